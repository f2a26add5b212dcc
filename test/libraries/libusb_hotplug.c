// Twins for libusb; not a program: needs devices that come and go.
// REQUIRES: libusb
// RUN: %tidy %s -- %{libusb} 2>&1 | grep -v note: | %filecheck

#include <libusb.h>
#include <stdlib.h>
#include <string.h>

struct seen {
  int count;
  libusb_device *last;
};

static int LIBUSB_CALL on_plug(libusb_context *ctx, libusb_device *device, libusb_hotplug_event event, void *data) {
  struct seen *s = data;
  s->count += event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED ? 1 : -1;
  s->last = device;
  return 0;
}

#define ANY LIBUSB_HOTPLUG_MATCH_ANY

void bad_helper_local(void) {
  libusb_context *ctx = NULL;
  libusb_hotplug_callback_handle handle;
  if (libusb_init(&ctx) < 0)
    return;
  {
    struct seen s;
    memset(&s, 0, sizeof s);
    libusb_hotplug_register_callback(ctx, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, LIBUSB_HOTPLUG_NO_FLAGS, 0x1234, ANY, ANY, on_plug, &s, &handle);
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  for (int i = 0; i < 3; i++)
    libusb_handle_events(ctx);
  libusb_hotplug_deregister_callback(ctx, handle);
  libusb_exit(ctx);
}

void good_helper_local(void) {
  libusb_context *ctx = NULL;
  libusb_hotplug_callback_handle handle;
  if (libusb_init(&ctx) < 0)
    return;
  struct seen s;
  memset(&s, 0, sizeof s);
  libusb_hotplug_register_callback(ctx, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, LIBUSB_HOTPLUG_NO_FLAGS, 0x1234, ANY, ANY, on_plug, &s, &handle);
  for (int i = 0; i < 3; i++)
    libusb_handle_events(ctx);
  libusb_hotplug_deregister_callback(ctx, handle);
  libusb_exit(ctx);
}

// The default context, two registrations, the wrong handle.
void bad_wrong_handle(void) {
  libusb_hotplug_callback_handle arrived, left;
  struct seen *a = calloc(1, sizeof *a);
  struct seen *b = calloc(1, sizeof *b);
  libusb_init(NULL);
  libusb_hotplug_register_callback(NULL, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, 0, ANY, ANY, ANY, on_plug, a, &arrived);
  libusb_hotplug_register_callback(NULL, LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0, ANY, ANY, ANY, on_plug, b, &left);
  libusb_hotplug_deregister_callback(NULL, left);
  free(a);
  libusb_handle_events(NULL);
  libusb_hotplug_deregister_callback(NULL, arrived);
  libusb_exit(NULL);
  free(b);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_wrong_handle(void) {
  libusb_hotplug_callback_handle arrived, left;
  struct seen *a = calloc(1, sizeof *a);
  struct seen *b = calloc(1, sizeof *b);
  libusb_init(NULL);
  libusb_hotplug_register_callback(NULL, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, 0, ANY, ANY, ANY, on_plug, a, &arrived);
  libusb_hotplug_register_callback(NULL, LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0, ANY, ANY, ANY, on_plug, b, &left);
  libusb_hotplug_deregister_callback(NULL, arrived);
  free(a);
  libusb_handle_events(NULL);
  libusb_hotplug_deregister_callback(NULL, left);
  libusb_exit(NULL);
  free(b);
}

// A caller's context outlives the counter.
static int count_all(libusb_context *ctx) {
  struct seen s = {0, NULL};
  int rc = libusb_hotplug_register_callback(ctx, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, LIBUSB_HOTPLUG_ENUMERATE, ANY, ANY, ANY, on_plug, &s, NULL);
  if (rc != LIBUSB_SUCCESS)
    return rc;
  return s.count;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_count(void) {
  libusb_context *ctx;
  libusb_init(&ctx);
  count_all(ctx);
  libusb_handle_events(ctx);
  libusb_exit(ctx);
}

static int count_devices_in(libusb_context *ctx) {
  struct seen s = {0, NULL};
  libusb_hotplug_callback_handle handle;
  int rc = libusb_hotplug_register_callback(ctx, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, LIBUSB_HOTPLUG_ENUMERATE, ANY, ANY, ANY, on_plug, &s, &handle);
  if (rc != LIBUSB_SUCCESS)
    return rc;
  libusb_hotplug_deregister_callback(ctx, handle);
  return s.count;
}

void good_count(void) {
  libusb_context *ctx;
  libusb_init(&ctx);
  count_devices_in(ctx);
  libusb_handle_events(ctx);
  libusb_exit(ctx);
}
