// The models of hiredis fit the real headers.
// REQUIRES: hiredis
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{hiredis} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*hiredis.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <hiredis/hiredis.h>
#include <hiredis/async.h>
#include <hiredis/adapters/libevent.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'redisAsyncSetPushCallback' is not declared here
// CHECK-DAG: 'redisAsyncHandleTimeout' is not declared here
// CHECK-DAG: 'redisLibuvAttach' is not declared here
// CHECK-DAG: 'redisLibevAttach' is not declared here
// CHECK-DAG: 'redisAeAttach' is not declared here
