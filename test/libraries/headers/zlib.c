// The models of zlib fit the real headers.
// REQUIRES: zlib
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{zlib} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*zlib.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <zlib.h>
