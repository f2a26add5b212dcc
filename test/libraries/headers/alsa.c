// The models of alsa fit the real headers.
// REQUIRES: alsa
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{alsa} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*alsa.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <alsa/asoundlib.h>
