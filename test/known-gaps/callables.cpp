// Missed: see docs/limits.md for the reasons.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck
// CHECK-NOT: warning:

#include "foreign.h"
#include <functional>
#include <memory>

struct Counter {
  int N = 0;
  void increment() { ++N; }
};

class Emitter {
public:
  void on(CBL_RETAINS std::function<void()> Callback);
};

std::shared_ptr<Counter> current();

void missed_pointer_of_a_shared_one(Emitter &E) {
  std::shared_ptr<Counter> C = current();
  E.on([Raw = C.get()] { Raw->increment(); });
}

// A listener by its raw pointer.
#include <vector>

struct Listener {
  virtual void happened() = 0;
};

struct Listeners {
  std::vector<Listener *> All;
  void add(Listener *L) { All.push_back(L); }
};

struct Logger : Listener {
  void happened() override {}
};

void missed_raw_listener(Listeners &L) {
  Logger Local;
  L.add(&Local);
}

// A handle that forgets to undo.
struct Handle {
  int Id;
};

struct Hooks {
  std::vector<std::function<void()>> All;
  Handle add(std::function<void()> F) {
    All.push_back(std::move(F));
    return {0};
  }
};

class MissedWithHandle {
public:
  explicit MissedWithHandle(Hooks &R) : H(R.add([this] { ++N; })) {}

private:
  int N = 0;
  Handle H;
};
