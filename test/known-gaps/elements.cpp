// Missed: what variants hold.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"
#include <utility>
#include <variant>

void bad_variant() {
  std::variant<int, Wrapper> V;
  V = exportCallback();
  jsSet("f", std::get<Wrapper>(V).stub());
}
