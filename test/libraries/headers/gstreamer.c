// The models of gstreamer fit the real headers.
// REQUIRES: gstreamer
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{gstreamer} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*gstreamer.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <gst/gst.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'gst_app_sink_set_callbacks' is not declared here
// CHECK-DAG: 'gst_app_src_set_callbacks' is not declared here
