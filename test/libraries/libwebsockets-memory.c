// Twins for libwebsockets; not a program: needs a server; the pointers are only handed out.
// REQUIRES: libwebsockets
// RUN: %tidy %s -- %{libwebsockets} 2>&1 | grep -v note: | %filecheck

#include <libwebsockets.h>
#include <stddef.h>
#include <string.h>

static int on_event(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len) {
  return 0;
}

// correct: the table of protocols is copied

static struct lws_context *open_from_local(void) {
  struct lws_protocols table[] = {{"http", on_event, 0, 0}, {NULL, NULL, 0, 0}};
  struct lws_context_creation_info info;
  memset(&info, 0, sizeof info);
  info.port = CONTEXT_PORT_NO_LISTEN;
  info.protocols = table;
  lws_set_log_level(0, NULL);
  return lws_create_context(&info);
}

void good_table_local(void) {
  struct lws_context *context = open_from_local();
  lws_service(context, 10);
  lws_context_destroy(context);
}

static struct lws_context *open_well(void) {
  static const struct lws_protocols table[] = {{"http", on_event, 0, 0}, {NULL, NULL, 0, 0}};
  struct lws_context_creation_info info;
  memset(&info, 0, sizeof info);
  info.port = CONTEXT_PORT_NO_LISTEN;
  info.protocols = table;
  lws_set_log_level(0, NULL);
  return lws_create_context(&info);
}

void good_table_static(void) {
  struct lws_context *context = open_well();
  lws_service(context, 10);
  lws_context_destroy(context);
}

// A connection with a session of its own.

struct session {
  int received;
};

static struct lws *dial_badly(struct lws_context *context) {
  struct session session = {0};
  struct lws_client_connect_info info = {0};
  info.context = context;
  info.address = info.host = "localhost";
  info.port = 80;
  info.path = "/";
  info.userdata = &session;
  return lws_client_connect_via_info(&info);
}
// CHECK: :[[@LINE-2]]:3: warning: 'session' is dropped while its stub is still live [callback-dangling-stub]

void bad_userdata(void) {
  struct lws_context *context = open_well();
  dial_badly(context);
  while (lws_service(context, 0) >= 0)
    ;
  lws_context_destroy(context);
}

static struct lws *dial_well(struct lws_context *context, struct session *session) {
  struct lws_client_connect_info info = {0};
  info.context = context;
  info.address = info.host = "localhost";
  info.port = 80;
  info.path = "/";
  info.userdata = session;
  return lws_client_connect_via_info(&info);
}

void good_userdata(void) {
  struct lws_context *context = open_well();
  struct session session = {0};
  dial_well(context, &session);
  while (lws_service(context, 0) >= 0)
    ;
  lws_context_destroy(context);
}

void bad_wsi_user(void) {
  struct lws_context *context = open_well();
  struct lws_client_connect_info info = {.context = context, .address = "localhost", .port = 80};
  struct lws *wsi = lws_client_connect_via_info(&info);
  if (!wsi)
    return;
  {
    struct session second = {0};
    lws_set_wsi_user(wsi, &second);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'second' is dropped while its stub is still live [callback-dangling-stub]
  lws_service(context, 0);
  lws_context_destroy(context);
}

void good_wsi_user(void) {
  struct lws_context *context = open_well();
  struct lws_client_connect_info info = {.context = context, .address = "localhost", .port = 80};
  struct lws *wsi = lws_client_connect_via_info(&info);
  if (!wsi)
    return;
  {
    struct session second = {0};
    lws_set_wsi_user(wsi, &second);
    lws_set_wsi_user(wsi, NULL);
  }
  lws_service(context, 0);
  lws_context_destroy(context);
}
