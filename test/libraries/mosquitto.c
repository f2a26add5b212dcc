// Twins for mosquitto; program.
// REQUIRES: mosquitto
// RUN: %tidy %s -- %{mosquitto} 2>&1 | grep -v note: | %filecheck

#include <arpa/inet.h>
#include <mosquitto.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

// A broker that accepts one client and says yes.
static int broker(int *port) {
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, (struct sockaddr *)&a, sizeof a) || listen(fd, 1) || getsockname(fd, (struct sockaddr *)&a, &size))
    abort();
  *port = ntohs(a.sin_port);
  return fd;
}

static void welcome(int fd) {
  static const unsigned char connack[] = {0x20, 2, 0, 0};
  int client = accept(fd, NULL, NULL);
  if (write(client, connack, sizeof connack) != sizeof connack)
    abort();
}

struct session {
  int connects;
  int messages;
};

static void on_connect(struct mosquitto *m, void *obj, int rc) { ((struct session *)obj)->connects += rc == 0; }
static void on_message(struct mosquitto *m, void *obj, const struct mosquitto_message *msg) { ((struct session *)obj)->messages++; }

// The session is freed while the loop goes on.
void bad_freed(void) {
  int port, fd = broker(&port);
  mosquitto_lib_init();
  struct session *s = calloc(1, sizeof *s);
  struct mosquitto *m = mosquitto_new("twin", true, s);
  mosquitto_connect_callback_set(m, on_connect);
  mosquitto_message_callback_set(m, on_message);
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  free(s);
  mosquitto_loop(m, 1000, 1);
  mosquitto_destroy(m);
  mosquitto_lib_cleanup();
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_freed(void) {
  int port, fd = broker(&port);
  mosquitto_lib_init();
  struct session *s = calloc(1, sizeof *s);
  struct mosquitto *m = mosquitto_new("twin", true, s);
  mosquitto_connect_callback_set(m, on_connect);
  mosquitto_message_callback_set(m, on_message);
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  mosquitto_loop(m, 1000, 1);
  free(s);
  mosquitto_destroy(m);
  mosquitto_lib_cleanup();
}

// A helper that opens a client and gives it a local.
static struct mosquitto *open_client(void) {
  struct session s = {0, 0};
  struct mosquitto *m = mosquitto_new(NULL, true, &s);
  if (m)
    mosquitto_connect_callback_set(m, on_connect);
  return m;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_helper(void) {
  int port, fd = broker(&port);
  struct mosquitto *m = open_client();
  if (!m)
    return;
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  mosquitto_loop(m, 1000, 1);
  mosquitto_destroy(m);
}

static struct mosquitto *open_client_for(struct session *s) {
  struct mosquitto *m = mosquitto_new(NULL, true, s);
  if (m)
    mosquitto_connect_callback_set(m, on_connect);
  return m;
}

void good_helper(void) {
  struct session s = {0, 0};
  int port, fd = broker(&port);
  struct mosquitto *m = open_client_for(&s);
  if (!m)
    return;
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  mosquitto_loop(m, 1000, 1);
  mosquitto_destroy(m);
}

// Replaced user data.
void bad_replaced(void) {
  int port, fd = broker(&port);
  struct session first = {0, 0};
  struct session *second = malloc(sizeof *second);
  struct mosquitto *m = mosquitto_new(NULL, true, &first);
  mosquitto_connect_callback_set(m, on_connect);
  mosquitto_user_data_set(m, second);
  free(second);
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  mosquitto_loop(m, 1000, 1);
  mosquitto_destroy(m);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_replaced(void) {
  int port, fd = broker(&port);
  struct session second = {0, 0};
  struct session *first = malloc(sizeof *first);
  struct mosquitto *m = mosquitto_new(NULL, true, first);
  mosquitto_connect_callback_set(m, on_connect);
  mosquitto_user_data_set(m, &second);
  free(first);
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  mosquitto_loop(m, 1000, 1);
  mosquitto_destroy(m);
}

// Nothing reads the user data of a client without callbacks.
void good_unused(void) {
  struct mosquitto *m;
  int port, fd = broker(&port);
  {
    struct session s = {0, 0};
    m = mosquitto_new(NULL, true, &s);
  }
  mosquitto_connect(m, "127.0.0.1", port, 60);
  welcome(fd);
  mosquitto_loop(m, 1000, 1);
  mosquitto_destroy(m);
}
