// Twins for libmpv; program.
// REQUIRES: libmpv
// RUN: %tidy %s -- %{libmpv} 2>&1 | grep -v note: | %filecheck

#include <mpv/client.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct player {
  mpv_handle *mpv;
  int wakeups;
};
static void on_wakeup(void *d) { ((struct player *)d)->wakeups++; }
static mpv_handle *quiet_mpv(void) {
  mpv_handle *m = mpv_create();
  if (!m)
    abort();
  mpv_set_option_string(m, "vo", "null");
  mpv_set_option_string(m, "ao", "null");
  return m;
}
static void play(mpv_handle *m) {
  mpv_initialize(m);
  mpv_observe_property(m, 0, "pause", MPV_FORMAT_FLAG);
  while (mpv_wait_event(m, 0.1)->event_id != MPV_EVENT_NONE)
    ;
  mpv_command_string(m, "set pause yes");
  usleep(200000);
}

// The wakeup callback comes from mpv's threads: freeing first is the fault, even if the handle goes right after.
void bad_freed_before_terminate(void) {
  mpv_handle *m = quiet_mpv();
  struct player *p = calloc(1, sizeof *p);
  mpv_set_wakeup_callback(m, on_wakeup, p);
  free(p);
  play(m);
  mpv_terminate_destroy(m);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_terminated_before_free(void) {
  mpv_handle *m = quiet_mpv();
  struct player *p = calloc(1, sizeof *p);
  mpv_set_wakeup_callback(m, on_wakeup, p);
  play(m);
  mpv_terminate_destroy(m);
  free(p);
}

// Early return from a failed set-up
static int start(mpv_handle *m, const char *option) {
  struct player p = {m, 0};
  mpv_set_wakeup_callback(m, on_wakeup, &p);
  if (mpv_set_option_string(m, option, "1") < 0)
    return -1;
  mpv_set_wakeup_callback(m, NULL, NULL);
  return p.wakeups;
}
// CHECK: :[[@LINE-4]]:5: warning: 'p' is dropped while its stub is still live [callback-dangling-stub]
void bad_failed_start(void) {
  mpv_handle *m = quiet_mpv();
  start(m, "no-such-option");
  play(m);
  mpv_terminate_destroy(m);
}
static int start_well(mpv_handle *m, const char *option) {
  struct player p = {m, 0};
  mpv_set_wakeup_callback(m, on_wakeup, &p);
  int error = mpv_set_option_string(m, option, "1");
  mpv_set_wakeup_callback(m, NULL, NULL);
  return error < 0 ? -1 : p.wakeups;
}
void good_failed_start(void) {
  mpv_handle *m = quiet_mpv();
  start_well(m, "no-such-option");
  play(m);
  mpv_terminate_destroy(m);
}

// One slot
static struct player forever;
void good_replaced(void) {
  mpv_handle *m = quiet_mpv();
  struct player *p = calloc(1, sizeof *p);
  mpv_set_wakeup_callback(m, on_wakeup, p);
  mpv_set_wakeup_callback(m, on_wakeup, &forever);
  free(p);
  play(m);
  mpv_terminate_destroy(m);
}
