// The models of jni fit the real headers.
// REQUIRES: jni
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{jni} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*jni.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <jni.h>
