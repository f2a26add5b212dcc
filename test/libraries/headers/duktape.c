// The models of duktape fit the real headers.
// REQUIRES: duktape
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{duktape} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*duktape.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <duktape.h>
