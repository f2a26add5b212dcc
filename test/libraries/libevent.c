// Twins for libevent; program.
// REQUIRES: libevent
// RUN: %tidy %s -- %{libevent} 2>&1 | grep -v note: | %filecheck

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/dns.h>
#include <event2/event.h>
#include <event2/event_struct.h>
#include <event2/http.h>
#include <event2/listener.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

struct state {
  int n;
};

static const struct timeval soon = {0, 1000};

static void on_timer(evutil_socket_t fd, short what, void *arg) {
  (void)fd;
  (void)what;
  ((struct state *)arg)->n++;
}

/* A timer and its argument. */

void bad_timer_argument(void) {
  struct event_base *base = event_base_new();
  struct event *ev;
  {
    struct state s = {0};
    ev = evtimer_new(base, on_timer, &s);
    evtimer_add(ev, &soon);
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  event_base_dispatch(base);
  event_free(ev);
  event_base_free(base);
}

void good_timer_argument(void) {
  struct event_base *base = event_base_new();
  struct event *ev;
  {
    struct state s = {0};
    ev = evtimer_new(base, on_timer, &s);
    evtimer_add(ev, &soon);
    event_base_dispatch(base);
  }
  event_free(ev);
  event_base_free(base);
}

/* Deleted or not: the argument is freed before the loop runs. */

void bad_not_deleted(void) {
  struct event_base *base = event_base_new();
  struct state *s = calloc(1, sizeof *s);
  struct event *ev = event_new(base, -1, EV_PERSIST, on_timer, s);
  event_add(ev, &soon);
  free(s);
  event_base_loop(base, EVLOOP_ONCE);
  event_del(ev);
  event_free(ev);
  event_base_free(base);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_not_deleted(void) {
  struct event_base *base = event_base_new();
  struct state *s = calloc(1, sizeof *s);
  struct event *ev = event_new(base, -1, EV_PERSIST, on_timer, s);
  event_add(ev, &soon);
  event_del(ev);
  free(s);
  event_base_loop(base, EVLOOP_NONBLOCK);
  event_free(ev);
  event_base_free(base);
}

/* The wrong one of two events. */

void bad_wrong_event(void) {
  struct event_base *base = event_base_new();
  struct state *a = calloc(1, sizeof *a);
  struct state *b = calloc(1, sizeof *b);
  struct event *first = evtimer_new(base, on_timer, a);
  struct event *second = evtimer_new(base, on_timer, b);
  event_add(first, &soon);
  event_add(second, &soon);
  event_del(second);
  free(a);
  event_base_dispatch(base);
  event_free(first);
  event_free(second);
  event_base_free(base);
  free(b);
}
// CHECK: :[[@LINE-7]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_wrong_event(void) {
  struct event_base *base = event_base_new();
  struct state *a = calloc(1, sizeof *a);
  struct state *b = calloc(1, sizeof *b);
  struct event *first = evtimer_new(base, on_timer, a);
  struct event *second = evtimer_new(base, on_timer, b);
  event_add(first, &soon);
  event_add(second, &soon);
  event_del(first);
  free(a);
  event_base_dispatch(base);
  event_free(first);
  event_free(second);
  event_base_free(base);
  free(b);
}

/* An event in memory of one's own. */

struct session {
  struct event timeout;
  int expired;
};

static void expire(evutil_socket_t fd, short what, void *arg) {
  (void)fd;
  (void)what;
  ((struct session *)arg)->expired = 1;
}

static struct session *open_session(struct event_base *base) {
  struct session *s = calloc(1, sizeof *s);
  if (!s)
    return NULL;
  evtimer_assign(&s->timeout, base, expire, s);
  evtimer_add(&s->timeout, &soon);
  return s;
}

static void forget_session(struct session *s) { free(s); }
// CHECK: :[[@LINE-1]]:49: warning: the object is dropped while its stub is still live [callback-dangling-stub]

static void close_session(struct session *s) {
  event_del(&s->timeout);
  free(s);
}

void bad_session(void) {
  struct event_base *base = event_base_new();
  struct session *s = open_session(base);
  forget_session(s);
  event_base_dispatch(base);
  event_base_free(base);
}

void good_session(void) {
  struct event_base *base = event_base_new();
  struct session *s = open_session(base);
  close_session(s);
  event_base_dispatch(base);
  event_base_free(base);
}

/* What happens once cannot be taken back. */

static void later(struct event_base *base) {
  struct state s = {0};
  event_base_once(base, -1, EV_TIMEOUT, on_timer, &s, &soon);
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

static void now(struct event_base *base) {
  struct state s = {0};
  event_base_once(base, -1, EV_TIMEOUT, on_timer, &s, &soon);
  event_base_loop(base, EVLOOP_ONCE);
}

void bad_once(void) {
  struct event_base *base = event_base_new();
  later(base);
  event_base_dispatch(base);
  event_base_free(base);
}

void good_once(void) {
  struct event_base *base = event_base_new();
  now(base);
  event_base_dispatch(base);
  event_base_free(base);
}

/* Buffered events. */

static void on_read(struct bufferevent *bev, void *arg) {
  struct state *s = arg;
  s->n += (int)evbuffer_get_length(bufferevent_get_input(bev));
  bufferevent_disable(bev, EV_READ);
}

void bad_bufferevent(void) {
  struct event_base *base = event_base_new();
  int fds[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
  evutil_make_socket_nonblocking(fds[0]);
  struct bufferevent *bev = bufferevent_socket_new(base, fds[0], 0);
  struct state *s = calloc(1, sizeof *s);
  bufferevent_setcb(bev, on_read, NULL, NULL, s);
  bufferevent_enable(bev, EV_READ);
  if (write(fds[1], "x", 1) == 1)
    free(s);
  event_base_dispatch(base);
  bufferevent_free(bev);
  event_base_free(base);
}
// CHECK: :[[@LINE-5]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_bufferevent(void) {
  struct event_base *base = event_base_new();
  int fds[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
  evutil_make_socket_nonblocking(fds[0]);
  struct bufferevent *bev = bufferevent_socket_new(base, fds[0], 0);
  struct state *s = calloc(1, sizeof *s);
  bufferevent_setcb(bev, on_read, NULL, NULL, s);
  bufferevent_enable(bev, EV_READ);
  bufferevent_setcb(bev, NULL, NULL, NULL, NULL);
  if (write(fds[1], "x", 1) == 1)
    free(s);
  event_base_loop(base, EVLOOP_NONBLOCK);
  bufferevent_free(bev);
  event_base_free(base);
}

/* Listeners. */

static void on_accept(struct evconnlistener *l, evutil_socket_t fd,
                      struct sockaddr *sa, int len, void *arg) {
  (void)sa;
  (void)len;
  ((struct state *)arg)->n++;
  close(fd);
  event_base_loopbreak(evconnlistener_get_base(l));
}

static void connect_to(struct evconnlistener *l) {
  struct sockaddr_storage sa;
  socklen_t len = sizeof sa;
  getsockname(evconnlistener_get_fd(l), (struct sockaddr *)&sa, &len);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (struct sockaddr *)&sa, len) != 0)
    perror("connect");
}

static struct evconnlistener *listen_for(struct event_base *base,
                                         struct state *s) {
  struct sockaddr_in sa;
  memset(&sa, 0, sizeof sa);
  sa.sin_family = AF_INET;
  sa.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return evconnlistener_new_bind(base, on_accept, s, LEV_OPT_CLOSE_ON_FREE, -1,
                                 (struct sockaddr *)&sa, sizeof sa);
}

void bad_listener(void) {
  struct event_base *base = event_base_new();
  struct state *s = calloc(1, sizeof *s);
  struct evconnlistener *l = listen_for(base, s);
  if (!l)
    return;
  free(s);
  connect_to(l);
  event_base_dispatch(base);
  evconnlistener_free(l);
  event_base_free(base);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_listener(void) {
  struct event_base *base = event_base_new();
  struct state *s = calloc(1, sizeof *s);
  struct evconnlistener *l = listen_for(base, s);
  if (!l)
    return;
  connect_to(l);
  event_base_dispatch(base);
  evconnlistener_free(l);
  free(s);
  event_base_free(base);
}

/* A server whose handler is set by a helper that is told a path only. */

static void on_request(struct evhttp_request *req, void *arg) {
  ((struct state *)arg)->n++;
  evhttp_send_reply(req, 200, "OK", NULL);
}

static void on_answer(struct evhttp_request *req, void *arg) {
  (void)req;
  event_base_loopbreak(arg);
}

static void ask(struct event_base *base, struct evhttp_bound_socket *at,
                const char *path) {
  struct sockaddr_in sa;
  socklen_t len = sizeof sa;
  getsockname(evhttp_bound_socket_get_fd(at), (struct sockaddr *)&sa, &len);
  struct evhttp_connection *c = evhttp_connection_base_new(
      base, NULL, "127.0.0.1", ntohs(sa.sin_port));
  struct evhttp_request *req = evhttp_request_new(on_answer, base);
  evhttp_make_request(c, req, EVHTTP_REQ_GET, path);
  event_base_dispatch(base);
}

void bad_http_wrong_path(void) {
  struct event_base *base = event_base_new();
  struct evhttp *http = evhttp_new(base);
  struct state *s = calloc(1, sizeof *s);
  struct evhttp_bound_socket *at =
      evhttp_bind_socket_with_handle(http, "127.0.0.1", 0);
  evhttp_set_cb(http, "/count", on_request, s);
  evhttp_del_cb(http, "/counter");
  free(s);
  ask(base, at, "/count");
  evhttp_free(http);
  event_base_free(base);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_http_wrong_path(void) {
  struct event_base *base = event_base_new();
  struct evhttp *http = evhttp_new(base);
  struct state *s = calloc(1, sizeof *s);
  struct evhttp_bound_socket *at =
      evhttp_bind_socket_with_handle(http, "127.0.0.1", 0);
  evhttp_set_cb(http, "/count", on_request, s);
  evhttp_del_cb(http, "/count");
  free(s);
  ask(base, at, "/count");
  evhttp_free(http);
  event_base_free(base);
}

static struct evhttp *serve(struct event_base *base) {
  struct state s = {0};
  struct evhttp *http = evhttp_new(base);
  evhttp_set_gencb(http, on_request, &s);
  return http;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

static struct evhttp *serve_with(struct event_base *base, struct state *s) {
  struct evhttp *http = evhttp_new(base);
  evhttp_set_gencb(http, on_request, s);
  return http;
}

void bad_http_server(void) {
  struct event_base *base = event_base_new();
  struct evhttp *http = serve(base);
  ask(base, evhttp_bind_socket_with_handle(http, "127.0.0.1", 0), "/");
  evhttp_free(http);
  event_base_free(base);
}

void good_http_server(void) {
  struct state s = {0};
  struct event_base *base = event_base_new();
  struct evhttp *http = serve_with(base, &s);
  ask(base, evhttp_bind_socket_with_handle(http, "127.0.0.1", 0), "/");
  evhttp_free(http);
  event_base_free(base);
}

/* Cancelling a look-up makes it call back. */

static void on_address(int result, struct evutil_addrinfo *res, void *arg) {
  ((struct state *)arg)->n = result;
  if (res)
    evutil_freeaddrinfo(res);
}

void bad_lookup(void) {
  struct event_base *base = event_base_new();
  struct evdns_base *dns = evdns_base_new(base, 0);
  evdns_base_nameserver_ip_add(dns, "127.0.0.1:9");
  struct state *s = calloc(1, sizeof *s);
  struct evdns_getaddrinfo_request *req =
      evdns_getaddrinfo(dns, "example.org", NULL, NULL, on_address, s);
  if (req)
    evdns_getaddrinfo_cancel(req);
  free(s);
  event_base_loop(base, EVLOOP_NONBLOCK);
  evdns_base_free(dns, 0);
  event_base_free(base);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_lookup(void) {
  struct event_base *base = event_base_new();
  struct evdns_base *dns = evdns_base_new(base, 0);
  evdns_base_nameserver_ip_add(dns, "127.0.0.1:9");
  struct state *s = calloc(1, sizeof *s);
  struct evdns_getaddrinfo_request *req =
      evdns_getaddrinfo(dns, "example.org", NULL, NULL, on_address, s);
  if (req)
    evdns_getaddrinfo_cancel(req);
  event_base_loop(base, EVLOOP_NONBLOCK);
  free(s);
  evdns_base_free(dns, 0);
  event_base_free(base);
}

/* Buffers. */

static void on_change(struct evbuffer *buf, const struct evbuffer_cb_info *info,
                      void *arg) {
  (void)buf;
  ((struct state *)arg)->n += (int)info->n_added;
}

void bad_buffer_callback(void) {
  struct evbuffer *buf = evbuffer_new();
  {
    struct state s = {0};
    evbuffer_add_cb(buf, on_change, &s);
    evbuffer_add(buf, "abc", 3);
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  evbuffer_add(buf, "def", 3);
  evbuffer_free(buf);
}

void good_buffer_callback(void) {
  struct evbuffer *buf = evbuffer_new();
  {
    struct state s = {0};
    evbuffer_add_cb(buf, on_change, &s);
    evbuffer_add(buf, "abc", 3);
    evbuffer_remove_cb(buf, on_change, &s);
  }
  evbuffer_add(buf, "def", 3);
  evbuffer_free(buf);
}

static void free_text(const void *data, size_t len, void *arg) {
  (void)data;
  (void)len;
  free(arg);
}

static void add_text(struct evbuffer *buf) {
  char text[] = "some text";
  evbuffer_add_reference(buf, text, sizeof text, NULL, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'text' is dropped while its stub is still live [callback-dangling-stub]

static void add_own_text(struct evbuffer *buf) {
  char *text = strdup("some text");
  evbuffer_add_reference(buf, text, 10, free_text, text);
}

static int first_byte(struct evbuffer *buf) {
  return evbuffer_pullup(buf, 1)[0] == 's' ? 0 : 1;
}

void bad_reference(void) {
  struct evbuffer *buf = evbuffer_new();
  add_text(buf);
  first_byte(buf);
  evbuffer_free(buf);
}

void good_reference(void) {
  struct evbuffer *buf = evbuffer_new();
  add_own_text(buf);
  first_byte(buf);
  evbuffer_free(buf);
}
