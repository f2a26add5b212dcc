// Every way an object dies whose address is registered, with its correct twin.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include <stdlib.h>
#include <string>

namespace end_of_function {

void bad(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
  loop_run(L);
  loop_del(L, &C);
}

} // namespace end_of_function

namespace end_of_block {

void bad(loop_t *L) {
  {
    context C{};
    loop_add(L, on_event, &C);
  }
  loop_run(L);
}
// CHECK: :[[@LINE-3]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-4]]:3: note: stub may be invoked here by 'loop_run'
// CHECK: :[[@LINE-7]]:5: note: a call of 'loop_del' would end it

void bad_then_revoked(loop_t *L) {
  context *Address;
  {
    context C{};
    Address = &C;
    loop_add(L, on_event, &C);
  }
  loop_run(L);
  loop_del(L, Address);
}
// CHECK: :[[@LINE-4]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'loop_run'
// CHECK: :[[@LINE-8]]:5: note: a call of 'loop_del' would end it

void good(loop_t *L) {
  context C{};
  {
    loop_add(L, on_event, &C);
  }
  loop_run(L);
  loop_del(L, &C);
}

void good_no_step(loop_t *L) {
  context *Address;
  {
    context C{};
    Address = &C;
    loop_add(L, on_event, &C);
  }
  loop_del(L, Address);
}

} // namespace end_of_block

namespace early_return {

int bad(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
  if (loop_errors(L))
    return -1;
  loop_del(L, &C);
  return 0;
}
// CHECK: :[[@LINE-4]]:5: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-7]]:7: note: assuming the condition is true
// CHECK: :[[@LINE-7]]:5: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-10]]:3: note: a call of 'loop_del' would end it

int good(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
  int Result = loop_errors(L) ? -1 : 0;
  loop_del(L, &C);
  return Result;
}

} // namespace early_return

namespace object_with_a_destructor {

struct Session {
  std::string Name;
};

void bad(loop_t *L) {
  Session S;
  loop_add(L, on_event, &S);
}
// CHECK: :[[@LINE-1]]:1: warning: 'S' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good(loop_t *L) {
  Session S;
  loop_add(L, on_event, &S);
  loop_del(L, &S);
}

} // namespace object_with_a_destructor

namespace member {

struct Session {
  int Id;
  context Events;
};

void bad(loop_t *L) {
  Session S{};
  loop_add(L, on_event, &S.Events);
}
// CHECK: :[[@LINE-1]]:1: warning: 'S.Events' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good(loop_t *L, Session &S) {
  loop_add(L, on_event, &S.Events);
}

} // namespace member

namespace array_element {

void bad(loop_t *L) {
  context All[4] = {};
  loop_add(L, on_event, &All[2]);
}
// CHECK: :[[@LINE-1]]:1: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good(loop_t *L) {
  static context All[4];
  loop_add(L, on_event, &All[2]);
}

} // namespace array_element

namespace parameter {

void bad(loop_t *L, context C) {
  loop_add(L, on_event, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good(loop_t *L, context &C) {
  loop_add(L, on_event, &C);
}

} // namespace parameter

namespace heap {

void bad(loop_t *L) {
  auto *C = new context{};
  loop_add(L, on_event, C);
  delete C;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

void bad_parameter(loop_t *L, context *C) {
  loop_add(L, on_event, C);
  delete C;
}
// CHECK: :[[@LINE-2]]:3: warning: the object that 'C' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_parameter' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

void bad_free(loop_t *L) {
  auto *C = static_cast<context *>(malloc(sizeof(context)));
  if (!C)
    return;
  loop_add(L, on_event, C);
  free(C);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_free' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

void good(loop_t *L) {
  auto *C = new context{};
  loop_add(L, on_event, C);
  loop_del(L, C);
  delete C;
}

void good_kept(loop_t *L) {
  auto *C = new context{};
  loop_add(L, on_event, C);
}

} // namespace heap

namespace token {

void bad(loop_t *L) {
  context C{};
  int First = loop_timer(L, on_event, &C);
  int Second = loop_timer(L, on_event, &C);
  loop_cancel(L, First);
  (void)Second;
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:16: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-7]]:16: note: a call of 'loop_cancel' would end it

void good(loop_t *L) {
  context C{};
  int First = loop_timer(L, on_event, &C);
  int Second = loop_timer(L, on_event, &C);
  loop_cancel(L, Second);
  loop_cancel(L, First);
}

void good_unknown_token(loop_t *L, int Other) {
  context C{};
  loop_timer(L, on_event, &C);
  loop_cancel(L, Other);
}

} // namespace token

namespace home {

void bad_outlives() {
  loop_t *L = loop_new();
  {
    context C{};
    loop_add(L, on_event, &C);
  }
  loop_run(L);
  loop_free(L);
}
// CHECK: :[[@LINE-4]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'loop_run'
// CHECK: :[[@LINE-8]]:5: note: a call of 'loop_del' would end it

void good_closed_first() {
  loop_t *L = loop_new();
  context C{};
  loop_add(L, on_event, &C);
  loop_run(L);
  loop_free(L);
}

void bad_other_home(loop_t *L, loop_t *M) {
  context C{};
  loop_add(L, on_event, &C);
  loop_del(M, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_other_home' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

void good_escaped(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
  mystery_loop(L);
}

loop_t *TheLoop;

void good_global() {
  context C{};
  loop_add(TheLoop, on_event, &C);
  mystery();
  loop_del(TheLoop, &C);
}

void bad_global() {
  context C{};
  loop_add(TheLoop, on_event, &C);
  mystery();
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_global' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

} // namespace home

namespace guard {

class Guard {
public:
  Guard(loop_t *L, context *C) : L(L), C(C) { loop_add(L, on_event, C); }
  ~Guard() { loop_del(L, C); }

private:
  loop_t *L;
  context *C;
};

void good(loop_t *L) {
  context C{};
  Guard G(L, &C);
  loop_run(L);
}

void bad(loop_t *L) {
  context C{};
  {
    Guard G(L, &C);
  }
  loop_add(L, on_event, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

} // namespace guard

namespace self_registering {

class Listener {
public:
  explicit Listener(loop_t *L) : L(L) { loop_add(L, on_event, this); }
  ~Listener() { loop_del(L, this); }

private:
  loop_t *L;
};

class Forgetful {
public:
  explicit Forgetful(loop_t *L) { loop_add(L, on_event, this); }
// CHECK: :[[@LINE-3]]:7: warning: the 'self_registering::Forgetful' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:35: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:7: note: stub is still live when '~Forgetful' returns
// CHECK: :[[@LINE-4]]:35: note: a call of 'loop_del' in '~Forgetful' would end it
};

class Unseen {
public:
  explicit Unseen(loop_t *L) { loop_add(L, on_event, this); }
  ~Unseen();
};

void good(loop_t *L) { Listener One(L); }
void good_unseen(loop_t *L) { Unseen One(L); }
void bad(loop_t *L) {
  Forgetful One(L);
}

} // namespace self_registering

namespace process_ends {

void good(loop_t *L) {
  context C{};
  loop_add(L, on_event, &C);
  abort();
}

void bad(loop_t *L, bool Fatal) {
  context C{};
  loop_add(L, on_event, &C);
  if (Fatal)
    abort();
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:7: note: assuming 'Fatal' is false
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-8]]:3: note: a call of 'loop_del' would end it

} // namespace process_ends

// Nothing calls back after main, unless a step was seen.
int main() {
  loop_t *L = loop_new();
  context C{};
  loop_add(L, on_event, &C);
}
