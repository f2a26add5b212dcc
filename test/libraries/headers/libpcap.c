// The models of libpcap fit the real headers.
// REQUIRES: libpcap
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libpcap} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libpcap.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <pcap/pcap.h>
