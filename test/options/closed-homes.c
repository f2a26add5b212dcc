// Registrations on a home that was closed, with CheckClosedHomes. Without the
// option nothing of it is reported.
//
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.CheckClosedHomes: true}}' -- %c 2>&1 | %filecheck
// RUN: %tidy %s -- %c 2>&1 | %filecheck --check-prefix=OFF
// OFF-NOT: warning:

#include "loop.h"

static struct context Global;

void bad_retained(loop_t *L) {
  loop_free(L);
  loop_add(L, on_event, &Global);
}
// CHECK: :[[@LINE-2]]:3: warning: the object that 'L' points to is used for a registration after it was closed [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: home closed here by 'loop_free'

void bad_revoked(loop_t *L) {
  struct context C;
  loop_add(L, on_event, &C);
  loop_free(L);
  loop_del(L, &C);
}
// CHECK: :[[@LINE-2]]:3: warning: the object that 'L' points to is used for a registration after it was closed [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: home closed here by 'loop_free'

void good_revoked_first(loop_t *L) {
  struct context C;
  loop_add(L, on_event, &C);
  loop_del(L, &C);
  loop_free(L);
}

void good_another_loop(loop_t *L) {
  loop_free(L);
  L = loop_new();
  loop_add(L, on_event, &Global);
}

void good_one_branch(loop_t *L, int Close) {
  if (Close) {
    loop_free(L);
    return;
  }
  loop_add(L, on_event, &Global);
}
