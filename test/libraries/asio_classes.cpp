// Classes with handlers of asio.
// REQUIRES: asio
// RUN: %tidy %s -- %{asio} -std=c++17 2>&1 | grep -v note: | %filecheck

// Classes over standalone asio: what is registered by constructor / start() against what the destructor undoes.
#include <asio.hpp>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

using asio::ip::tcp;
using asio::ip::udp;
using std::error_code;
using namespace std::chrono_literals;

namespace uses_of_local_objects {
struct Acc {
  int n = 0;
  void add(int v) { n += v; }
};
void bad_local_object(asio::io_context &io) {
  Acc a;
  asio::post(io, [p = &a] { p->add(1); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'a' is dropped while its stub is still live [callback-dangling-stub]
void good_local_object(asio::io_context &io) {
  Acc a;
  asio::post(io, [p = &a] { p->add(1); });
  io.run();
}
void missed_object_inner(asio::thread_pool &pool) {
  {
    Acc a;
    asio::post(pool, std::bind(&Acc::add, &a, 3));
  }
  pool.join();
}
void good_object_outer(asio::thread_pool &pool) {
  Acc a;
  { asio::post(pool, std::bind(&Acc::add, &a, 3)); }
  pool.join();
}
} // namespace uses_of_local_objects
