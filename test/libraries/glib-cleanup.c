// Twins for glib; not a program: nothing runs the main loop.
// REQUIRES: glib
// RUN: %tidy %s -- %{glib} 2>&1 | grep -v note: | %filecheck

// What a clean-up attribute frees is what the variable has when its scope ends.
#include <gio/gio.h>

typedef struct {
  int n;
} Ctx;
extern gboolean cb(gpointer);

void good_stolen(void) {
  g_autofree Ctx *t = g_new0(Ctx, 1);
  g_idle_add(cb, t);
  g_steal_pointer(&t);
}

void good_stolen_as_argument(void) {
  g_autofree Ctx *t = g_new0(Ctx, 1);
  g_idle_add(cb, g_steal_pointer(&t));
}

void good_null(void) {
  g_autofree Ctx *t = g_new0(Ctx, 1);
  g_idle_add(cb, t);
  t = NULL;
}

void bad_early_return(int fail) {
  g_autofree Ctx *t = g_new0(Ctx, 1);
  g_idle_add(cb, t);
  if (fail)
    return;
  g_steal_pointer(&t);
}
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void bad_assigned_later(void) {
  g_autofree Ctx *t = NULL;
  t = g_new0(Ctx, 1);
  g_idle_add(cb, t);
}
// CHECK: :[[@LINE-1]]:1: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void bad_inner_scope(void) {
  {
    g_autofree Ctx *t = g_new0(Ctx, 1);
    g_idle_add(cb, t);
  }
// CHECK: :[[@LINE-1]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  g_main_context_iteration(NULL, FALSE);
}

void good_inner_scope(void) {
  {
    g_autofree Ctx *t = g_new0(Ctx, 1);
    guint id = g_idle_add(cb, t);
    g_source_remove(id);
  }
  g_main_context_iteration(NULL, FALSE);
}

// A null callback of one call ends nothing that another one registered.
void bad_other_call_has_no_callback(GFile *file) {
  int ctx = 0;
  g_timeout_add(10, cb, &ctx);
  g_file_read_async(file, 0, NULL, NULL, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'ctx' is dropped while its stub is still live [callback-dangling-stub]

// The last reference to something else.
void bad_other_object(GFile *file) {
  int ctx = 0;
  g_timeout_add(10, cb, &ctx);
  g_object_unref(file);
}
// CHECK: :[[@LINE-1]]:1: warning: 'ctx' is dropped while its stub is still live [callback-dangling-stub]
