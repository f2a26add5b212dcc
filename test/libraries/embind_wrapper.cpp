// Callbacks of embind, with declarations of our own.
// REQUIRES: embind
// RUN: %tidy %s -- %{embind} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/emscripten
// Twins for Emscripten's embind and val. `
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

using emscripten::typed_memory_view;
using emscripten::val;

namespace main_loop {
struct App {
  int frames = 0;
  void tick() { ++frames; }
};
void tick(void *app) { static_cast<App *>(app)->tick(); }

int bad_returns() {
  App app;
  emscripten_set_main_loop_arg(tick, &app, 0, 0);
  return 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'app' is dropped while its stub is still live [callback-dangling-stub]

// With simulate_infinite_loop the call does not come back, and no destructor runs.
int good_infinite() {
  App app;
  emscripten_set_main_loop_arg(tick, &app, 0, 1);
  return 0;
}

int good_static() {
  static App app;
  emscripten_set_main_loop_arg(tick, &app, 0, 0);
  return 0;
}

int good_leaked() {
  auto *app = new App;
  emscripten_set_main_loop_arg(tick, app, 0, 0);
  return 0;
}

class BadGame {
public:
  BadGame() { emscripten_set_main_loop_arg(&BadGame::step, this, 60, 0); }
  ~BadGame() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'main_loop::BadGame' object is dropped while its stub is still live [callback-dangling-stub]

private:
  static void step(void *self) { ++static_cast<BadGame *>(self)->frames_; }
  int frames_ = 0;
};

class GoodGame {
public:
  GoodGame() { emscripten_set_main_loop_arg(&GoodGame::step, this, 60, 0); }
  ~GoodGame() { emscripten_cancel_main_loop(); }

private:
  static void step(void *self) { ++static_cast<GoodGame *>(self)->frames_; }
  int frames_ = 0;
};

void bad_async_call() {
  std::string title = "later";
  emscripten_async_call([](void *text) { static_cast<std::string *>(text)->append("!"); }, &title, 100);
}
// CHECK: :[[@LINE-1]]:1: warning: 'title' is dropped while its stub is still live [callback-dangling-stub]

void good_async_call() {
  auto *title = new std::string("later");
  emscripten_async_call(
      [](void *text) {
        std::unique_ptr<std::string> owned(static_cast<std::string *>(text));
        owned->append("!");
      },
      title, 100);
}
} // namespace main_loop

namespace class_bindings {
struct Point {
  double x = 0, y = 0;
};
struct Scale {
  double factor = 1;
};

// The functor is copied to the heap and stays for ever.
void bad_method() {
  Scale scale;
  emscripten::class_<Point>("Point").function(
      "length", std::function<double(const Point &)>([&scale](const Point &p) { return scale.factor * (p.x + p.y); }));
}
// CHECK: :[[@LINE-1]]:1: warning: 'scale' is dropped while its stub is still live [callback-dangling-stub]

void good_method() {
  Scale scale;
  emscripten::class_<Point>("Point").function(
      "length", std::function<double(const Point &)>([scale](const Point &p) { return scale.factor * (p.x + p.y); }));
}

void good_static_method() {
  static Scale scale;
  emscripten::class_<Point>("Point").function(
      "length", std::function<double(const Point &)>([&](const Point &p) { return scale.factor * (p.x + p.y); }));
}

void bad_class_property() {
  double epsilon = 1e-6;
  emscripten::class_<Point>("Point").class_property("epsilon", &epsilon);
}
// CHECK: :[[@LINE-1]]:1: warning: 'epsilon' is dropped while its stub is still live [callback-dangling-stub]

double epsilon = 1e-6;
void good_class_property() { emscripten::class_<Point>("Point").class_property("epsilon", &epsilon); }
} // namespace class_bindings
