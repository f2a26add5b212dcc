/* The same in C: no constructors, no destructors, no references. */

// RUN: %tidy %s -- %c 2>&1 | %filecheck

#include "loop.h"
#include <stdlib.h>

void bad_end(loop_t *l) {
  struct context c = {0};
  loop_add(l, on_event, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_end' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good_end(loop_t *l) {
  struct context c = {0};
  loop_add(l, on_event, &c);
  loop_del(l, &c);
}

int bad_goto(loop_t *l) {
  struct context c = {0};
  loop_add(l, on_event, &c);
  if (loop_errors(l))
    goto out;
  loop_del(l, &c);
out:
  return 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-8]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-8]]:7: note: assuming the condition is true
// CHECK: :[[@LINE-5]]:3: note: stub is still live when 'bad_goto' returns
// CHECK: :[[@LINE-11]]:3: note: a call of 'loop_del' would end it

int good_goto(loop_t *l) {
  struct context c = {0};
  loop_add(l, on_event, &c);
  if (loop_errors(l))
    goto out;
  loop_run(l);
out:
  loop_del(l, &c);
  return 0;
}

void bad_break(loop_t *l, int n) {
  while (n--) {
    struct context c = {0};
    loop_add(l, on_event, &c);
    if (loop_errors(l))
      break;
    loop_del(l, &c);
  }
}
// CHECK: :[[@LINE-2]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-7]]:9: note: assuming the condition is true
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_break' returns
// CHECK: :[[@LINE-10]]:5: note: a call of 'loop_del' would end it

void good_break(loop_t *l, int n) {
  while (n--) {
    struct context c = {0};
    loop_add(l, on_event, &c);
    if (loop_errors(l)) {
      loop_del(l, &c);
      break;
    }
    loop_del(l, &c);
  }
}

void bad_free(loop_t *l) {
  struct context *c = malloc(sizeof *c);
  if (!c)
    return;
  loop_add(l, on_event, c);
  free(c);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_free' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'loop_del' would end it

void good_free(loop_t *l) {
  struct context *c = malloc(sizeof *c);
  if (!c)
    return;
  loop_add(l, on_event, c);
  loop_del(l, c);
  free(c);
}

static void attach(loop_t *l, struct context *c) { loop_add(l, on_event, c); }
static void detach(loop_t *l, struct context *c) { loop_del(l, c); }

void bad_helper(loop_t *l) {
  struct context c = {0};
  attach(l, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-8]]:52: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_helper' returns
// CHECK: :[[@LINE-10]]:52: note: a call of 'loop_del' would end it

void good_helper(loop_t *l) {
  struct context c = {0};
  attach(l, &c);
  detach(l, &c);
}
