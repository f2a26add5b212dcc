// The models of dbus fit the real headers.
// REQUIRES: dbus
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{dbus} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*dbus.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <dbus/dbus.h>
