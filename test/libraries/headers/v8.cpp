// The models of v8 fit the real headers.
// REQUIRES: v8
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{v8} -std=c++17 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*v8.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <v8.h>
#include <v8-profiler.h>
#include <v8-platform.h>
#include <node.h>
#include <node_buffer.h>
