// The models of libevent fit the real headers.
// REQUIRES: libevent
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libevent} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libevent.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <event2/event.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_ssl.h>
#include <event2/buffer.h>
#include <event2/http.h>
#include <event2/dns.h>
#include <event2/listener.h>
#include <event2/event_compat.h>
#include <event2/event_struct.h>
#include <event2/rpc.h>
#include <event2/util.h>
#include <event2/bufferevent_compat.h>
#include <event2/tag.h>
#include <event2/thread.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'evbuffer_setcb' is not declared here
