// Missed: the drop after a loop of many iterations is not reached.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "loop.h"

void work(int);

void bad_after_the_loop(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
  for (int I = 0; I < 1000; ++I)
    work(I);
}
