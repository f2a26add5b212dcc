// Missed: elements whose constructor registers them, and what variants hold.
// Constructors and destructors of elements are not run.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"
#include <list>
#include <utility>
#include <variant>

struct Registered {
  Wrapper W;
  Registered() : W(exportCallback()) { jsSet("f", W.stub()); }
};

void bad_registers_itself() {
  std::list<Registered> All;
  All.emplace_back();
}

void bad_variant() {
  std::variant<int, Wrapper> V;
  V = exportCallback();
  jsSet("f", std::get<Wrapper>(V).stub());
}
