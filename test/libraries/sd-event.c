// Twins for systemd; program.
// REQUIRES: systemd
// RUN: %tidy %s -- %{systemd} 2>&1 | grep -v note: | %filecheck

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-event.h>
#include <time.h>
#include <unistd.h>

struct counter {
  int hits;
  sd_event_source *source;
};

static int on_time(sd_event_source *s, uint64_t usec, void *userdata) {
  struct counter *c = userdata;
  c->hits++;
  return 0;
}

static int on_defer(sd_event_source *s, void *userdata) {
  struct counter *c = userdata;
  c->hits++;
  return 0;
}

static int on_io(sd_event_source *s, int fd, uint32_t revents, void *userdata) {
  struct counter *c = userdata;
  char byte;
  if (read(fd, &byte, 1) == 1)
    c->hits++;
  return 0;
}

static int on_stop(sd_event_source *s, uint64_t usec, void *userdata) {
  return sd_event_exit(userdata, 0);
}

// A floating timer on the stack.
void bad_floating(void) {
  sd_event *event = NULL;
  if (sd_event_new(&event) < 0)
    return;
  {
    struct counter c = {0};
    sd_event_add_time_relative(event, NULL, CLOCK_MONOTONIC, 0, 0, on_time, &c);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  sd_event_run(event, 100000);
  sd_event_unref(event);
}

void good_floating(void) {
  sd_event *event = NULL;
  if (sd_event_new(&event) < 0)
    return;
  {
    struct counter c = {0};
    sd_event_add_time_relative(event, NULL, CLOCK_MONOTONIC, 0, 0, on_time, &c);
    sd_event_run(event, 100000);
  }
  sd_event_unref(event);
}

// The source is not given back before its context.
void bad_free_first(void) {
  sd_event *event = NULL;
  sd_event_source *source = NULL;
  struct counter *c = calloc(1, sizeof *c);
  if (!c || sd_event_new(&event) < 0)
    return;
  if (sd_event_add_defer(event, &source, on_defer, c) >= 0) {
    free(c);
    sd_event_run(event, 0);
    sd_event_source_unref(source);
  }
// CHECK: :[[@LINE-4]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  sd_event_unref(event);
}

void good_unref_first(void) {
  sd_event *event = NULL;
  sd_event_source *source = NULL;
  struct counter *c = calloc(1, sizeof *c);
  if (!c || sd_event_new(&event) < 0)
    return;
  if (sd_event_add_defer(event, &source, on_defer, c) >= 0) {
    sd_event_source_unref(source);
    free(c);
    sd_event_run(event, 0);
  }
  sd_event_unref(event);
}

// A persistent source: an early return forgets it.
static int watch(sd_event *event, int fd, int quick) {
  struct counter c = {0};
  int r = sd_event_add_io(event, &c.source, fd, 1, on_io, &c);
  if (r < 0)
    return r;
  if (quick)
    return c.hits;
  r = sd_event_run(event, 1000);
  sd_event_source_disable_unref(c.source);
  return r;
}
// CHECK: :[[@LINE-5]]:5: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

static int watch_well(sd_event *event, int fd, int quick) {
  struct counter c = {0};
  int r = sd_event_add_io(event, &c.source, fd, 1, on_io, &c);
  if (r < 0)
    return r;
  if (!quick)
    r = sd_event_run(event, 1000);
  sd_event_source_disable_unref(c.source);
  return r;
}

void bad_early_return(void) {
  sd_event *event = NULL;
  int fds[2];
  if (pipe(fds) < 0 || sd_event_new(&event) < 0)
    return;
  watch(event, fds[0], 1);
  if (write(fds[1], "x", 1) == 1)
    sd_event_run(event, 1000);
}

void good_no_early_return(void) {
  sd_event *event = NULL;
  int fds[2];
  if (pipe(fds) < 0 || sd_event_new(&event) < 0)
    return;
  watch_well(event, fds[0], 1);
  if (write(fds[1], "x", 1) == 1)
    sd_event_run(event, 1000);
}

// Switched off for good, or only for once.
void bad_oneshot(void) {
  sd_event *event = NULL;
  int fds[2];
  if (pipe(fds) < 0 || sd_event_new(&event) < 0)
    return;
  struct counter *c = calloc(1, sizeof *c);
  if (!c)
    return;
  if (sd_event_add_io(event, &c->source, fds[0], 1, on_io, c) >= 0) {
    sd_event_source_set_enabled(c->source, SD_EVENT_ONESHOT);
    free(c);
  }
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  if (write(fds[1], "x", 1) == 1)
    sd_event_run(event, 1000);
}

void good_off(void) {
  sd_event *event = NULL;
  int fds[2];
  if (pipe(fds) < 0 || sd_event_new(&event) < 0)
    return;
  struct counter *c = calloc(1, sizeof *c);
  if (!c)
    return;
  if (sd_event_add_io(event, &c->source, fds[0], 1, on_io, c) >= 0) {
    sd_event_source_set_enabled(c->source, SD_EVENT_OFF);
    free(c);
  }
  if (write(fds[1], "x", 1) == 1)
    sd_event_run(event, 1000);
}

// The event loop goes first.
void good_loop_first(void) {
  sd_event *event = NULL;
  struct counter c = {0};
  if (sd_event_new(&event) < 0)
    return;
  sd_event_add_time_relative(event, NULL, CLOCK_MONOTONIC, 0, 0, on_time, &c);
  sd_event_unref(event);
}

void good_loop_ended(void) {
  sd_event *event = NULL;
  int fds[2];
  if (pipe(fds) < 0 || sd_event_new(&event) < 0)
    return;
  struct counter c = {0};
  sd_event_add_io(event, NULL, fds[0], 1, on_io, &c);
  sd_event_add_time_relative(event, NULL, CLOCK_MONOTONIC, 1000, 0, on_stop,
                             event);
  sd_event_loop(event);
  printf("%d\n", c.hits);
}

// Another context for the same source.
void bad_userdata(void) {
  sd_event *event = NULL;
  sd_event_source *source = NULL;
  struct counter a = {0};
  if (sd_event_new(&event) < 0)
    return;
  if (sd_event_add_defer(event, &source, on_defer, &a) >= 0) {
    struct counter *b = calloc(1, sizeof *b);
    if (!b)
      abort();
    sd_event_source_set_userdata(source, b);
    free(b);
    sd_event_run(event, 0);
    sd_event_source_unref(source);
  }
// CHECK: :[[@LINE-4]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  sd_event_unref(event);
}

void good_userdata(void) {
  sd_event *event = NULL;
  sd_event_source *source = NULL;
  struct counter *a = calloc(1, sizeof *a);
  struct counter b = {0};
  if (!a || sd_event_new(&event) < 0)
    return;
  if (sd_event_add_defer(event, &source, on_defer, a) >= 0) {
    sd_event_source_set_userdata(source, &b);
    free(a);
    sd_event_run(event, 0);
    sd_event_source_unref(source);
  }
  sd_event_unref(event);
}

// A destroy callback.
static void destroy(void *userdata) { free(userdata); }

void good_destroy_callback(void) {
  sd_event *event = NULL;
  sd_event_source *source = NULL;
  struct counter *c = calloc(1, sizeof *c);
  if (!c || sd_event_new(&event) < 0)
    return;
  if (sd_event_add_defer(event, &source, on_defer, c) < 0)
    return;
  sd_event_source_set_destroy_callback(source, destroy);
  sd_event_source_set_floating(source, 1);
  sd_event_source_unref(source);
  sd_event_run(event, 0);
  sd_event_unref(event);
}
