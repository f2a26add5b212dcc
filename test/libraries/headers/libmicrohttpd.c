// The models of libmicrohttpd fit the real headers.
// REQUIRES: libmicrohttpd
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libmicrohttpd} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libmicrohttpd.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <microhttpd.h>
