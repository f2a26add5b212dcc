// The models of pulseaudio fit the real headers.
// REQUIRES: pulseaudio
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{pulseaudio} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*pulseaudio.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <pulse/pulseaudio.h>
#include <pulse/ext-device-manager.h>
#include <pulse/ext-device-restore.h>
#include <pulse/ext-stream-restore.h>
#include <pulse/glib-mainloop.h>
#include <pulse/mainloop-signal.h>
#include <pulse/rtclock.h>
