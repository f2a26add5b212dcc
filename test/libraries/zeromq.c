// Twins for zeromq; program.
// REQUIRES: zeromq
// RUN: %tidy %s -- %{zeromq} 2>&1 | grep -v note: | %filecheck

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#define SIZE 20000

static void *context_of_all;

static void *push_socket(void) {
  context_of_all = zmq_ctx_new();
  void *s = zmq_socket(context_of_all, ZMQ_PUSH);
  zmq_connect(s, "ipc:///tmp/twins-zmq");
  return s;
}

static void receive(void) {
  static char got[SIZE];
  void *s = zmq_socket(context_of_all, ZMQ_PULL);
  zmq_bind(s, "ipc:///tmp/twins-zmq");
  zmq_recv(s, got, sizeof got, 0);
  zmq_close(s);
}

// 1. a message that borrows a local array

static void send_badly(void *socket, int c) {
  char data[SIZE];
  zmq_msg_t m;
  memset(data, c, sizeof data);
  if (zmq_msg_init_data(&m, data, sizeof data, NULL, NULL) != 0)
    return;
  zmq_msg_send(&m, socket, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'data' is dropped while its stub is still live [callback-dangling-stub]

void bad_local_data(void) {
  void *s = push_socket();
  send_badly(s, 'x');
  receive();
  zmq_close(s);
  zmq_ctx_term(context_of_all);
}

static void send_well(void *socket, int c) {
  char data[SIZE];
  zmq_msg_t m;
  memset(data, c, sizeof data);
  if (zmq_msg_init_size(&m, sizeof data) != 0)
    return;
  memcpy(zmq_msg_data(&m), data, sizeof data);
  zmq_msg_send(&m, socket, 0);
}

void good_local_data(void) {
  void *s = push_socket();
  send_well(s, 'x');
  receive();
  zmq_close(s);
  zmq_ctx_term(context_of_all);
}

// 2. freed although the message owns it

static void free_data(void *data, void *hint) { free(data); }

static void send_heap_badly(void *socket) {
  char *data = malloc(SIZE);
  zmq_msg_t m;
  memset(data, 'h', SIZE);
  zmq_msg_init_data(&m, data, SIZE, free_data, NULL);
  zmq_msg_send(&m, socket, 0);
  free(data);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void bad_freed_twice(void) {
  void *s = push_socket();
  send_heap_badly(s);
  receive();
  zmq_close(s);
  zmq_ctx_term(context_of_all);
}

static void send_heap_well(void *socket) {
  char *data = malloc(SIZE);
  zmq_msg_t m;
  memset(data, 'h', SIZE);
  zmq_msg_init_data(&m, data, SIZE, free_data, NULL);
  if (zmq_msg_send(&m, socket, 0) < 0)
    zmq_msg_close(&m);
}

void good_freed_once(void) {
  void *s = push_socket();
  send_heap_well(s);
  receive();
  zmq_close(s);
  zmq_ctx_term(context_of_all);
}

// 3. the hint of the free function

struct pool {
  int returned;
};

static void give_back(void *data, void *hint) { ((struct pool *)hint)->returned++; }

static char block[SIZE];

static void send_pooled_badly(void *socket) {
  struct pool pool = {0};
  zmq_msg_t m;
  zmq_msg_init_data(&m, block, sizeof block, give_back, &pool);
  zmq_msg_send(&m, socket, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'pool' is dropped while its stub is still live [callback-dangling-stub]

void bad_hint(void) {
  void *s = push_socket();
  send_pooled_badly(s);
  receive();
  zmq_close(s);
  zmq_ctx_term(context_of_all);
}

static void send_pooled_well(void *socket) {
  static struct pool pool;
  zmq_msg_t m;
  zmq_msg_init_data(&m, block, sizeof block, give_back, &pool);
  zmq_msg_send(&m, socket, 0);
}

void good_hint(void) {
  void *s = push_socket();
  send_pooled_well(s);
  receive();
  zmq_close(s);
  zmq_ctx_term(context_of_all);
}

// correct: the message is never sent; the answer says that it was
void good_not_sent(void) {
  char data[64] = "x";
  zmq_msg_t m;
  zmq_msg_init_data(&m, data, sizeof data, NULL, NULL);
  zmq_msg_close(&m);
}

void good_answered(void) {
  void *context = zmq_ctx_new(), *a = zmq_socket(context, ZMQ_PAIR), *b = zmq_socket(context, ZMQ_PAIR);
  zmq_bind(a, "inproc://x");
  zmq_connect(b, "inproc://x");
  {
    char data[8] = "hello", got[8];
    zmq_msg_t m;
    zmq_msg_init_data(&m, data, 6, NULL, NULL);
    zmq_msg_send(&m, a, 0);
    zmq_recv(b, got, sizeof got, 0);
  }
  zmq_close(a);
  zmq_close(b);
  zmq_ctx_term(context);
}

// 4. timers

static void on_timer(int id, void *arg) { ++*(int *)arg; }

void bad_timer(void) {
  void *timers = zmq_timers_new();
  {
    int fired = 0;
    zmq_timers_add(timers, 1, on_timer, &fired);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'fired' is dropped while its stub is still live [callback-dangling-stub]
  usleep(5000);
  zmq_timers_execute(timers);
  zmq_timers_destroy(&timers);
}

void good_timer(void) {
  void *timers = zmq_timers_new();
  {
    int fired = 0;
    int id = zmq_timers_add(timers, 1, on_timer, &fired);
    zmq_timers_cancel(timers, id);
  }
  usleep(5000);
  zmq_timers_execute(timers);
  zmq_timers_destroy(&timers);
}

void good_timer_closed(void) {
  void *timers = zmq_timers_new();
  int *fired = calloc(1, sizeof(int));
  zmq_timers_add(timers, 1, on_timer, fired);
  usleep(5000);
  zmq_timers_execute(timers);
  zmq_timers_destroy(&timers);
  free(fired);
}

// 5. threads

static void task(void *arg) {
  usleep(50000);
  ++*(int *)arg;
}

void bad_thread(void) {
  int *n = calloc(1, sizeof(int));
  void *t = zmq_threadstart(task, n);
  free(n);
  zmq_threadclose(t);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_thread(void) {
  int *n = calloc(1, sizeof(int));
  void *t = zmq_threadstart(task, n);
  zmq_threadclose(t);
  free(n);
}
