// The models of pipewire fit the real headers.
// REQUIRES: pipewire
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{pipewire} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*pipewire.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <pipewire/pipewire.h>
#include <pipewire/filter.h>
#include <pipewire/impl.h>
#include <pipewire/extensions/metadata.h>
#include <pipewire/extensions/session-manager.h>
#include <spa/utils/hook.h>
#include <spa/support/loop.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'pw_registry_add_listener' is not declared here
// CHECK-DAG: 'pw_client_add_listener' is not declared here
// CHECK-DAG: 'pw_device_add_listener' is not declared here
// CHECK-DAG: 'pw_factory_add_listener' is not declared here
// CHECK-DAG: 'pw_link_add_listener' is not declared here
// CHECK-DAG: 'pw_module_add_listener' is not declared here
// CHECK-DAG: 'pw_node_add_listener' is not declared here
// CHECK-DAG: 'pw_port_add_listener' is not declared here
// CHECK-DAG: 'pw_metadata_add_listener' is not declared here
// CHECK-DAG: 'pw_profiler_add_listener' is not declared here
// CHECK-DAG: 'pw_loop_iterate' is not declared here
// CHECK-DAG: 'pw_loop_add_io' is not declared here
// CHECK-DAG: 'pw_loop_add_idle' is not declared here
// CHECK-DAG: 'pw_loop_add_event' is not declared here
// CHECK-DAG: 'pw_loop_add_timer' is not declared here
// CHECK-DAG: 'pw_loop_add_signal' is not declared here
// CHECK-DAG: 'pw_loop_destroy_source' is not declared here
// CHECK-DAG: 'pw_core_add_listener' is not declared here
