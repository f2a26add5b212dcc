// GObject classes end in finalize, which gets a GObject pointer.
//
// RUN: %tidy %s -- %c 2>&1 | %filecheck

#include "loop.h"

typedef struct _GObject { int refs; } GObject;
typedef struct _GObjectClass {
  void (*dispose)(GObject *);
  void (*finalize)(GObject *);
} GObjectClass;

static GObjectClass *parent_class;

typedef struct _Clock {
  GObject parent;
  loop_t *loop;
  int timer;
} Clock;

void clock_init(Clock *c) {
  c->timer = loop_timer(c->loop, on_event, c);
}

static void clock_finalize(GObject *object) {
  Clock *c = (Clock *)object;
  c->loop = 0;
  parent_class->finalize(object);
}
// CHECK: :[[@LINE-5]]:13: warning: the object that 'object' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-9]]:14: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'clock_finalize' returns
// CHECK: :[[@LINE-11]]:14: note: a call of 'loop_cancel' with the value of 'timer' in 'clock_finalize' would end it
GObjectClass clock_class = {0, clock_finalize};

typedef struct _GoodClock {
  GObject parent;
  loop_t *loop;
  int timer;
} GoodClock;

void good_clock_init(GoodClock *c) {
  c->timer = loop_timer(c->loop, on_event, c);
}

static void good_clock_dispose(GObject *object) {
  GoodClock *c = (GoodClock *)object;
  if (c->timer) {
    loop_cancel(c->loop, c->timer);
    c->timer = 0;
  }
  parent_class->dispose(object);
}

static void good_clock_finalize(GObject *object) {
  parent_class->finalize(object);
}
GObjectClass good_clock_class = {good_clock_dispose, good_clock_finalize};
