// The models of libinput fit the real headers.
// REQUIRES: libinput
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libinput} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libinput.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libinput.h>
