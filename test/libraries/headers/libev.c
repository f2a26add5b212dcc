// The models of libev fit the real headers.
// REQUIRES: libev
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libev} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libev.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <ev.h>
