// The models of nghttp2 fit the real headers.
// REQUIRES: nghttp2
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{nghttp2} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*nghttp2.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <nghttp2/nghttp2.h>
