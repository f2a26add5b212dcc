// Twins for libuv; program.
// REQUIRES: libuv
// RUN: %tidy %s -- %{libuv} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <functional>
#include <memory>
#include <uv.h>
#include <vector>

// A class with a handle inside: the destructor has to wait for the loop.

class Ticker {
public:
  explicit Ticker(uv_loop_t *Loop) {
    uv_timer_init(Loop, &Timer);
    Timer.data = this;
    uv_timer_start(&Timer, onTick, 0, 1);
  }
  ~Ticker() { uv_timer_stop(&Timer); }
// CHECK: :[[@LINE-1]]:3: warning: 'Ticker::Timer' is dropped while its stub is still live [callback-dangling-stub]
  int Ticks = 0;

private:
  static void onTick(uv_timer_t *T) {
    static_cast<Ticker *>(T->data)->Ticks++;
  }
  uv_timer_t Timer;
};

class ClosingTicker {
public:
  static ClosingTicker *make(uv_loop_t *Loop) {
    return new ClosingTicker(Loop);
  }
  void close() {
    uv_close(reinterpret_cast<uv_handle_t *>(&Timer), [](uv_handle_t *H) {
      delete static_cast<ClosingTicker *>(H->data);
    });
  }
  int Ticks = 0;

private:
  explicit ClosingTicker(uv_loop_t *Loop) {
    uv_timer_init(Loop, &Timer);
    Timer.data = this;
    uv_timer_start(&Timer, onTick, 0, 1);
  }
  ~ClosingTicker() = default;
  static void onTick(uv_timer_t *T) {
    static_cast<ClosingTicker *>(T->data)->Ticks++;
  }
  uv_timer_t Timer;
};

static void touch(uv_handle_t *H, void *) { H->data = nullptr; }

void bad_ticker(void) {
  uv_loop_t Loop;
  uv_loop_init(&Loop);
  {
    Ticker T(&Loop);
    T.Ticks = 1;
  }
  uv_walk(&Loop, touch, nullptr);
  uv_run(&Loop, UV_RUN_NOWAIT);
  uv_loop_close(&Loop);
}

void good_ticker(void) {
  uv_loop_t Loop;
  uv_loop_init(&Loop);
  {
    ClosingTicker *T = ClosingTicker::make(&Loop);
    T->Ticks = 1;
    T->close();
  }
  uv_run(&Loop, UV_RUN_DEFAULT);
  uv_loop_close(&Loop);
}

// A handle that a smart pointer owns.

void bad_unique_handle(void) {
  uv_loop_t Loop;
  uv_loop_init(&Loop);
  auto Async = std::make_unique<uv_async_t>();
  uv_async_init(&Loop, Async.get(), [](uv_async_t *A) { A->data = nullptr; });
  uv_async_send(Async.get());
  Async.reset();
  uv_run(&Loop, UV_RUN_NOWAIT);
}
// CHECK: :[[@LINE-3]]:3: warning: the 'uv_async_s' object is dropped while its stub is still live [callback-dangling-stub]

void good_unique_handle(void) {
  uv_loop_t Loop;
  uv_loop_init(&Loop);
  auto Async = std::make_unique<uv_async_t>();
  uv_async_init(&Loop, Async.get(), [](uv_async_t *A) { A->data = nullptr; });
  uv_async_send(Async.get());
  uv_close(reinterpret_cast<uv_handle_t *>(Async.get()), nullptr);
  uv_run(&Loop, UV_RUN_DEFAULT);
  Async.reset();
}

// A callable in the request's data.

static void runCallable(uv_work_t *Work) {
  (*static_cast<std::function<void()> *>(Work->data))();
}

static void post(uv_loop_t *Loop, int *Out) {
  std::function<void()> Job = [Out] { uv_sleep(30), ++*Out; };
  auto *Work = new uv_work_t;
  Work->data = &Job;
  uv_queue_work(Loop, Work, runCallable, [](uv_work_t *W, int) { delete W; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'Job' is dropped while its stub is still live [callback-dangling-stub]

static void postOwned(uv_loop_t *Loop, int *Out) {
  auto *Job = new std::function<void()>([Out] { uv_sleep(30), ++*Out; });
  auto *Work = new uv_work_t;
  Work->data = Job;
  uv_queue_work(Loop, Work, runCallable, [](uv_work_t *W, int) {
    delete static_cast<std::function<void()> *>(W->data);
    delete W;
  });
}

void bad_callable(void) {
  uv_loop_t Loop;
  int Out = 0;
  uv_loop_init(&Loop);
  post(&Loop, &Out);
  uv_run(&Loop, UV_RUN_DEFAULT);
  uv_loop_close(&Loop);
}

void good_callable(void) {
  uv_loop_t Loop;
  int Out = 0;
  uv_loop_init(&Loop);
  postOwned(&Loop, &Out);
  uv_run(&Loop, UV_RUN_DEFAULT);
  uv_loop_close(&Loop);
}
