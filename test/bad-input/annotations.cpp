// A broken CBL_MODEL annotation is an error at the function, and nothing is
// analysed.
// RUN: not %tidy %s -- %cxx 2>&1 | FileCheck %s '--implicit-check-not={{(warning|error):}}'

#include <callback_lifetime/Annotations.h>

CBL_MODEL("retain: {contxt: 0}") void unknownKey(void *);
CBL_MODEL("retain: {context: 3}") void wrongIndex(void *);
CBL_MODEL("retain: {context: 0}") void keeps(void *);

void bad() {
  int Context = 0;
  keeps(&Context);
}

// CHECK: error: {{.*}}annotations.cpp:7:39: CBL_MODEL:1:{{[0-9]+}}: error: 'retain' needs 'context' or 'callback'
// CHECK: error: {{.*}}annotations.cpp:8:40: CBL_MODEL: error: 'context': 'wrongIndex' has 1 parameters, and 3 is not one of them
