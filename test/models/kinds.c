// What a model says of when and how often a home calls, through attributes and
// through a model file.
//
// RUN: %tidy %s -- %c -DTICK_ANNOTATED 2>&1 | grep -v note: | %filecheck
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%S/../Inputs/tick.yaml"}}' -- %c 2>&1 | grep -v note: | %filecheck

#include "tick.h"

struct context {
  int n;
};
void on(void *);
int again(void *);
void dispose(void *);

//===- How often ----------------------------------------------------------===//

void bad_once_before_it_fired(loop *l) {
  {
    struct context c = {0};
    loop_soon(l, on, &c);
  }
  loop_run(l);
}
// CHECK: :[[@LINE-3]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_once_it_has_fired(loop *l) {
  struct context c = {0};
  loop_soon(l, on, &c);
  loop_run(l);
}

void bad_until_false(loop *l) {
  struct context c = {0};
  loop_idle(l, again, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_until_false_may_be_done(loop *l) {
  struct context c = {0};
  loop_idle(l, again, &c);
  loop_run(l);
}

void bad_other_token(loop *l) {
  struct context c = {0}, d = {0};
  int a = loop_idle(l, again, &c);
  int b = loop_idle(l, again, &d);
  loop_cancel(l, a);
  loop_cancel(l, a);
}
// CHECK: :[[@LINE-1]]:1: warning: 'd' is dropped while its stub is still live [callback-dangling-stub]

void good_both_tokens(loop *l) {
  struct context c = {0}, d = {0};
  int a = loop_idle(l, again, &c);
  int b = loop_idle(l, again, &d);
  loop_cancel(l, a);
  loop_cancel(l, b);
}

//===- When ---------------------------------------------------------------===//

void bad_other_thread(void) {
  struct context c = {0};
  thread_hook(on, &c);
  {
    struct context d = {0};
    thread_hook(on, &d);
  }
  thread_hook(0, 0);
}
// CHECK: :[[@LINE-3]]:3: warning: 'd' is dropped while its stub is still live [callback-dangling-stub]

void good_other_thread(void) {
  struct context c = {0};
  thread_hook(on, &c);
  thread_hook(0, 0);
}

int main(int argc, char **argv) {
  struct context c = {0};
  static struct context s;
  loop *l = loop_new();
  loop_idle(l, again, &c); // nothing calls back after main
  at_exit(on, &s);
  if (argc > 1)
    return 0;
  at_exit(on, &c);
  return 1;
}
// CHECK: :[[@LINE-2]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

//===- Arming -------------------------------------------------------------===//

void bad_armed(loop *l) {
  struct context c = {0};
  event *e = event_new(l, on, &c);
  event_add(e);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_never_armed(loop *l) {
  struct context c = {0};
  event_new(l, on, &c);
}

void good_disarmed(loop *l) {
  struct context c = {0};
  event *e = event_new(l, on, &c);
  event_add(e);
  event_del(e);
}

void bad_armed_again(loop *l) {
  struct context c = {0};
  event *e = event_new(l, on, &c);
  event_add(e);
  event_del(e);
  event_add(e);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void bad_armed_after_the_drop(loop *l) {
  event *e;
  {
    struct context c = {0};
    e = event_new(l, on, &c);
  }
  event_add(e);
}
// CHECK: :[[@LINE-3]]:3: warning: 'c' is dropped before its stub is registered [callback-dangling-stub]

//===- Asynchronous end ---------------------------------------------------===//

void bad_freed_while_closing(loop *l) {
  handle h = {0};
  handle_init(l, &h);
  loop_run(l);
  handle_close(&h);
}
// CHECK: :[[@LINE-1]]:1: warning: 'h' is freed before its close callback has run [callback-dangling-stub]

void good_closed(loop *l) {
  handle h = {0};
  handle_init(l, &h);
  loop_run(l);
  handle_close(&h);
  loop_run(l);
}

//===- Per operation ------------------------------------------------------===//

void bad_step_after_the_drop(transfer *t) {
  {
    struct context c = {0};
    transfer_set_data(t, &c);
  }
  transfer_perform(t);
}
// CHECK: :[[@LINE-3]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_no_step_after_the_drop(transfer *t) {
  struct context c = {0};
  transfer_set_data(t, &c);
  transfer_perform(t);
}

transfer *bad_returned_with_it(void) {
  struct context c = {0};
  transfer *t = transfer_new();
  transfer_set_data(t, &c);
  return t;
}
// CHECK: :[[@LINE-2]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

transfer *good_returned_without_it(void) {
  struct context c = {0};
  transfer *t = transfer_new();
  transfer_set_data(t, &c);
  transfer_perform(t);
  transfer_set_data(t, 0);
  return t;
}

//===- Tokens and destroy callbacks ---------------------------------------===//

void bad_written_token(loop *l) {
  struct context c = {0};
  unsigned long a, b;
  if (watch(l, on, &c, 0, &a))
    return;
  struct context d = {0};
  if (watch(l, on, &d, 0, &b)) {
    unwatch(l, a);
    return;
  }
  unwatch(l, b);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_written_token(loop *l) {
  struct context c = {0};
  unsigned long a, b;
  if (watch(l, on, &c, 0, &a))
    return;
  struct context d = {0};
  if (watch(l, on, &d, 0, &b)) {
    unwatch(l, a);
    return;
  }
  unwatch(l, b);
  unwatch(l, a);
}

void good_destroyed_by_the_home(loop *l) {
  struct context *c = __builtin_malloc(sizeof *c);
  unsigned long a;
  if (watch(l, on, c, dispose, &a))
    __builtin_free(c);
}
