// Twins for wayland; not a program: needs a compositor.
// REQUIRES: wayland
// RUN: %tidy %s -- %{wayland} 2>&1 | grep -v note: | %filecheck

// Handlers whose bodies are visible, and homes of which nobody saw how they
// belong together.
#include <wayland-client.h>
#include <wayland-server-core.h>

static void on_format(void *d, struct wl_shm *shm, uint32_t f) {
  ++*(int *)d;
  wl_shm_destroy(shm);
}
static const struct wl_shm_listener ends = {on_format};

static void on_format_again(void *d, struct wl_shm *shm, uint32_t f) {
  ++*(int *)d;
}
static const struct wl_shm_listener stays = {on_format_again};

void good_handler_ends(struct wl_display *d, struct wl_shm *shm) {
  int n = 0;
  wl_shm_add_listener(shm, &ends, &n);
  wl_display_roundtrip(d);
}

void bad_handler_stays(struct wl_display *d, struct wl_shm *shm) {
  int n = 0;
  wl_shm_add_listener(shm, &stays, &n);
  wl_display_roundtrip(d);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

static void remove_it(struct wl_listener *l, void *d) { wl_list_remove(&l->link); }
static void keep_it(struct wl_listener *l, void *d) {}

void good_removes_itself(struct wl_signal *s) {
  struct wl_listener l = {.notify = remove_it};
  wl_signal_add(s, &l);
  wl_signal_emit(s, 0);
}

void bad_keeps_itself(struct wl_signal *s) {
  struct wl_listener l = {.notify = keep_it};
  wl_signal_add(s, &l);
  wl_signal_emit(s, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'l' is dropped while its stub is still live [callback-dangling-stub]

// The handler writes its context: the loop ends.
struct seen {
  int formats;
};
static void on_seen(void *d, struct wl_shm *shm, uint32_t f) {
  ((struct seen *)d)->formats = 1;
}
static const struct wl_shm_listener counting = {on_seen};

void bad_after_loop(struct wl_display *d, struct wl_shm *shm) {
  struct seen s = {0};
  wl_shm_add_listener(shm, &counting, &s);
  while (!s.formats)
    wl_display_dispatch(d);
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void good_after_loop(struct wl_display *d, struct wl_shm *shm) {
  struct seen s = {0};
  wl_shm_add_listener(shm, &counting, &s);
  while (!s.formats)
    wl_display_dispatch(d);
  wl_shm_destroy(shm);
}
