// Init and free functions of C structs, paired by type and name.
//
// RUN: %tidy %s -- %c 2>&1 | %filecheck

#include "loop.h"
#include <stdlib.h>

// new and free

struct clock {
  loop_t *loop;
  int timer;
};

struct clock *clock_new(loop_t *loop) {
  struct clock *c = calloc(1, sizeof *c);
  if (!c)
    return NULL;
  c->loop = loop;
  c->timer = loop_timer(loop, on_event, c);
  return c;
}

void clock_free(struct clock *c) { free(c); }
// CHECK: :[[@LINE-1]]:36: warning: the object that 'c' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:14: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:45: note: stub is still live when 'clock_free' returns
// CHECK: :[[@LINE-8]]:14: note: a call of 'loop_cancel' with the value of 'timer' in 'clock_free' would end it

struct good_clock {
  loop_t *loop;
  int timer;
};

struct good_clock *good_clock_new(loop_t *loop) {
  struct good_clock *c = calloc(1, sizeof *c);
  if (!c)
    return NULL;
  c->loop = loop;
  c->timer = loop_timer(loop, on_event, c);
  return c;
}

void good_clock_free(struct good_clock *c) {
  if (!c)
    return;
  if (c->timer)
    loop_cancel(c->loop, c->timer);
  free(c);
}

// init and fini

struct watch {
  loop_t *loop;
};

void watch_init(struct watch *w, loop_t *loop) {
  w->loop = loop;
  loop_add(loop, on_event, w);
}

void watch_fini(struct watch *w) { w->loop = NULL; }
// CHECK: :[[@LINE-1]]:6: warning: the object that 'w' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:52: note: stub is still live when 'watch_fini' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'loop_del' in 'watch_fini' would end it

struct good_watch {
  loop_t *loop;
};

void good_watch_init(struct good_watch *w, loop_t *loop) {
  w->loop = loop;
  loop_add(loop, on_event, w);
}

void good_watch_fini(struct good_watch *w) {
  loop_del(w->loop, w);
  w->loop = NULL;
}

// a pointer to a pointer, a helper, and a part of the struct

struct server {
  loop_t *loop;
  struct context requests;
};

static int server_attach(struct server *s) {
  loop_add(s->loop, on_event, &s->requests);
  return 0;
}

int server_open(struct server **out, loop_t *loop) {
  struct server *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->loop = loop;
  *out = s;
  return server_attach(s);
}

void server_destroy(struct server *s) { free(s); }
// CHECK: :[[@LINE-1]]:41: warning: the 'struct context' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-15]]:3: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:50: note: stub is still live when 'server_destroy' returns
// CHECK: :[[@LINE-17]]:3: note: a call of 'loop_del' in 'server_destroy' would end it

struct good_server {
  loop_t *loop;
  struct context requests;
};

int good_server_open(struct good_server **out, loop_t *loop) {
  struct good_server *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->loop = loop;
  loop_add(s->loop, on_event, &s->requests);
  *out = s;
  return 0;
}

static void good_server_detach(struct good_server *s) {
  loop_del(s->loop, &s->requests);
}

void good_server_destroy(struct good_server *s) {
  good_server_detach(s);
  free(s);
}

// start and stop are for the callers

struct ticker {
  loop_t *loop;
};

void good_ticker_start(struct ticker *t) { loop_add(t->loop, on_event, t); }
void good_ticker_stop(struct ticker *t) { loop_del(t->loop, t); }
void good_ticker_free(struct ticker *t) { free(t); }

struct meter {
  loop_t *loop;
};

void meter_start(struct meter *m) { loop_add(m->loop, on_event, m); }
void meter_free(struct meter *m) { free(m); }
// CHECK: :[[@LINE-1]]:36: warning: the object that 'm' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:37: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:45: note: stub is still live when 'meter_free' returns
// CHECK: :[[@LINE-5]]:37: note: a call of 'loop_del' in 'meter_free' would end it

// not a pair: other names, other types, unseen code

struct probe {
  loop_t *loop;
};

void good_probe_init(struct probe *p) { loop_add(p->loop, on_event, p); }
void good_other_free(struct probe *p) { free(p); }

struct gauge {
  loop_t *loop;
};

void gauge_unregister(struct gauge *g);
void good_gauge_init(struct gauge *g) { loop_add(g->loop, on_event, g); }
void good_gauge_free(struct gauge *g) {
  gauge_unregister(g);
  free(g);
}

// a caller's context
void good_watch_context(loop_t *loop, struct context *c) {
  loop_add(loop, on_event, c);
}
void good_context_free(struct context *c) { free(c); }

// the callback frees it

struct request {
  int n;
};

static void request_done(void *r) { free(r); }

struct request *good_request_new(loop_t *loop) {
  struct request *r = malloc(sizeof *r);
  if (r)
    loop_timer(loop, request_done, r);
  return r;
}
void good_request_free(struct request *r) { free(r); }
