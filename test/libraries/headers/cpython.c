// The models of cpython fit the real headers.
// REQUIRES: cpython
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{cpython} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*cpython.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#define PY_SSIZE_T_CLEAN
#include <Python.h>
