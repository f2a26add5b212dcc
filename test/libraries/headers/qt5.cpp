// The models fit the functions that the real headers declare, but for overloads
// that only some version has.
// REQUIRES: qt5
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{qt5} -std=c++17 2>&1 > %t
// RUN: sed -n 's/^remark: \(qt.yaml:[0-9]*: error: .*\) .clang-tidy-config.$/\1/p' %t | sed '/is not one of them/d; /returns nothing/d' | FileCheck %s --allow-empty '--implicit-check-not={{.}}'
// RUN: not grep -q clang-diagnostic-error %t

#include <QtConcurrent>
#include <QtWidgets>
