// Twins for pipewire; program.
// REQUIRES: pipewire
// RUN: %tidy %s -- %{pipewire} 2>&1 | grep -v note: | %filecheck

#include <pipewire/pipewire.h>
#include <stdlib.h>

struct app {
  char name[64];
  struct spa_hook listener;
  int destroyed;
};

static void on_destroy(void *data) { ++*(int *)data; }

static const struct pw_main_loop_events loop_events = {PW_VERSION_MAIN_LOOP_EVENTS, .destroy = on_destroy};
static const struct pw_thread_loop_events thread_events = {PW_VERSION_THREAD_LOOP_EVENTS, .destroy = on_destroy};

// The data is a local of the helper.
static struct spa_hook loop_hook;

static void watch_local(struct pw_main_loop *loop) {
  int destroyed = 0;
  pw_main_loop_add_listener(loop, &loop_hook, &loop_events, &destroyed);
}
// CHECK: :[[@LINE-1]]:1: warning: 'destroyed' is dropped while its stub is still live [callback-dangling-stub]

void bad_local_data(void) {
  pw_init(NULL, NULL);
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  watch_local(loop);
  pw_main_loop_destroy(loop);
}

static void watch_given(struct pw_main_loop *loop, int *destroyed) {
  pw_main_loop_add_listener(loop, &loop_hook, &loop_events, destroyed);
}

void good_local_data(void) {
  int destroyed = 0;
  pw_init(NULL, NULL);
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  watch_given(loop, &destroyed);
  pw_main_loop_destroy(loop);
}

// Removed by another hook than the one that was added.
static int count_with_wrong_hook(struct pw_thread_loop *loop) {
  static struct spa_hook other, hook;
  int destroyed = 0;
  spa_zero(other);
  pw_thread_loop_add_listener(loop, &hook, &thread_events, &destroyed);
  spa_hook_remove(&other);
  return destroyed;
}
// CHECK: :[[@LINE-2]]:3: warning: 'destroyed' is dropped while its stub is still live [callback-dangling-stub]

void bad_wrong_hook(void) {
  pw_init(NULL, NULL);
  struct pw_thread_loop *loop = pw_thread_loop_new("twin", NULL);
  count_with_wrong_hook(loop);
  pw_thread_loop_destroy(loop);
}

static int count_with_hook(struct pw_thread_loop *loop) {
  static struct spa_hook other, hook;
  int destroyed = 0;
  spa_zero(other);
  pw_thread_loop_add_listener(loop, &hook, &thread_events, &destroyed);
  spa_hook_remove(&hook);
  return destroyed;
}

void good_wrong_hook(void) {
  pw_init(NULL, NULL);
  struct pw_thread_loop *loop = pw_thread_loop_new("twin", NULL);
  count_with_hook(loop);
  pw_thread_loop_destroy(loop);
}

// The hook is a member of what is freed.
static void watch_app(struct pw_main_loop *loop) {
  struct app *a = calloc(1, sizeof *a);
  pw_main_loop_add_listener(loop, &a->listener, &loop_events, &a->destroyed);
  free(a);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'int' object is dropped while its stub is still live [callback-dangling-stub]

void bad_member(void) {
  pw_init(NULL, NULL);
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  watch_app(loop);
  pw_main_loop_destroy(loop);
}

void good_member(void) {
  pw_init(NULL, NULL);
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  struct app *a = calloc(1, sizeof *a);
  pw_main_loop_add_listener(loop, &a->listener, &loop_events, &a->destroyed);
  pw_main_loop_destroy(loop);
  free(a);
}
