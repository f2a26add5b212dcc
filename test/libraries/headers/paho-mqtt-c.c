// The models of paho-mqtt-c fit the real headers.
// REQUIRES: paho-mqtt-c
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{paho-mqtt-c} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*paho-mqtt-c.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <MQTTClient.h>
#include <MQTTAsync.h>
