// Twins for pipewire; not a program: needs a PipeWire server.
// REQUIRES: pipewire
// RUN: %tidy %s -- %{pipewire} 2>&1 | grep -v note: | %filecheck

#include <pipewire/pipewire.h>
#include <stdlib.h>
#include <string.h>

struct player {
  struct spa_hook listener;
  struct pw_stream *stream;
  int buffers;
};

static void on_process(void *data) { ((struct player *)data)->buffers++; }
static void on_state(void *data, enum pw_stream_state old, enum pw_stream_state state, const char *error) { ((struct player *)data)->buffers = 0; }

static const struct pw_stream_events stream_events = {PW_VERSION_STREAM_EVENTS, .state_changed = on_state, .process = on_process};

// Freed when connecting fails, while the stream has it still.

static struct player *the_player;

void bad_connect(void) {
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  struct pw_context *context = pw_context_new(pw_main_loop_get_loop(loop), NULL, 0);
  struct pw_core *core = pw_context_connect(context, NULL, 0);
  struct pw_stream *stream = pw_stream_new(core, "twin", NULL);
  struct player *p = calloc(1, sizeof *p);
  pw_stream_add_listener(stream, &p->listener, &stream_events, p);
  if (pw_stream_connect(stream, PW_DIRECTION_OUTPUT, PW_ID_ANY, PW_STREAM_FLAG_AUTOCONNECT, NULL, 0) < 0)
    free(p);
  else
    the_player = p;
  pw_main_loop_run(loop);
}
// CHECK: :[[@LINE-5]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_connect(void) {
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  struct pw_context *context = pw_context_new(pw_main_loop_get_loop(loop), NULL, 0);
  struct pw_core *core = pw_context_connect(context, NULL, 0);
  struct pw_stream *stream = pw_stream_new(core, "twin", NULL);
  struct player *p = calloc(1, sizeof *p);
  pw_stream_add_listener(stream, &p->listener, &stream_events, p);
  if (pw_stream_connect(stream, PW_DIRECTION_OUTPUT, PW_ID_ANY, PW_STREAM_FLAG_AUTOCONNECT, NULL, 0) < 0) {
    spa_hook_remove(&p->listener);
    free(p);
  } else
    the_player = p;
  pw_main_loop_run(loop);
}

// pw_stream_new_simple registers its listener by itself.
static struct pw_stream *open_simple(struct pw_loop *loop) {
  struct player p = {.buffers = 0};
  return pw_stream_new_simple(loop, "simple", NULL, &stream_events, &p);
}
// CHECK: :[[@LINE-2]]:3: warning: 'p' is dropped while its stub is still live [callback-dangling-stub]

void bad_simple(void) {
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  struct pw_stream *stream = open_simple(pw_main_loop_get_loop(loop));
  pw_main_loop_run(loop);
  pw_stream_destroy(stream);
  pw_main_loop_destroy(loop);
}

void good_simple(void) {
  struct player p = {.buffers = 0};
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  struct pw_stream *stream = pw_stream_new_simple(pw_main_loop_get_loop(loop), "simple", NULL, &stream_events, &p);
  pw_main_loop_run(loop);
  pw_stream_destroy(stream);
  pw_main_loop_destroy(loop);
}

// A proxy whose global went away: the listener is a member of what is freed.
struct bound {
  struct pw_proxy *proxy;
  struct spa_hook proxy_listener;
};

static void on_removed(void *data) { ((struct bound *)data)->proxy = NULL; }
static const struct pw_proxy_events proxy_events = {PW_VERSION_PROXY_EVENTS, .removed = on_removed};

static struct pw_proxy *the_proxy_bad;
void bad_proxy(void) {
  struct pw_proxy *proxy = the_proxy_bad;
  struct bound *b = calloc(1, sizeof *b);
  b->proxy = proxy;
  pw_proxy_add_listener(proxy, &b->proxy_listener, &proxy_events, b);
  free(b);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

static struct pw_proxy *the_proxy_good;
void good_proxy(void) {
  struct pw_proxy *proxy = the_proxy_good;
  struct bound *b = calloc(1, sizeof *b);
  b->proxy = proxy;
  pw_proxy_add_listener(proxy, &b->proxy_listener, &proxy_events, b);
  pw_proxy_destroy(b->proxy);
  free(b);
}

// The table of events on the stack.
static struct spa_hook table_hook;
static void on_destroy(void *data) { ++*(int *)data; }

static void watch_table(struct pw_main_loop *loop) {
  static int destroyed;
  struct pw_main_loop_events events;
  memset(&events, 0, sizeof events);
  events.destroy = on_destroy;
  pw_main_loop_add_listener(loop, &table_hook, &events, &destroyed);
}
// CHECK: :[[@LINE-1]]:1: warning: 'events' is dropped while its stub is still live [callback-dangling-stub]

void bad_table(void) {
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  watch_table(loop);
  pw_main_loop_destroy(loop);
}

void good_table(void) {
  static int destroyed;
  struct pw_main_loop_events events;
  struct pw_main_loop *loop = pw_main_loop_new(NULL);
  memset(&events, 0, sizeof events);
  events.destroy = on_destroy;
  pw_main_loop_add_listener(loop, &table_hook, &events, &destroyed);
  pw_main_loop_destroy(loop);
}
