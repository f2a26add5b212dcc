// The models of mujs fit the real headers.
// REQUIRES: mujs
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{mujs} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*mujs.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <mujs.h>
