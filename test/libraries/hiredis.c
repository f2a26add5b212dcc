// Twins for hiredis; program.
// REQUIRES: hiredis
// RUN: %tidy %s -- %{hiredis} 2>&1 | grep -v note: | %filecheck

#include <event2/event.h>
#include <hiredis/hiredis.h>
#include <hiredis/async.h>
#include <hiredis/adapters/libevent.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

/* A port that accepts connections and never answers. */
static int silent_port(void) {
  struct sockaddr_in sa = {.sin_family = AF_INET};
  socklen_t len = sizeof sa;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sa.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(fd, (struct sockaddr *)&sa, len) != 0 || listen(fd, 5) != 0)
    perror("listen");
  getsockname(fd, (struct sockaddr *)&sa, &len);
  return ntohs(sa.sin_port);
}

struct reply {
  int seen;
};

static void on_reply(redisAsyncContext *ac, void *r, void *arg) {
  struct reply *out = arg;
  (void)ac;
  out->seen += r ? 1 : 2;
}

/* What is pending is called back when the connection is freed. */

void bad_pending(void) {
  redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", silent_port());
  struct reply *r = calloc(1, sizeof *r);
  redisAsyncCommand(ac, on_reply, r, "GET %s", "key");
  free(r);
  redisAsyncFree(ac);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_pending(void) {
  redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", silent_port());
  struct reply *r = calloc(1, sizeof *r);
  redisAsyncCommand(ac, on_reply, r, "GET %s", "key");
  redisAsyncFree(ac);
  free(r);
}

/* A helper that asks and does not wait. */

static int ask(redisAsyncContext *ac) {
  struct reply r = {0};
  const char *argv[] = {"PING"};
  if (redisAsyncCommandArgv(ac, on_reply, &r, 1, argv, NULL) != REDIS_OK)
    return -1;
  return r.seen;
}
// CHECK: :[[@LINE-2]]:3: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]

static int tell(redisAsyncContext *ac) {
  struct reply r = {0};
  const char *argv[] = {"PING"};
  if (redisAsyncCommandArgv(ac, NULL, &r, 1, argv, NULL) != REDIS_OK)
    return -1;
  return r.seen;
}

void bad_helper(void) {
  redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", silent_port());
  if (ac->err)
    return;
  ask(ac);
  redisAsyncFree(ac);
}

void good_helper(void) {
  redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", silent_port());
  if (ac->err)
    return;
  tell(ac);
  redisAsyncFree(ac);
}

/* A turn of the loop that the connection is attached to. */

static void on_connect(const redisAsyncContext *ac, int status) {
  ((struct reply *)ac->data)->seen = status;
}

void bad_attached(void) {
  struct event_base *base = event_base_new();
  redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", silent_port());
  redisLibeventAttach(ac, base);
  {
    struct reply r = {0};
    ac->data = &r;
    redisAsyncSetConnectCallback(ac, on_connect);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]
  event_base_loop(base, EVLOOP_ONCE);
  redisAsyncFree(ac);
  event_base_free(base);
}

void good_attached(void) {
  struct event_base *base = event_base_new();
  redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", silent_port());
  redisLibeventAttach(ac, base);
  {
    struct reply r = {0};
    ac->data = &r;
    redisAsyncSetConnectCallback(ac, on_connect);
    event_base_loop(base, EVLOOP_ONCE);
    redisAsyncFree(ac);
  }
  event_base_free(base);
}
