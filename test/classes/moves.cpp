// Objects that are moved or copied leave their old address registered, or lose
// what names their registration.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include <utility>

class Id {
public:
  Id() = default;
  Id(loop_t *L, int Value) : Loop(L), Value(Value) {}
  Id(Id &&Other) : Loop(Other.Loop), Value(Other.Value) { Other.Value = 0; }
  Id &operator=(Id &&Other) {
    std::swap(Loop, Other.Loop);
    std::swap(Value, Other.Value);
    return *this;
  }
  ~Id() {
    if (Value)
      loop_cancel(Loop, Value);
  }

private:
  loop_t *Loop = nullptr;
  int Value = 0;
};

//===-- Moves ------------------------------------------------------------===//

class BadDefaultedMove {
public:
  explicit BadDefaultedMove(loop_t *L) : I(L, loop_timer(L, on_event, this)) {}
  BadDefaultedMove(BadDefaultedMove &&) = default;

private:
  Id I;
};
// CHECK: :[[@LINE-8]]:7: warning: the 'BadDefaultedMove' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:47: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-7]]:3: note: not undone after a call of 'BadDefaultedMove'
// CHECK: :[[@LINE-11]]:7: note: stub is still live when '~BadDefaultedMove' returns
// CHECK: :[[@LINE-10]]:47: note: a call of 'loop_cancel' in '~BadDefaultedMove' would end it
BadDefaultedMove moved(BadDefaultedMove X) { return BadDefaultedMove(std::move(X)); }

class GoodNotMovable {
public:
  explicit GoodNotMovable(loop_t *L) : I(L, loop_timer(L, on_event, this)) {}
  GoodNotMovable(GoodNotMovable &&) = delete;

private:
  Id I;
};

class BadWrittenMove {
public:
  explicit BadWrittenMove(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  BadWrittenMove(BadWrittenMove &&Other)
      : Loop(Other.Loop), Timer(std::exchange(Other.Timer, 0)) {}
  ~BadWrittenMove() {
    if (Timer)
      loop_cancel(Loop, Timer);
  }
// CHECK: :[[@LINE-4]]:3: warning: the 'BadWrittenMove' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-9]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-8]]:3: note: not undone after a call of 'BadWrittenMove'
// CHECK: :[[@LINE-4]]:3: note: stub is still live when '~BadWrittenMove' returns
// CHECK: :[[@LINE-12]]:13: note: a call of 'loop_cancel' in '~BadWrittenMove' would end it

private:
  loop_t *Loop;
  int Timer = 0;
};

class GoodWrittenMove {
public:
  explicit GoodWrittenMove(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  GoodWrittenMove(GoodWrittenMove &&Other) : Loop(Other.Loop) {
    loop_cancel(Other.Loop, Other.Timer);
    Other.Timer = 0;
    Timer = loop_timer(Loop, on_event, this);
  }
  ~GoodWrittenMove() {
    if (Timer)
      loop_cancel(Loop, Timer);
  }

private:
  loop_t *Loop;
  int Timer = 0;
};

class GoodMoveKeepsToken { // the old object still ends its own registration
public:
  explicit GoodMoveKeepsToken(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  GoodMoveKeepsToken(GoodMoveKeepsToken &&) = default;
  ~GoodMoveKeepsToken() { loop_cancel(Loop, Timer); }

private:
  loop_t *Loop;
  int Timer = 0;
};

//===-- Assignments ------------------------------------------------------===//

class BadMoveAssignment {
public:
  explicit BadMoveAssignment(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  BadMoveAssignment &operator=(BadMoveAssignment &&Other) {
    Timer = std::exchange(Other.Timer, 0);
    return *this;
  }
  ~BadMoveAssignment() {
    if (Timer)
      loop_cancel(Loop, Timer);
  }
// CHECK: :[[@LINE-4]]:3: warning: the 'BadMoveAssignment' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-11]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-10]]:22: note: not undone after a call of 'operator='
// CHECK: :[[@LINE-6]]:9: note: assuming field 'Timer' is 0
// CHECK: :[[@LINE-5]]:3: note: stub is still live when '~BadMoveAssignment' returns
// CHECK: :[[@LINE-15]]:13: note: a call of 'loop_cancel' in '~BadMoveAssignment' would end it

private:
  loop_t *Loop;
  int Timer = 0;
};

class BadCopyAssignment {
public:
  explicit BadCopyAssignment(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  BadCopyAssignment &operator=(const BadCopyAssignment &Other) {
    Timer = Other.Timer;
    return *this;
  }
  ~BadCopyAssignment() { loop_cancel(Loop, Timer); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadCopyAssignment' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-8]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-7]]:22: note: not undone after a call of 'operator='
// CHECK: :[[@LINE-4]]:52: note: stub is still live when '~BadCopyAssignment' returns
// CHECK: :[[@LINE-11]]:13: note: a call of 'loop_cancel' in '~BadCopyAssignment' would end it

private:
  loop_t *Loop;
  int Timer = 0;
};

class BadDefaultedCopyAssignment {
public:
  explicit BadDefaultedCopyAssignment(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  BadDefaultedCopyAssignment &
  operator=(const BadDefaultedCopyAssignment &) = default;
  ~BadDefaultedCopyAssignment() { loop_cancel(Loop, Timer); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadDefaultedCopyAssignment' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-4]]:3: note: not undone after a call of 'operator='
// CHECK: :[[@LINE-4]]:61: note: stub is still live when '~BadDefaultedCopyAssignment' returns
// CHECK: :[[@LINE-9]]:13: note: a call of 'loop_cancel' in '~BadDefaultedCopyAssignment' would end it

private:
  loop_t *Loop;
  int Timer = 0;
};
void assign(BadDefaultedCopyAssignment &A, BadDefaultedCopyAssignment &B) {
  A = B;
}

class GoodAssignment {
public:
  explicit GoodAssignment(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  GoodAssignment &operator=(const GoodAssignment &) { return *this; }
  ~GoodAssignment() { loop_cancel(Loop, Timer); }

private:
  loop_t *Loop;
  int Timer = 0;
};

//===-- A new token over an old one --------------------------------------===//

class BadRestart {
public:
  explicit BadRestart(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  ~BadRestart() { loop_cancel(Loop, Timer); }
  void restart() { Timer = loop_timer(Loop, on_event, this); }
// CHECK: :[[@LINE-2]]:3: warning: the 'BadRestart' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:8: note: not undone after a call of 'restart'
// CHECK: :[[@LINE-5]]:45: note: stub is still live when '~BadRestart' returns
// CHECK: :[[@LINE-8]]:13: note: a call of 'loop_cancel' in '~BadRestart' would end it

private:
  loop_t *Loop;
  int Timer;
};

class GoodRestart {
public:
  explicit GoodRestart(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  ~GoodRestart() { loop_cancel(Loop, Timer); }
  void restart() {
    loop_cancel(Loop, Timer);
    Timer = loop_timer(Loop, on_event, this);
  }

private:
  loop_t *Loop;
  int Timer;
};

class BadTwice {
public:
  explicit BadTwice(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
    Timer = loop_timer(L, on_event, this);
  }
  ~BadTwice() { loop_cancel(Loop, Timer); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadTwice' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:43: note: stub is still live when '~BadTwice' returns
// CHECK: :[[@LINE-7]]:13: note: a call of 'loop_cancel' in '~BadTwice' would end it

private:
  loop_t *Loop;
  int Timer;
};
