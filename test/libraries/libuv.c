// Twins for libuv; program.
// REQUIRES: libuv
// RUN: %tidy %s -- %{libuv} 2>&1 | grep -v note: | %filecheck

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

struct counter {
  int n;
};

static void tick(uv_timer_t *t) {
  struct counter *c = t->data;
  c->n++;
}

static void touch_timer(uv_timer_t *t) { t->data = NULL; }

static void free_handle(uv_handle_t *h) { free(h); }

static void clear_handle(uv_handle_t *h) { h->data = NULL; }

static void close_each(uv_handle_t *h, void *arg) {
  (void)arg;
  h->data = NULL;
  if (!uv_is_closing(h))
    uv_close(h, NULL);
}

/* The handle is in a scope that ends before the loop runs. */

void bad_handle_in_block(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  {
    uv_timer_t t;
    uv_timer_init(&loop, &t);
    uv_timer_start(&t, touch_timer, 0, 0);
  }
// CHECK: :[[@LINE-1]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

void good_handle_in_block(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  {
    uv_timer_t t;
    uv_timer_init(&loop, &t);
    uv_timer_start(&t, touch_timer, 0, 0);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_close((uv_handle_t *)&t, NULL);
    uv_run(&loop, UV_RUN_DEFAULT);
  }
  uv_loop_close(&loop);
}

/* uv_close is asynchronous. */

void bad_free_while_closing(void) {
  uv_loop_t loop;
  uv_timer_t *t = malloc(sizeof *t);
  uv_loop_init(&loop);
  uv_timer_init(&loop, t);
  uv_close((uv_handle_t *)t, clear_handle);
  free(t);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is freed before its close callback has run [callback-dangling-stub]

void good_free_while_closing(void) {
  uv_loop_t loop;
  uv_timer_t *t = malloc(sizeof *t);
  uv_loop_init(&loop);
  uv_timer_init(&loop, t);
  uv_close((uv_handle_t *)t, clear_handle);
  uv_run(&loop, UV_RUN_DEFAULT);
  free(t);
  uv_loop_close(&loop);
}

/* The same in a helper that did not make the handle. */

struct client {
  uv_pipe_t pipe;
  char name[16];
};

static void client_closed(uv_handle_t *h) {
  struct client *c = (struct client *)h;
  c->name[0] = 0;
}

static void client_closed_free(uv_handle_t *h) { free(h); }

static void drop_client(struct client *c) {
  uv_close((uv_handle_t *)&c->pipe, client_closed);
  free(c);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'uv_pipe_t' object is freed before its close callback has run [callback-dangling-stub]

static void drop_client_later(struct client *c) {
  uv_close((uv_handle_t *)&c->pipe, client_closed_free);
}

void bad_drop_client(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  struct client *c = calloc(1, sizeof *c);
  uv_pipe_init(&loop, &c->pipe, 0);
  drop_client(c);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

void good_drop_client(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  struct client *c = calloc(1, sizeof *c);
  uv_pipe_init(&loop, &c->pipe, 0);
  drop_client_later(c);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

/* Stopping is not closing: the loop still knows the handle. */

void bad_stopped_only(void) {
  uv_loop_t loop;
  struct counter c = {0};
  uv_loop_init(&loop);
  uv_timer_t *t = malloc(sizeof(uv_timer_t));
  uv_timer_init(&loop, t);
  t->data = &c;
  uv_timer_start(t, tick, 100, 100);
  uv_timer_stop(t);
  free(t);
  uv_walk(&loop, close_each, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_stopped_only(void) {
  uv_loop_t loop;
  struct counter c = {0};
  uv_loop_init(&loop);
  uv_timer_t *t = malloc(sizeof(uv_timer_t));
  uv_timer_init(&loop, t);
  t->data = &c;
  uv_timer_start(t, tick, 100, 100);
  uv_timer_stop(t);
  uv_close((uv_handle_t *)t, free_handle);
  uv_walk(&loop, close_each, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

/* An error path that frees a handle which init has linked in. */

static int listen_on(uv_loop_t *loop, const char *ip, uv_tcp_t **out) {
  struct sockaddr_in addr;
  uv_tcp_t *server = malloc(sizeof *server);
  if (!server)
    return UV_ENOMEM;
  int err = uv_tcp_init(loop, server);
  if (err) {
    free(server);
    return err;
  }
  uv_ip4_addr(ip, 0, &addr);
  err = uv_tcp_bind(server, (struct sockaddr *)&addr, 0);
  if (err) {
    free(server);
    return err;
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  *out = server;
  return 0;
}

static int listen_on_closing(uv_loop_t *loop, const char *ip, uv_tcp_t **out) {
  struct sockaddr_in addr;
  uv_tcp_t *server = malloc(sizeof *server);
  if (!server)
    return UV_ENOMEM;
  int err = uv_tcp_init(loop, server);
  if (err) {
    free(server);
    return err;
  }
  uv_ip4_addr(ip, 0, &addr);
  err = uv_tcp_bind(server, (struct sockaddr *)&addr, 0);
  if (err) {
    uv_close((uv_handle_t *)server, free_handle);
    return err;
  }
  *out = server;
  return 0;
}

void bad_error_path(void) {
  uv_tcp_t *server = NULL;
  uv_loop_t *loop = uv_default_loop();
  if (listen_on(loop, "192.0.2.1", &server) != 0)
    fprintf(stderr, "cannot listen\n");
  uv_walk(loop, close_each, NULL);
  uv_run(loop, UV_RUN_DEFAULT);
}

void good_error_path(void) {
  uv_tcp_t *server = NULL;
  uv_loop_t *loop = uv_default_loop();
  if (listen_on_closing(loop, "192.0.2.1", &server) != 0)
    fprintf(stderr, "cannot listen\n");
  uv_walk(loop, close_each, NULL);
  uv_run(loop, UV_RUN_DEFAULT);
}

/* What `data` points to. */

void bad_data_in_block(void) {
  uv_loop_t loop;
  uv_timer_t t;
  uv_loop_init(&loop);
  uv_timer_init(&loop, &t);
  {
    struct counter c = {0};
    t.data = &c;
    uv_timer_start(&t, tick, 0, 0);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_close((uv_handle_t *)&t, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

void good_data_in_block(void) {
  uv_loop_t loop;
  uv_timer_t t;
  uv_loop_init(&loop);
  uv_timer_init(&loop, &t);
  {
    struct counter c = {0};
    t.data = &c;
    uv_timer_start(&t, tick, 0, 0);
    uv_timer_stop(&t);
  }
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_close((uv_handle_t *)&t, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

static void woken(uv_async_t *a) {
  struct counter *c = a->data;
  c->n++;
  uv_close((uv_handle_t *)a, NULL);
}

/* The member is set after the call that registers. */

void bad_async_data_freed(void) {
  uv_loop_t *loop = uv_loop_new();
  struct counter *c = calloc(1, sizeof *c);
  uv_async_t a;
  uv_async_init(loop, &a, woken);
  a.data = c;
  uv_async_send(&a);
  free(c);
  uv_run(loop, UV_RUN_DEFAULT);
  uv_loop_delete(loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_async_data_freed(void) {
  uv_loop_t *loop = uv_loop_new();
  struct counter *c = calloc(1, sizeof *c);
  uv_async_t a;
  uv_async_init(loop, &a, woken);
  a.data = c;
  uv_async_send(&a);
  uv_run(loop, UV_RUN_DEFAULT);
  free(c);
  uv_loop_delete(loop);
}

/* The context is another one by the time the loop runs. */

void bad_data_first(void) {
  uv_loop_t loop;
  uv_idle_t idle;
  struct counter *first = calloc(1, sizeof *first);
  struct counter *second = calloc(1, sizeof *second);
  uv_loop_init(&loop);
  uv_idle_init(&loop, &idle);
  uv_handle_set_data((uv_handle_t *)&idle, first);
  uv_idle_start(&idle, (uv_idle_cb)tick);
  free(first);
  uv_run(&loop, UV_RUN_NOWAIT);
  uv_handle_set_data((uv_handle_t *)&idle, second);
  uv_close((uv_handle_t *)&idle, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  free(second);
}
// CHECK: :[[@LINE-8]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_data_first(void) {
  uv_loop_t loop;
  uv_idle_t idle;
  struct counter *first = calloc(1, sizeof *first);
  struct counter *second = calloc(1, sizeof *second);
  uv_loop_init(&loop);
  uv_idle_init(&loop, &idle);
  uv_handle_set_data((uv_handle_t *)&idle, first);
  uv_idle_start(&idle, (uv_idle_cb)tick);
  uv_handle_set_data((uv_handle_t *)&idle, second);
  free(first);
  uv_run(&loop, UV_RUN_NOWAIT);
  uv_close((uv_handle_t *)&idle, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  free(second);
}

/* A request must stay until its callback has run. */

static char hello[] = "hello";

static void written(uv_write_t *req, int status) {
  (void)status;
  req->data = NULL;
}

static void written_free(uv_write_t *req, int status) {
  (void)status;
  free(req);
}

static int send_hello(uv_stream_t *to) {
  uv_write_t req;
  uv_buf_t buf = uv_buf_init(hello, sizeof hello);
  return uv_write(&req, to, &buf, 1, written);
}
// CHECK: :[[@LINE-2]]:3: warning: 'req' is dropped while its stub is still live [callback-dangling-stub]

static int send_hello_heap(uv_stream_t *to) {
  uv_write_t *req = malloc(sizeof *req);
  uv_buf_t buf = uv_buf_init(hello, sizeof hello);
  int err = uv_write(req, to, &buf, 1, written_free);
  if (err)
    free(req);
  return err;
}

void bad_write_request(void) {
  uv_loop_t loop;
  uv_pipe_t pipe;
  int fds[2];
  uv_loop_init(&loop);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
  uv_pipe_init(&loop, &pipe, 0);
  uv_pipe_open(&pipe, fds[0]);
  send_hello((uv_stream_t *)&pipe);
  uv_run(&loop, UV_RUN_NOWAIT);
  uv_close((uv_handle_t *)&pipe, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  close(fds[1]);
}

void good_write_request(void) {
  uv_loop_t loop;
  uv_pipe_t pipe;
  int fds[2];
  uv_loop_init(&loop);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
  uv_pipe_init(&loop, &pipe, 0);
  uv_pipe_open(&pipe, fds[0]);
  send_hello_heap((uv_stream_t *)&pipe);
  uv_run(&loop, UV_RUN_NOWAIT);
  uv_close((uv_handle_t *)&pipe, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  close(fds[1]);
}

/* Work runs on another thread. */

static void work(uv_work_t *req) {
  struct counter *c = req->data;
  uv_sleep(50);
  c->n++;
}

static void after_work(uv_work_t *req, int status) {
  (void)status;
  free(req);
}

static void submit(uv_loop_t *loop) {
  struct counter c = {0};
  uv_work_t *req = malloc(sizeof *req);
  req->data = &c;
  if (uv_queue_work(loop, req, work, after_work) != 0)
    free(req);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

static void submit_and_run(uv_loop_t *loop) {
  struct counter c = {0};
  uv_work_t *req = malloc(sizeof *req);
  req->data = &c;
  if (uv_queue_work(loop, req, work, after_work) != 0)
    free(req);
  uv_run(loop, UV_RUN_DEFAULT);
}

void bad_work_context(void) {
  submit(uv_default_loop());
  uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}

void good_work_context(void) { submit_and_run(uv_default_loop()); }

/* Cancelling does not end it: the callback comes with UV_ECANCELED. */

static void resolved(uv_getaddrinfo_t *req, int status, struct addrinfo *res) {
  (void)status;
  uv_freeaddrinfo(res);
  req->data = NULL;
}

void bad_cancelled_lookup(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  uv_getaddrinfo_t *req = malloc(sizeof *req);
  if (uv_getaddrinfo(&loop, req, resolved, "127.0.0.1", NULL, NULL) == 0)
    uv_cancel((uv_req_t *)req);
  free(req);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_cancelled_lookup(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  uv_getaddrinfo_t *req = malloc(sizeof *req);
  if (uv_getaddrinfo(&loop, req, resolved, "127.0.0.1", NULL, NULL) == 0)
    uv_cancel((uv_req_t *)req);
  uv_run(&loop, UV_RUN_DEFAULT);
  free(req);
  uv_loop_close(&loop);
}

/* A file request is synchronous without a callback. */

static void opened(uv_fs_t *req) {
  if (req->result >= 0)
    close((int)req->result);
  uv_fs_req_cleanup(req);
}

static void open_null(uv_loop_t *loop) {
  uv_fs_t req;
  if (uv_fs_open(loop, &req, "/dev/null", O_RDONLY, 0, opened) < 0)
    fprintf(stderr, "cannot open\n");
}
// CHECK: :[[@LINE-1]]:1: warning: 'req' is dropped while its stub is still live [callback-dangling-stub]

static void open_null_now(uv_loop_t *loop) {
  uv_fs_t req;
  if (uv_fs_open(loop, &req, "/dev/null", O_RDONLY, 0, NULL) < 0)
    fprintf(stderr, "cannot open\n");
  opened(&req);
}

void bad_fs_request(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  open_null(&loop);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

void good_fs_request(void) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  open_null_now(&loop);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
}

/* Threads. */

static void count_slowly(void *arg) {
  struct counter *c = arg;
  uv_sleep(50);
  c->n++;
}

void bad_thread(void) {
  uv_thread_t id;
  {
    struct counter c = {0};
    if (uv_thread_create(&id, count_slowly, &c) != 0)
      return;
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  uv_thread_join(&id);
}

void good_thread(void) {
  uv_thread_t id;
  {
    struct counter c = {0};
    if (uv_thread_create(&id, count_slowly, &c) != 0)
      return;
    uv_thread_join(&id);
  }
}

/* A global loop and a signal handle. */

static uv_loop_t *the_loop;

static void on_signal(uv_signal_t *s, int number) {
  struct counter *c = s->data;
  c->n = number;
  uv_close((uv_handle_t *)s, NULL);
}

static uv_signal_t watcher;

static void watch(struct counter *c) {
  uv_signal_init(the_loop, &watcher);
  watcher.data = c;
  uv_signal_start(&watcher, on_signal, SIGUSR1);
}

void bad_signal_context(void) {
  the_loop = uv_default_loop();
  struct counter *c = calloc(1, sizeof *c);
  watch(c);
  free(c);
  raise(SIGUSR1);
  uv_run(the_loop, UV_RUN_DEFAULT);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_signal_context(void) {
  the_loop = uv_default_loop();
  struct counter *c = calloc(1, sizeof *c);
  watch(c);
  raise(SIGUSR1);
  uv_run(the_loop, UV_RUN_DEFAULT);
  free(c);
}
