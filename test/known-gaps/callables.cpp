// Missed: what std::bind binds. Its result is looked into by nobody.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"
#include <functional>

struct Counter {
  int N = 0;
  void increment() { ++N; }
};

class Emitter {
public:
  void on(CBL_RETAINS std::function<void()> Callback);
};

void bad_bind(Emitter &E) {
  Counter C;
  E.on(std::bind(&Counter::increment, &C));
}
