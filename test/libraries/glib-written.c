// Twins for glib; not a program: GLib itself writes to the dead memory, or its slices hide it; AddressSanitizer does not see either.
// REQUIRES: glib
// RUN: %tidy %s -- %{glib} 2>&1 | grep -v note: | %filecheck

#include <gio/gio.h>
#include <stdlib.h>

typedef struct {
  int seen;
  gpointer weak;
  char buffer[64];
} Watcher;

static gboolean on_tick(gpointer data) {
  ((Watcher *)data)->seen++;
  return G_SOURCE_CONTINUE;
}

// The pointer itself must outlive the object.
static void point(GObject *object) {
  gpointer p = object;
  g_object_add_weak_pointer(object, &p);
}
// CHECK: :[[@LINE-1]]:1: warning: 'p' is dropped while its stub is still live [callback-dangling-stub]

static void point_and_stop(GObject *object) {
  gpointer p = object;
  g_object_add_weak_pointer(object, &p);
  g_object_remove_weak_pointer(object, &p);
}

void bad_weak_pointer(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  point(o);
  g_object_unref(o);
}

void good_weak_pointer(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  point_and_stop(o);
  g_object_unref(o);
}

static void point_member(GObject *object) {
  Watcher *w = malloc(sizeof *w);
  if (!w)
    return;
  w->weak = object;
  g_object_add_weak_pointer(object, &w->weak);
  free(w);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'gpointer' object is dropped while its stub is still live [callback-dangling-stub]

static void point_member_and_clear(GObject *object) {
  Watcher *w = malloc(sizeof *w);
  if (!w)
    return;
  w->weak = object;
  g_object_add_weak_pointer(object, &w->weak);
  g_clear_weak_pointer(&w->weak);
  free(w);
}

void bad_weak_member(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  point_member(o);
  g_object_unref(o);
}

void good_weak_member(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  point_member_and_clear(o);
  g_object_unref(o);
}

static void forget(GObject *object) {
  GWeakRef ref;
  g_weak_ref_init(&ref, object);
}
// CHECK: :[[@LINE-1]]:1: warning: 'ref' is dropped while its stub is still live [callback-dangling-stub]

static void remember(GObject *object) {
  GWeakRef ref;
  g_weak_ref_init(&ref, object);
  g_weak_ref_clear(&ref);
}

void bad_gweakref(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  forget(o);
  g_object_unref(o);
}

void good_gweakref(void) {
  GObject *o = g_object_new(G_TYPE_OBJECT, NULL);
  remember(o);
  g_object_unref(o);
}

// g_slice_free is a macro over g_slice_free1.
void bad_slice(void) {
  Watcher *w = g_slice_new0(Watcher);
  g_idle_add(on_tick, w);
  g_slice_free(Watcher, w);
  g_main_context_iteration(NULL, FALSE);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_slice(void) {
  Watcher *w = g_slice_new0(Watcher);
  guint id = g_idle_add(on_tick, w);
  g_source_remove(id);
  g_slice_free(Watcher, w);
  g_main_context_iteration(NULL, FALSE);
}

// The buffer of an operation.
static void on_read(GObject *source, GAsyncResult *result, gpointer data) {
  g_input_stream_read_finish(G_INPUT_STREAM(source), result, NULL);
}

void bad_buffer(void) {
  GInputStream *in = g_memory_input_stream_new_from_data("hello", 5, NULL);
  {
    char buffer[64];
    g_input_stream_read_async(in, buffer, sizeof buffer, 0, NULL, on_read, in);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'buffer' is dropped while its stub is still live [callback-dangling-stub]
  g_main_context_iteration(NULL, TRUE);
}

void good_buffer(void) {
  GInputStream *in = g_memory_input_stream_new_from_data("hello", 5, NULL);
  {
    char buffer[64];
    g_input_stream_read_async(in, buffer, sizeof buffer, 0, NULL, on_read, in);
    g_main_context_iteration(NULL, TRUE);
  }
  g_object_unref(in);
}
