// The models of librdkafka fit the real headers.
// REQUIRES: librdkafka
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{librdkafka} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*librdkafka.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <librdkafka/rdkafka.h>
