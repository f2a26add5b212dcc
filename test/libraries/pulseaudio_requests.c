// Twins for pulseaudio; not a program: needs a sound server.
// REQUIRES: pulseaudio
// RUN: %tidy %s -- %{pulseaudio} 2>&1 | grep -v note: | %filecheck

#include <pulse/pulseaudio.h>
#include <stdlib.h>
#include <string.h>

struct sinks {
  int count;
  char first[64];
  pa_threaded_mainloop *loop;
};

static void on_sink(pa_context *c, const pa_sink_info *i, int eol, void *userdata) {
  struct sinks *s = userdata;
  if (!eol && s->count++ == 0)
    strncpy(s->first, i->name, sizeof s->first - 1);
  if (eol && s->loop)
    pa_threaded_mainloop_signal(s->loop, 0);
}

static void on_success(pa_stream *s, int success, void *userdata) { *(int *)userdata = success; }

// The request is still under way when its result goes out of scope.
static int count_now(pa_context *c) {
  struct sinks s = {0};
  pa_operation *o = pa_context_get_sink_info_list(c, on_sink, &s);
  if (o)
    pa_operation_unref(o); // gives up the handle, not the request
  return s.count;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_request(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "sinks");
  pa_context_connect(c, NULL, 0, NULL);
  count_now(c);
  pa_mainloop_run(loop, NULL);
  pa_context_unref(c);
  pa_mainloop_free(loop);
}

static int count_wait(pa_mainloop *loop, pa_context *c) {
  struct sinks s = {0};
  pa_operation *o = pa_context_get_sink_info_list(c, on_sink, &s);
  if (!o)
    return -1;
  while (pa_operation_get_state(o) == PA_OPERATION_RUNNING)
    pa_mainloop_iterate(loop, 1, NULL);
  pa_operation_unref(o);
  return s.count;
}

void good_request(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "sinks");
  pa_context_connect(c, NULL, 0, NULL);
  count_wait(loop, c);
  pa_mainloop_run(loop, NULL);
  pa_context_unref(c);
  pa_mainloop_free(loop);
}

// With a thread of its own.
static int count_threaded(pa_threaded_mainloop *loop, pa_context *c) {
  struct sinks *s = calloc(1, sizeof *s);
  s->loop = loop;
  pa_threaded_mainloop_lock(loop);
  pa_operation *o = pa_context_get_sink_info_by_name(c, "@DEFAULT_SINK@", on_sink, s);
  int count = s->count;
  free(s);
  if (o)
    pa_operation_unref(o);
  pa_threaded_mainloop_unlock(loop);
  return count;
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

static int count_threaded_wait(pa_threaded_mainloop *loop, pa_context *c) {
  struct sinks *s = calloc(1, sizeof *s);
  s->loop = loop;
  pa_threaded_mainloop_lock(loop);
  pa_operation *o = pa_context_get_sink_info_by_name(c, "@DEFAULT_SINK@", on_sink, s);
  if (o) {
    while (pa_operation_get_state(o) == PA_OPERATION_RUNNING)
      pa_threaded_mainloop_wait(loop);
    pa_operation_unref(o);
  }
  int count = s->count;
  free(s);
  pa_threaded_mainloop_unlock(loop);
  return count;
}

static pa_threaded_mainloop *shared_loop;
static pa_context *shared_context;

void bad_threaded(void) { count_threaded(shared_loop, shared_context); }
void good_threaded(void) { count_threaded_wait(shared_loop, shared_context); }

// Giving up after a while: the request has to be cancelled.
static pa_stream *shared_stream;

void bad_drain(void) {
  int ok = 0;
  pa_operation *o = pa_stream_drain(shared_stream, on_success, &ok);
  if (o)
    pa_operation_unref(o);
}
// CHECK: :[[@LINE-1]]:1: warning: 'ok' is dropped while its stub is still live [callback-dangling-stub]

void good_drain(void) {
  int ok = 0;
  pa_operation *o = pa_stream_drain(shared_stream, on_success, &ok);
  if (o) {
    pa_operation_cancel(o);
    pa_operation_unref(o);
  }
}

// Stream callbacks.
struct player {
  pa_stream *stream;
  size_t asked;
};

static void on_write(pa_stream *s, size_t bytes, void *userdata) { ((struct player *)userdata)->asked += bytes; }
static void on_stream_state(pa_stream *s, void *userdata) { ((struct player *)userdata)->asked = 0; }

static struct player *the_player;

void bad_stream(void) {
  struct player *p = calloc(1, sizeof *p);
  if (!p)
    return;
  p->stream = shared_stream;
  pa_stream_set_write_callback(p->stream, on_write, p);
  pa_stream_set_state_callback(p->stream, on_stream_state, p);
  if (pa_stream_connect_playback(p->stream, NULL, NULL, 0, NULL, NULL) < 0) {
    pa_stream_set_state_callback(p->stream, NULL, NULL);
    free(p);
    return;
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  the_player = p;
}

void good_stream(void) {
  struct player *p = calloc(1, sizeof *p);
  if (!p)
    return;
  p->stream = shared_stream;
  pa_stream_set_write_callback(p->stream, on_write, p);
  pa_stream_set_state_callback(p->stream, on_stream_state, p);
  if (pa_stream_connect_playback(p->stream, NULL, NULL, 0, NULL, NULL) < 0) {
    pa_stream_set_write_callback(p->stream, NULL, NULL);
    pa_stream_set_state_callback(p->stream, NULL, NULL);
    free(p);
    return;
  }
  the_player = p;
}
