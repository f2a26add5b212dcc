// Missed: the call between registration and revocation may throw. The analyzer
// has no edges for exceptions.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"

void mayThrow();

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  mayThrow();
  jsUnset("f");
}

void bad_throw(bool Fail) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Fail)
    throw 1;
  jsUnset("f");
}
