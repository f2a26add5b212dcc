// Memory as C code treats it: clean-up functions (g_autoptr), free, alloca.
//
// RUN: %tidy %s -- %c 2>&1 | grep -v Suppressed | %filecheck

#include "loop.h"
#include <stdlib.h>

#define AUTO(Function) __attribute__((cleanup(Function)))

static void free_context(struct context **c) { free(*c); }
static void free_loop(loop_t **l) { loop_free(*l); }
void opaque(int *x);

void bad_freed(loop_t *l) {
  AUTO(free_context) struct context *c = malloc(sizeof *c);
  loop_add(l, on_event, c);
}
// CHECK: :[[@LINE-1]]:1: warning: the object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_freed' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void bad_something_else_freed(loop_t *l) {
  struct context c;
  AUTO(free_context) struct context *d = malloc(sizeof *d);
  loop_add(l, on_event, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_something_else_freed' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good_removed(loop_t *l) {
  struct context c;
  AUTO(free_context) struct context *d = malloc(sizeof *d);
  loop_add(l, on_event, &c);
  loop_del(l, &c);
}

void good_loop_freed(void) {
  struct context c;
  AUTO(free_loop) loop_t *l = loop_new();
  loop_add(l, on_event, &c);
}

void good_opaque(loop_t *l) {
  struct context c;
  AUTO(opaque) int guard = 0;
  loop_add(l, on_event, &c);
}

//===- Freed before it is registered --------------------------------------===//

void bad_registered_after_free(loop_t *l) {
  struct context *c = malloc(sizeof *c);
  free(c);
  loop_add(l, on_event, c);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped before its stub is registered [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-4]]:3: note: a call of 'loop_del' would end it

void good_registered_before_free(loop_t *l) {
  struct context *c = malloc(sizeof *c);
  loop_add(l, on_event, c);
  loop_del(l, c);
  free(c);
}

void good_new_memory(loop_t *l) {
  struct context *c = malloc(sizeof *c);
  free(c);
  c = malloc(sizeof *c);
  loop_add(l, on_event, c);
}

void bad_alloca(loop_t *l) {
  struct context *c = __builtin_alloca(sizeof *c);
  loop_add(l, on_event, c);
}
// CHECK: :[[@LINE-1]]:1: warning: the object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_alloca' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'loop_del' would end it

void good_alloca(loop_t *l) {
  struct context *c = __builtin_alloca(sizeof *c);
  loop_add(l, on_event, c);
  loop_del(l, c);
}
