// The models of libffi fit the real headers.
// REQUIRES: libffi
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libffi} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libffi.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <ffi.h>
