// One address in two dresses, and what the code learns only after the call.
//
// RUN: %tidy %s -- %c 2>&1 | grep -v Suppressed | %filecheck

#include "loop.h"
#include <stdlib.h>

struct derived {
  struct context base;
  int more;
};

void good_first_member(loop_t *l) {
  struct derived d;
  loop_add(l, on_event, &d.base);
  loop_del(l, &d);
}

void bad_second_member(loop_t *l) {
  struct derived d;
  loop_add(l, on_event, &d.more);
  loop_del(l, &d);
}
// CHECK: :[[@LINE-1]]:1: warning: 'd.more' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_second_member' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

void good_union(loop_t *l) {
  union {
    struct context c;
    long n;
  } u;
  loop_add(l, on_event, &u.c);
  loop_del(l, &u);
}

void good_no_callback_after_all(loop_t *l, loop_fn fn) {
  struct context c;
  loop_add(l, fn, &c);
  if (fn)
    loop_del(l, &c);
}

void bad_callback_after_all(loop_t *l, loop_fn fn) {
  struct context c;
  loop_add(l, fn, &c);
  if (!fn)
    loop_del(l, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:7: note: assuming 'fn' is non-null
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_callback_after_all' returns
// CHECK: :[[@LINE-8]]:3: note: a call of 'loop_del' would end it

void bad_moved_by_realloc(loop_t *l, struct context *c) {
  loop_add(l, on_event, c);
  struct context *d = realloc(c, 100);
  if (!d)
    return;
  loop_run(l);
}
// CHECK: :[[@LINE-5]]:23: warning: the object that 'c' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-6]]:7: note: assuming 'd' is non-null
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'loop_run'
// CHECK: :[[@LINE-10]]:3: note: a call of 'loop_del' would end it

void good_realloc_failed(loop_t *l, struct context *c) {
  loop_add(l, on_event, c);
  struct context *d = realloc(c, 100);
  if (!d) {
    loop_run(l);
    return;
  }
  loop_del(l, c);
}

void bad_number_of_no_timer(loop_t *l) {
  struct context c;
  loop_timer(l, on_event, &c);
  loop_cancel(l, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_number_of_no_timer' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_cancel' would end it

void good_number_of_the_timer(loop_t *l) {
  struct context c;
  int id = loop_timer(l, on_event, &c);
  loop_cancel(l, id);
}

void bad_null_loop(loop_t *l) {
  struct context c;
  loop_add(l, on_event, &c);
  loop_free(NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_null_loop' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it
