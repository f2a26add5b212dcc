// Twins for libinput; program.
// REQUIRES: libinput
// RUN: %tidy %s -- %{libinput} 2>&1 | grep -v note: | %filecheck

#include <errno.h>
#include <fcntl.h>
#include <libinput.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

struct seat {
  int opened, messages;
};
static int open_restricted(const char *path, int flags, void *user_data) {
  ((struct seat *)user_data)->opened++;
  int fd = open(path, flags);
  return fd < 0 ? -errno : fd;
}
static void close_restricted(int fd, void *user_data) { close(fd); }
static const struct libinput_interface interface = {open_restricted, close_restricted};
static void log_to_seat(struct libinput *li, enum libinput_log_priority priority, const char *format, va_list args) {
  ((struct seat *)libinput_get_user_data(li))->messages++;
}

// The seat is on the stack of the function that makes the context.
static struct libinput *make_context(int log) {
  struct seat seat = {0};
  struct libinput *li = libinput_path_create_context(&interface, &seat);
  libinput_log_set_handler(li, log_to_seat);
  return li;
}
// CHECK: :[[@LINE-2]]:3: warning: 'seat' is dropped while its stub is still live [callback-dangling-stub]
void bad_seat_on_stack(void) {
  struct libinput *li = make_context(1);
  libinput_path_add_device(li, "/no/such/device"); // is logged
  libinput_unref(li);
}
static struct libinput *make_context_well(int log) {
  struct seat *seat = calloc(1, sizeof *seat);
  struct libinput *li = libinput_path_create_context(&interface, seat);
  libinput_log_set_handler(li, log_to_seat);
  return li;
}
void good_seat_on_heap(void) {
  struct libinput *li = make_context_well(1);
  struct seat *seat = libinput_get_user_data(li);
  libinput_path_add_device(li, "/no/such/device");
  libinput_unref(li);
  free(seat);
}

// Freed first
void bad_seat_freed(void) {
  struct seat *seat = calloc(1, sizeof *seat);
  struct libinput *li = libinput_path_create_context(&interface, seat);
  libinput_log_set_handler(li, log_to_seat);
  free(seat);
  libinput_path_add_device(li, "/no/such/device");
  libinput_unref(li);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_seat_freed_last(void) {
  struct seat *seat = calloc(1, sizeof *seat);
  struct libinput *li = libinput_path_create_context(&interface, seat);
  libinput_log_set_handler(li, log_to_seat);
  libinput_path_add_device(li, "/no/such/device");
  libinput_unref(li);
  free(seat);
}
static struct seat forever;
void good_user_data_replaced(void) {
  struct seat *seat = calloc(1, sizeof *seat);
  struct libinput *li = libinput_path_create_context(&interface, seat);
  libinput_log_set_handler(li, log_to_seat);
  libinput_set_user_data(li, &forever);
  free(seat);
  libinput_path_add_device(li, "/no/such/device");
  libinput_unref(li);
}
