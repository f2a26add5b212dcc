// The models of gtk3 fit the real headers.
// REQUIRES: gtk3
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{gtk3} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*gtk3.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <gtk/gtk.h>
