// Twins for wayland; program.
// REQUIRES: wayland
// RUN: %tidy %s -- %{wayland} 2>&1 | grep -v note: | %filecheck

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wayland-server.h>

struct view {
  int id;
  struct wl_listener destroy;
  struct wl_listener commit;
};
struct output {
  struct wl_signal frame;
  struct wl_signal destroy;
};

static void on_destroy(struct wl_listener *listener, void *data) {
  struct view *v = wl_container_of(listener, v, destroy);
  v->id = -1;
}
static void on_commit(struct wl_listener *listener, void *data) {
  struct view *v = wl_container_of(listener, v, commit);
  v->id++;
}
static int on_timer(void *data) { return ++*(int *)data, 0; }
static int on_readable(int fd, uint32_t mask, void *data) {
  char c;
  read(fd, &c, 1);
  ++*(int *)data;
  return 0;
}
static void on_idle(void *data) { ++*(int *)data; }
static struct wl_client *new_client(struct wl_display *d) {
  int sv[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) < 0)
    return NULL;
  return wl_client_create(d, sv[0]);
}

// Signals: freed with the listener linked.
static struct output the_output;
static struct view *view_new(struct output *o) {
  struct view *v = calloc(1, sizeof *v);
  v->commit.notify = on_commit;
  wl_signal_add(&o->frame, &v->commit);
  return v;
}
void bad_view_freed_linked(void) {
  wl_signal_init(&the_output.frame);
  struct view *v = view_new(&the_output);
  free(v);
  wl_signal_emit(&the_output.frame, NULL);
}
// CHECK: :[[@LINE-3]]:3: warning: the 'struct wl_listener' object is dropped while its stub is still live [callback-dangling-stub]
void good_view_freed_unlinked(void) {
  wl_signal_init(&the_output.frame);
  struct view *v = view_new(&the_output);
  wl_list_remove(&v->commit.link);
  free(v);
  wl_signal_emit(&the_output.frame, NULL);
}

// Two listeners, one removed.
void bad_one_of_two_removed(void) {
  struct view *v = calloc(1, sizeof *v);
  struct output *o = &the_output;
  wl_signal_init(&o->frame);
  wl_signal_init(&o->destroy);
  v->commit.notify = on_commit;
  v->destroy.notify = on_destroy;
  wl_signal_add(&o->frame, &v->commit);
  wl_signal_add(&o->destroy, &v->destroy);
  wl_list_remove(&v->commit.link);
  free(v);
  wl_signal_emit(&o->destroy, o);
}
// CHECK: :[[@LINE-3]]:3: warning: the 'struct wl_listener' object is dropped while its stub is still live [callback-dangling-stub]
void good_two_of_two_removed(void) {
  struct view *v = calloc(1, sizeof *v);
  struct output *o = &the_output;
  wl_signal_init(&o->frame);
  wl_signal_init(&o->destroy);
  v->commit.notify = on_commit;
  v->destroy.notify = on_destroy;
  wl_signal_add(&o->frame, &v->commit);
  wl_signal_add(&o->destroy, &v->destroy);
  wl_list_remove(&v->commit.link);
  wl_list_remove(&v->destroy.link);
  free(v);
  wl_signal_emit(&o->destroy, o);
}

// wl_list_init does not unlink.
void bad_init_instead_of_remove(void) {
  wl_signal_init(&the_output.frame);
  {
    struct view inner = {.commit.notify = on_commit};
    wl_signal_add(&the_output.frame, &inner.commit);
    wl_list_init(&inner.commit.link);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'inner.commit' is dropped while its stub is still live [callback-dangling-stub]
  wl_signal_emit(&the_output.frame, NULL);
}
void good_remove_and_init(void) {
  wl_signal_init(&the_output.frame);
  {
    struct view inner = {.commit.notify = on_commit};
    wl_signal_add(&the_output.frame, &inner.commit);
    wl_list_remove(&inner.commit.link);
    wl_list_init(&inner.commit.link);
  }
  wl_signal_emit(&the_output.frame, NULL);
}

// A signal that dies first.
void bad_signal_outlives(void) {
  struct output *o = calloc(1, sizeof *o);
  struct view *v = calloc(1, sizeof *v);
  wl_signal_init(&o->frame);
  v->commit.notify = on_commit;
  wl_signal_add(&o->frame, &v->commit);
  free(v);
  wl_signal_emit_mutable(&o->frame, NULL);
  free(o);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'struct wl_listener' object is dropped while its stub is still live [callback-dangling-stub]
void good_signal_dies_first(void) {
  struct output *o = calloc(1, sizeof *o);
  struct view *v = calloc(1, sizeof *v);
  wl_signal_init(&o->frame);
  v->commit.notify = on_commit;
  wl_signal_add(&o->frame, &v->commit);
  wl_signal_emit_mutable(&o->frame, NULL);
  free(o);
  free(v);
}

// Destroy listeners run in wl_display_destroy, wl_client_destroy and wl_resource_destroy.
static int watch_client(struct wl_client *client) {
  struct wl_listener gone = {.notify = on_destroy};
  wl_client_add_destroy_listener(client, &gone);
  return 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'gone' is dropped while its stub is still live [callback-dangling-stub]
void bad_client_watcher_on_stack(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  watch_client(c);
  wl_client_destroy(c);
  wl_display_destroy(d);
}
static int watch_client_for_now(struct wl_client *client) {
  struct view v = {.destroy.notify = on_destroy};
  wl_client_add_destroy_listener(client, &v.destroy);
  wl_client_flush(client);
  wl_list_remove(&v.destroy.link);
  return v.id;
}
void good_client_watcher_on_stack(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  watch_client_for_now(c);
  wl_client_destroy(c);
  wl_display_destroy(d);
}
static struct view *the_view;
static void make_view(struct wl_display *d) {
  the_view = calloc(1, sizeof *the_view);
  the_view->destroy.notify = on_destroy;
  wl_display_add_destroy_listener(d, &the_view->destroy);
}
void bad_display_listener_freed(void) {
  struct wl_display *d = wl_display_create();
  make_view(d);
  free(the_view);
  wl_display_destroy(d);
}
// CHECK: :[[@LINE-3]]:3: warning: the 'struct wl_listener' object is dropped while its stub is still live [callback-dangling-stub]
void good_display_listener_fired(void) {
  struct wl_display *d = wl_display_create();
  make_view(d);
  wl_display_destroy(d);
  free(the_view);
}
void bad_resource_listener_freed(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  struct wl_resource *r = wl_resource_create(c, &wl_surface_interface, 1, 0);
  struct view *v = calloc(1, sizeof *v);
  v->destroy.notify = on_destroy;
  wl_resource_add_destroy_listener(r, &v->destroy);
  free(v);
  wl_resource_destroy(r);
  wl_display_destroy(d);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'struct wl_listener' object is dropped while its stub is still live [callback-dangling-stub]
void good_resource_listener_freed(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  struct wl_resource *r = wl_resource_create(c, &wl_surface_interface, 1, 0);
  struct view *v = calloc(1, sizeof *v);
  v->destroy.notify = on_destroy;
  wl_resource_add_destroy_listener(r, &v->destroy);
  wl_resource_destroy(r);
  free(v);
  wl_display_destroy(d);
}

// Event loop
static int wait_for_client(struct wl_display *display) {
  int fired = 0;
  struct wl_event_loop *loop = wl_display_get_event_loop(display);
  struct wl_event_source *timer = wl_event_loop_add_timer(loop, on_timer, &fired);
  if (!timer)
    return -1;
  wl_event_source_timer_update(timer, 1);
  return fired;
}
// CHECK: :[[@LINE-2]]:3: warning: 'fired' is dropped while its stub is still live [callback-dangling-stub]
void bad_timer_armed(void) {
  struct wl_display *d = wl_display_create();
  wait_for_client(d);
  wl_event_loop_dispatch(wl_display_get_event_loop(d), 50);
  wl_display_destroy(d);
}
static int wait_for_client_once(struct wl_display *display) {
  int fired = 0;
  struct wl_event_loop *loop = wl_display_get_event_loop(display);
  struct wl_event_source *timer = wl_event_loop_add_timer(loop, on_timer, &fired);
  if (!timer)
    return -1;
  wl_event_source_timer_update(timer, 1);
  wl_event_source_remove(timer);
  return fired;
}
void good_timer_removed(void) {
  struct wl_display *d = wl_display_create();
  wait_for_client_once(d);
  wl_event_loop_dispatch(wl_display_get_event_loop(d), 50);
  wl_display_destroy(d);
}
static int prepare_timer(struct wl_display *display) {
  int fired = 0;
  struct wl_event_source *timer = wl_event_loop_add_timer(wl_display_get_event_loop(display), on_timer, &fired);
  wl_event_source_timer_update(timer, 1000);
  wl_event_source_timer_update(timer, 0);
  return timer != NULL;
}
void good_timer_disarmed(void) {
  struct wl_display *d = wl_display_create();
  prepare_timer(d);
  wl_event_loop_dispatch(wl_display_get_event_loop(d), 50);
  wl_display_destroy(d);
}

struct reader {
  struct wl_event_source *source;
  int fd[2];
  int reads;
};
static struct reader *reader_new(struct wl_event_loop *loop) {
  struct reader *r = calloc(1, sizeof *r);
  pipe(r->fd);
  write(r->fd[1], "x", 1);
  r->source = wl_event_loop_add_fd(loop, r->fd[0], WL_EVENT_READABLE, on_readable, &r->reads);
  return r;
}
void bad_reader_freed(void) {
  struct wl_event_loop *loop = wl_event_loop_create();
  struct reader *r = reader_new(loop);
  free(r);
  wl_event_loop_dispatch(loop, 0);
  wl_event_loop_destroy(loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'int' object is dropped while its stub is still live [callback-dangling-stub]
void good_reader_removed(void) {
  struct wl_event_loop *loop = wl_event_loop_create();
  struct reader *r = reader_new(loop);
  wl_event_source_remove(r->source);
  free(r);
  wl_event_loop_dispatch(loop, 0);
  wl_event_loop_destroy(loop);
}
void good_loop_destroyed_first(void) {
  struct wl_event_loop *loop = wl_event_loop_create();
  struct reader *r = reader_new(loop);
  wl_event_loop_dispatch(loop, 0);
  wl_event_loop_destroy(loop);
  free(r);
}

void bad_idle_pending(void) {
  struct wl_event_loop *loop = wl_event_loop_create();
  {
    int n = 0;
    wl_event_loop_add_idle(loop, on_idle, &n);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
  wl_event_loop_dispatch_idle(loop);
  wl_event_loop_destroy(loop);
}
void good_idle_done(void) {
  struct wl_event_loop *loop = wl_event_loop_create();
  {
    int n = 0;
    wl_event_loop_add_idle(loop, on_idle, &n);
    wl_event_loop_dispatch_idle(loop);
  }
  wl_event_loop_dispatch(loop, 0);
  wl_event_loop_destroy(loop);
}

// Globals and resources
static void bind_counted(struct wl_client *client, void *data, uint32_t version, uint32_t id) { ++*(int *)data; }
static void log_message(void *data, enum wl_protocol_logger_type direction,
                        const struct wl_protocol_logger_message *message) {
  ++*(int *)data;
}
static void send_done(struct wl_client *c) {
  struct wl_resource *cb = wl_resource_create(c, &wl_callback_interface, 1, 0);
  wl_callback_send_done(cb, 1);
  wl_resource_destroy(cb);
}
static void log_during(struct wl_display *d, int on) {
  int messages = 0;
  struct wl_protocol_logger *logger = wl_display_add_protocol_logger(d, log_message, &messages);
  if (!on)
    return;
  wl_protocol_logger_destroy(logger);
}
// CHECK: :[[@LINE-3]]:5: warning: 'messages' is dropped while its stub is still live [callback-dangling-stub]
void bad_logger_left(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  log_during(d, 0);
  send_done(c);
  wl_client_destroy(c);
  wl_display_destroy(d);
}
static void log_during_well(struct wl_display *d, int on) {
  int messages = 0;
  struct wl_protocol_logger *logger = wl_display_add_protocol_logger(d, log_message, &messages);
  if (on)
    wl_display_flush_clients(d);
  wl_protocol_logger_destroy(logger);
}
void good_logger_destroyed(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  log_during_well(d, 0);
  send_done(c);
  wl_client_destroy(c);
  wl_display_destroy(d);
}
static void free_resource_data(struct wl_resource *r) { free(wl_resource_get_user_data(r)); }
static void region_destroy(struct wl_client *c, struct wl_resource *r) { wl_resource_destroy(r); }
static const struct wl_region_interface region_implementation = {region_destroy};
void good_resource_owns_data(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  struct wl_resource *r = wl_resource_create(c, &wl_region_interface, 1, 0);
  wl_resource_set_implementation(r, &region_implementation, calloc(1, 8), free_resource_data);
  wl_client_destroy(c);
  wl_display_destroy(d);
}
void good_resource_made_inert(void) {
  struct wl_display *d = wl_display_create();
  struct wl_client *c = new_client(d);
  struct wl_resource *r = wl_resource_create(c, &wl_region_interface, 1, 0);
  struct view *v = calloc(1, sizeof *v);
  wl_resource_set_implementation(r, &region_implementation, v, NULL);
  wl_resource_set_user_data(r, NULL);
  free(v);
  wl_event_loop_dispatch(wl_display_get_event_loop(d), 0);
  wl_client_destroy(c);
  wl_display_destroy(d);
}
