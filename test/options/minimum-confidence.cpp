// Option MinimumConfidence: an end is likely, a step is definite.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck --check-prefix=LIKELY --check-prefix=DEFINITE
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.MinimumConfidence: definite}}' -- %cxx 2>&1 | grep -v note: | %filecheck --check-prefix=DEFINITE

#include "foreign.h"

void end() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
}
// LIKELY: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live

void step() {
  {
    Wrapper W = exportCallback();
    jsSet("f", W.stub());
  }
  jsRun();
}
// DEFINITE: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live
