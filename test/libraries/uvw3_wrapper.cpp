// Callbacks of uvw3, with declarations of our own.
// REQUIRES: uvw3
// RUN: %tidy %s -- %{uvw3} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -isystem/tmp/c6/misc/stubs/uvw3
// Twins for uvw 3 (snake_case; `on` replaces). `
#include <uvw.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;
using milliseconds = uvw::timer_handle::time;

namespace resets {
void good_reset_event(uvw::signal_handle &handle) {
  bool stop = false;
  handle.on<uvw::signal_event>([&stop](const uvw::signal_event &, uvw::signal_handle &) { stop = true; });
  handle.start(2);
  while (!stop)
    handle.parent().run(uvw::loop::run_mode::ONCE);
  handle.reset<uvw::signal_event>();
}

void missed_reset_of_another_event(uvw::signal_handle &handle) {
  bool stop = false;
  handle.on<uvw::signal_event>([&stop](const uvw::signal_event &, uvw::signal_handle &) { stop = true; });
  handle.start(2);
  while (!stop)
    handle.parent().run(uvw::loop::run_mode::ONCE);
  handle.reset<uvw::close_event>();
}

void good_reset_all(uvw::signal_handle &handle) {
  bool stop = false;
  handle.on<uvw::signal_event>([&stop](const uvw::signal_event &, uvw::signal_handle &) { stop = true; });
  handle.start(2);
  handle.parent().run(uvw::loop::run_mode::ONCE);
  handle.reset();
}

// In version 3 there is one listener for an event.
void good_replaced(uvw::signal_handle &handle) {
  bool stop = false;
  handle.on<uvw::signal_event>([&stop](const uvw::signal_event &, uvw::signal_handle &) { stop = true; });
  handle.start(2);
  handle.parent().run(uvw::loop::run_mode::ONCE);
  handle.on<uvw::signal_event>([](const uvw::signal_event &, uvw::signal_handle &h) { h.close(); });
}

void bad_early_return(uvw::signal_handle &handle) {
  bool stop = false;
  handle.on<uvw::signal_event>([&stop](const uvw::signal_event &, uvw::signal_handle &) { stop = true; });
  if (handle.start(2) != 0)
    return;
  handle.parent().run(uvw::loop::run_mode::ONCE);
  handle.reset();
}
// CHECK: :[[@LINE-4]]:5: warning: 'stop' is dropped while its stub is still live [callback-dangling-stub]
} // namespace resets

namespace session_class {
// The handle keeps itself alive: dropping tcp_ ends nothing.
class BadSession {
public:
  explicit BadSession(uvw::loop &loop) : tcp_(loop.resource<uvw::tcp_handle>()) {
    tcp_->on<uvw::data_event>([this](const uvw::data_event &event, uvw::tcp_handle &) { received_ += event.length; });
    tcp_->on<uvw::error_event>([this](const uvw::error_event &, uvw::tcp_handle &) { failed_ = true; });
  }
  ~BadSession() { tcp_.reset(); }
// CHECK: :[[@LINE-1]]:3: warning: the 'session_class::BadSession' object is dropped while its stub is still live [callback-dangling-stub]
  void connect(const std::string &host, unsigned port) { tcp_->connect(host, port); }

private:
  std::shared_ptr<uvw::tcp_handle> tcp_;
  std::size_t received_ = 0;
  bool failed_ = false;
};

class GoodSession {
public:
  explicit GoodSession(uvw::loop &loop) : tcp_(loop.resource<uvw::tcp_handle>()) {
    tcp_->on<uvw::data_event>([this](const uvw::data_event &event, uvw::tcp_handle &) { received_ += event.length; });
    tcp_->on<uvw::error_event>([this](const uvw::error_event &, uvw::tcp_handle &) { failed_ = true; });
  }
  ~GoodSession() {
    tcp_->reset();
    tcp_->close();
  }
  void connect(const std::string &host, unsigned port) { tcp_->connect(host, port); }

private:
  std::shared_ptr<uvw::tcp_handle> tcp_;
  std::size_t received_ = 0;
  bool failed_ = false;
};

// One of the two listeners is forgotten.
class missed_HalfReset {
public:
  explicit missed_HalfReset(uvw::loop &loop) : tcp_(loop.resource<uvw::tcp_handle>()) {
    tcp_->on<uvw::data_event>([this](const uvw::data_event &event, uvw::tcp_handle &) { received_ += event.length; });
    tcp_->on<uvw::end_event>([this](const uvw::end_event &, uvw::tcp_handle &) { ended_ = true; });
  }
  ~missed_HalfReset() { tcp_->reset<uvw::data_event>(); }

private:
  std::shared_ptr<uvw::tcp_handle> tcp_;
  std::size_t received_ = 0;
  bool ended_ = false;
};

class GoodShared : public std::enable_shared_from_this<GoodShared> {
public:
  explicit GoodShared(uvw::loop &loop) : tcp_(loop.resource<uvw::tcp_handle>()) {}
  void start() {
    tcp_->on<uvw::data_event>([self = shared_from_this()](const uvw::data_event &event, uvw::tcp_handle &) {
      self->received_ += event.length;
    });
    tcp_->on<uvw::end_event>([](const uvw::end_event &, uvw::tcp_handle &handle) { handle.close(); });
    tcp_->read();
  }

private:
  std::shared_ptr<uvw::tcp_handle> tcp_;
  std::size_t received_ = 0;
};

class GoodWeak : public std::enable_shared_from_this<GoodWeak> {
public:
  explicit GoodWeak(uvw::loop &loop) : tcp_(loop.resource<uvw::tcp_handle>()) {}
  void start() {
    tcp_->on<uvw::data_event>([weak = weak_from_this()](const uvw::data_event &event, uvw::tcp_handle &handle) {
      if (auto self = weak.lock())
        self->received_ += event.length;
      else
        handle.close();
    });
    tcp_->read();
  }

private:
  std::shared_ptr<uvw::tcp_handle> tcp_;
  std::size_t received_ = 0;
};
} // namespace session_class

namespace timers_in_a_map {
class BadScheduler {
public:
  explicit BadScheduler(uvw::loop &loop) : loop_(loop) {}
  void add(int id) {
    auto timer = loop_.resource<uvw::timer_handle>();
    timer->on<uvw::timer_event>([this, id](const uvw::timer_event &, uvw::timer_handle &) { last_ = id; });
    timer->start(milliseconds{5}, milliseconds{5});
    timers_[id] = std::move(timer);
  }
  ~BadScheduler() { timers_.clear(); }
// CHECK: :[[@LINE-1]]:3: warning: the 'timers_in_a_map::BadScheduler' object is dropped while its stub is still live [callback-dangling-stub]

private:
  uvw::loop &loop_;
  std::map<int, std::shared_ptr<uvw::timer_handle>> timers_;
  int last_ = 0;
};

class GoodScheduler {
public:
  explicit GoodScheduler(uvw::loop &loop) : loop_(loop) {}
  void add(int id) {
    auto timer = loop_.resource<uvw::timer_handle>();
    timer->on<uvw::timer_event>([this, id](const uvw::timer_event &, uvw::timer_handle &) { last_ = id; });
    timer->start(milliseconds{5}, milliseconds{5});
    if (auto &old = timers_[id])
      old->close();
    timers_[id] = std::move(timer);
  }
  ~GoodScheduler() {
    for (auto &entry : timers_)
      entry.second->close();
  }

private:
  uvw::loop &loop_;
  std::map<int, std::shared_ptr<uvw::timer_handle>> timers_;
  int last_ = 0;
};
} // namespace timers_in_a_map

namespace pool_work {
void missed_queue(uvw::loop &loop) {
  std::vector<int> input{3, 1, 2};
  auto work = loop.resource<uvw::work_req>([&input] { input.push_back(4); });
  work->queue();
}

void good_queue(uvw::loop &loop) {
  std::vector<int> input{3, 1, 2};
  auto work = loop.resource<uvw::work_req>([input]() mutable { input.push_back(4); });
  work->queue();
}

void good_queue_and_run() {
  auto loop = uvw::loop::create();
  std::vector<int> input{3, 1, 2};
  auto work = loop->resource<uvw::work_req>([&input] { input.push_back(4); });
  work->queue();
  loop->run();
}

void bad_done_event(uvw::loop &loop) {
  bool done = false;
  auto work = loop.resource<uvw::work_req>([] {});
  work->on<uvw::work_event>([&done](const uvw::work_event &, uvw::work_req &) { done = true; });
  work->queue();
}
// CHECK: :[[@LINE-1]]:1: warning: 'done' is dropped while its stub is still live [callback-dangling-stub]
} // namespace pool_work

namespace name_lookup {
void bad_async(uvw::loop &loop, const std::string &host) {
  bool found = false;
  auto request = loop.resource<uvw::get_addr_info_req>();
  request->on<uvw::addr_info_event>([&found](const uvw::addr_info_event &, uvw::get_addr_info_req &) { found = true; });
  request->node_addr_info(host);
}
// CHECK: :[[@LINE-1]]:1: warning: 'found' is dropped while its stub is still live [callback-dangling-stub]

// The synchronous form answers at once and calls nobody.
bool good_sync(uvw::loop &loop, const std::string &host) {
  auto request = loop.resource<uvw::get_addr_info_req>();
  return request->node_addr_info_sync(host).first;
}
} // namespace name_lookup

namespace wake_up {
// Another thread may send as long as the handle is open.
class BadMailbox {
public:
  explicit BadMailbox(uvw::loop &loop) : async_(loop.resource<uvw::async_handle>()) {
    async_->on<uvw::async_event>([this](const uvw::async_event &, uvw::async_handle &) { ++messages_; });
  }
  virtual ~BadMailbox() = default;
  std::shared_ptr<uvw::async_handle> sender() const { return async_; }
// CHECK: :[[@LINE-2]]:11: warning: the 'wake_up::BadMailbox' object is dropped while its stub is still live [callback-dangling-stub]

private:
  std::shared_ptr<uvw::async_handle> async_;
  int messages_ = 0;
};

class GoodMailbox {
public:
  explicit GoodMailbox(uvw::loop &loop) : async_(loop.resource<uvw::async_handle>()) {
    async_->on<uvw::async_event>([this](const uvw::async_event &, uvw::async_handle &) { ++messages_; });
  }
  virtual ~GoodMailbox() { async_->reset<uvw::async_event>(); }
  std::shared_ptr<uvw::async_handle> sender() const { return async_; }

private:
  std::shared_ptr<uvw::async_handle> async_;
  int messages_ = 0;
};
} // namespace wake_up
