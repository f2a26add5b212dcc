// The models of libfuse3 fit the real headers.
// REQUIRES: libfuse3
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libfuse3} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libfuse3.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#define FUSE_USE_VERSION 31
#include <fuse.h>
#include <fuse_lowlevel.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'fuse_loop_mt' is not declared here
// CHECK-DAG: 'fuse_loop_mt_32' is not declared here
// CHECK-DAG: 'fuse_loop_mt_312' is not declared here
// CHECK-DAG: 'fuse_session_loop_mt' is not declared here
// CHECK-DAG: 'fuse_session_loop_mt_32' is not declared here
// CHECK-DAG: 'fuse_session_loop_mt_312' is not declared here
// CHECK-DAG: 'fuse_new_30' is not declared here
// CHECK-DAG: 'fuse_new_31' is not declared here
