// Twins for posix; program.
// REQUIRES: posix
// RUN: %tidy %s -- %{posix} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <pthread.h>
#include <unistd.h>

namespace {

// A worker that waits for its thread when it is destroyed.
class Worker {
public:
  Worker() { Started = pthread_create(&Thread, nullptr, run, this) == 0; }
  ~Worker() {
    if (Started)
      pthread_join(Thread, nullptr);
  }
  Worker(const Worker &) = delete;

private:
  static void *run(void *Self) {
    usleep(20000);
    ++static_cast<Worker *>(Self)->Count;
    return nullptr;
  }
  pthread_t Thread;
  bool Started = false;
  int Count = 0;
};

// One that only lets it go.
class Careless {
public:
  Careless() { Started = pthread_create(&Thread, nullptr, run, this) == 0; }
  ~Careless() {
    if (Started)
      pthread_detach(Thread);
  }
// CHECK: :[[@LINE-4]]:3: warning: the 'Careless' object is dropped while its stub is still live [callback-dangling-stub]
  Careless(const Careless &) = delete;

private:
  static void *run(void *Self) {
    usleep(20000);
    ++static_cast<Careless *>(Self)->Count;
    return nullptr;
  }
  pthread_t Thread;
  bool Started = false;
  int Count = 0;
};

struct Total {
  int Sum = 0;
};

void *fill(void *P) {
  usleep(20000);
  static_cast<Total *>(P)->Sum += 7;
  return nullptr;
}

} // namespace

void bad_class(void) {
  {
    Careless C;
    std::puts("working");
  }
  usleep(100000);
}

void good_class(void) {
  {
    Worker W;
    std::puts("working");
  }
  usleep(100000);
}

void bad_unique_ptr(void) {
  pthread_t Thread;
  {
    auto Text = std::make_unique<Total>();
    if (pthread_create(&Thread, nullptr, fill, Text.get()) != 0)
      std::exit(2);
  }
// CHECK: :[[@LINE-1]]:3: warning: the 'Total' object is dropped while its stub is still live [callback-dangling-stub]
  pthread_join(Thread, nullptr);
}

void good_unique_ptr(void) {
  pthread_t Thread;
  {
    auto Text = std::make_unique<Total>();
    if (pthread_create(&Thread, nullptr, fill, Text.get()) != 0)
      std::exit(2);
    pthread_join(Thread, nullptr);
  }
}

// The thread takes over what was released.
static void *fillAndDelete(void *P) {
  std::unique_ptr<Total> Text(static_cast<Total *>(P));
  fill(Text.get());
  return nullptr;
}

void good_released(void) {
  pthread_t Thread;
  auto Text = std::make_unique<Total>();
  if (pthread_create(&Thread, nullptr, fillAndDelete, Text.get()) == 0) {
    Text.release();
    pthread_detach(Thread);
  }
  usleep(100000);
}
