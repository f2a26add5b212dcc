// Twins for glib; program, with dbus-run-session.
// REQUIRES: glib
// RUN: %tidy %s -- %{glib} 2>&1 | grep -v note: | %filecheck

// Asynchronous operations and D-Bus.
#include <gio/gio.h>
#include <stdlib.h>

typedef struct {
  int done;
  guint id;
  GCancellable *cancellable;
} Job;

static void on_ready(GObject *source, GAsyncResult *result, gpointer data) {
  ((Job *)data)->done = 1;
}

static gboolean on_quit(gpointer data) {
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void spin(void) {
  static gboolean quit;
  quit = FALSE;
  g_timeout_add(100, on_quit, &quit);
  while (!quit)
    g_main_context_iteration(NULL, TRUE);
}

// The context of an operation that is under way.
void bad_query(void) {
  GFile *file = g_file_new_for_path("/");
  Job *job = g_new0(Job, 1);
  g_file_query_info_async(file, "standard::*", 0, 0, NULL, on_ready, job);
  g_free(job);
  spin();
  g_object_unref(file);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_query(void) {
  GFile *file = g_file_new_for_path("/");
  Job *job = g_new0(Job, 1);
  g_file_query_info_async(file, "standard::*", 0, 0, NULL, on_ready, job);
  do
    g_main_context_iteration(NULL, TRUE);
  while (!job->done);
  g_free(job);
  spin();
  g_object_unref(file);
}

// A local that the function does not wait for.
static int load(GFile *file, gboolean wait) {
  Job job = {0};
  g_file_load_contents_async(file, NULL, on_ready, &job);
  if (!wait)
    return 0;
  while (!job.done)
    g_main_context_iteration(NULL, TRUE);
  return job.done;
}
// CHECK: :[[@LINE-5]]:5: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

static int load_and_wait(GFile *file) {
  Job job = {0};
  g_file_load_contents_async(file, NULL, on_ready, &job);
  while (!job.done)
    g_main_context_iteration(NULL, TRUE);
  return job.done;
}

void bad_no_wait(void) {
  GFile *file = g_file_new_for_path("/etc/hostname");
  load(file, FALSE);
  spin();
}

void good_wait(void) {
  GFile *file = g_file_new_for_path("/etc/hostname");
  load_and_wait(file);
  spin();
}

static void on_maybe(GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr(GError) error = NULL;
  char *contents;
  if (!g_file_load_contents_finish(G_FILE(source), result, &contents, NULL,
                                   NULL, &error))
    return; // cancelled: the context is gone
  ((Job *)data)->done = 1;
  g_free(contents);
}

void good_cancelled(void) {
  GFile *file = g_file_new_for_path("/etc/hostname");
  Job *job = g_new0(Job, 1);
  job->cancellable = g_cancellable_new();
  g_file_load_contents_async(file, job->cancellable, on_maybe, job);
  g_cancellable_cancel(job->cancellable);
  g_clear_object(&job->cancellable);
  g_free(job);
  spin();
}

// A task of one's own.
void bad_task(void) {
  Job *job = calloc(1, sizeof *job);
  if (!job)
    return;
  GTask *task = g_task_new(NULL, NULL, on_ready, job);
  g_task_return_boolean(task, TRUE);
  free(job);
  spin();
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_task(void) {
  Job *job = calloc(1, sizeof *job);
  if (!job)
    return;
  GTask *task = g_task_new(NULL, NULL, on_ready, job);
  g_task_return_boolean(task, TRUE);
  spin();
  free(job);
}

// D-Bus names
static void on_name(GDBusConnection *connection, const gchar *name,
                    gpointer data) {
  ((Job *)data)->done = 1;
}

void bad_own_name(void) {
  guint id;
  {
    Job job = {0};
    id = g_bus_own_name(G_BUS_TYPE_SESSION, "org.example.Twins", 0, NULL,
                        on_name, on_name, &job, NULL);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
  spin();
  g_bus_unown_name(id);
}

void good_own_name(void) {
  guint id;
  {
    Job job = {0};
    id = g_bus_own_name(G_BUS_TYPE_SESSION, "org.example.Twins", 0, NULL,
                        on_name, on_name, &job, NULL);
    spin();
    g_bus_unown_name(id);
  }
  spin();
}

static void on_appeared(GDBusConnection *connection, const gchar *name,
                        const gchar *owner, gpointer data) {
  ((Job *)data)->done = 1;
}

void bad_watch_name(void) {
  Job *job = g_new0(Job, 1);
  guint other = g_bus_watch_name(G_BUS_TYPE_SESSION, "org.freedesktop.DBus", 0,
                                 NULL, NULL, NULL, NULL);
  guint id = g_bus_watch_name(G_BUS_TYPE_SESSION, "org.freedesktop.DBus", 0,
                              on_appeared, on_name, job, NULL);
  g_bus_unwatch_name(other); // the other one
  g_free(job);
  spin();
  (void)id;
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_watch_name(void) {
  Job *job = g_new0(Job, 1);
  guint other = g_bus_watch_name(G_BUS_TYPE_SESSION, "org.freedesktop.DBus", 0,
                                 NULL, NULL, NULL, NULL);
  guint id = g_bus_watch_name(G_BUS_TYPE_SESSION, "org.freedesktop.DBus", 0,
                              on_appeared, on_name, job, NULL);
  g_bus_unwatch_name(id);
  g_free(job);
  spin();
  g_bus_unwatch_name(other);
}

void good_watch_name_owned(void) {
  Job *job = g_new0(Job, 1);
  guint id = g_bus_watch_name(G_BUS_TYPE_SESSION, "org.freedesktop.DBus", 0,
                              on_appeared, on_name, job, g_free);
  spin();
  g_bus_unwatch_name(id);
}

// Signals of a connection
static void on_signal(GDBusConnection *c, const gchar *sender,
                      const gchar *path, const gchar *interface,
                      const gchar *signal, GVariant *parameters,
                      gpointer data) {
  ((Job *)data)->done++;
}

static void listen(GDBusConnection *bus) {
  Job job = {0};
  g_dbus_connection_signal_subscribe(bus, NULL, "org.example", NULL, NULL, NULL,
                                     0, on_signal, &job, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

static void listen_and_stop(GDBusConnection *bus) {
  Job job = {0};
  job.id = g_dbus_connection_signal_subscribe(bus, NULL, "org.example", NULL,
                                              NULL, NULL, 0, on_signal, &job,
                                              NULL);
  g_dbus_connection_signal_unsubscribe(bus, job.id);
}

void bad_subscribe(void) {
  GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  listen(bus);
  g_dbus_connection_emit_signal(bus, NULL, "/", "org.example", "Hello", NULL,
                                NULL);
  spin();
}

void good_subscribe(void) {
  GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  listen_and_stop(bus);
  g_dbus_connection_emit_signal(bus, NULL, "/", "org.example", "Hello", NULL,
                                NULL);
  spin();
}

// Filters run in another thread.
static GDBusMessage *on_message(GDBusConnection *connection,
                                GDBusMessage *message, gboolean incoming,
                                gpointer data) {
  ((Job *)data)->done++;
  return message;
}

void bad_filter(void) {
  GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  Job *job = g_new0(Job, 1);
  g_dbus_connection_add_filter(bus, on_message, job, NULL);
  g_free(job);
  g_dbus_connection_emit_signal(bus, NULL, "/", "org.example", "Hello", NULL,
                                NULL);
  spin();
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_filter(void) {
  GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  Job *job = g_new0(Job, 1);
  g_dbus_connection_add_filter(bus, on_message, job, g_free);
  g_dbus_connection_emit_signal(bus, NULL, "/", "org.example", "Hello", NULL,
                                NULL);
  spin();
}

// An exported object
static void on_call(GDBusConnection *connection, const gchar *sender,
                    const gchar *path, const gchar *interface,
                    const gchar *method, GVariant *parameters,
                    GDBusMethodInvocation *invocation, gpointer data) {
  ((Job *)data)->done++;
  g_dbus_method_invocation_return_value(invocation, NULL);
}

static const GDBusInterfaceVTable table = {on_call, NULL, NULL};

static GDBusInterfaceInfo *interface_info(void) {
  GDBusNodeInfo *node = g_dbus_node_info_new_for_xml(
      "<node><interface name='org.example.Twins'><method name='M'/>"
      "</interface></node>",
      NULL);
  return node->interfaces[0];
}

static guint serve(GDBusConnection *bus, GDBusInterfaceInfo *info) {
  Job job = {0};
  return g_dbus_connection_register_object(bus, "/twins", info, &table, &job,
                                           NULL, NULL);
}
// CHECK: :[[@LINE-3]]:3: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

static guint serve_and_stop(GDBusConnection *bus, GDBusInterfaceInfo *info) {
  Job job = {0};
  guint id = g_dbus_connection_register_object(bus, "/twins", info, &table,
                                               &job, NULL, NULL);
  if (id == 0)
    return 0;
  g_dbus_connection_unregister_object(bus, id);
  return id;
}

static void call_it(GDBusConnection *bus) {
  g_dbus_connection_call(bus, g_dbus_connection_get_unique_name(bus), "/twins",
                         "org.example.Twins", "M", NULL, NULL, 0, -1, NULL,
                         NULL, NULL);
  spin();
}

void bad_export(void) {
  GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  serve(bus, interface_info());
  call_it(bus);
}

void good_export(void) {
  GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  serve_and_stop(bus, interface_info());
  call_it(bus);
}
