// Twins for libwebsockets; program.
// REQUIRES: libwebsockets
// RUN: %tidy %s -- %{libwebsockets} 2>&1 | grep -v note: | %filecheck

#include <libwebsockets.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int on_event(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len) {
  return 0;
}

static const struct lws_protocols protocols[] = {{"http", on_event, 0, 0}, {NULL, NULL, 0, 0}};

static struct lws_context *open_context(void) {
  struct lws_context_creation_info info;
  memset(&info, 0, sizeof info);
  info.port = CONTEXT_PORT_NO_LISTEN;
  info.protocols = protocols;
  lws_set_log_level(0, NULL);
  struct lws_context *context = lws_create_context(&info);
  if (!context)
    exit(2);
  return context;
}

struct ticker {
  lws_sorted_usec_list_t sul;
  int ticks;
};

static void on_tick(lws_sorted_usec_list_t *sul) {
  struct ticker *t = lws_container_of(sul, struct ticker, sul);
  t->ticks++;
}

// 1. a timer in memory that goes before the loop runs

void bad_sul_scope(void) {
  struct lws_context *context = open_context();
  {
    struct ticker t;
    memset(&t, 0, sizeof t);
    lws_sul_schedule(context, 0, &t.sul, on_tick, 1000);
  }
// CHECK: :[[@LINE-1]]:3: warning: 't.sul' is dropped while its stub is still live [callback-dangling-stub]
  for (int i = 0; i < 3; i++) {
    lws_service(context, -1);
    usleep(2000);
  }
  lws_context_destroy(context);
}

void good_sul_scope(void) {
  struct lws_context *context = open_context();
  {
    struct ticker t;
    memset(&t, 0, sizeof t);
    lws_sul_schedule(context, 0, &t.sul, on_tick, 1000);
    lws_sul_cancel(&t.sul);
  }
  for (int i = 0; i < 3; i++) {
    lws_service(context, -1);
    usleep(2000);
  }
  lws_context_destroy(context);
}

void bad_sul_free(void) {
  struct lws_context *context = open_context();
  struct ticker *t = calloc(1, sizeof *t);
  lws_sul_schedule(context, 0, &t->sul, on_tick, 500);
  free(t);
  for (int i = 0; i < 3; i++) {
    lws_service(context, -1);
    usleep(2000);
  }
// CHECK: :[[@LINE-5]]:3: warning: the 'lws_sorted_usec_list_t' object is dropped while its stub is still live [callback-dangling-stub]
  lws_context_destroy(context);
}

void good_sul_free(void) {
  struct lws_context *context = open_context();
  struct ticker *t = calloc(1, sizeof *t);
  lws_sul_schedule(context, 0, &t->sul, on_tick, 500);
  lws_sul_schedule(context, 0, &t->sul, on_tick, LWS_SET_TIMER_USEC_CANCEL);
  free(t);
  for (int i = 0; i < 3; i++) {
    lws_service(context, -1);
    usleep(2000);
  }
  lws_context_destroy(context);
}

// correct: it has fired
void good_sul_fired(void) {
  struct lws_context *context = open_context();
  struct ticker *t = calloc(1, sizeof *t);
  lws_sul_schedule(context, 0, &t->sul, on_tick, 1);
  while (!t->ticks)
    lws_service(context, -1);
  free(t);
  lws_context_destroy(context);
}
