// Handlers of asio, and what they capture.
// REQUIRES: asio
// RUN: %tidy %s -- %{asio} -std=c++17 2>&1 | grep -v note: | %filecheck

// Free functions over standalone asio: what a handler (or an operation) refers to dies with the function.
#include <asio.hpp>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using asio::ip::tcp;
using asio::ip::udp;
using std::error_code;
using namespace std::chrono_literals;

namespace post_default_ref {
void bad_post(asio::io_context &io) {
  int hits = 0;
  asio::post(io, [&] { ++hits; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'hits' is dropped while its stub is still live [callback-dangling-stub]
void good_post_then_run(asio::io_context &io) {
  int hits = 0;
  asio::post(io, [&] { ++hits; });
  io.run();
}
void good_post_copy(asio::io_context &io) {
  int hits = 0;
  asio::post(io, [hits]() mutable { ++hits; });
}
} // namespace post_default_ref

namespace post_named_ref_with_step {
void bad_post(asio::io_context &io, const std::vector<int> &in) {
  long sum = 0;
  for (int v : in)
    sum += v;
  asio::post(io, [&sum] { std::cout << "sum " << sum << "\n"; });
  std::cout << "queued\n";
}
// CHECK: :[[@LINE-1]]:1: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]
void good_post(asio::io_context &io, const std::vector<int> &in) {
  long sum = 0;
  for (int v : in)
    sum += v;
  asio::post(io, [sum] { std::cout << "sum " << sum << "\n"; });
  std::cout << "queued\n";
}
} // namespace post_named_ref_with_step

namespace value_parameter {
void bad_greet(asio::io_context &io, std::string name) {
  asio::post(io, [&name] { std::cout << "hello " << name << "\n"; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'name' is dropped while its stub is still live [callback-dangling-stub]
void good_greet(asio::io_context &io, std::string name) {
  asio::post(io, [name = std::move(name)] { std::cout << "hello " << name << "\n"; });
}
} // namespace value_parameter

namespace local_timer_and_local_flag {
// The timer's destructor cancels the wait, but the handler is still called, later.
void bad_flag(asio::io_context &io) {
  bool done = false;
  asio::steady_timer t(io, 10ms);
  t.async_wait([&](error_code) { done = true; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'done' is dropped while its stub is still live [callback-dangling-stub]
void good_flag() {
  asio::io_context io;
  bool done = false;
  asio::steady_timer t(io, 10ms);
  t.async_wait([&](error_code) { done = true; });
  io.run();
  std::cout << done << "\n";
}
// Nobody runs the context any more, whatever is left over is destroyed uncalled.
void good_flag_never_run() {
  asio::io_context io;
  asio::steady_timer t(io, 10ms);
  bool done = false;
  t.async_wait([&](error_code) { done = true; });
  io.poll();
}
} // namespace local_timer_and_local_flag

namespace cancel_is_no_end {
void bad_cancel(asio::steady_timer &t) {
  std::string what = "late";
  t.async_wait([&what](error_code ec) { std::cout << what << ec.message() << "\n"; });
  t.cancel();
}
// CHECK: :[[@LINE-1]]:1: warning: 'what' is dropped while its stub is still live [callback-dangling-stub]
void good_cancel(asio::io_context &io) {
  asio::steady_timer t(io, 1s);
  std::string what = "late";
  t.async_wait([&what](error_code ec) { std::cout << what << ec.message() << "\n"; });
  t.cancel();
  io.run();
}
void good_cancel_copy(asio::steady_timer &t) {
  std::string what = "late";
  t.async_wait([what](error_code ec) { std::cout << what << ec.message() << "\n"; });
  t.cancel();
}
} // namespace cancel_is_no_end

namespace local_streambuf {
void bad_line(tcp::socket &sock) {
  asio::streambuf in;
  asio::async_read_until(sock, in, '\n', [&in](error_code, std::size_t) {
    std::istream is(&in);
    std::string line;
    std::getline(is, line);
  });
}
// CHECK: :[[@LINE-1]]:1: warning: 'in' is dropped while its stub is still live [callback-dangling-stub]
void good_line(tcp::socket &sock) {
  auto in = std::make_shared<asio::streambuf>();
  asio::async_read_until(sock, *in, '\n', [in](error_code, std::size_t) {
    std::istream is(in.get());
    std::string line;
    std::getline(is, line);
  });
}
} // namespace local_streambuf

namespace inner_scope_owner {
void bad_inner() {
  asio::io_context io;
  {
    std::string title = "inner";
    asio::post(io, [&title] { std::cout << title; });
  }
// CHECK: :[[@LINE-1]]:3: warning: 'title' is dropped while its stub is still live [callback-dangling-stub]
  io.run();
}
void good_outer() {
  asio::io_context io;
  std::string title;
  {
    title = "outer";
    asio::post(io, [&title] { std::cout << title; });
  }
  io.run();
}
void good_run_in_scope() {
  asio::io_context io;
  {
    std::string title = "inner";
    asio::post(io, [&title] { std::cout << title; });
    io.run();
  }
  io.restart();
  io.run();
}
} // namespace inner_scope_owner

namespace loop_variable {
void bad_loop() {
  asio::io_context io;
  for (int i = 0; i < 3; ++i) {
    int square = i * i;
    asio::post(io, [&square] { std::cout << square << "\n"; });
  }
// CHECK: :[[@LINE-1]]:3: warning: 'square' is dropped while its stub is still live [callback-dangling-stub]
  io.run();
}
void good_loop() {
  asio::io_context io;
  for (int i = 0; i < 3; ++i) {
    int square = i * i;
    asio::post(io, [square] { std::cout << square << "\n"; });
  }
  io.run();
}
void good_loop_over_elements() {
  asio::io_context io;
  std::vector<std::string> names{"a", "b"};
  for (const std::string &n : names)
    asio::post(io, [&n] { std::cout << n << "\n"; });
  io.run();
}
} // namespace loop_variable

namespace elements_of_local_container {
void bad_elements(asio::io_context &io) {
  std::vector<std::string> names{"a", "b"};
  for (const std::string &n : names)
    asio::post(io, [&n] { std::cout << n << "\n"; });
}
// CHECK: :[[@LINE-1]]:1: warning: the 'std::basic_string<char>' object is dropped while its stub is still live [callback-dangling-stub]
void good_elements(asio::io_context &io) {
  std::vector<std::string> names{"a", "b"};
  for (const std::string &n : names)
    asio::post(io, [n] { std::cout << n << "\n"; });
}
} // namespace elements_of_local_container

namespace worker_thread {
void bad_detached(std::shared_ptr<asio::io_context> io) {
  std::vector<int> out;
  std::thread([io] { io->run(); }).detach();
  asio::post(*io, [&out] { out.push_back(1); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'out' is dropped while its stub is still live [callback-dangling-stub]
void good_joined() {
  asio::io_context io;
  std::vector<int> out;
  auto guard = asio::make_work_guard(io);
  std::thread th([&io] { io.run(); });
  asio::post(io, [&out] { out.push_back(1); });
  guard.reset();
  th.join();
}
void good_stopped_and_joined() {
  asio::io_context io;
  auto guard = asio::make_work_guard(io);
  std::thread th([&io] { io.run(); });
  std::vector<int> out;
  asio::post(io, [&out] { out.push_back(1); });
  std::this_thread::sleep_for(10ms);
  io.stop();
  th.join();
}
void good_many_joined(asio::io_context &io) {
  std::atomic<int> n{0};
  for (int i = 0; i < 100; ++i)
    asio::post(io, [&n] { ++n; });
  std::vector<std::thread> ths;
  for (int i = 0; i < 4; ++i)
    ths.emplace_back([&io] { io.run(); });
  for (auto &t : ths)
    t.join();
}
} // namespace worker_thread

namespace pool_passed_in {
void bad_work(asio::thread_pool &pool) {
  std::string log;
  asio::post(pool, [&log] { log += "did it"; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'log' is dropped while its stub is still live [callback-dangling-stub]
void good_work_promise(asio::thread_pool &pool) {
  std::string log;
  std::promise<void> done;
  auto fut = done.get_future();
  asio::post(pool, [&log, done = std::move(done)]() mutable {
    log += "did it";
    done.set_value();
  });
  fut.wait();
}
void good_work_join(asio::thread_pool &pool) {
  std::string log;
  asio::post(pool, [&log] { log += "did it"; });
  pool.join();
}
} // namespace pool_passed_in

namespace pool_wait_forgotten_on_a_path {
void bad_path(asio::thread_pool &pool, bool hurry) {
  int n = 0;
  asio::post(pool, [&n] { n = 42; });
  if (hurry)
    return;
  pool.join();
}
// CHECK: :[[@LINE-3]]:5: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
int good_path(asio::thread_pool &pool, bool hurry) {
  int n = 0;
  if (hurry)
    return -1;
  asio::post(pool, [&n] { n = 42; });
  pool.join();
  return n;
}
} // namespace pool_wait_forgotten_on_a_path

namespace system_wide {
void missed_system() {
  int state = 1;
  asio::post(asio::system_executor(), [&state] { state = 2; });
}
void bad_no_executor() {
  int state = 1;
  asio::post([&state] { state = 2; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'state' is dropped while its stub is still live [callback-dangling-stub]
// Without an executor dispatch calls at once, in the caller's thread.
void good_dispatch_now() {
  int state = 1;
  asio::dispatch([&state] { state = 2; });
}
void good_dispatch_system() {
  int state = 1;
  asio::dispatch(asio::system_executor(), [&state] { state = 2; });
}
void good_system_future() {
  int state = 1;
  asio::post(asio::system_executor(), asio::use_future([&state] { state = 2; })).wait();
}
} // namespace system_wide

namespace dispatch_may_be_kept {
void bad_dispatch(asio::io_context &io) {
  std::string s = "now or later";
  asio::dispatch(io, [&s] { std::cout << s; });
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
void good_dispatch(asio::io_context &io) {
  auto s = std::make_shared<std::string>("now or later");
  asio::dispatch(io, [s] { std::cout << *s; });
}
} // namespace dispatch_may_be_kept

namespace defer_kept {
void bad_defer(asio::io_context &io) {
  int depth = 3;
  asio::defer(io, [&depth] { --depth; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'depth' is dropped while its stub is still live [callback-dangling-stub]
void good_defer(asio::io_context &io) {
  int depth = 3;
  asio::defer(io, [depth]() mutable { --depth; });
}
} // namespace defer_kept
