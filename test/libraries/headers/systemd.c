// The models of systemd fit the real headers.
// REQUIRES: systemd
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{systemd} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*systemd.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <systemd/sd-device.h>
