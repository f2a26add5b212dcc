// The models of mosquitto fit the real headers.
// REQUIRES: mosquitto
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{mosquitto} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*mosquitto.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <mosquitto.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'mosquitto_pre_connect_callback_set' is not declared here
// CHECK-DAG: 'mosquitto_unsubscribe2_v5_callback_set' is not declared here
// CHECK-DAG: 'mosquitto_ext_auth_callback_set' is not declared here
