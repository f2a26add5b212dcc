// A finding is silenced at its warning's line, or at its statement.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include "foreign.h"

void loud() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live

void nolint() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
} // NOLINT(callback-dangling-stub)

void nolint_next_line(Wrapper &W) {
  jsSet("f", W.stub());
  // NOLINTNEXTLINE(callback-dangling-stub)
  W.reset();
}

void suppressed(Wrapper &W) {
  jsSet("f", W.stub());
  [[clang::suppress]] W.reset();
}

[[clang::suppress]] void suppressed_function() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
}
