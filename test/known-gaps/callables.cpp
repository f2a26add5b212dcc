// Missed: a raw pointer into what a shared pointer owns. How many shared pointers
// there are is guessed by nobody.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"
#include <functional>
#include <memory>

struct Counter {
  int N = 0;
  void increment() { ++N; }
};

class Emitter {
public:
  void on(CBL_RETAINS std::function<void()> Callback);
};

std::shared_ptr<Counter> current();

void missed_pointer_of_a_shared_one(Emitter &E) {
  std::shared_ptr<Counter> C = current();
  E.on([Raw = C.get()] { Raw->increment(); });
}
