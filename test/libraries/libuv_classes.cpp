// Handles as members of classes.
// REQUIRES: libuv
// RUN: %tidy %s -- %{libuv} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <uv.h>

class BadClosesAndDies {
public:
  explicit BadClosesAndDies(uv_loop_t *Loop) {
    uv_timer_init(Loop, &Timer);
    Timer.data = this;
    uv_timer_start(&Timer, fire, 1, 1);
  }
  ~BadClosesAndDies() {
    uv_close(reinterpret_cast<uv_handle_t *>(&Timer), nullptr);
  }
// CHECK: :[[@LINE-3]]:3: warning: 'BadClosesAndDies::Timer' is freed before its close callback has run [callback-dangling-stub]

private:
  static void fire(uv_timer_t *T) {
    ++static_cast<BadClosesAndDies *>(T->data)->Ticks;
  }
  uv_timer_t Timer;
  int Ticks = 0;
};

class GoodClosesElsewhere {
public:
  explicit GoodClosesElsewhere(uv_loop_t *Loop) : Timer(new uv_timer_t) {
    uv_timer_init(Loop, Timer);
    Timer->data = this;
    uv_timer_start(Timer, fire, 1, 1);
  }
  ~GoodClosesElsewhere() {
    Timer->data = nullptr;
    uv_close(reinterpret_cast<uv_handle_t *>(Timer), [](uv_handle_t *H) {
      delete reinterpret_cast<uv_timer_t *>(H);
    });
  }

private:
  static void fire(uv_timer_t *T) {
    if (auto *Self = static_cast<GoodClosesElsewhere *>(T->data))
      ++Self->Ticks;
  }
  uv_timer_t *Timer;
  int Ticks = 0;
};

class BadQueued {
public:
  explicit BadQueued(uv_loop_t *Loop) {
    Work.data = this;
    uv_queue_work(Loop, &Work, run, nullptr);
  }
  ~BadQueued() {}
// CHECK: :[[@LINE-1]]:3: warning: 'BadQueued::Work' is dropped while its stub is still live [callback-dangling-stub]

private:
  static void run(uv_work_t *W) { ++static_cast<BadQueued *>(W->data)->N; }
  uv_work_t Work;
  int N = 0;
};
