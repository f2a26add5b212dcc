// Twins for cares; program.
// REQUIRES: cares
// RUN: %tidy %s -- %{cares} 2>&1 | grep -v note: | %filecheck

#include <ares.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>

struct answer {
  int status;
};

static void on_host(void *arg, int status, int timeouts, struct hostent *host) {
  (void)timeouts;
  (void)host;
  ((struct answer *)arg)->status = status;
}

static void on_data(void *arg, int status, int timeouts, unsigned char *abuf,
                    int alen) {
  (void)timeouts;
  (void)abuf;
  (void)alen;
  ((struct answer *)arg)->status = status;
}

/* A query that is pending when its argument goes is answered by ares_destroy. */

void bad_pending(void) {
  ares_channel channel;
  struct answer *a = calloc(1, sizeof *a);
  if (ares_init(&channel) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "192.0.2.1");
  ares_gethostbyname(channel, "example.org", AF_INET, on_host, a);
  free(a);
  ares_destroy(channel);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_pending(void) {
  ares_channel channel;
  struct answer *a = calloc(1, sizeof *a);
  if (ares_init(&channel) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "192.0.2.1");
  ares_gethostbyname(channel, "example.org", AF_INET, on_host, a);
  ares_destroy(channel);
  free(a);
}

/* A helper that gives up after a while. */

static int resolve(ares_channel channel, const char *name) {
  struct answer a = {-1};
  ares_query(channel, name, 1, 1, on_data, &a);
  return a.status;
}
// CHECK: :[[@LINE-2]]:3: warning: 'a' is dropped while its stub is still live [callback-dangling-stub]

static int resolve_or_cancel(ares_channel channel, const char *name) {
  struct answer a = {-1};
  ares_query(channel, name, 1, 1, on_data, &a);
  ares_cancel(channel);
  return a.status;
}

void bad_helper(void) {
  ares_channel channel;
  struct ares_options options = {0};
  options.tries = 1;
  if (ares_init_options(&channel, &options, ARES_OPT_TRIES) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "192.0.2.1");
  resolve(channel, "example.org");
  ares_cancel(channel);
  ares_destroy(channel);
}

void good_helper(void) {
  ares_channel channel;
  struct ares_options options = {0};
  options.tries = 1;
  if (ares_init_options(&channel, &options, ARES_OPT_TRIES) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "192.0.2.1");
  resolve_or_cancel(channel, "example.org");
  ares_cancel(channel);
  ares_destroy(channel);
}

/* The context of a channel's sockets. */

static int on_socket(ares_socket_t fd, int type, void *data) {
  (void)fd;
  ((struct answer *)data)->status = type;
  return 0;
}

void bad_socket_context(void) {
  ares_channel channel;
  struct answer done;
  if (ares_init(&channel) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "127.0.0.1");
  {
    struct answer a = {0};
    ares_set_socket_callback(channel, on_socket, &a);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'a' is dropped while its stub is still live [callback-dangling-stub]
  ares_gethostbyname(channel, "example.org", AF_INET, on_host, &done);
  ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
  ares_destroy(channel);
}

void good_socket_context(void) {
  ares_channel channel;
  struct answer done;
  if (ares_init(&channel) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "127.0.0.1");
  {
    struct answer a = {0};
    ares_set_socket_callback(channel, on_socket, &a);
    ares_set_socket_callback(channel, NULL, NULL);
  }
  ares_gethostbyname(channel, "example.org", AF_INET, on_host, &done);
  ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
  ares_destroy(channel);
}

/* The callback for the state of the sockets comes with the options. */

static void on_state(void *data, ares_socket_t fd, int readable, int writable) {
  (void)fd;
  ((struct answer *)data)->status = readable + writable;
}

static int make_channel(ares_channel *out) {
  struct answer a = {0};
  struct ares_options options;
  memset(&options, 0, sizeof options);
  options.sock_state_cb = on_state;
  options.sock_state_cb_data = &a;
  return ares_init_options(out, &options, ARES_OPT_SOCK_STATE_CB);
}
// CHECK: :[[@LINE-2]]:3: warning: 'a' is dropped while its stub is still live [callback-dangling-stub]

static int make_channel_for(ares_channel *out, struct answer *a) {
  struct ares_options options;
  memset(&options, 0, sizeof options);
  options.sock_state_cb = on_state;
  options.sock_state_cb_data = a;
  return ares_init_options(out, &options, ARES_OPT_SOCK_STATE_CB);
}

void bad_state_context(void) {
  ares_channel channel;
  struct answer done;
  if (make_channel(&channel) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "127.0.0.1");
  ares_gethostbyname(channel, "example.org", AF_INET, on_host, &done);
  ares_destroy(channel);
}

void good_state_context(void) {
  ares_channel channel;
  struct answer done, a;
  if (make_channel_for(&channel, &a) != ARES_SUCCESS)
    return;
  ares_set_servers_csv(channel, "127.0.0.1");
  ares_gethostbyname(channel, "example.org", AF_INET, on_host, &done);
  ares_destroy(channel);
}
