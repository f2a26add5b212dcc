// Twins for posix; not a program: the C library itself touches the memory, which AddressSanitizer does not see.
// REQUIRES: posix
// RUN: %tidy %s -- %{posix} 2>&1 | grep -v note: | %filecheck

#define _GNU_SOURCE
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

// the buffer of a stream

static FILE *open_badly(const char *path) {
  char buffer[4096];
  FILE *f = fopen(path, "w");
  if (f)
    setvbuf(f, buffer, _IOFBF, sizeof buffer);
  return f;
}
// CHECK: :[[@LINE-2]]:3: warning: 'buffer' is dropped while its stub is still live [callback-dangling-stub]

void bad_buffer(void) {
  FILE *f = open_badly("/tmp/twins-posix");
  if (f) {
    fputs("hello", f);
    fclose(f);
  }
}

static FILE *open_well(const char *path) {
  static char buffer[4096];
  FILE *f = fopen(path, "w");
  if (f)
    setvbuf(f, buffer, _IOFBF, sizeof buffer);
  return f;
}

void good_buffer(void) {
  FILE *f = open_well("/tmp/twins-posix");
  if (f) {
    fputs("hello", f);
    fclose(f);
  }
}

void bad_buffer_freed(void) {
  FILE *f = fopen("/tmp/twins-posix", "w");
  char *buffer = malloc(BUFSIZ);
  if (!f)
    exit(2);
  setbuf(f, buffer);
  fprintf(f, "%d\n", 1);
  free(buffer);
  fclose(f);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_buffer_freed(void) {
  FILE *f = fopen("/tmp/twins-posix", "w");
  char *buffer = malloc(BUFSIZ);
  if (!f)
    exit(2);
  setbuf(f, buffer);
  fprintf(f, "%d\n", 1);
  fclose(f);
  free(buffer);
}

static FILE *open_memory_badly(void) {
  char *text;
  size_t size;
  return open_memstream(&text, &size);
}
// CHECK: :[[@LINE-2]]:3: warning: 'size' is dropped while its stub is still live [callback-dangling-stub]

// two variables: two findings in the helper
void bad_memstream(void) {
  FILE *f = open_memory_badly();
  fputs("hello", f);
  fclose(f);
}

void good_memstream(void) {
  char *text = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&text, &size);
  if (!f)
    return;
  fputs("hello", f);
  fclose(f);
  free(text);
}

// the name of a log

static void name_log_badly(int instance) {
  char name[32];
  snprintf(name, sizeof name, "twin-%d", instance);
  openlog(name, LOG_PID | LOG_PERROR, LOG_USER);
}
// CHECK: :[[@LINE-1]]:1: warning: 'name' is dropped while its stub is still live [callback-dangling-stub]

void bad_openlog(void) {
  name_log_badly(1);
  syslog(LOG_DEBUG, "hello");
}

static void name_log_well(int instance) {
  static char name[32];
  snprintf(name, sizeof name, "twin-%d", instance);
  openlog(name, LOG_PID | LOG_PERROR, LOG_USER);
}

void good_openlog(void) {
  name_log_well(1);
  syslog(LOG_DEBUG, "hello");
  closelog();
}

// asynchronous reading

static int start_read_badly(int fd, struct aiocb *block) {
  char data[4096];
  memset(block, 0, sizeof *block);
  block->aio_fildes = fd;
  block->aio_buf = data;
  block->aio_nbytes = sizeof data;
  return aio_read(block);
}
// CHECK: :[[@LINE-2]]:3: warning: 'data' is dropped while its stub is still live [callback-dangling-stub]

void bad_aio(void) {
  int ends[2];
  static struct aiocb block;
  if (pipe(ends) || start_read_badly(ends[0], &block))
    exit(2);
  usleep(20000);
  write(ends[1], "hello", 5);
  while (aio_error(&block) == EINPROGRESS)
    usleep(1000);
}

void good_aio(void) {
  int ends[2];
  struct aiocb block = {0};
  char data[4096];
  if (pipe(ends))
    exit(2);
  block.aio_fildes = ends[0];
  block.aio_buf = data;
  block.aio_nbytes = sizeof data;
  if (aio_read(&block))
    exit(2);
  write(ends[1], "hello", 5);
  while (aio_error(&block) == EINPROGRESS)
    usleep(1000);
  printf("%zd\n", aio_return(&block));
}

// a stack for signals

static volatile int seen;
static void on_signal(int n) { seen = n; }

static void use_stack(void) {
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};
  sigaction(SIGUSR1, &action, NULL);
}

void good_sigaltstack(void) {
  stack_t ss = {0}, off = {.ss_flags = SS_DISABLE};
  ss.ss_size = 65536;
  ss.ss_sp = malloc(ss.ss_size);
  sigaltstack(&ss, NULL);
  use_stack();
  raise(SIGUSR1);
  sigaltstack(&off, NULL);
  free(ss.ss_sp);
  raise(SIGUSR1);
}

void bad_sigaltstack(void) {
  stack_t ss = {0};
  ss.ss_size = 65536;
  ss.ss_sp = malloc(ss.ss_size);
  sigaltstack(&ss, NULL);
  use_stack();
  raise(SIGUSR1);
  free(ss.ss_sp);
  raise(SIGUSR1);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
