// The models of wayland fit the real headers.
// REQUIRES: wayland
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{wayland} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*wayland.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <wayland-client.h>
#include <wayland-server.h>
