// Missed: the class registers and forgets, but no function here makes and
// destroys an object of it. Classes are not seen as a whole yet.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "loop.h"

class Listener {
public:
  explicit Listener(loop_t *L) { loop_add(L, on_event, this); }
  ~Listener() {}
};
