// Twins for posix; program.
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

struct job {
  int input, output;
};

static void *work(void *arg) {
  struct job *job = arg;
  usleep(50000);
  job->output = job->input * 2;
  return NULL;
}

// 1. a thread that is not waited for

static int start_badly(pthread_t *thread) {
  struct job job = {21, 0};
  if (pthread_create(thread, NULL, work, &job) != 0)
    return -1;
  return job.output;
}
// CHECK: :[[@LINE-2]]:3: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

void bad_thread_local(void) {
  pthread_t thread;
  start_badly(&thread);
  pthread_join(thread, NULL);
}

static int start_well(void) {
  struct job job = {21, 0};
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, &job) != 0)
    return -1;
  pthread_join(thread, NULL);
  return job.output;
}

void good_thread_local(void) { start_well(); }

void bad_thread_detached(void) {
  struct job *job = calloc(1, sizeof *job);
  pthread_t t;
  if (pthread_create(&t, NULL, work, job) == 0)
    pthread_detach(t);
  free(job);
  usleep(200000);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_thread_joined(void) {
  struct job *job = calloc(1, sizeof *job);
  pthread_t t;
  if (pthread_create(&t, NULL, work, job) == 0)
    pthread_join(t, NULL);
  free(job);
  usleep(200000);
}

// 2. two threads, the wrong one is waited for

void bad_thread_other(void) {
  pthread_t a, b;
  static struct job first;
  struct job *second = calloc(1, sizeof *second);
  if (pthread_create(&a, NULL, work, &first))
    return;
  usleep(40000);
  if (pthread_create(&b, NULL, work, second))
    return;
  pthread_join(a, NULL);
  free(second);
  pthread_join(b, NULL);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_thread_other(void) {
  pthread_t a, b;
  static struct job first;
  struct job *second = calloc(1, sizeof *second);
  if (pthread_create(&a, NULL, work, &first))
    return;
  usleep(40000);
  if (pthread_create(&b, NULL, work, second))
    return;
  pthread_join(b, NULL);
  free(second);
  pthread_join(a, NULL);
}

// 3. an error between the start and the wait

static int run_two_badly(const char *path) {
  struct job job = {1, 0};
  pthread_t t;
  if (pthread_create(&t, NULL, work, &job))
    return -1;
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close(fd);
  pthread_join(t, NULL);
  return job.output;
}
// CHECK: :[[@LINE-5]]:5: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

void bad_thread_error(void) {
  run_two_badly("/nonexistent");
  usleep(200000);
}

static int run_two_well(const char *path) {
  struct job job = {1, 0};
  pthread_t t;
  if (pthread_create(&t, NULL, work, &job))
    return -1;
  int fd = open(path, O_RDONLY);
  if (fd >= 0)
    close(fd);
  pthread_join(t, NULL);
  return fd < 0 ? -1 : job.output;
}

void good_thread_error(void) {
  run_two_well("/nonexistent");
  usleep(200000);
}

// correct: the thread says when it is done with the context

struct hello {
  sem_t done;
  int number;
};

static void *greet(void *arg) {
  struct hello *h = arg;
  h->number++;
  sem_post(&h->done);
  return NULL;
}

void good_thread_semaphore(void) {
  struct hello h = {.number = 1};
  pthread_t t;
  sem_init(&h.done, 0, 0);
  if (pthread_create(&t, NULL, greet, &h) == 0) {
    sem_wait(&h.done);
    pthread_detach(t);
  }
}

// correct: the thread owns its argument

static void *work_and_free(void *arg) {
  struct job *job = arg;
  usleep(1000);
  free(job);
  return NULL;
}

void good_thread_owns(void) {
  struct job *job = malloc(sizeof *job);
  pthread_t t;
  if (pthread_create(&t, NULL, work_and_free, job) != 0) {
    free(job);
    return;
  }
  pthread_detach(t);
  usleep(20000);
}

// correct: all of them are waited for

void good_thread_pool(void) {
  pthread_t threads[3];
  struct job jobs[3] = {{1, 0}, {2, 0}, {3, 0}};
  for (int i = 0; i < 3; i++)
    pthread_create(&threads[i], NULL, work, &jobs[i]);
  for (int i = 0; i < 3; i++)
    pthread_join(threads[i], NULL);
}

static int c11_work(void *arg) {
  work(arg);
  return 0;
}

void bad_c11_thread(void) {
  thrd_t t;
  {
    struct job job = {4, 0};
    if (thrd_create(&t, c11_work, &job) != thrd_success)
      return;
  }
// CHECK: :[[@LINE-1]]:3: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
  thrd_join(t, NULL);
}

void good_c11_thread(void) {
  thrd_t t;
  struct job job = {4, 0};
  if (thrd_create(&t, c11_work, &job) != thrd_success)
    return;
  thrd_join(t, NULL);
}

// 4. at exit

static void save(int status, void *arg) { printf("%d %d\n", status, *(int *)arg); }

void bad_on_exit(void) {
  int *saves = calloc(1, sizeof(int));
  on_exit(save, saves);
  free(saves);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_on_exit(void) {
  static int saves;
  on_exit(save, &saves);
}

// 5. a timer that starts threads

static void on_tick(union sigval v) { ++*(int *)v.sival_ptr; }

static void start_timer_badly(timer_t *timer) {
  int ticks = 0;
  struct sigevent event = {.sigev_notify = SIGEV_THREAD};
  struct itimerspec every = {{0, 10000000}, {0, 10000000}};
  event.sigev_notify_function = on_tick;
  event.sigev_value.sival_ptr = &ticks;
  if (timer_create(CLOCK_MONOTONIC, &event, timer) == 0)
    timer_settime(*timer, 0, &every, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'ticks' is dropped while its stub is still live [callback-dangling-stub]

void bad_timer(void) {
  timer_t timer;
  start_timer_badly(&timer);
  usleep(200000);
  timer_delete(timer);
}

static int ticks_of_all;
static void start_timer_well(timer_t *timer) {
  struct sigevent event = {.sigev_notify = SIGEV_THREAD};
  struct itimerspec every = {{0, 10000000}, {0, 10000000}};
  event.sigev_notify_function = on_tick;
  event.sigev_value.sival_ptr = &ticks_of_all;
  if (timer_create(CLOCK_MONOTONIC, &event, timer) == 0)
    timer_settime(*timer, 0, &every, NULL);
}

void good_timer(void) {
  timer_t timer;
  start_timer_well(&timer);
  usleep(200000);
  timer_delete(timer);
}

void bad_timer_free(void) {
  timer_t timer;
  int *ticks = calloc(1, sizeof(int));
  struct sigevent event;
  struct itimerspec every = {{0, 5000000}, {0, 5000000}};
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD;
  event.sigev_notify_function = on_tick;
  event.sigev_value.sival_ptr = ticks;
  if (timer_create(CLOCK_REALTIME, &event, &timer) != 0)
    return;
  timer_settime(timer, 0, &every, NULL);
  free(ticks);
  usleep(100000);
  timer_delete(timer);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_timer_free(void) {
  timer_t timer;
  int *ticks = calloc(1, sizeof(int));
  struct sigevent event;
  struct itimerspec every = {{0, 5000000}, {0, 5000000}};
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD;
  event.sigev_notify_function = on_tick;
  event.sigev_value.sival_ptr = ticks;
  if (timer_create(CLOCK_REALTIME, &event, &timer) != 0)
    return;
  timer_settime(timer, 0, &every, NULL);
  timer_delete(timer);
  usleep(100000);
  free(ticks);
}

// 6. a stream with a cookie

struct counted {
  size_t written;
};

static ssize_t count(void *cookie, const char *data, size_t n) {
  ((struct counted *)cookie)->written += n;
  return n;
}

static FILE *open_counted_badly(void) {
  struct counted c = {0};
  return fopencookie(&c, "w", (cookie_io_functions_t){.write = count});
}
// CHECK: :[[@LINE-2]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void bad_cookie(void) {
  FILE *f = open_counted_badly();
  fputs("hello", f);
  fclose(f);
}

void good_cookie(void) {
  struct counted c = {0};
  FILE *f = fopencookie(&c, "w", (cookie_io_functions_t){.write = count});
  if (!f)
    return;
  fputs("hello", f);
  fclose(f);
  printf("%zu\n", c.written);
}

// 7. the environment

static void set_level_badly(int level) {
  char text[32];
  snprintf(text, sizeof text, "TWIN_LEVEL=%d", level);
  putenv(text);
}
// CHECK: :[[@LINE-1]]:1: warning: 'text' is dropped while its stub is still live [callback-dangling-stub]

void bad_putenv(void) {
  set_level_badly(3);
  printf("%s\n", getenv("TWIN_LEVEL"));
}

static void set_level_well(int level) {
  char text[32];
  snprintf(text, sizeof text, "%d", level);
  setenv("TWIN_LEVEL", text, 1);
}

void good_putenv(void) {
  set_level_well(3);
  printf("%s\n", getenv("TWIN_LEVEL"));
}

void bad_putenv_heap(void) {
  char *text = strdup("TWIN_MODE=fast");
  putenv(text);
  free(text);
  for (char **e = environ; *e; e++)
    printf("%s\n", *e);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'char' object is dropped while its stub is still live [callback-dangling-stub]

void good_putenv_heap(void) {
  char *text = strdup("TWIN_MODE=fast");
  putenv(text);
  unsetenv("TWIN_MODE");
  free(text);
  for (char **e = environ; *e; e++)
    printf("%s\n", *e);
}

// correct: a clean-up handler of a thread is taken back in its own scope

static void unlock(void *mutex) { pthread_mutex_unlock(mutex); }

void good_cleanup(void) {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&mutex);
  pthread_cleanup_push(unlock, &mutex);
  usleep(10);
  pthread_cleanup_pop(1);
}
