// The models of portaudio fit the real headers.
// REQUIRES: portaudio
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{portaudio} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*portaudio.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <portaudio.h>
