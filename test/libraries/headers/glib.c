// The models of glib fit the real headers.
// REQUIRES: glib
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{glib} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*glib.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <gio/gio.h>
#include <glib-unix.h>
#include <gio/gunixfdlist.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'g_free_sized' is not declared here
// CHECK-DAG: 'g_aligned_free_sized' is not declared here
// CHECK-DAG: 'g_action_map_remove_action_entries' is not declared here
// CHECK-DAG: 'g_timeout_add_seconds_once' is not declared here
