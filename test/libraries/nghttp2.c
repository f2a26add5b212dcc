// Twins for nghttp2; program.
// REQUIRES: nghttp2
// RUN: %tidy %s -- %{nghttp2} 2>&1 | grep -v note: | %filecheck

#include <nghttp2/nghttp2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct connection {
  size_t sent;
};

static ssize_t on_send(nghttp2_session *session, const uint8_t *data, size_t length, int flags, void *user_data) {
  struct connection *c = user_data;
  (void)session, (void)data, (void)flags;
  c->sent += length;
  return (ssize_t)length;
}

static int open_session(nghttp2_session **session, struct connection *c) {
  nghttp2_session_callbacks *callbacks;
  if (nghttp2_session_callbacks_new(&callbacks) != 0)
    return -1;
  nghttp2_session_callbacks_set_send_callback(callbacks, on_send);
  int rv = nghttp2_session_client_new(session, callbacks, c);
  nghttp2_session_callbacks_del(callbacks);
  return rv;
}

// Freed before the session has said good-bye.
void bad_user_data(void) {
  nghttp2_session *session;
  struct connection *c = calloc(1, sizeof *c);
  if (open_session(&session, c) != 0) {
    free(c);
    return;
  }
  nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, NULL, 0);
  nghttp2_session_send(session);
  free(c);
  nghttp2_submit_goaway(session, NGHTTP2_FLAG_NONE, 0, NGHTTP2_NO_ERROR, NULL, 0);
  nghttp2_session_send(session);
  nghttp2_session_del(session);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_user_data(void) {
  nghttp2_session *session;
  struct connection *c = calloc(1, sizeof *c);
  if (open_session(&session, c) != 0) {
    free(c);
    return;
  }
  nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, NULL, 0);
  nghttp2_session_send(session);
  nghttp2_submit_goaway(session, NGHTTP2_FLAG_NONE, 0, NGHTTP2_NO_ERROR, NULL, 0);
  nghttp2_session_send(session);
  nghttp2_session_del(session);
  free(c);
}

// Another connection object takes over.
void good_replaced(void) {
  nghttp2_session *session;
  struct connection first = {0};
  struct connection *second = calloc(1, sizeof *second);
  if (open_session(&session, second) != 0) {
    free(second);
    return;
  }
  nghttp2_session_set_user_data(session, &first);
  free(second);
  nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, NULL, 0);
  nghttp2_session_send(session);
  nghttp2_session_del(session);
}

void bad_replaced(void) {
  nghttp2_session *session;
  static struct connection first;
  if (open_session(&session, &first) != 0)
    return;
  {
    struct connection second = {0};
    nghttp2_session_set_user_data(session, &second);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'second' is dropped while its stub is still live [callback-dangling-stub]
  nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, NULL, 0);
  nghttp2_session_send(session);
  nghttp2_session_del(session);
}

// The body is read when the session sends, not when the request is submitted.
struct body {
  const char *text;
  size_t left;
};

static ssize_t on_read(nghttp2_session *session, int32_t id, uint8_t *out, size_t size, uint32_t *flags,
                       nghttp2_data_source *source, void *user_data) {
  struct body *b = source->ptr;
  size_t n = b->left < size ? b->left : size;
  (void)session, (void)id, (void)user_data;
  memcpy(out, b->text, n);
  b->text += n;
  b->left -= n;
  if (b->left == 0)
    *flags |= NGHTTP2_DATA_FLAG_EOF;
  return (ssize_t)n;
}

#define NV(N, V) {(uint8_t *)(N), (uint8_t *)(V), sizeof(N) - 1, sizeof(V) - 1, NGHTTP2_NV_FLAG_NONE}

static int32_t post(nghttp2_session *session, const char *text) {
  const nghttp2_nv headers[] = {NV(":method", "POST"), NV(":scheme", "http"), NV(":authority", "a"), NV(":path", "/")};
  struct body b = {text, strlen(text)};
  nghttp2_data_provider provider;
  provider.source.ptr = &b;
  provider.read_callback = on_read;
  return nghttp2_submit_request(session, NULL, headers, 4, &provider, NULL);
}
// CHECK: :[[@LINE-2]]:3: warning: 'b' is dropped while its stub is still live [callback-dangling-stub]

void bad_body(void) {
  struct connection c = {0};
  nghttp2_session *session;
  if (open_session(&session, &c) != 0)
    return;
  nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, NULL, 0);
  post(session, "hello");
  nghttp2_session_send(session);
  nghttp2_session_del(session);
}

static void post_and_send(nghttp2_session *session, const char *text) {
  const nghttp2_nv headers[] = {NV(":method", "POST"), NV(":scheme", "http"), NV(":authority", "a"), NV(":path", "/")};
  struct body b = {text, strlen(text)};
  nghttp2_data_provider provider;
  provider.source.ptr = &b;
  provider.read_callback = on_read;
  if (nghttp2_submit_request(session, NULL, headers, 4, &provider, NULL) < 0)
    return;
  nghttp2_session_send(session);
}

void good_body(void) {
  struct connection c = {0};
  nghttp2_session *session;
  if (open_session(&session, &c) != 0)
    return;
  nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, NULL, 0);
  post_and_send(session, "hello");
  nghttp2_session_send(session);
  nghttp2_session_del(session);
}
