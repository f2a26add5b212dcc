// The models of glfw fit the real headers.
// REQUIRES: glfw
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{glfw} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*glfw.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <GLFW/glfw3.h>
