// The models of libwebsockets fit the real headers.
// REQUIRES: libwebsockets
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libwebsockets} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libwebsockets.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libwebsockets.h>
