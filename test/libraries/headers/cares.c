// The models of cares fit the real headers.
// REQUIRES: cares
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{cares} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*cares.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <ares.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'ares_queue_wait_empty' is not declared here
