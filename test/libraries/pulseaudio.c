// Twins for pulseaudio; program.
// REQUIRES: pulseaudio
// RUN: %tidy %s -- %{pulseaudio} 2>&1 | grep -v note: | %filecheck

#include <pulse/pulseaudio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct status {
  int changes;
  pa_context_state_t state;
};

static void on_state(pa_context *c, void *userdata) {
  struct status *s = userdata;
  s->changes++;
  s->state = pa_context_get_state(c);
}

static const char *nobody = "tcp4:127.0.0.1:1"; // nobody listens there

// Connecting calls the state callback before it returns.
void bad_scope(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "twin");
  {
    struct status s = {0, PA_CONTEXT_UNCONNECTED};
    pa_context_set_state_callback(c, on_state, &s);
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL);
  pa_context_unref(c);
  pa_mainloop_free(loop);
}

void good_scope(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "twin");
  {
    struct status s = {0, PA_CONTEXT_UNCONNECTED};
    pa_context_set_state_callback(c, on_state, &s);
    pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL);
    while (s.state != PA_CONTEXT_FAILED && s.state != PA_CONTEXT_TERMINATED)
      if (pa_mainloop_iterate(loop, 1, NULL) < 0)
        break;
    pa_context_set_state_callback(c, NULL, NULL);
  }
  pa_context_unref(c);
  pa_mainloop_free(loop);
}

// Disconnecting calls it too: for the state PA_CONTEXT_TERMINATED.
void bad_disconnect(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "twin");
  struct status *s = calloc(1, sizeof *s);
  if (!c || !s)
    abort();
  pa_context_set_state_callback(c, on_state, s);
  pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL);
  free(s);
  pa_context_disconnect(c);
  pa_context_unref(c);
  pa_mainloop_free(loop);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_disconnect(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "twin");
  struct status *s = calloc(1, sizeof *s);
  if (!c || !s)
    abort();
  pa_context_set_state_callback(c, on_state, s);
  pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL);
  pa_context_disconnect(c);
  free(s);
  pa_context_unref(c);
  pa_mainloop_free(loop);
}

void good_disconnect_silenced(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = pa_context_new(pa_mainloop_get_api(loop), "twin");
  struct status *s = calloc(1, sizeof *s);
  pa_context_set_state_callback(c, on_state, s);
  pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL);
  pa_context_set_state_callback(c, NULL, NULL);
  free(s);
  pa_context_disconnect(c);
  pa_context_unref(c);
  pa_mainloop_free(loop);
}

// A context that is handed out keeps the address of the helper's local.
static pa_context *connect_with_local(pa_mainloop_api *api) {
  struct status s;
  memset(&s, 0, sizeof s);
  pa_context *c = pa_context_new(api, "helper");
  if (!c)
    return NULL;
  pa_context_set_state_callback(c, on_state, &s);
  if (pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL) < 0) {
    pa_context_unref(c);
    return NULL;
  }
  return c;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_returned(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = connect_with_local(pa_mainloop_get_api(loop));
  if (c) {
    pa_context_disconnect(c);
    pa_context_unref(c);
  }
  pa_mainloop_free(loop);
}

static pa_context *connect_with_given(pa_mainloop_api *api, struct status *s) {
  memset(s, 0, sizeof *s);
  pa_context *c = pa_context_new(api, "helper");
  if (!c)
    return NULL;
  pa_context_set_state_callback(c, on_state, s);
  if (pa_context_connect(c, nobody, PA_CONTEXT_NOAUTOSPAWN, NULL) < 0) {
    pa_context_unref(c);
    return NULL;
  }
  return c;
}

void good_returned(void) {
  struct status s;
  pa_mainloop *loop = pa_mainloop_new();
  pa_context *c = connect_with_given(pa_mainloop_get_api(loop), &s);
  if (c) {
    pa_context_disconnect(c);
    pa_context_unref(c);
  }
  pa_mainloop_free(loop);
}

// Deferred to the next iteration.
static void increment(pa_mainloop_api *api, void *userdata) {
  ++*(int *)userdata;
}

static void later(pa_mainloop *loop) {
  int ran = 0;
  pa_mainloop_api_once(pa_mainloop_get_api(loop), increment, &ran);
}
// CHECK: :[[@LINE-1]]:1: warning: 'ran' is dropped while its stub is still live [callback-dangling-stub]

void bad_once(void) {
  pa_mainloop *loop = pa_mainloop_new();
  later(loop);
  pa_mainloop_iterate(loop, 0, NULL);
  pa_mainloop_free(loop);
}

void good_once(void) {
  int ran = 0;
  pa_mainloop *loop = pa_mainloop_new();
  pa_mainloop_api_once(pa_mainloop_get_api(loop), increment, &ran);
  pa_mainloop_iterate(loop, 0, NULL);
  pa_mainloop_free(loop);
}

// Signals, delivered by the loop.
static void on_signal(pa_mainloop_api *api, pa_signal_event *e, int sig, void *userdata) {
  *(volatile int *)userdata = sig;
}

void bad_signal(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_signal_init(pa_mainloop_get_api(loop));
  int *last = malloc(sizeof(int));
  pa_signal_event *event = pa_signal_new(SIGUSR1, on_signal, last);
  free(last);
  raise(SIGUSR1);
  pa_mainloop_iterate(loop, 0, NULL);
  pa_signal_free(event);
  pa_signal_done();
  pa_mainloop_free(loop);
}
// CHECK: :[[@LINE-7]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_signal(void) {
  pa_mainloop *loop = pa_mainloop_new();
  pa_signal_init(pa_mainloop_get_api(loop));
  int *last = malloc(sizeof(int));
  pa_signal_event *event = pa_signal_new(SIGUSR1, on_signal, last);
  raise(SIGUSR1);
  pa_mainloop_iterate(loop, 0, NULL);
  pa_signal_free(event);
  free(last);
  pa_signal_done();
  pa_mainloop_free(loop);
}

void good_signal_done(void) {
  int last = 0;
  pa_mainloop *loop = pa_mainloop_new();
  pa_signal_init(pa_mainloop_get_api(loop));
  pa_signal_new(SIGUSR1, on_signal, &last);
  pa_signal_new(SIGUSR2, on_signal, &last);
  pa_mainloop_iterate(loop, 0, NULL);
  pa_signal_done();
  pa_mainloop_free(loop);
}
