// Missed: defaulted moves that nothing here uses have no body; methods that
// change what a destructor decides by, after the object was registered; methods
// that are called twice.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "loop.h"
#include <memory>

struct Cancel {
  loop_t *Loop;
  void operator()(int *Timer) const {
    loop_cancel(Loop, *Timer);
    delete Timer;
  }
};

class BadUnusedMove {
public:
  explicit BadUnusedMove(loop_t *L)
      : Timer(new int(loop_timer(L, on_event, this)), Cancel{L}) {}
  BadUnusedMove(BadUnusedMove &&) = default;

private:
  std::unique_ptr<int, Cancel> Timer;
};

class BadSetter {
public:
  explicit BadSetter(loop_t *L) : Loop(L) { loop_add(L, on_event, this); }
  ~BadSetter() {
    if (!Keep)
      loop_del(Loop, this);
  }
  void keep() { Keep = true; }

private:
  loop_t *Loop;
  bool Keep = false;
};

class BadStartedTwice {
public:
  explicit BadStartedTwice(loop_t *L) : Loop(L) {}
  ~BadStartedTwice() {
    if (Timer)
      loop_cancel(Loop, Timer);
  }
  void start() { Timer = loop_timer(Loop, on_event, this); }

private:
  loop_t *Loop;
  int Timer = 0;
};
