// The models of libvlc fit the real headers.
// REQUIRES: libvlc
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libvlc} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libvlc.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <vlc/vlc.h>
