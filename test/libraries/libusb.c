// Twins for libusb; program.
// REQUIRES: libusb
// RUN: %tidy %s -- %{libusb} 2>&1 | grep -v note: | %filecheck

#include "fake_usb.h"
#include <stdio.h>

struct request {
  int done;
  int bytes;
};

static unsigned char buffer[64];

static void LIBUSB_CALL on_done(struct libusb_transfer *transfer) {
  struct request *r = transfer->user_data;
  r->bytes += transfer->actual_length;
  r->done = 1;
}

static libusb_context *ctx;
static libusb_device_handle *dev;

static void setup(void) {
  libusb_init(&ctx);
  libusb_wrap_sys_device(ctx, fake_fd(), &dev);
}

static void teardown(void) {
  libusb_close(dev);
  libusb_exit(ctx);
}

// The request dies with its block, before the events are handled.
void bad_scope(void) {
  libusb_context *usb = NULL;
  libusb_device_handle *handle = NULL;
  struct timeval tv = {0, 1000};
  libusb_init(&usb);
  if (libusb_wrap_sys_device(usb, fake_fd(), &handle) < 0)
    return;
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  {
    struct request r = {0};
    libusb_fill_bulk_transfer(transfer, handle, 0x81, buffer, sizeof buffer, on_done, &r, 0);
    if (libusb_submit_transfer(transfer) < 0)
      abort();
  }
// CHECK: :[[@LINE-1]]:3: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]
  libusb_handle_events_timeout(usb, &tv);
  libusb_free_transfer(transfer);
  libusb_close(handle);
  libusb_exit(usb);
}

void good_scope(void) {
  libusb_context *usb = NULL;
  libusb_device_handle *handle = NULL;
  struct timeval tv = {0, 1000};
  libusb_init(&usb);
  if (libusb_wrap_sys_device(usb, fake_fd(), &handle) < 0)
    return;
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  struct request r = {0};
  libusb_fill_bulk_transfer(transfer, handle, 0x81, buffer, sizeof buffer, on_done, &r, 0);
  if (libusb_submit_transfer(transfer) < 0)
    abort();
  while (!r.done)
    libusb_handle_events_timeout(usb, &tv);
  libusb_free_transfer(transfer);
  libusb_close(handle);
  libusb_exit(usb);
}

// Cancelling only asks: the callback comes at a later event.
void bad_cancel(void) {
  setup();
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  struct request *r = calloc(1, sizeof *r);
  libusb_fill_interrupt_transfer(transfer, dev, 0x81, buffer, sizeof buffer, on_done, r, 1000);
  if (libusb_submit_transfer(transfer) == LIBUSB_SUCCESS) {
    libusb_cancel_transfer(transfer);
    free(r);
    libusb_handle_events(ctx);
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  teardown();
}

void good_cancel(void) {
  setup();
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  struct request *r = calloc(1, sizeof *r);
  libusb_fill_interrupt_transfer(transfer, dev, 0x81, buffer, sizeof buffer, on_done, r, 1000);
  if (libusb_submit_transfer(transfer) == LIBUSB_SUCCESS) {
    libusb_cancel_transfer(transfer);
    libusb_handle_events(ctx);
  }
  free(r);
  libusb_free_transfer(transfer);
  teardown();
}

// Members of the transfer set by hand.
static struct libusb_transfer *make_read(struct request *r) {
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  transfer->dev_handle = dev;
  transfer->endpoint = 0x81;
  transfer->type = LIBUSB_TRANSFER_TYPE_BULK;
  transfer->buffer = buffer;
  transfer->length = sizeof buffer;
  transfer->callback = on_done;
  transfer->user_data = r;
  return transfer;
}

void bad_members(void) {
  setup();
  struct request *r = calloc(1, sizeof *r);
  struct libusb_transfer *transfer = make_read(r);
  libusb_submit_transfer(transfer);
  free(r);
  libusb_handle_events(ctx);
  libusb_free_transfer(transfer);
  teardown();
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_members(void) {
  setup();
  struct request *r = calloc(1, sizeof *r);
  struct libusb_transfer *transfer = make_read(r);
  libusb_submit_transfer(transfer);
  libusb_handle_events(ctx);
  free(r);
  libusb_free_transfer(transfer);
  teardown();
}

// The first of two requests was submitted when the second one fails.
static int read_status(int break_it) {
  struct request r = {0};
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  libusb_fill_bulk_transfer(transfer, dev, 0x81, buffer, sizeof buffer, on_done, &r, 100);
  int rc = libusb_submit_transfer(transfer);
  if (rc < 0)
    return rc;
  unsigned char *data = break_it ? NULL : malloc(8);
  if (!data)
    return LIBUSB_ERROR_NO_MEM;
  while (!r.done)
    libusb_handle_events_completed(ctx, &r.done);
  libusb_free_transfer(transfer);
  free(data);
  return r.bytes;
}
// CHECK: :[[@LINE-7]]:5: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]

void bad_error_path(void) {
  setup();
  read_status(1);
  libusb_handle_events(ctx);
  teardown();
}

static int read_status_in_order(int break_it) {
  struct request r = {0};
  unsigned char *data = break_it ? NULL : malloc(8);
  if (!data)
    return LIBUSB_ERROR_NO_MEM;
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  libusb_fill_bulk_transfer(transfer, dev, 0x81, buffer, sizeof buffer, on_done, &r, 100);
  int rc = libusb_submit_transfer(transfer);
  if (rc == 0)
    while (!r.done)
      libusb_handle_events_completed(ctx, &r.done);
  libusb_free_transfer(transfer);
  free(data);
  return rc < 0 ? rc : r.bytes;
}

void good_error_path(void) {
  setup();
  read_status_in_order(0);
  read_status_in_order(1);
  teardown();
}

// A synchronous request handles the events of all others.
void bad_synchronous(void) {
  unsigned char data[16];
  setup();
  struct request *r = malloc(sizeof(struct request));
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  libusb_fill_control_setup(buffer, LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_STATUS, 0, 0, 2);
  libusb_fill_control_transfer(transfer, dev, buffer, on_done, r, 0);
  if (libusb_submit_transfer(transfer) < 0)
    exit(1);
  free(r);
  libusb_control_transfer(dev, LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_STATUS, 0, 0, data, 2, 100);
  teardown();
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_synchronous(void) {
  unsigned char data[16];
  setup();
  struct request *r = malloc(sizeof(struct request));
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  libusb_fill_control_setup(buffer, LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_STATUS, 0, 0, 2);
  libusb_fill_control_transfer(transfer, dev, buffer, on_done, r, 0);
  if (libusb_submit_transfer(transfer) < 0)
    exit(1);
  libusb_control_transfer(dev, LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_STATUS, 0, 0, data, 2, 100);
  free(r);
  teardown();
}

// A submission that failed hands nothing over: the device is gone.
void good_not_submitted(void) {
  setup();
  struct request r = {0};
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  libusb_fill_interrupt_transfer(transfer, dev, 0x81, buffer, sizeof buffer, on_done, &r, 0);
  int rc = libusb_submit_transfer(transfer);
  if (rc != LIBUSB_SUCCESS)
    fprintf(stderr, "submit: %s\n", libusb_error_name(rc));
  else
    while (!r.done)
      if (libusb_handle_events(ctx) < 0)
        break;
  teardown();
}

// Closing the device forgets its transfers without calling back.
void good_closed(void) {
  setup();
  struct request *r = calloc(1, sizeof *r);
  struct libusb_transfer *transfer = libusb_alloc_transfer(0);
  libusb_fill_bulk_transfer(transfer, dev, 0x81, buffer, sizeof buffer, on_done, r, 0);
  libusb_submit_transfer(transfer);
  libusb_close(dev);
  free(r);
  libusb_exit(ctx);
}

// Descriptors that a program's own loop polls.
struct poller {
  int fds[8];
  int count;
};

static void LIBUSB_CALL fd_added(int fd, short events, void *data) {
  struct poller *p = data;
  p->fds[p->count++ % 8] = fd;
}

static void LIBUSB_CALL fd_removed(int fd, void *data) {
  ((struct poller *)data)->count--;
}

static void watch(libusb_context *usb) {
  struct poller local = {{0}, 0};
  libusb_set_pollfd_notifiers(usb, fd_added, fd_removed, &local);
}
// CHECK: :[[@LINE-1]]:1: warning: 'local' is dropped while its stub is still live [callback-dangling-stub]

void bad_pollfds(void) {
  libusb_context *usb;
  libusb_device_handle *handle;
  if (libusb_init(&usb))
    return;
  watch(usb);
  libusb_wrap_sys_device(usb, fake_fd(), &handle);
  _exit(0);
}

void good_pollfds(void) {
  libusb_context *usb;
  libusb_device_handle *handle;
  if (libusb_init(&usb))
    return;
  struct poller local = {{0}, 0};
  libusb_set_pollfd_notifiers(usb, fd_added, fd_removed, &local);
  libusb_wrap_sys_device(usb, fake_fd(), &handle);
  libusb_set_pollfd_notifiers(usb, NULL, NULL, NULL);
  libusb_close(handle);
  libusb_exit(usb);
}
