// The models of javascriptcore fit the real headers.
// REQUIRES: javascriptcore
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{javascriptcore} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*javascriptcore.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <jsc/jsc.h>
#include <JavaScriptCore/JavaScript.h>
