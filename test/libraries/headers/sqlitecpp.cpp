// The models fit the functions that the real headers declare.
// REQUIRES: sqlitecpp
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{sqlitecpp} -std=c++17 2>&1 > %t
// RUN: sed -n 's/^remark: \(sqlite-cpp.yaml:[0-9]*: error: .*\) .clang-tidy-config.$/\1/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'
// RUN: not grep -q clang-diagnostic-error %t

#include <SQLiteCpp/SQLiteCpp.h>
