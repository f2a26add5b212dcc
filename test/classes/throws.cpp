// A constructor that throws after it registered its object: the destructor
// does not run.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include "foreign.h"
#include <stdexcept>

bool check(int);

class BadThrow {
public:
  BadThrow(loop_t *L, int N) : Loop(L) {
    loop_add(L, on_event, this);
    if (!check(N))
      throw std::runtime_error("check");
  }
// CHECK: :[[@LINE-2]]:7: warning: the 'BadThrow' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:9: note: assuming the condition is true
// CHECK: :[[@LINE-5]]:7: note: an exception thrown here unwinds past the owner
// CHECK: :[[@LINE-8]]:5: note: a call of 'loop_del' would end it
  ~BadThrow() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class GoodThrowFirst {
public:
  GoodThrowFirst(loop_t *L, int N) : Loop(L) {
    if (!check(N))
      throw std::runtime_error("check");
    loop_add(L, on_event, this);
  }
  ~GoodThrowFirst() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class GoodThrowUndone {
public:
  GoodThrowUndone(loop_t *L, int N) : Loop(L) {
    loop_add(L, on_event, this);
    if (!check(N)) {
      loop_del(L, this);
      throw std::runtime_error("check");
    }
  }
  ~GoodThrowUndone() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class Attached {
public:
  Attached(loop_t *L, void *Context) : Loop(L), Context(Context) {
    loop_add(L, on_event, Context);
  }
  ~Attached() { loop_del(Loop, Context); }

private:
  loop_t *Loop;
  void *Context;
};

class GoodThrowWithMember {
public:
  GoodThrowWithMember(loop_t *L, int N) : A(L, this) {
    if (!check(N))
      throw std::runtime_error("check");
  }

private:
  Attached A;
};

class GoodThrowCaught {
public:
  GoodThrowCaught(loop_t *L, int N) : Loop(L) {
    loop_add(L, on_event, this);
    try {
      if (!check(N))
        throw std::runtime_error("check");
    } catch (const std::exception &) {
    }
  }
  ~GoodThrowCaught() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class BadThrowWrapper {
public:
  explicit BadThrowWrapper(int N) : W(exportCallback()) {
    jsSet("w", W.stub());
    if (!check(N))
      throw std::runtime_error("check");
  }
// CHECK: :[[@LINE-2]]:7: warning: 'BadThrowWrapper::W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:39: note: callback exported here
// CHECK: :[[@LINE-6]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-6]]:9: note: assuming the condition is true
// CHECK: :[[@LINE-6]]:7: note: an exception thrown here unwinds past the owner
// CHECK: :[[@LINE-9]]:5: note: a call of 'jsUnset' would end it
  ~BadThrowWrapper() { jsUnset("w"); }

private:
  Wrapper W;
};
