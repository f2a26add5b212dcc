// Twins for glib; program.
// REQUIRES: glib
// RUN: %tidy %s -- %{glib} 2>&1 | grep -v note: | %filecheck

// Sources of the main loop, threads and logging.
#include <gio/gio.h>
#include <glib-unix.h>
#include <stdlib.h>

typedef struct {
  int ticks;
  guint id;
  GMainLoop *loop;
  GMutex lock;
} Ticker;

static gboolean on_tick(gpointer data) {
  Ticker *t = data;
  t->ticks++;
  return G_SOURCE_CONTINUE;
}

static void on_once(gpointer data) {
  Ticker *t = data;
  t->ticks++;
}

static gboolean on_quit(gpointer data) {
  g_main_loop_quit(data);
  return G_SOURCE_REMOVE;
}

static void run_for(guint ms) {
  GMainLoop *loop = g_main_loop_new(NULL, FALSE);
  g_timeout_add(ms, on_quit, loop);
  g_main_loop_run(loop);
  g_main_loop_unref(loop);
}

// A context in an inner scope.
void bad_inner_scope(void) {
  {
    Ticker t = {0};
    t.id = g_timeout_add(1, on_tick, &t);
  }
// CHECK: :[[@LINE-1]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]
  run_for(30);
}

void good_inner_scope(void) {
  {
    Ticker t = {0};
    t.id = g_timeout_add(1, on_tick, &t);
    g_source_remove(t.id);
  }
  run_for(30);
}

// Freed before its source was removed.
static Ticker *ticker_new(void) {
  Ticker *t = g_new0(Ticker, 1);
  t->id = g_timeout_add(1, on_tick, t);
  return t;
}

void bad_free_forgets(void) {
  Ticker *t = ticker_new();
  g_print("%d\n", t->ticks);
  g_free(t);
  run_for(30);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_free_removes(void) {
  Ticker *t = ticker_new();
  g_print("%d\n", t->ticks);
  g_clear_handle_id(&t->id, g_source_remove);
  g_free(t);
  run_for(30);
}

// Two sources, one of them forgotten.
void bad_two_sources(void) {
  Ticker *t = g_new0(Ticker, 1);
  guint slow = g_timeout_add_seconds(3600, on_tick, t);
  guint fast = g_timeout_add(1, on_tick, t);
  run_for(5);
  (void)fast;
  g_source_remove(slow);
  slow = g_timeout_add(1, on_tick, t);
  g_free(t);
  run_for(30);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_two_sources(void) {
  Ticker *t = g_new0(Ticker, 1);
  guint slow = g_timeout_add_seconds(3600, on_tick, t);
  guint fast = g_timeout_add(1, on_tick, t);
  run_for(5);
  g_source_remove(fast);
  g_source_remove(slow);
  slow = g_timeout_add(1, on_tick, t);
  g_source_remove(slow);
  g_free(t);
  run_for(30);
}

// A one-shot that has not fired, and one that has.
void bad_idle_once(void) {
  Ticker *t = g_malloc0(sizeof *t);
  g_idle_add_once(on_once, t);
  g_free(t);
  while (g_main_context_iteration(NULL, FALSE))
    ;
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_idle_once(void) {
  Ticker *t = g_malloc0(sizeof *t);
  g_idle_add_once(on_once, t);
  while (g_main_context_iteration(NULL, FALSE))
    ;
  g_free(t);
}

// An error path that forgets.
static int start(int fail) {
  Ticker t = {0};
  guint id = g_timeout_add(1, on_tick, &t);
  if (fail)
    return -1;
  run_for(10);
  g_source_remove(id);
  return t.ticks;
}
// CHECK: :[[@LINE-5]]:5: warning: 't' is dropped while its stub is still live [callback-dangling-stub]

static int start_carefully(int fail) {
  Ticker t = {0};
  guint id = g_timeout_add(1, on_tick, &t);
  if (fail) {
    g_source_remove(id);
    return -1;
  }
  run_for(10);
  g_source_remove(id);
  return t.ticks;
}

void bad_early_return(void) {
  start(1);
  run_for(30);
}

void good_early_return(void) {
  start_carefully(1);
  run_for(30);
}

// A destroy callback owns the context.
void bad_full_without_notify(void) {
  Ticker *t = g_new0(Ticker, 1);
  g_timeout_add_full(G_PRIORITY_DEFAULT, 1, on_tick, t, NULL);
  g_clear_pointer(&t, g_free);
  run_for(30);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_full_with_notify(void) {
  Ticker *t = g_new0(Ticker, 1);
  guint id = g_timeout_add_full(G_PRIORITY_DEFAULT, 1, on_tick, t, g_free);
  run_for(10);
  g_source_remove(id);
}

// g_source_unref does not stop an attached source.
void bad_source_unref(void) {
  Ticker t = {0};
  {
    Ticker inner = {0};
    GSource *source = g_timeout_source_new(1);
    g_source_set_callback(source, on_tick, &inner, NULL);
    g_source_attach(source, NULL);
    g_source_unref(source);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'inner' is dropped while its stub is still live [callback-dangling-stub]
  t.ticks = 1;
  run_for(30);
}

void good_source_destroy(void) {
  Ticker t = {0};
  {
    Ticker inner = {0};
    GSource *source = g_timeout_source_new(1);
    g_source_set_callback(source, on_tick, &inner, NULL);
    g_source_attach(source, NULL);
    g_source_destroy(source);
    g_source_unref(source);
  }
  t.ticks = 1;
  run_for(30);
}

void good_source_never_attached(void) {
  Ticker t = {0};
  GSource *source = g_idle_source_new();
  g_source_set_callback(source, on_tick, &t, NULL);
  g_source_unref(source);
}

void good_private_context(void) {
  GMainContext *context = g_main_context_new();
  Ticker *t = g_new0(Ticker, 1);
  GSource *source = g_idle_source_new();
  g_source_set_callback(source, on_tick, t, NULL);
  g_source_attach(source, context);
  g_source_unref(source);
  g_main_context_unref(context);
  g_free(t);
  run_for(5);
}

// By user data: the wrong one.
void bad_wrong_user_data(void) {
  Ticker *a = g_new0(Ticker, 1), *b = g_new0(Ticker, 1);
  g_idle_add(on_tick, a);
  g_source_remove_by_user_data(b);
  g_free(a);
  g_free(b);
  g_main_context_iteration(NULL, FALSE);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_user_data(void) {
  Ticker *a = g_new0(Ticker, 1), *b = g_new0(Ticker, 1);
  g_idle_add(on_tick, a);
  g_source_remove_by_user_data(a);
  g_free(a);
  g_free(b);
  g_main_context_iteration(NULL, FALSE);
}

// g_autofree frees at every return.
static void start_auto(void) {
  g_autofree Ticker *t = g_new0(Ticker, 1);
  g_idle_add(on_tick, t);
  g_mutex_lock(&t->lock);
  g_mutex_unlock(&t->lock);
}
// CHECK: :[[@LINE-1]]:1: warning: the object is dropped while its stub is still live [callback-dangling-stub]

static void start_auto_and_stop(void) {
  g_autofree Ticker *t = g_new0(Ticker, 1);
  guint id = g_idle_add(on_tick, t);
  g_mutex_lock(&t->lock);
  g_mutex_unlock(&t->lock);
  g_source_remove(id);
}

void bad_autofree(void) {
  start_auto();
  g_main_context_iteration(NULL, FALSE);
}

void good_autofree(void) {
  start_auto_and_stop();
  g_main_context_iteration(NULL, FALSE);
}

static gboolean on_fd(gint fd, GIOCondition condition, gpointer data) {
  char c;
  if (read(fd, &c, 1) == 1)
    ((Ticker *)data)->ticks++;
  return G_SOURCE_CONTINUE;
}

// A file descriptor that outlives what waits for it.
void bad_fd(void) {
  int fds[2];
  if (!g_unix_open_pipe(fds, 0, NULL))
    return;
  Ticker *t = calloc(1, sizeof *t);
  if (!t)
    return;
  g_unix_fd_add(fds[0], G_IO_IN, on_fd, t);
  free(t);
  if (write(fds[1], "x", 1) == 1)
    g_main_context_iteration(NULL, FALSE);
  close(fds[0]);
  close(fds[1]);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_fd(void) {
  int fds[2];
  if (!g_unix_open_pipe(fds, 0, NULL))
    return;
  Ticker *t = calloc(1, sizeof *t);
  if (!t)
    return;
  guint id = g_unix_fd_add(fds[0], G_IO_IN, on_fd, t);
  if (write(fds[1], "x", 1) == 1)
    g_main_context_iteration(NULL, FALSE);
  g_source_remove(id);
  free(t);
  close(fds[0]);
  close(fds[1]);
}

// Threads
static gpointer work(gpointer data) {
  Ticker *t = data;
  for (int i = 0; i < 50; ++i) {
    t->ticks++;
    g_usleep(1000);
  }
  return NULL;
}

void bad_thread(void) {
  GThread *thread;
  {
    Ticker *t = g_new0(Ticker, 1);
    thread = g_thread_new("work", work, t);
    g_free(t);
  }
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  g_thread_join(thread);
}

void good_thread(void) {
  GThread *thread;
  {
    Ticker *t = g_new0(Ticker, 1);
    thread = g_thread_new("work", work, t);
    g_thread_join(thread);
    g_free(t);
  }
}

// A log handler of this function's own.
static void count_log(const gchar *domain, GLogLevelFlags level,
                      const gchar *message, gpointer data) {
  ((Ticker *)data)->ticks++;
}

static void quietly(int n) {
  Ticker t = {0};
  g_log_set_handler("twins", G_LOG_LEVEL_MESSAGE, count_log, &t);
  g_log("twins", G_LOG_LEVEL_MESSAGE, "%d", n);
}
// CHECK: :[[@LINE-1]]:1: warning: 't' is dropped while its stub is still live [callback-dangling-stub]

static void quietly_and_back(int n) {
  Ticker t = {0};
  guint id = g_log_set_handler("twins", G_LOG_LEVEL_MESSAGE, count_log, &t);
  g_log("twins", G_LOG_LEVEL_MESSAGE, "%d", n);
  g_log_remove_handler("twins", id);
}

void bad_log_handler(void) {
  quietly(1);
  g_log("twins", G_LOG_LEVEL_MESSAGE, "after");
}

void good_log_handler(void) {
  quietly_and_back(1);
  g_log("twins", G_LOG_LEVEL_MESSAGE, "after");
}
