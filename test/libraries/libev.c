// Twins for libev; program.
// REQUIRES: libev
// RUN: %tidy %s -- %{libev} 2>&1 | grep -v note: | %filecheck

#include <ev.h>
#include <stdio.h>
#include <stdlib.h>

struct job {
  int runs;
};

static void on_timer(struct ev_loop *loop, ev_timer *w, int revents) {
  (void)revents;
  w->repeat = 0.;
  ev_timer_stop(loop, w);
}

static void on_job(struct ev_loop *loop, ev_timer *w, int revents) {
  struct job *j = w->data;
  (void)revents;
  j->runs++;
  ev_timer_stop(loop, w);
}

/* A watcher in the frame of a helper. */

static void arm(struct ev_loop *loop) {
  ev_timer w;
  ev_timer_init(&w, on_timer, 0., 0.01);
  ev_timer_start(loop, &w);
}
// CHECK: :[[@LINE-1]]:1: warning: 'w' is dropped while its stub is still live [callback-dangling-stub]

static void arm_and_wait(struct ev_loop *loop) {
  ev_timer w;
  ev_timer_init(&w, on_timer, 0., 0.01);
  ev_timer_start(loop, &w);
  ev_run(loop, EVRUN_ONCE);
  ev_timer_stop(loop, &w);
}

void bad_local_watcher(void) {
  struct ev_loop *loop = EV_DEFAULT;
  arm(loop);
  ev_run(loop, EVRUN_ONCE);
}

void good_local_watcher(void) {
  struct ev_loop *loop = EV_DEFAULT;
  arm_and_wait(loop);
  ev_run(loop, EVRUN_NOWAIT);
}

/* A watcher in a heap object that is freed without stopping it. */

struct connection {
  char name[64];
  struct ev_loop *loop;
  ev_timer timeout;
};

static void on_timeout(struct ev_loop *loop, ev_timer *w, int revents) {
  struct connection *c = w->data;
  (void)revents;
  c->loop = loop;
}

static struct connection *connection_new(struct ev_loop *loop) {
  struct connection *c = calloc(1, sizeof *c);
  c->loop = loop;
  ev_timer_init(&c->timeout, on_timeout, 0.01, 0.);
  c->timeout.data = c;
  ev_timer_start(loop, &c->timeout);
  return c;
}

void bad_connection(void) {
  struct ev_loop *loop = ev_loop_new(0);
  struct connection *c = connection_new(loop);
  free(c);
  ev_run(loop, 0);
  ev_loop_destroy(loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'ev_timer' object is dropped while its stub is still live [callback-dangling-stub]

void good_connection(void) {
  struct ev_loop *loop = ev_loop_new(0);
  struct connection *c = connection_new(loop);
  ev_timer_stop(loop, &c->timeout);
  free(c);
  ev_run(loop, 0);
  ev_loop_destroy(loop);
}

/* What `data` points to. */

void bad_data(void) {
  struct ev_loop *loop = ev_loop_new(0);
  ev_timer w;
  struct job *j = calloc(1, sizeof *j);
  ev_timer_init(&w, on_job, 0.01, 0.);
  w.data = j;
  ev_timer_start(loop, &w);
  free(j);
  ev_run(loop, 0);
  ev_loop_destroy(loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_data(void) {
  struct ev_loop *loop = ev_loop_new(0);
  ev_timer w;
  struct job *j = calloc(1, sizeof *j);
  ev_timer_init(&w, on_job, 0.01, 0.);
  w.data = j;
  ev_timer_start(loop, &w);
  ev_run(loop, 0);
  free(j);
  ev_loop_destroy(loop);
}

/* The wrong one of two is stopped. */

static ev_idle first, second;

static void on_idle(struct ev_loop *loop, ev_idle *w, int revents) {
  struct job *j = w->data;
  (void)revents;
  j->runs++;
  ev_idle_stop(loop, w);
}

void bad_wrong_watcher(void) {
  struct ev_loop *loop = ev_loop_new(0);
  struct job *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  ev_idle_init(&first, on_idle);
  ev_idle_init(&second, on_idle);
  first.data = a;
  second.data = b;
  ev_idle_start(loop, &first);
  ev_idle_start(loop, &second);
  ev_idle_stop(loop, &second);
  free(a);
  ev_run(loop, EVRUN_ONCE);
  ev_loop_destroy(loop);
  free(b);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_wrong_watcher(void) {
  struct ev_loop *loop = ev_loop_new(0);
  struct job *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  ev_idle_init(&first, on_idle);
  ev_idle_init(&second, on_idle);
  first.data = a;
  second.data = b;
  ev_idle_start(loop, &first);
  ev_idle_start(loop, &second);
  ev_idle_stop(loop, &first);
  free(a);
  ev_run(loop, EVRUN_ONCE);
  ev_loop_destroy(loop);
  free(b);
}

/* ev_once cannot be cancelled. */

static void once(int revents, void *arg) { ((struct job *)arg)->runs = revents; }

static int schedule(struct ev_loop *loop, int fail) {
  struct job *j = calloc(1, sizeof *j);
  ev_once(loop, -1, 0, 0.01, once, j);
  if (fail) {
    free(j);
    return -1;
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  return 0;
}

static int schedule_last(struct ev_loop *loop, int fail) {
  struct job *j = calloc(1, sizeof *j);
  if (fail) {
    free(j);
    return -1;
  }
  ev_once(loop, -1, 0, 0.01, once, j);
  return 0;
}

void bad_once(void) {
  struct ev_loop *loop = ev_loop_new(EVFLAG_AUTO);
  if (schedule(loop, 1) != 0)
    fprintf(stderr, "not now\n");
  ev_run(loop, 0);
  ev_loop_destroy(loop);
}

void good_once(void) {
  struct ev_loop *loop = ev_loop_new(EVFLAG_AUTO);
  if (schedule_last(loop, 1) != 0)
    fprintf(stderr, "not now\n");
  ev_run(loop, 0);
  ev_loop_destroy(loop);
}
