// The models of lua fit the real headers.
// REQUIRES: lua
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{lua} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*lua.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <lua.h>
#include <lauxlib.h>
#include <lualib.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'luaL_register' is not declared here
// CHECK-DAG: 'luaL_openlib' is not declared here
// CHECK-DAG: 'lua_pcall' is not declared here
// CHECK-DAG: 'lua_call' is not declared here
// CHECK-DAG: 'lua_cpcall' is not declared here
