// Callbacks of uvw2, with declarations of our own.
// REQUIRES: uvw2
// RUN: %tidy %s -- %{uvw2} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -isystem/tmp/c6/misc/stubs/uvw2
// Twins for uvw 2 (CamelCase; `on` adds and returns a connection). `
#include <uvw.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using Millis = uvw::TimerHandle::Time;

namespace connections {
void good_erased(uvw::TCPHandle &tcp) {
  std::string received;
  auto connection = tcp.on<uvw::DataEvent>(
      [&received](uvw::DataEvent &event, uvw::TCPHandle &) { received.append(event.data.get(), event.length); });
  tcp.read();
  tcp.loop().run<uvw::Loop::Mode::ONCE>();
  tcp.erase(connection);
}

// A connection is an iterator: its end means nothing.
void bad_scoped(uvw::TCPHandle &tcp) {
  std::string received;
  {
    auto connection = tcp.on<uvw::DataEvent>(
        [&received](uvw::DataEvent &event, uvw::TCPHandle &) { received.append(event.data.get(), event.length); });
    tcp.read();
    (void)connection;
  }
  tcp.loop().run<uvw::Loop::Mode::ONCE>();
}
// CHECK: :[[@LINE-1]]:1: warning: 'received' is dropped while its stub is still live [callback-dangling-stub]

void bad_early_return(uvw::TCPHandle &tcp, bool verbose) {
  std::string received;
  auto connection = tcp.on<uvw::DataEvent>(
      [&received](uvw::DataEvent &event, uvw::TCPHandle &) { received.append(event.data.get(), event.length); });
  tcp.read();
  if (!verbose)
    return;
  tcp.loop().run<uvw::Loop::Mode::ONCE>();
  tcp.erase(connection);
}
// CHECK: :[[@LINE-4]]:5: warning: 'received' is dropped while its stub is still live [callback-dangling-stub]

// The second `on` adds a listener, the first one stays.
void bad_not_replaced(uvw::TCPHandle &tcp) {
  std::string received;
  tcp.on<uvw::DataEvent>(
      [&received](uvw::DataEvent &event, uvw::TCPHandle &) { received.append(event.data.get(), event.length); });
  tcp.on<uvw::DataEvent>([](uvw::DataEvent &, uvw::TCPHandle &handle) { handle.stop(); });
  tcp.read();
}
// CHECK: :[[@LINE-1]]:1: warning: 'received' is dropped while its stub is still live [callback-dangling-stub]

// Only one of the two is erased.
void bad_one_erased(uvw::TCPHandle &tcp) {
  int packets = 0, errors = 0;
  auto data = tcp.on<uvw::DataEvent>([&packets](uvw::DataEvent &, uvw::TCPHandle &) { ++packets; });
  auto error = tcp.on<uvw::ErrorEvent>([&errors](uvw::ErrorEvent &, uvw::TCPHandle &) { ++errors; });
  (void)error;
  tcp.read();
  tcp.erase(data);
}
// CHECK: :[[@LINE-1]]:1: warning: 'errors' is dropped while its stub is still live [callback-dangling-stub]

void good_both_erased(uvw::TCPHandle &tcp) {
  int packets = 0, errors = 0;
  auto data = tcp.on<uvw::DataEvent>([&packets](uvw::DataEvent &, uvw::TCPHandle &) { ++packets; });
  auto error = tcp.on<uvw::ErrorEvent>([&errors](uvw::ErrorEvent &, uvw::TCPHandle &) { ++errors; });
  tcp.read();
  tcp.erase(data);
  tcp.erase(error);
}

void good_cleared(uvw::TCPHandle &tcp) {
  int packets = 0;
  tcp.on<uvw::DataEvent>([&packets](uvw::DataEvent &, uvw::TCPHandle &) { ++packets; });
  tcp.read();
  tcp.clear<uvw::DataEvent>();
}

void missed_cleared_another(uvw::TCPHandle &tcp) {
  int packets = 0;
  tcp.on<uvw::DataEvent>([&packets](uvw::DataEvent &, uvw::TCPHandle &) { ++packets; });
  tcp.read();
  tcp.clear<uvw::EndEvent>();
}

void good_all_cleared(uvw::TCPHandle &tcp) {
  int packets = 0, errors = 0;
  tcp.on<uvw::DataEvent>([&packets](uvw::DataEvent &, uvw::TCPHandle &) { ++packets; });
  tcp.once<uvw::ErrorEvent>([&errors](uvw::ErrorEvent &, uvw::TCPHandle &) { ++errors; });
  tcp.read();
  tcp.clear();
}

void bad_once(uvw::TCPHandle &tcp) {
  bool connected = false;
  tcp.once<uvw::ConnectEvent>([&connected](uvw::ConnectEvent &, uvw::TCPHandle &) { connected = true; });
  tcp.connect("127.0.0.1", 80);
}
// CHECK: :[[@LINE-1]]:1: warning: 'connected' is dropped while its stub is still live [callback-dangling-stub]

void good_once(uvw::TCPHandle &tcp, std::function<void()> done) {
  tcp.once<uvw::ConnectEvent>([done](uvw::ConnectEvent &, uvw::TCPHandle &) { done(); });
  tcp.connect("127.0.0.1", 80);
}
} // namespace connections

namespace main_program {
// The loop ends when the only timer closes itself.
int good_main() {
  auto loop = uvw::Loop::getDefault();
  int ticks = 0;
  auto timer = loop->resource<uvw::TimerHandle>();
  timer->on<uvw::TimerEvent>([&ticks](uvw::TimerEvent &, uvw::TimerHandle &handle) {
    if (++ticks == 5)
      handle.close();
  });
  timer->start(Millis{10}, Millis{10});
  loop->run();
  return ticks;
}

int bad_stopped_loop() {
  auto loop = uvw::Loop::getDefault();
  int ticks = 0;
  auto timer = loop->resource<uvw::TimerHandle>();
  timer->on<uvw::TimerEvent>([&ticks](uvw::TimerEvent &, uvw::TimerHandle &) { ++ticks; });
  timer->start(Millis{10}, Millis{10});
  loop->run<uvw::Loop::Mode::NOWAIT>();
  return 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'ticks' is dropped while its stub is still live [callback-dangling-stub]
} // namespace main_program

namespace observers {
class BadObserver {
public:
  explicit BadObserver(std::shared_ptr<uvw::FsEventHandle> handle) : handle_(std::move(handle)) {
    connection_ = handle_->on<uvw::FsEventEvent>([this](uvw::FsEventEvent &event, uvw::FsEventHandle &) { last_ = event.filename; });
  }
  ~BadObserver() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'observers::BadObserver' object is dropped while its stub is still live [callback-dangling-stub]

private:
  std::shared_ptr<uvw::FsEventHandle> handle_;
  uvw::FsEventHandle::Connection<uvw::FsEventEvent> connection_;
  std::string last_;
};

class GoodObserver {
public:
  explicit GoodObserver(std::shared_ptr<uvw::FsEventHandle> handle) : handle_(std::move(handle)) {
    connection_ = handle_->on<uvw::FsEventEvent>([this](uvw::FsEventEvent &event, uvw::FsEventHandle &) { last_ = event.filename; });
  }
  ~GoodObserver() { handle_->erase(connection_); }

private:
  std::shared_ptr<uvw::FsEventHandle> handle_;
  uvw::FsEventHandle::Connection<uvw::FsEventEvent> connection_;
  std::string last_;
};

template <typename Handle> void silence(Handle &handle) { handle.clear(); }

class GoodByHelper {
public:
  explicit GoodByHelper(std::shared_ptr<uvw::FsEventHandle> handle) : handle_(std::move(handle)) {
    handle_->on<uvw::FsEventEvent>([this](uvw::FsEventEvent &event, uvw::FsEventHandle &) { last_ = event.filename; });
  }
  ~GoodByHelper() { silence(*handle_); }

private:
  std::shared_ptr<uvw::FsEventHandle> handle_;
  std::string last_;
};

// Registers again and again; only the last connection is known.
class BadRestarted {
public:
  explicit BadRestarted(std::shared_ptr<uvw::FsEventHandle> first, std::shared_ptr<uvw::FsEventHandle> second) {
    watch(std::move(first));
    watch(std::move(second));
  }
  ~BadRestarted() { handle_->erase(connection_); }
// CHECK: :[[@LINE-1]]:3: warning: the 'observers::BadRestarted' object is dropped while its stub is still live [callback-dangling-stub]

private:
  void watch(std::shared_ptr<uvw::FsEventHandle> handle) {
    handle_ = std::move(handle);
    connection_ = handle_->on<uvw::FsEventEvent>([this](uvw::FsEventEvent &event, uvw::FsEventHandle &) { last_ = event.filename; });
  }
  std::shared_ptr<uvw::FsEventHandle> handle_;
  uvw::FsEventHandle::Connection<uvw::FsEventEvent> connection_;
  std::string last_;
};
} // namespace observers
