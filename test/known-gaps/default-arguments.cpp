// Missed: a temporary that is a default argument dies after the call. The
// analyzer does not evaluate default arguments.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"

void take(const Wrapper &W = exportCallback()) { jsSet("f", W.stub()); }

void bad() {
  take();
}
