// Missed: a registering function that is called through a constant table at
// file scope. The analyzer does not read such tables.
//
// RUN: %tidy %s -- %c 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "loop.h"

struct api {
  void (*add)(loop_t *, loop_fn, void *);
};
static const struct api Api = {loop_add};

void bad_table(loop_t *l) {
  struct context c;
  Api.add(l, on_event, &c);
}
