// Twins for libpq; program.
// REQUIRES: libpq
// RUN: %tidy %s -- %{libpq} 2>&1 | grep -v note: | %filecheck

#include <libpq-events.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

// A server that answers each query with one notice.

static void put(int fd, char type, const char *data, int n) {
  unsigned char head[5] = {type, 0, 0, (n + 4) >> 8, n + 4};
  write(fd, head, 5);
  write(fd, data, n);
}

static int listener = -1;

static void *serve(void *unused) {
  char in[4096];
  int fd = accept(listener, NULL, NULL);
  read(fd, in, sizeof in);
  put(fd, 'R', "\0\0\0\0", 4);
  put(fd, 'Z', "I", 1);
  while (read(fd, in, sizeof in) > 0 && in[0] == 'Q') {
    put(fd, 'N', "SNOTICE\0C00000\0Mhello\0\0", 23);
    put(fd, 'C', "SELECT 0", 9);
    put(fd, 'Z', "I", 1);
  }
  close(fd);
  return NULL;
}

static PGconn *dial(void) {
  pthread_t t;
  struct sockaddr_un at = {.sun_family = AF_UNIX, .sun_path = "/tmp/.s.PGSQL.59321"};
  unlink(at.sun_path);
  listener = socket(AF_UNIX, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 1))
    exit(2);
  pthread_create(&t, NULL, serve, NULL);
  PGconn *c = PQconnectdb("host=/tmp port=59321 user=x dbname=x sslmode=disable gssencmode=disable");
  if (PQstatus(c) != CONNECTION_OK)
    exit(3);
  return c;
}

struct log {
  int lines;
  char prefix[16];
};

static void on_notice(void *arg, const char *message) {
  struct log *log = arg;
  log->lines++;
  printf("%s %s", log->prefix, message);
}

static void run(PGconn *c, const char *sql) { PQclear(PQexec(c, sql)); }

// 1. a log in an inner scope

void bad_notice_scope(void) {
  PGconn *c = dial();
  {
    struct log log = {0, "a"};
    PQsetNoticeProcessor(c, on_notice, &log);
    PQclear(PQexec(c, "SELECT 1"));
  }
// CHECK: :[[@LINE-1]]:3: warning: 'log' is dropped while its stub is still live [callback-dangling-stub]
  PQclear(PQexec(c, "SELECT 2"));
  PQfinish(c);
}

static void ignore_notice(void *arg, const char *message) {}

void good_notice_scope(void) {
  PGconn *c = dial();
  {
    struct log log = {0, "a"};
    PQsetNoticeProcessor(c, on_notice, &log);
    PQclear(PQexec(c, "SELECT 1"));
    PQsetNoticeProcessor(c, ignore_notice, NULL);
  }
  PQclear(PQexec(c, "SELECT 2"));
  PQfinish(c);
}

// 2. null does not take it back

void bad_notice_null(void) {
  PGconn *c = dial();
  struct log *log = calloc(1, sizeof *log);
  PQsetNoticeProcessor(c, on_notice, log);
  run(c, "SELECT 1");
  PQsetNoticeProcessor(c, NULL, NULL);
  free(log);
  run(c, "SELECT 2");
  PQfinish(c);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_notice_finished(void) {
  PGconn *c = dial();
  struct log *log = calloc(1, sizeof *log);
  PQsetNoticeProcessor(c, on_notice, log);
  run(c, "SELECT 1");
  run(c, "SELECT 2");
  PQfinish(c);
  free(log);
}

// 3. a helper for one query that leaves its receiver behind

static void on_result(void *arg, const PGresult *r) { ++*(int *)arg; }

static int count_notices_badly(PGconn *c, const char *sql) {
  int n = 0;
  PQsetNoticeReceiver(c, on_result, &n);
  run(c, sql);
  return n;
}
// CHECK: :[[@LINE-2]]:3: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void bad_receiver(void) {
  PGconn *c = dial();
  count_notices_badly(c, "SELECT 1");
  run(c, "SELECT 2");
  PQfinish(c);
}

static PQnoticeReceiver usual;
static int all;
static int count_notices_well(PGconn *c, const char *sql) {
  int n = 0;
  usual = PQsetNoticeReceiver(c, on_result, &n);
  run(c, sql);
  PQsetNoticeReceiver(c, on_result, &all);
  return n;
}

void good_receiver(void) {
  PGconn *c = dial();
  count_notices_well(c, "SELECT 1");
  run(c, "SELECT 2");
  PQfinish(c);
}

// 4. events

static int on_event(PGEventId id, void *info, void *pass) {
  ++*(int *)pass;
  return 1;
}

static void watch_badly(PGconn *c) {
  int events = 0;
  PQregisterEventProc(c, on_event, "twin", &events);
}
// CHECK: :[[@LINE-1]]:1: warning: 'events' is dropped while its stub is still live [callback-dangling-stub]

void bad_events(void) {
  PGconn *c = dial();
  watch_badly(c);
  run(c, "SELECT 1");
  PQfinish(c);
}

void good_events(void) {
  PGconn *c = dial();
  int events = 0;
  PQregisterEventProc(c, on_event, "twin", &events);
  run(c, "SELECT 1");
  PQfinish(c);
}
