// The models of sqlite3 fit the real headers.
// REQUIRES: sqlite3
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{sqlite3} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*sqlite3.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#define SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_UNLOCK_NOTIFY
#include <sqlite3.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'sqlite3session_create' is not declared here
// CHECK-DAG: 'sqlite3session_table_filter' is not declared here
// CHECK-DAG: 'sqlite3session_delete' is not declared here
