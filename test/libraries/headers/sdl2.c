// The models of sdl2 fit the real headers.
// REQUIRES: sdl2
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{sdl2} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*sdl2.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <SDL.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'SDL_SetWindowsMessageHook' is not declared here
