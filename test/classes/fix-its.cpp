// What a destructor lacks is inserted where that is safe and obvious.
//
// RUN: cp %s %t.cpp
// RUN: %tidy %t.cpp --fix -- %cxx > %t.log 2>&1
// RUN: FileCheck %s --input-file=%t.cpp --match-full-lines --strict-whitespace
// RUN: FileCheck %s --input-file=%t.log --check-prefix=APPLIED
// RUN: %tidy %t.cpp -- %cxx 2>&1 | FileCheck %s --check-prefix=AGAIN
//
// APPLIED: applied 4 of 4 suggested fixes
// What is left has no fix.
// AGAIN-COUNT-4: warning:
// AGAIN-NOT: warning:

#include "loop.h"

class Always {
public:
  explicit Always(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  ~Always() {}
  // CHECK:  ~Always() { loop_cancel(Loop, Timer); }

private:
  loop_t *Loop;
  int Timer;
};

class Sometimes {
public:
  explicit Sometimes(loop_t *L) : Loop(L) {}
  void start() { Timer = loop_timer(Loop, on_event, this); }
  ~Sometimes() {
    mystery();
  }
  //      CHECK:  ~Sometimes() {
  // CHECK-NEXT:    if (Timer) loop_cancel(Loop, Timer);
  // CHECK-NEXT:    mystery();
  // CHECK-NEXT:  }

private:
  loop_t *Loop;
  int Timer = 0;
};

class OneLine {
public:
  explicit OneLine(loop_t *L) : Loop(L), Timer(loop_timer(L, on_event, this)) {}
  ~OneLine() { mystery(); }
  // CHECK:  ~OneLine() { loop_cancel(Loop, Timer); mystery(); }

private:
  loop_t *Loop;
  int Timer;
};

class Outside {
public:
  explicit Outside(loop_t *L) : Loop(L), Timer(loop_timer(L, on_event, this)) {}
  ~Outside();

private:
  loop_t *Loop;
  int Timer;
};

Outside::~Outside() {
  mystery();
}
//      CHECK:Outside::~Outside() {
// CHECK-NEXT:  loop_cancel(Loop, Timer);
// CHECK-NEXT:  mystery();
// CHECK-NEXT:}

// The member is not initialized by the constructor.
class Uninitialized {
public:
  explicit Uninitialized(loop_t *L) : Loop(L) {}
  void start() { Timer = loop_timer(Loop, on_event, this); }
  ~Uninitialized() {}
  // CHECK:  ~Uninitialized() {}

private:
  loop_t *Loop;
  int Timer;
};

// Nobody stored the loop.
class NoHome {
public:
  explicit NoHome(loop_t *L) { Timer = loop_timer(L, on_event, this); }
  ~NoHome() {}
  // CHECK:  ~NoHome() {}

private:
  int Timer;
};

// The wrong one is cancelled.
class WrongToken {
public:
  explicit WrongToken(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  ~WrongToken() { loop_cancel(Loop, Other); }
  // CHECK:  ~WrongToken() { loop_cancel(Loop, Other); }

private:
  loop_t *Loop;
  int Timer, Other = 0;
};

// There is no destructor to insert into.
class Implicit {
public:
  explicit Implicit(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }

private:
  loop_t *Loop;
  int Timer;
};
