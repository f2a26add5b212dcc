// Twins for libnl; program.
// REQUIRES: libnl
// RUN: %tidy %s -- %{libnl} 2>&1 | grep -v note: | %filecheck

#include <linux/rtnetlink.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <netlink/socket.h>
#include <stdlib.h>
#include <string.h>

struct links {
  int count;
};

static int on_link(struct nl_msg *msg, void *arg) {
  ((struct links *)arg)->count++;
  return NL_OK;
}

static int finished;

static int on_finish(struct nl_msg *msg, void *arg) {
  *(int *)arg = 1;
  return NL_STOP;
}

static void ask(struct nl_sock *sk) {
  struct rtgenmsg all = {.rtgen_family = AF_UNSPEC};
  nl_send_simple(sk, RTM_GETLINK, NLM_F_DUMP, &all, sizeof all);
}

static struct nl_sock *connected(void) {
  struct nl_sock *sk = nl_socket_alloc();
  if (!sk || nl_connect(sk, NETLINK_ROUTE) < 0)
    abort();
  return sk;
}

// The answer is received after the counter is gone.
static void prepare(struct nl_sock *sk) {
  struct links l = {0};
  nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, on_link, &l);
  ask(sk);
}
// CHECK: :[[@LINE-1]]:1: warning: 'l' is dropped while its stub is still live [callback-dangling-stub]

void bad_block(void) {
  struct nl_sock *sk = connected();
  prepare(sk);
  nl_recvmsgs_default(sk);
  nl_socket_free(sk);
}

void good_block(void) {
  struct links l = {0};
  struct nl_sock *sk = connected();
  nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, on_link, &l);
  ask(sk);
  nl_recvmsgs_default(sk);
  nl_socket_free(sk);
}

// A set of callbacks of its own.
void bad_set(void) {
  struct nl_sock *sk = connected();
  struct nl_cb *cb = nl_cb_alloc(NL_CB_DEFAULT);
  struct links *l = calloc(1, sizeof *l);
  nl_cb_set(cb, NL_CB_VALID, NL_CB_CUSTOM, on_link, l);
  nl_cb_set(cb, NL_CB_FINISH, NL_CB_CUSTOM, on_finish, &finished);
  ask(sk);
  free(l);
  nl_recvmsgs(sk, cb);
  nl_cb_put(cb);
  nl_socket_free(sk);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_set(void) {
  struct nl_sock *sk = connected();
  struct nl_cb *cb = nl_cb_alloc(NL_CB_DEFAULT);
  struct links *l = calloc(1, sizeof *l);
  nl_cb_set(cb, NL_CB_VALID, NL_CB_CUSTOM, on_link, l);
  nl_cb_set(cb, NL_CB_FINISH, NL_CB_CUSTOM, on_finish, &finished);
  ask(sk);
  nl_recvmsgs(sk, cb);
  free(l);
  nl_cb_put(cb);
  nl_socket_free(sk);
}

// Each exchange sets its own: what is left behind is replaced before anything is received.
static int count_links(struct nl_sock *sk) {
  struct links l = {0};
  nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, on_link, &l);
  ask(sk);
  nl_recvmsgs_default(sk);
  return l.count;
}

void good_exchanges(void) {
  struct nl_sock *sk = connected();
  count_links(sk);
  count_links(sk);
  nl_socket_free(sk);
}
