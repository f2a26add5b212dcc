// The models of libuv fit the real headers.
// REQUIRES: libuv
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libuv} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libuv.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <uv.h>
