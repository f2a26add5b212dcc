// Twins for dbus; program, with dbus-run-session.
// REQUIRES: dbus
// RUN: %tidy %s -- %{dbus} 2>&1 | grep -v note: | %filecheck

#include <dbus/dbus.h>
#include <stdlib.h>

struct seen {
  int messages;
};

static DBusHandlerResult on_message(DBusConnection *c, DBusMessage *m,
                                    void *data) {
  ((struct seen *)data)->messages++;
  return DBUS_HANDLER_RESULT_NOT_YET_HANDLED;
}

static void on_reply(DBusPendingCall *call, void *data) {
  ((struct seen *)data)->messages++;
}

static DBusConnection *connect_privately(void) {
  return dbus_bus_get_private(DBUS_BUS_SESSION, NULL);
}

static void send_hello(DBusConnection *c, const char *path) {
  DBusMessage *m = dbus_message_new_method_call(dbus_bus_get_unique_name(c),
                                                path, NULL, "Hello");
  dbus_connection_send(c, m, NULL);
  dbus_message_unref(m);
}

static void pump(DBusConnection *c) {
  for (int i = 0; i < 10; ++i)
    dbus_connection_read_write_dispatch(c, 20);
}

static int count_messages(DBusConnection *c) {
  struct seen s = {0};
  if (!dbus_connection_add_filter(c, on_message, &s, NULL))
    return -1;
  dbus_connection_read_write_dispatch(c, 10);
  return s.messages;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

static int count_messages_well(DBusConnection *c) {
  struct seen s = {0};
  if (!dbus_connection_add_filter(c, on_message, &s, NULL))
    return -1;
  dbus_connection_read_write_dispatch(c, 10);
  dbus_connection_remove_filter(c, on_message, &s);
  return s.messages;
}

void bad_filter(void) {
  DBusConnection *c = connect_privately();
  count_messages(c);
  send_hello(c, "/");
  pump(c);
}

void good_filter(void) {
  DBusConnection *c = connect_privately();
  count_messages_well(c);
  send_hello(c, "/");
  pump(c);
}

// The wrong data.
void bad_wrong_data(void) {
  DBusConnection *c = connect_privately();
  struct seen *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  if (!a || !b)
    return;
  dbus_connection_add_filter(c, on_message, a, NULL);
  dbus_connection_add_filter(c, on_message, b, NULL);
  dbus_connection_remove_filter(c, on_message, b);
  free(a);
  free(b);
  send_hello(c, "/");
  pump(c);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_right_data(void) {
  DBusConnection *c = connect_privately();
  struct seen *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  if (!a || !b)
    return;
  dbus_connection_add_filter(c, on_message, a, NULL);
  dbus_connection_add_filter(c, on_message, b, NULL);
  dbus_connection_remove_filter(c, on_message, b);
  dbus_connection_remove_filter(c, on_message, a);
  free(a);
  free(b);
  send_hello(c, "/");
  pump(c);
}

// Object paths
static const DBusObjectPathVTable table = {NULL, on_message};

void bad_path(void) {
  DBusConnection *c = connect_privately();
  struct seen *s = calloc(1, sizeof *s);
  if (!s)
    return;
  if (dbus_connection_register_object_path(c, "/twins", &table, s)) {
    dbus_connection_unregister_object_path(c, "/others");
    free(s);
  }
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  send_hello(c, "/twins");
  pump(c);
}

void good_path(void) {
  DBusConnection *c = connect_privately();
  struct seen *s = calloc(1, sizeof *s);
  if (!s)
    return;
  if (dbus_connection_register_object_path(c, "/twins", &table, s)) {
    dbus_connection_unregister_object_path(c, "/twins");
    free(s);
  }
  send_hello(c, "/twins");
  pump(c);
}

static void on_unregister(DBusConnection *c, void *data) { free(data); }

static const DBusObjectPathVTable owning_table = {on_unregister, on_message};

void good_owned_by_table(void) {
  DBusConnection *c = connect_privately();
  struct seen *s = calloc(1, sizeof *s);
  if (!s)
    return;
  dbus_connection_register_object_path(c, "/twins", &owning_table, s);
  send_hello(c, "/twins");
  pump(c);
  dbus_connection_unregister_object_path(c, "/twins");
}

// A reply that is still to come.
static DBusMessage *list_names(void) {
  return dbus_message_new_method_call("org.freedesktop.DBus", "/",
                                      "org.freedesktop.DBus", "ListNames");
}

void bad_reply(void) {
  DBusConnection *c = connect_privately();
  DBusMessage *m = list_names();
  DBusPendingCall *call = NULL;
  {
    struct seen s = {0};
    dbus_connection_send_with_reply(c, m, &call, 1000);
    dbus_pending_call_set_notify(call, on_reply, &s, NULL);
    dbus_pending_call_unref(call);
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  dbus_message_unref(m);
  pump(c);
}

void good_cancelled(void) {
  DBusConnection *c = connect_privately();
  DBusMessage *m = list_names();
  DBusPendingCall *call = NULL;
  {
    struct seen s = {0};
    dbus_connection_send_with_reply(c, m, &call, 1000);
    dbus_pending_call_set_notify(call, on_reply, &s, NULL);
    dbus_pending_call_cancel(call);
    dbus_pending_call_unref(call);
  }
  dbus_message_unref(m);
  pump(c);
}

void good_blocked(void) {
  DBusConnection *c = connect_privately();
  DBusMessage *m = list_names();
  DBusPendingCall *call = NULL;
  {
    struct seen s = {0};
    dbus_connection_send_with_reply(c, m, &call, 1000);
    dbus_pending_call_set_notify(call, on_reply, &s, NULL);
    dbus_pending_call_block(call);
    dbus_pending_call_unref(call);
  }
  dbus_message_unref(m);
  pump(c);
}

// Replaced in its slot.
static void on_status(DBusConnection *c, DBusDispatchStatus status,
                      void *data) {
  ((struct seen *)data)->messages++;
}

void bad_status(void) {
  DBusConnection *c = connect_privately();
  struct seen *s = calloc(1, sizeof *s);
  if (!s)
    return;
  dbus_connection_set_dispatch_status_function(c, on_status, s, NULL);
  free(s);
  send_hello(c, "/");
  pump(c);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_status_replaced(void) {
  DBusConnection *c = connect_privately();
  struct seen *s = calloc(1, sizeof *s);
  if (!s)
    return;
  dbus_connection_set_dispatch_status_function(c, on_status, s, NULL);
  dbus_connection_set_dispatch_status_function(c, NULL, NULL, NULL);
  free(s);
  send_hello(c, "/");
  pump(c);
}
