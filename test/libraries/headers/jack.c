// The models of jack fit the real headers.
// REQUIRES: jack
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{jack} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*jack.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <jack/jack.h>
#include <jack/midiport.h>
#include <jack/session.h>
#include <jack/thread.h>
#include <jack/transport.h>
#include <jack/metadata.h>
#include <jack/ringbuffer.h>
#include <jack/control.h>
#include <jack/intclient.h>
#include <jack/statistics.h>
