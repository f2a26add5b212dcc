// The models of libusb fit the real headers.
// REQUIRES: libusb
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libusb} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libusb.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libusb.h>
