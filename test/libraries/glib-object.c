// Twins for glib; program.
// REQUIRES: glib
// RUN: %tidy %s -- %{glib} 2>&1 | grep -v note: | %filecheck

// Signals, weak references, closures and cancellables.
#include <gio/gio.h>
#include <stdlib.h>

typedef struct {
  int seen;
  gulong handler;
  GObject *object;
  gpointer weak;
} Watcher;

static void on_cancelled(GCancellable *cancellable, gpointer data) {
  ((Watcher *)data)->seen++;
}

static void on_cancelled_swapped(Watcher *w) { w->seen++; }

static void on_gone(gpointer data, GObject *where_it_was) {
  ((Watcher *)data)->seen++;
}

// Connected to an object of the caller's.
static void watch(GCancellable *cancellable) {
  Watcher w = {0};
  g_signal_connect(cancellable, "cancelled", G_CALLBACK(on_cancelled), &w);
}
// CHECK: :[[@LINE-1]]:1: warning: 'w' is dropped while its stub is still live [callback-dangling-stub]

static void watch_and_disconnect(GCancellable *cancellable) {
  Watcher w = {0};
  w.handler = g_signal_connect(cancellable, "cancelled",
                               G_CALLBACK(on_cancelled), &w);
  g_signal_handler_disconnect(cancellable, w.handler);
}

void bad_callers_object(void) {
  GCancellable *c = g_cancellable_new();
  watch(c);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

void good_callers_object(void) {
  GCancellable *c = g_cancellable_new();
  watch_and_disconnect(c);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

// Disconnected by a match on the data.
void bad_wrong_data(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *a = g_new0(Watcher, 1), *b = g_new0(Watcher, 1);
  g_signal_connect(c, "cancelled", G_CALLBACK(on_cancelled), a);
  g_signal_handlers_disconnect_by_data(c, b);
  g_free(a);
  g_cancellable_cancel(c);
  g_free(b);
  g_object_unref(c);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_by_data(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *a = g_new0(Watcher, 1), *b = g_new0(Watcher, 1);
  g_signal_connect(c, "cancelled", G_CALLBACK(on_cancelled), a);
  g_signal_handlers_disconnect_by_data(c, a);
  g_free(a);
  g_cancellable_cancel(c);
  g_free(b);
  g_object_unref(c);
}

void good_by_func(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *a = g_new0(Watcher, 1);
  g_signal_connect_swapped(c, "cancelled", G_CALLBACK(on_cancelled_swapped), a);
  g_signal_handlers_disconnect_by_func(c, G_CALLBACK(on_cancelled_swapped), a);
  g_free(a);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

// Blocking is not an end.
void bad_blocked(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *w = calloc(1, sizeof *w);
  if (!w)
    return;
  w->handler =
      g_signal_connect(c, "cancelled", G_CALLBACK(on_cancelled), w);
  g_signal_handler_block(c, w->handler);
  gulong handler = w->handler;
  free(w);
  g_signal_handler_unblock(c, handler);
  g_signal_emit_by_name(c, "cancelled");
  g_object_unref(c);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_cleared(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *w = calloc(1, sizeof *w);
  if (!w)
    return;
  w->handler =
      g_signal_connect(c, "cancelled", G_CALLBACK(on_cancelled), w);
  g_clear_signal_handler(&w->handler, c);
  free(w);
  g_signal_emit_by_name(c, "cancelled");
  g_object_unref(c);
}

// The object goes first, and its handlers with it.
void good_object_first(void) {
  Watcher w = {0};
  GCancellable *c = g_cancellable_new();
  g_signal_connect(c, "cancelled", G_CALLBACK(on_cancelled), &w);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

void good_autoptr_first(void) {
  Watcher w = {0};
  g_autoptr(GCancellable) c = g_cancellable_new();
  g_signal_connect(c, "cancelled", G_CALLBACK(on_cancelled), &w);
  g_cancellable_cancel(c);
}

void good_member_first(void) {
  Watcher w = {0};
  w.object = G_OBJECT(g_cancellable_new());
  g_signal_connect(w.object, "cancelled", G_CALLBACK(on_cancelled), &w);
  g_clear_object(&w.object);
}

// A destroy callback for the data.
static void free_data(gpointer data, GClosure *closure) { g_free(data); }

void bad_connect_data(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *w = g_new0(Watcher, 1);
  g_signal_connect_data(c, "cancelled", G_CALLBACK(on_cancelled), w, NULL, 0);
  g_free(w);
  g_cancellable_cancel(c);
  g_object_unref(c);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_connect_data(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *w = g_new0(Watcher, 1);
  g_signal_connect_data(c, "cancelled", G_CALLBACK(on_cancelled), w, free_data,
                        0);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

// g_cancellable_connect
static int guard(GCancellable *c) {
  Watcher w = {0};
  gulong id = g_cancellable_connect(c, G_CALLBACK(on_cancelled), &w, NULL);
  if (id == 0)
    return -1;
  return w.seen;
}
// CHECK: :[[@LINE-2]]:3: warning: 'w' is dropped while its stub is still live [callback-dangling-stub]

static int guard_and_disconnect(GCancellable *c) {
  Watcher w = {0};
  gulong id = g_cancellable_connect(c, G_CALLBACK(on_cancelled), &w, NULL);
  if (id == 0)
    return -1;
  g_cancellable_disconnect(c, id);
  return w.seen;
}

void bad_cancellable(void) {
  GCancellable *c = g_cancellable_new();
  guard(c);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

void good_cancellable(void) {
  GCancellable *c = g_cancellable_new();
  guard_and_disconnect(c);
  g_cancellable_cancel(c);
  g_object_unref(c);
}

// Weak references
static void notice(GObject *object) {
  Watcher *w = g_new0(Watcher, 1);
  g_object_weak_ref(object, on_gone, w);
  g_free(w);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

static void notice_and_stop(GObject *object) {
  Watcher *w = g_new0(Watcher, 1);
  g_object_weak_ref(object, on_gone, w);
  g_object_weak_unref(object, on_gone, w);
  g_free(w);
}

void bad_weak_ref(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  notice(o);
  g_object_unref(o);
}

void good_weak_ref(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  notice_and_stop(o);
  g_object_unref(o);
}

// A closure, connected later.
static void connect_closure(GCancellable *c, Watcher *w) {
  GClosure *closure = g_cclosure_new(G_CALLBACK(on_cancelled), w, NULL);
  g_signal_connect_closure(c, "cancelled", closure, FALSE);
}

void bad_closure(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *w = g_new0(Watcher, 1);
  connect_closure(c, w);
  g_free(w);
  g_signal_emit_by_name(c, "cancelled");
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_closure(void) {
  GCancellable *c = g_cancellable_new();
  Watcher *w = g_new0(Watcher, 1);
  GClosure *closure = g_cclosure_new(G_CALLBACK(on_cancelled), w, NULL);
  g_signal_connect_closure(c, "cancelled", closure, FALSE);
  g_closure_invalidate(closure);
  g_free(w);
  g_signal_emit_by_name(c, "cancelled");
}

// Data is only stored.
void good_plain_data(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  Watcher *w = g_new0(Watcher, 1);
  g_object_set_data(o, "watcher", w);
  g_free(w);
  g_clear_object(&o);
}
