// The models fit the functions that the real headers declare, but for overloads
// that only some version has.
// REQUIRES: gtkmm3
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{gtkmm3} -std=c++17 2>&1 > %t
// RUN: sed -n 's/^remark: \(sigcpp.yaml:[0-9]*: error: .*\) .clang-tidy-config.$/\1/p' %t | sed '/is not one of them/d; /returns nothing/d' | FileCheck %s --allow-empty '--implicit-check-not={{.}}'
// RUN: not grep -q clang-diagnostic-error %t

#include <gtkmm.h>
