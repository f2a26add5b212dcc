// Twins for win32; not a program: Windows.
// RUN: %tidy %s -- %{win32} 2>&1 | grep -v note: | %filecheck

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

struct job {
  int n;
};

static DWORD work(LPVOID p) {
  ((struct job *)p)->n++;
  return 0;
}

// 1. threads

void bad_thread(void) {
  struct job job = {0};
  HANDLE t = CreateThread(NULL, 0, work, &job, 0, NULL);
  if (t)
    CloseHandle(t);
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

void good_thread(void) {
  struct job job = {0};
  HANDLE t = CreateThread(NULL, 0, work, &job, 0, NULL);
  if (t) {
    WaitForSingleObject(t, INFINITE);
    CloseHandle(t);
  }
}

void bad_thread_free(void) {
  struct job *job = calloc(1, sizeof *job);
  HANDLE t = CreateThread(NULL, 0, work, job, 0, NULL);
  free(job);
  WaitForSingleObject(t, INFINITE);
  CloseHandle(t);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_thread_free(void) {
  struct job *job = calloc(1, sizeof *job);
  HANDLE t = CreateThread(NULL, 0, work, job, 0, NULL);
  WaitForSingleObject(t, INFINITE);
  CloseHandle(t);
  free(job);
}

void good_thread_event(void) {
  struct job job = {0};
  HANDLE done = CreateEventA(NULL, TRUE, FALSE, NULL);
  HANDLE t = CreateThread(NULL, 0, work, &job, 0, NULL);
  if (t)
    WaitForSingleObject(done, INFINITE);
}

// 2. registered waits

static void on_signal(PVOID p, BOOLEAN timed_out) { ((struct job *)p)->n++; }

static HANDLE watch_badly(HANDLE event) {
  struct job job = {0};
  HANDLE wait = NULL;
  if (!RegisterWaitForSingleObject(&wait, event, on_signal, &job, INFINITE, WT_EXECUTEDEFAULT))
    return NULL;
  return wait;
}
// CHECK: :[[@LINE-2]]:3: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

void bad_wait(void) {
  HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
  HANDLE wait = watch_badly(event);
  SetEvent(event);
  UnregisterWaitEx(wait, INVALID_HANDLE_VALUE);
  CloseHandle(event);
}

void good_wait(void) {
  HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
  struct job *job = calloc(1, sizeof *job);
  HANDLE wait;
  if (RegisterWaitForSingleObject(&wait, event, on_signal, job, INFINITE, WT_EXECUTEDEFAULT)) {
    SetEvent(event);
    UnregisterWaitEx(wait, INVALID_HANDLE_VALUE);
  }
  free(job);
  CloseHandle(event);
}

// 3. timers

void bad_timer(void) {
  HANDLE queue = CreateTimerQueue(), timer;
  struct job *job = calloc(1, sizeof *job);
  if (CreateTimerQueueTimer(&timer, queue, on_signal, job, 10, 10, WT_EXECUTEDEFAULT)) {
    Sleep(1000);
    free(job);
    DeleteTimerQueueTimer(queue, timer, INVALID_HANDLE_VALUE);
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  DeleteTimerQueueEx(queue, INVALID_HANDLE_VALUE);
}

void good_timer(void) {
  HANDLE queue = CreateTimerQueue(), timer;
  struct job *job = calloc(1, sizeof *job);
  if (CreateTimerQueueTimer(&timer, queue, on_signal, job, 10, 10, WT_EXECUTEDEFAULT)) {
    Sleep(1000);
    DeleteTimerQueueTimer(queue, timer, INVALID_HANDLE_VALUE);
  }
  free(job);
  DeleteTimerQueueEx(queue, INVALID_HANDLE_VALUE);
}

// 4. the thread pool

static void on_work(PTP_CALLBACK_INSTANCE i, PVOID p, PTP_WORK w) { ((struct job *)p)->n++; }

void bad_work(void) {
  struct job job = {0};
  PTP_WORK w = CreateThreadpoolWork(on_work, &job, NULL);
  if (!w)
    return;
  SubmitThreadpoolWork(w);
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

void good_work(void) {
  struct job job = {0};
  PTP_WORK w = CreateThreadpoolWork(on_work, &job, NULL);
  if (!w)
    return;
  SubmitThreadpoolWork(w);
  WaitForThreadpoolWorkCallbacks(w, FALSE);
  CloseThreadpoolWork(w);
}

// correct: never submitted
void good_work_unsubmitted(void) {
  struct job job = {0};
  PTP_WORK w = CreateThreadpoolWork(on_work, &job, NULL);
  if (w)
    job.n = 1;
}

static void on_tick(PTP_CALLBACK_INSTANCE i, PVOID p, PTP_TIMER t) { ((struct job *)p)->n++; }

void bad_pool_timer(void) {
  FILETIME due = {0};
  struct job *job = calloc(1, sizeof *job);
  PTP_TIMER t = CreateThreadpoolTimer(on_tick, job, NULL);
  SetThreadpoolTimer(t, &due, 100, 0);
  Sleep(1000);
  free(job);
  SetThreadpoolTimer(t, NULL, 0, 0);
  WaitForThreadpoolTimerCallbacks(t, TRUE);
  CloseThreadpoolTimer(t);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_pool_timer(void) {
  FILETIME due = {0};
  struct job *job = calloc(1, sizeof *job);
  PTP_TIMER t = CreateThreadpoolTimer(on_tick, job, NULL);
  SetThreadpoolTimer(t, &due, 100, 0);
  Sleep(1000);
  SetThreadpoolTimer(t, NULL, 0, 0);
  WaitForThreadpoolTimerCallbacks(t, TRUE);
  free(job);
  CloseThreadpoolTimer(t);
}

// 5. overlapped reading

static void on_read(DWORD error, DWORD n, LPOVERLAPPED o) {}

static BOOL start_read_badly(HANDLE file, OVERLAPPED *o) {
  char data[512];
  memset(o, 0, sizeof *o);
  return ReadFileEx(file, data, sizeof data, o, on_read);
}
// CHECK: :[[@LINE-2]]:3: warning: 'data' is dropped while its stub is still live [callback-dangling-stub]

void bad_read(void) {
  static OVERLAPPED o;
  start_read_badly(CreateEventA(NULL, 0, 0, NULL), &o);
  SleepEx(INFINITE, TRUE);
}

void good_read(void) {
  OVERLAPPED o = {0};
  char data[512];
  HANDLE file = CreateEventA(NULL, 0, 0, NULL);
  if (ReadFileEx(file, data, sizeof data, &o, on_read))
    SleepEx(INFINITE, TRUE);
}
