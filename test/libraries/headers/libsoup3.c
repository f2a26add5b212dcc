// The models of libsoup3 fit the real headers.
// REQUIRES: libsoup3
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libsoup3} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libsoup3.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libsoup/soup.h>
