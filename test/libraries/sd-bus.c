// Twins for systemd; program, with dbus-run-session.
// REQUIRES: systemd
// RUN: %tidy %s -- %{systemd} 2>&1 | grep -v note: | %filecheck

#include <stdlib.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

struct counter {
  int hits;
  sd_bus_slot *slot;
};

static int on_message(sd_bus_message *m, void *userdata, sd_bus_error *error) {
  struct counter *c = userdata;
  c->hits++;
  return 0;
}

static void pump(sd_bus *bus) {
  for (int i = 0; i < 20; ++i) {
    while (sd_bus_process(bus, NULL) > 0)
      ;
    sd_bus_wait(bus, 10000);
  }
}

static void shout(sd_bus *bus) {
  sd_bus_emit_signal(bus, "/", "org.example.Twins", "Hello", "");
}

// A match that lives as long as the bus, for a local.
static int listen(sd_bus *bus) {
  struct counter c = {0};
  return sd_bus_match_signal(bus, NULL, NULL, NULL, "org.example.Twins",
                             "Hello", on_message, &c);
}
// CHECK: :[[@LINE-3]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

static int listen_and_stop(sd_bus *bus) {
  struct counter c = {0};
  int r = sd_bus_match_signal(bus, &c.slot, NULL, NULL, "org.example.Twins",
                              "Hello", on_message, &c);
  if (r < 0)
    return r;
  sd_bus_slot_unref(c.slot);
  return c.hits;
}

void bad_match(void) {
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    abort();
  listen(bus);
  shout(bus);
  pump(bus);
  sd_bus_flush_close_unref(bus);
}

void good_match(void) {
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    return;
  listen_and_stop(bus);
  shout(bus);
  pump(bus);
  sd_bus_flush_close_unref(bus);
}

// The wrong slot.
void bad_wrong_slot(void) {
  sd_bus *bus = NULL;
  sd_bus_slot *first = NULL, *second = NULL;
  struct counter *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  if (!a || !b || sd_bus_open_user(&bus) < 0)
    abort();
  if (sd_bus_add_filter(bus, &first, on_message, a) < 0 ||
      sd_bus_add_filter(bus, &second, on_message, b) < 0)
    abort();
  sd_bus_slot_unref(second);
  free(a);
  sd_bus_process(bus, NULL);
  pump(bus);
  sd_bus_slot_unref(first);
  free(b);
  sd_bus_flush_close_unref(bus);
}
// CHECK: :[[@LINE-7]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_right_slot(void) {
  sd_bus *bus = NULL;
  sd_bus_slot *first = NULL, *second = NULL;
  struct counter *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  if (!a || !b || sd_bus_open_user(&bus) < 0)
    abort();
  if (sd_bus_add_filter(bus, &first, on_message, a) < 0 ||
      sd_bus_add_filter(bus, &second, on_message, b) < 0)
    abort();
  sd_bus_slot_unref(first);
  free(a);
  sd_bus_process(bus, NULL);
  pump(bus);
  sd_bus_slot_unref(second);
  free(b);
  sd_bus_flush_close_unref(bus);
}

// The reply to a call that is under way.
void bad_reply(void) {
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    abort();
  {
    struct counter c = {0};
    sd_bus_call_method_async(bus, NULL, "org.freedesktop.DBus",
                             "/org/freedesktop/DBus", "org.freedesktop.DBus",
                             "ListNames", on_message, &c, "");
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  sd_bus_process(bus, NULL);
  pump(bus);
  sd_bus_unref(bus);
}

void good_reply(void) {
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    abort();
  {
    struct counter c = {0};
    sd_bus_call_method_async(bus, &c.slot, "org.freedesktop.DBus",
                             "/org/freedesktop/DBus", "org.freedesktop.DBus",
                             "ListNames", on_message, &c, "");
    sd_bus_slot_unref(c.slot);
  }
  sd_bus_process(bus, NULL);
  pump(bus);
  sd_bus_unref(bus);
}

// An object
static const sd_bus_vtable table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("M", "", "", on_message, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END};

static void serve(sd_bus *bus) {
  struct counter c = {0};
  sd_bus_add_object_vtable(bus, NULL, "/twins", "org.example.Twins", table, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

static void serve_static(sd_bus *bus) {
  static struct counter c;
  sd_bus_add_object_vtable(bus, NULL, "/twins", "org.example.Twins", table, &c);
}

static void call_it(sd_bus *bus) {
  const char *name = NULL;
  sd_bus_get_unique_name(bus, &name);
  sd_bus_call_method_async(bus, NULL, name, "/twins", "org.example.Twins", "M",
                           NULL, NULL, "");
  pump(bus);
}

void bad_object(void) {
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    abort();
  serve(bus);
  call_it(bus);
  sd_bus_unref(bus);
}

void good_object(void) {
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    abort();
  serve_static(bus);
  call_it(bus);
  sd_bus_unref(bus);
}

// The bus goes first.
void good_bus_first(void) {
  struct counter c = {0};
  sd_bus *bus = NULL;
  if (sd_bus_open_user(&bus) < 0)
    return;
  sd_bus_match_signal(bus, NULL, NULL, NULL, "org.example.Twins", "Hello",
                      on_message, &c);
  pump(bus);
  sd_bus_flush_close_unref(bus);
}
