// The models of expat fit the real headers.
// REQUIRES: expat
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{expat} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*expat.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <expat.h>
