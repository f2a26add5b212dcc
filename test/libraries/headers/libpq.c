// The models of libpq fit the real headers.
// REQUIRES: libpq
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libpq} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libpq.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libpq-fe.h>
#include <libpq-events.h>
