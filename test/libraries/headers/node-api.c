// The models of node-api fit the real headers.
// REQUIRES: node-api
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{node-api} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*node-api.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#define NAPI_VERSION 8
#include <node_api.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'node_api_post_finalizer' is not declared here
