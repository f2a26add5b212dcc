// The models of libmpv fit the real headers.
// REQUIRES: libmpv
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libmpv} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libmpv.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <mpv/client.h>
#include <mpv/render.h>
#include <mpv/stream_cb.h>
