// Threads and futures of the standard library.
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

// std::thread, std::async, std::packaged_task, promises, condition variables.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

bool ready();
int compute(int);
void log(const char *);

namespace detach_default_capture {

void bad_detach() {
  int hits = 0;
  std::thread t([&] { ++hits; });
  t.detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'hits' is dropped while its stub is still live [callback-dangling-stub]

int good_join() {
  int hits = 0;
  std::thread t([&] { ++hits; });
  t.join();
  return hits;
}

void good_detach_copy() {
  int seed = compute(1);
  std::thread t([=] { compute(seed); });
  t.detach();
}

void good_detach_only_globals() {
  static std::atomic<int> hits{0};
  std::thread t([&] { ++hits; });
  t.detach();
}

} // namespace detach_default_capture

namespace detach_temporary {

void bad_temporary() {
  std::vector<int> samples(128);
  std::thread([&samples] { samples[0] = compute(0); }).detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'samples' is dropped while its stub is still live [callback-dangling-stub]

void good_temporary_moved_in() {
  std::vector<int> samples(128);
  std::thread([samples = std::move(samples)]() mutable { samples[0] = compute(0); }).detach();
}

void good_temporary_shared() {
  auto samples = std::make_shared<std::vector<int>>(128);
  std::thread([samples] { (*samples)[0] = compute(0); }).detach();
}

void good_temporary_unique_moved_in() {
  auto samples = std::make_unique<std::vector<int>>(128);
  std::thread([samples = std::move(samples)] { (*samples)[0] = compute(0); }).detach();
}

} // namespace detach_temporary

namespace thread_arguments {

void accumulateInto(int &total, int upTo);
void fill(char *buffer, std::size_t size);
void print(std::string text);

struct Job {
  int done = 0;
  void run() { ++done; }
  void runUpTo(int n) { done += n; }
};

void bad_ref() {
  int total = 0;
  std::thread t(accumulateInto, std::ref(total), 10);
  t.detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'total' is dropped while its stub is still live [callback-dangling-stub]

int good_ref() {
  int total = 0;
  std::thread t(accumulateInto, std::ref(total), 10);
  t.join();
  return total;
}

void missed_buffer() {
  char buffer[64];
  std::thread t(fill, buffer, sizeof buffer);
  t.detach();
}

void good_buffer() {
  char buffer[64];
  std::thread t(fill, buffer, sizeof buffer);
  t.join();
}

void good_string_by_value() {
  std::string text = "started";
  std::thread t(print, text);
  t.detach();
}

void bad_member_function() {
  Job job;
  std::thread t(&Job::run, &job);
  t.detach();
}
// CHECK: :[[@LINE-1]]:1: warning: temporary 'Job *' is dropped while its stub is still live [callback-dangling-stub]

void good_member_function() {
  Job job;
  std::thread t(&Job::run, &job);
  t.join();
}

void good_member_function_on_copy() {
  Job job;
  std::thread t(&Job::run, job);
  t.detach();
}

void good_member_function_on_shared() {
  auto job = std::make_shared<Job>();
  std::thread t(&Job::run, job);
  t.detach();
}

void bad_bind() {
  Job job;
  std::thread t(std::bind(&Job::runUpTo, &job, 5));
  t.detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]

void good_bind() {
  Job job;
  std::thread t(std::bind(&Job::runUpTo, &job, 5));
  t.join();
}

} // namespace thread_arguments

namespace branches {

void bad_some_branch(bool wait) {
  int n = 0;
  std::thread t([&n] { ++n; });
  if (wait)
    t.join();
  else
    t.detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_every_branch(bool slow) {
  int n = 0;
  std::thread t([&n] { ++n; });
  if (slow) {
    log("waiting");
    t.join();
  } else {
    t.join();
  }
}

bool bad_early_return() {
  int n = 0;
  std::thread t([&n] { n = compute(n); });
  if (!ready()) {
    t.detach();
    return false;
  }
// CHECK: :[[@LINE-2]]:5: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
  t.join();
  return n > 0;
}

bool good_early_return() {
  int n = 0;
  std::thread t([&n] { n = compute(n); });
  if (!ready()) {
    t.join();
    return false;
  }
  t.join();
  return n > 0;
}

void good_started_on_one_branch(bool parallel) {
  int n = 0;
  std::thread t;
  if (parallel)
    t = std::thread([&n] { ++n; });
  if (t.joinable())
    t.join();
}

} // namespace branches

namespace moved_out {

std::thread bad_returned() {
  int n = 0;
  std::thread t([&n] { ++n; });
  return t;
}
// CHECK: :[[@LINE-2]]:3: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

std::thread good_returned(int &n) {
  std::thread t([&n] { ++n; });
  return t;
}

std::thread good_returned_copy() {
  int n = compute(2);
  std::thread t([n] { compute(n); });
  return t;
}

void missed_output_parameter(std::thread &out) {
  int n = 0;
  std::thread t([&n] { ++n; });
  out = std::move(t);
}

void good_moved_to_a_local(int rounds) {
  int n = 0;
  std::thread t([&n, rounds] { n += rounds; });
  std::thread other = std::move(t);
  other.join();
}

void missed_pool(std::vector<std::thread> &pool) {
  std::string label = "worker";
  pool.emplace_back([&label] { log(label.c_str()); });
}

void good_pool(std::vector<std::thread> &pool, std::string &label) {
  pool.emplace_back([&label] { log(label.c_str()); });
}

void good_pool_copy(std::vector<std::thread> &pool) {
  std::string label = "worker";
  pool.emplace_back([label] { log(label.c_str()); });
}

} // namespace moved_out

namespace helpers {

template <typename F> void runInBackground(F f) { std::thread(std::move(f)).detach(); }

template <typename F> void runAndWait(F f) {
  std::thread t(std::move(f));
  t.join();
}

std::thread spawn(std::function<void()> f) { return std::thread(std::move(f)); }

void bad_background() {
  int progress = 0;
  runInBackground([&progress] { ++progress; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'progress' is dropped while its stub is still live [callback-dangling-stub]

void good_background() {
  int progress = 0;
  runInBackground([progress]() mutable { ++progress; });
}

int good_and_wait() {
  int progress = 0;
  runAndWait([&progress] { ++progress; });
  return progress;
}

void bad_spawn() {
  int progress = 0;
  std::thread t = spawn([&progress] { ++progress; });
  t.detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'progress' is dropped while its stub is still live [callback-dangling-stub]

void good_spawn() {
  int progress = 0;
  std::thread t = spawn([&progress] { ++progress; });
  t.join();
}

} // namespace helpers
