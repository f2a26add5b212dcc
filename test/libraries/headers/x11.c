// The models of x11 fit the real headers.
// REQUIRES: x11
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{x11} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*x11.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <X11/Xlib.h>
#include <X11/Xlibint.h>
