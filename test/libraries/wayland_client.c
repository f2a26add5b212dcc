// Twins for wayland; program.
// REQUIRES: wayland
// RUN: %tidy %s -- %{wayland} 2>&1 | grep -v note: | %filecheck

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <wayland-client.h>

#ifndef __clang__ // a compositor in a thread, at the other end of WAYLAND_SOCKET
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
#include <wayland-server-core.h>
static void bind_output(struct wl_client *c, void *d, uint32_t v, uint32_t id) {
  struct wl_resource *r = wl_resource_create(c, &wl_output_interface, v, id);
  wl_resource_post_event(r, 3 /* scale */, 2);
  wl_resource_post_event(r, 2 /* done */);
}
static void *serve(void *fd) {
  struct wl_display *d = wl_display_create();
  wl_display_init_shm(d);
  wl_global_create(d, &wl_output_interface, 2, NULL, bind_output);
  wl_client_create(d, (int)(long)fd);
  wl_display_run(d);
  return NULL;
}
__attribute__((constructor)) static void start(void) {
  int sv[2];
  char buf[16];
  pthread_t t;
  socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
  snprintf(buf, sizeof buf, "%d", sv[1]);
  setenv("WAYLAND_SOCKET", buf, 1);
  pthread_create(&t, NULL, serve, (void *)(long)sv[0]);
}
#endif

struct app {
  struct wl_display *display;
  struct wl_registry *registry;
  struct wl_shm *shm;
  struct wl_output *output;
  int globals, formats, scale;
};

static void on_global(void *data, struct wl_registry *registry, uint32_t name, const char *interface,
                      uint32_t version) {
  struct app *a = data;
  a->globals++;
  if (!strcmp(interface, "wl_shm"))
    a->shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
  else if (!strcmp(interface, "wl_output"))
    a->output = wl_registry_bind(registry, name, &wl_output_interface, 2);
}
static void on_global_remove(void *data, struct wl_registry *registry, uint32_t name) {}
static const struct wl_registry_listener registry_listener = {on_global, on_global_remove};

static void on_format(void *data, struct wl_shm *shm, uint32_t format) { ++*(int *)data; }
static const struct wl_shm_listener shm_listener = {on_format};

static void on_geometry(void *data, struct wl_output *o, int32_t x, int32_t y, int32_t w, int32_t h, int32_t sub,
                        const char *make, const char *model, int32_t transform) {}
static void on_mode(void *data, struct wl_output *o, uint32_t flags, int32_t w, int32_t h, int32_t r) {}
static void on_done(void *data, struct wl_output *o) {}
static void on_scale(void *data, struct wl_output *o, int32_t scale) { ((struct app *)data)->scale = scale; }
static const struct wl_output_listener output_listener = {on_geometry, on_mode, on_done, on_scale};

static void on_sync(void *data, struct wl_callback *cb, uint32_t serial) {
  *(int *)data = 1;
  wl_callback_destroy(cb);
}
static const struct wl_callback_listener sync_listener = {on_sync};

static void count_global(void *data, struct wl_registry *r, uint32_t name, const char *interface, uint32_t v) {
  ++*(int *)data;
}

// The counter is in an inner block, the round trip after it.
void bad_registry_inner_scope(void) {
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  {
    struct app a = {0};
    wl_registry_add_listener(registry, &registry_listener, &a);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'a' is dropped while its stub is still live [callback-dangling-stub]
  wl_display_roundtrip(display);
  wl_registry_destroy(registry);
  wl_display_disconnect(display);
}
void good_registry_inner_scope(void) {
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  {
    struct app a = {0};
    wl_registry_add_listener(registry, &registry_listener, &a);
    wl_display_roundtrip(display);
  }
  wl_registry_destroy(registry);
  wl_display_disconnect(display);
}

// Freed, and only then the registry's last events are read.
void bad_free_before_destroy(void) {
  struct app *a = calloc(1, sizeof *a);
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  wl_registry_add_listener(registry, &registry_listener, a);
  free(a);
  while (wl_display_dispatch(display) == 0)
    ;
  wl_registry_destroy(registry);
  wl_display_disconnect(display);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_free_before_destroy(void) {
  struct app *a = calloc(1, sizeof *a);
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  wl_registry_add_listener(registry, &registry_listener, a);
  wl_registry_destroy(registry);
  free(a);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// The table is copied by nobody.
static void count_and_look(void *data, struct wl_registry *r, uint32_t name, const char *interface, uint32_t v) {
  const struct wl_registry_listener *table = wl_proxy_get_listener((struct wl_proxy *)r);
  if (table->global == count_and_look)
    ++*(int *)data;
}
static void listen_to(struct wl_registry *registry, int *count) {
  struct wl_registry_listener listener;
  memset(&listener, 0, sizeof listener);
  listener.global = count_and_look;
  wl_registry_add_listener(registry, &listener, count);
}
// CHECK: :[[@LINE-1]]:1: warning: 'listener' is dropped while its stub is still live [callback-dangling-stub]
void bad_table_on_stack(void) {
  static int count;
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  listen_to(registry, &count);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}
static void listen_to_static(struct wl_registry *registry, int *count) {
  static const struct wl_registry_listener listener = {.global = count_and_look};
  wl_registry_add_listener(registry, &listener, count);
}
void good_table_on_stack(void) {
  static int count;
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  listen_to_static(registry, &count);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// A proxy that was forgotten on an error path keeps its listener.
static struct wl_display *the_display;
static int count_formats(struct wl_display *display, int max) {
  int formats = 0;
  struct app *found = calloc(1, sizeof *found);
  struct wl_registry *registry = wl_display_get_registry(display);
  wl_registry_add_listener(registry, &registry_listener, found);
  wl_display_roundtrip(display);
  wl_registry_destroy(registry);
  struct wl_shm *shm = found->shm;
  free(found);
  if (!shm)
    return -1;
  wl_shm_add_listener(shm, &shm_listener, &formats);
  if (wl_shm_get_version(shm) < max)
    return -1; // the proxy of wl_shm is left
  wl_display_roundtrip(display);
  wl_shm_destroy(shm);
  return formats;
}
// CHECK: :[[@LINE-5]]:5: warning: 'formats' is dropped while its stub is still live [callback-dangling-stub]
void bad_left_on_error(void) {
  struct wl_display *display = wl_display_connect(NULL);
  if (!display)
    return;
  count_formats(display, 1000);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}
static int count_formats_well(struct wl_display *display, int max) {
  int formats = 0;
  struct app *found = calloc(1, sizeof *found);
  struct wl_registry *registry = wl_display_get_registry(display);
  wl_registry_add_listener(registry, &registry_listener, found);
  wl_display_roundtrip(display);
  wl_registry_destroy(registry);
  struct wl_shm *shm = found->shm;
  free(found);
  if (!shm)
    return -1;
  wl_shm_add_listener(shm, &shm_listener, &formats);
  if (wl_shm_get_version(shm) < max) {
    wl_shm_destroy(shm);
    return -1;
  }
  wl_display_roundtrip(display);
  wl_shm_destroy(shm);
  return formats;
}
void good_left_on_error(void) {
  struct wl_display *display = wl_display_connect(NULL);
  if (!display)
    return;
  count_formats_well(display, 1000);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// Allocation succeeded, set-up failed, object freed, proxies not.
static struct app *app_create(struct wl_display *display, int wanted) {
  struct app *a = calloc(1, sizeof *a);
  if (!a)
    return NULL;
  a->display = display;
  a->registry = wl_display_get_registry(display);
  wl_registry_add_listener(a->registry, &registry_listener, a);
  if (wanted) {
    free(a);
    return NULL;
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  return a;
}
void bad_setup_failed(void) {
  struct wl_display *display = wl_display_connect(NULL);
  app_create(display, 1);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}
static struct app *app_create_well(struct wl_display *display, int wanted) {
  struct app *a = calloc(1, sizeof *a);
  if (!a)
    return NULL;
  a->display = display;
  a->registry = wl_display_get_registry(display);
  wl_registry_add_listener(a->registry, &registry_listener, a);
  if (wanted) {
    wl_registry_destroy(a->registry);
    free(a);
    return NULL;
  }
  return a;
}
void good_setup_failed(void) {
  struct wl_display *display = wl_display_connect(NULL);
  app_create_well(display, 1);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// done comes once, but it must have come.
void bad_sync_not_awaited(void) {
  struct wl_display *display = wl_display_connect(NULL);
  {
    int done = 0;
    struct wl_callback *cb = wl_display_sync(display);
    wl_callback_add_listener(cb, &sync_listener, &done);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'done' is dropped while its stub is still live [callback-dangling-stub]
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}
void good_sync_awaited(void) {
  struct wl_display *display = wl_display_connect(NULL);
  {
    int done = 0;
    struct wl_callback *cb = wl_display_sync(display);
    wl_callback_add_listener(cb, &sync_listener, &done);
    while (!done && wl_display_dispatch(display) != -1)
      ;
  }
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// Only the new owner is known to the proxy.
void bad_second_listener_ignored(void) {
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  static struct app later;
  struct app *first = calloc(1, sizeof *first);
  wl_registry_add_listener(registry, &registry_listener, first);
  free(first);
  wl_display_roundtrip(display);
  wl_registry_add_listener(registry, &registry_listener, &later);
  wl_display_disconnect(display);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_user_data_replaced(void) {
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *registry = wl_display_get_registry(display);
  static struct app later;
  struct app *first = calloc(1, sizeof *first);
  wl_registry_add_listener(registry, &registry_listener, first);
  wl_registry_set_user_data(registry, &later);
  free(first);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// The wrong one of two proxies is destroyed.
void bad_wrong_proxy(void) {
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *first = wl_display_get_registry(display);
  struct wl_registry *second = wl_display_get_registry(display);
  int count = 0, *counts = malloc(sizeof *counts);
  *counts = 0;
  static const struct wl_registry_listener counter = {count_global, on_global_remove};
  wl_registry_add_listener(first, &counter, counts);
  wl_registry_destroy(second);
  free(counts);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_right_proxy(void) {
  struct wl_display *display = wl_display_connect(NULL);
  struct wl_registry *first = wl_display_get_registry(display);
  struct wl_registry *second = wl_display_get_registry(display);
  int *counts = malloc(sizeof *counts);
  *counts = 0;
  static const struct wl_registry_listener counter = {count_global, on_global_remove};
  wl_registry_add_listener(first, &counter, counts);
  wl_registry_destroy(first);
  free(counts);
  wl_display_roundtrip(display);
  wl_display_disconnect(display);
}

// Never disconnected; the display is global.
static int open_display(void) {
  struct app local = {0};
  the_display = wl_display_connect(NULL);
  if (!the_display)
    return -1;
  local.registry = wl_display_get_registry(the_display);
  wl_registry_add_listener(local.registry, &registry_listener, &local);
  return 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'local' is dropped while its stub is still live [callback-dangling-stub]
void bad_global_display(void) {
  if (open_display() == 0)
    wl_display_roundtrip(the_display);
}
static int open_display_well(void) {
  static struct app local;
  the_display = wl_display_connect(NULL);
  if (!the_display)
    return -1;
  local.registry = wl_display_get_registry(the_display);
  wl_registry_add_listener(local.registry, &registry_listener, &local);
  return 0;
}
void good_global_display(void) {
  if (open_display_well() == 0)
    wl_display_roundtrip(the_display);
}
