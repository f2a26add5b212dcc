// The models fit the functions that the real headers declare.
// REQUIRES: asio
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{asio} -std=c++17 2>&1 > %t
// RUN: sed -n 's/^remark: \(asio.yaml:[0-9]*: error: .*\) .clang-tidy-config.$/\1/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'
// RUN: not grep -q clang-diagnostic-error %t

#include <asio.hpp>
