// Twins for libuv; program.
// REQUIRES: libuv
// RUN: %tidy %s -- %{libuv} 2>&1 | grep -v note: | %filecheck

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

/* A connection as servers have it: handle and name in one object that the close callback frees. */

struct connection {
  char peer[32];
  uv_pipe_t stream;
  char *name;
};

static void closed(uv_handle_t *h) {
  struct connection *c = h->data;
  free(c->name);
  free(c);
}

static void connection_close(struct connection *c) {
  if (!uv_is_closing((uv_handle_t *)&c->stream))
    uv_close((uv_handle_t *)&c->stream, closed);
}

static void got(uv_stream_t *s, ssize_t n, const uv_buf_t *buf) {
  if (n < 0)
    connection_close(s->data);
  free(buf->base);
}

static void give(uv_handle_t *h, size_t size, uv_buf_t *buf) {
  struct connection *c = h->data;
  c->peer[0] = 0;
  buf->base = malloc(size);
  buf->len = size;
}

static struct connection *connection_new(uv_loop_t *loop, int fd) {
  struct connection *c = calloc(1, sizeof *c);
  c->name = strdup("client");
  uv_pipe_init(loop, &c->stream, 0);
  c->stream.data = c;
  uv_pipe_open(&c->stream, fd);
  uv_read_start((uv_stream_t *)&c->stream, give, got);
  return c;
}

void bad_connection(void) {
  uv_loop_t loop;
  int fds[2];
  uv_loop_init(&loop);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
  struct connection *c = connection_new(&loop, fds[0]);
  free(c->name);
  free(c);
  if (write(fds[1], "x", 1) != 1)
    perror("write");
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  close(fds[1]);
}
// CHECK: :[[@LINE-7]]:3: warning: the 'uv_pipe_t' object is dropped while its stub is still live [callback-dangling-stub]

void good_connection(void) {
  uv_loop_t loop;
  int fds[2];
  uv_loop_init(&loop);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
  struct connection *c = connection_new(&loop, fds[0]);
  if (write(fds[1], "x", 1) != 1)
    perror("write");
  connection_close(c);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  close(fds[1]);
}

/* The memory of a buffer that is being written. */

static void sent(uv_udp_send_t *req, int status) {
  (void)status;
  free(req);
}

static void received(uv_udp_t *u, ssize_t n, const uv_buf_t *buf,
                     const struct sockaddr *from, unsigned flags) {
  (void)from;
  (void)flags;
  if (n > 0)
    buf->base[0] = 0;
  uv_close((uv_handle_t *)u, NULL);
}

struct inbox {
  char text[512];
};

static void use_inbox(uv_handle_t *h, size_t size, uv_buf_t *buf) {
  struct inbox *in = h->data;
  (void)size;
  *buf = uv_buf_init(in->text, sizeof in->text);
}

static int receive_into(uv_udp_t *u, struct inbox *in) {
  struct sockaddr_in any;
  struct sockaddr_in self;
  int len = sizeof self;
  uv_ip4_addr("127.0.0.1", 0, &any);
  u->data = in;
  if (uv_udp_bind(u, (struct sockaddr *)&any, 0) != 0)
    return -1;
  uv_udp_recv_start(u, use_inbox, received);
  uv_udp_getsockname(u, (struct sockaddr *)&self, &len);
  uv_udp_send_t *req = malloc(sizeof *req);
  uv_buf_t hello = uv_buf_init("hello", 5);
  return uv_udp_send(req, u, &hello, 1, (struct sockaddr *)&self, sent);
}

void bad_inbox(void) {
  uv_loop_t loop;
  uv_udp_t udp;
  struct inbox *in = malloc(sizeof *in);
  uv_loop_init(&loop);
  uv_udp_init(&loop, &udp);
  if (receive_into(&udp, in) != 0)
    return;
  free(in);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_inbox(void) {
  uv_loop_t loop;
  uv_udp_t udp;
  struct inbox *in = malloc(sizeof *in);
  uv_loop_init(&loop);
  uv_udp_init(&loop, &udp);
  if (receive_into(&udp, in) != 0)
    return;
  uv_udp_recv_stop(&udp);
  free(in);
  uv_close((uv_handle_t *)&udp, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

/* A child process. */

static void exited(uv_process_t *p, int64_t status, int sig) {
  (void)sig;
  *(int64_t *)p->data = status;
  uv_close((uv_handle_t *)p, NULL);
}

static int start(uv_loop_t *loop, uv_process_t *p) {
  int64_t status = -1;
  char *args[] = {"true", NULL};
  uv_process_options_t options;
  memset(&options, 0, sizeof options);
  options.file = "true";
  options.args = args;
  options.exit_cb = exited;
  p->data = &status;
  if (uv_spawn(loop, p, &options) != 0)
    return -1;
  return (int)status;
}
// CHECK: :[[@LINE-2]]:3: warning: 'status' is dropped while its stub is still live [callback-dangling-stub]

static int start_and_wait(uv_loop_t *loop, uv_process_t *p) {
  int64_t status = -1;
  char *args[] = {"true", NULL};
  uv_process_options_t options;
  memset(&options, 0, sizeof options);
  options.file = "true";
  options.args = args;
  options.exit_cb = exited;
  p->data = &status;
  if (uv_spawn(loop, p, &options) != 0)
    return -1;
  uv_run(loop, UV_RUN_DEFAULT);
  return (int)status;
}

void bad_child(void) {
  uv_loop_t loop;
  uv_process_t child;
  uv_loop_init(&loop);
  start(&loop, &child);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

void good_child(void) {
  uv_loop_t loop;
  uv_process_t child;
  uv_loop_init(&loop);
  start_and_wait(&loop, &child);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

/* Many handles in an array. */

static void touched(uv_handle_t *h) { h->data = NULL; }

static void beat(uv_timer_t *t) { t->data = NULL; }

void bad_array(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  uv_timer_t *t = calloc(2, sizeof *t);
  for (int i = 0; i < 2; i++) {
    uv_timer_init(&loop, &t[i]);
    uv_timer_start(&t[i], beat, 1, 0);
  }
  for (int i = 0; i < 2; i++)
    uv_close((uv_handle_t *)&t[i], touched);
  free(t);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is freed before its close callback has run [callback-dangling-stub]

void good_array(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  uv_timer_t *t = calloc(2, sizeof *t);
  for (int i = 0; i < 2; i++) {
    uv_timer_init(&loop, &t[i]);
    uv_timer_start(&t[i], beat, 1, 0);
  }
  for (int i = 0; i < 2; i++)
    uv_close((uv_handle_t *)&t[i], touched);
  uv_run(&loop, UV_RUN_DEFAULT);
  free(t);
  uv_loop_close(&loop);
}

/* Everything that is left is closed by a walk. */

static void close_it(uv_handle_t *h, void *arg) {
  (void)arg;
  if (!uv_is_closing(h))
    uv_close(h, NULL);
}

void good_walk(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  uv_timer_t *t = malloc(sizeof *t);
  int *n = malloc(sizeof *n);
  uv_timer_init(&loop, t);
  t->data = n;
  uv_timer_start(t, beat, 1000, 1000);
  free(n);
  uv_walk(&loop, close_it, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  free(t);
  uv_loop_close(&loop);
}
