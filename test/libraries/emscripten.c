// Twins for emscripten; not a program: needs a browser.
// RUN: %tidy %s -- %{emscripten} 2>&1 | grep -v note: | %filecheck

#include <emscripten/html5.h>
#include <stdlib.h>

struct input {
  int keys;
};

static bool on_key(int type, const EmscriptenKeyboardEvent *event, void *data) {
  (void)type;
  (void)event;
  ((struct input *)data)->keys++;
  return true;
}

static void tick(void *data) { ((struct input *)data)->keys = 0; }

void bad_keydown(void) {
  struct input in = {0};
  emscripten_set_keydown_callback("#canvas", &in, true, on_key);
  emscripten_set_keyup_callback("#canvas", NULL, true, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'in' is dropped while its stub is still live [callback-dangling-stub]

void good_keydown(void) {
  struct input in = {0};
  emscripten_set_keydown_callback("#canvas", &in, true, on_key);
  emscripten_set_keydown_callback("#canvas", NULL, true, NULL);
}

void bad_other_target(void) {
  struct input *in = calloc(1, sizeof *in);
  emscripten_set_keydown_callback("#canvas", in, true, on_key);
  emscripten_set_keydown_callback("#menu", NULL, true, NULL);
  free(in);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_all_listeners(void) {
  struct input *in = calloc(1, sizeof *in);
  emscripten_set_keydown_callback("#canvas", in, true, on_key);
  emscripten_html5_remove_all_event_listeners();
  free(in);
}

void bad_main_loop(void) {
  struct input in = {0};
  emscripten_set_main_loop_arg(tick, &in, 60, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'in' is dropped while its stub is still live [callback-dangling-stub]

void good_main_loop(void) { /* does not return */
  struct input in = {0};
  emscripten_set_main_loop_arg(tick, &in, 60, 1);
}

void bad_interval(void) {
  struct input *in = calloc(1, sizeof *in);
  int timer = emscripten_set_interval(tick, 100, in);
  int other = emscripten_set_interval(tick, 1000, NULL);
  emscripten_sleep(500);
  emscripten_clear_interval(other);
  free(in);
  (void)timer;
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_interval(void) {
  struct input *in = calloc(1, sizeof *in);
  int timer = emscripten_set_interval(tick, 100, in);
  emscripten_sleep(500);
  emscripten_clear_interval(timer);
  free(in);
}

void bad_async_call(void) {
  struct input in = {0};
  emscripten_async_call(tick, &in, 10);
}
// CHECK: :[[@LINE-1]]:1: warning: 'in' is dropped while its stub is still live [callback-dangling-stub]

void good_async_call(void) {
  struct input in = {0};
  emscripten_async_call(tick, &in, 10);
  emscripten_sleep(100);
}

static bool on_message(int type, const EmscriptenWebSocketMessageEvent *event, void *data) {
  (void)type;
  (void)event;
  ((struct input *)data)->keys++;
  return true;
}

void bad_socket(void) {
  EmscriptenWebSocketCreateAttributes a = {"wss://example.org", NULL, true};
  EMSCRIPTEN_WEBSOCKET_T s = emscripten_websocket_new(&a);
  struct input *in = calloc(1, sizeof *in);
  emscripten_websocket_set_onmessage_callback(s, in, on_message);
  emscripten_websocket_close(s, 1000, "bye");
  free(in);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_socket(void) {
  EmscriptenWebSocketCreateAttributes a = {"wss://example.org", NULL, true};
  EMSCRIPTEN_WEBSOCKET_T s = emscripten_websocket_new(&a);
  struct input *in = calloc(1, sizeof *in);
  emscripten_websocket_set_onmessage_callback(s, in, on_message);
  emscripten_websocket_close(s, 1000, "bye");
  emscripten_websocket_delete(s);
  free(in);
}
