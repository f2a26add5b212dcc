// Handlers of Boost.Asio.
// REQUIRES: boost-asio
// RUN: %tidy %s -- %{boost-asio} -std=c++17 -DBOOST_BIND_GLOBAL_PLACEHOLDERS 2>&1 | grep -v note: | %filecheck

// Boost.Asio 1.74 the way older code writes it: io_service, deadline_timer, boost::bind, boost::shared_ptr, strands that wrap.
// (posix_time::seconds(int) does not compile with clang 22 and Boost 1.74, hence the 1L.)
#include <boost/asio.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/bind/bind.hpp>
#include <boost/enable_shared_from_this.hpp>
#include <boost/function.hpp>
#include <boost/make_shared.hpp>
#include <boost/optional.hpp>
#include <boost/shared_ptr.hpp>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace ba = boost::asio;
using ba::ip::tcp;
using ba::ip::udp;
using boost::system::error_code;

namespace tutorial_timer {
void print(const error_code &, ba::deadline_timer *t, int *count) {
  if (*count < 5) {
    ++*count;
    t->expires_at(t->expires_at() + boost::posix_time::seconds(1L));
    t->async_wait(boost::bind(print, ba::placeholders::error, t, count));
  }
}
void bad_count(ba::io_service &ios) {
  int count = 0;
  ba::deadline_timer t(ios, boost::posix_time::seconds(1L));
  t.async_wait(boost::bind(print, ba::placeholders::error, &t, &count));
}
// CHECK: :[[@LINE-1]]:1: warning: 'count' is dropped while its stub is still live [callback-dangling-stub]
void good_count() {
  ba::io_service ios;
  int count = 0;
  ba::deadline_timer t(ios, boost::posix_time::seconds(1L));
  t.async_wait(boost::bind(print, ba::placeholders::error, &t, &count));
  ios.run();
  std::cout << count;
}
void good_count_param(ba::io_service &ios) {
  int count = 0;
  ba::deadline_timer t(ios, boost::posix_time::seconds(1L));
  t.async_wait(boost::bind(print, ba::placeholders::error, &t, &count));
  ios.run();
}
} // namespace tutorial_timer

namespace post_to_service {
struct Sum {
  long v = 0;
  void add(int x) { v += x; }
};
void bad_post(ba::io_service &ios) {
  Sum s;
  ios.post(boost::bind(&Sum::add, &s, 3));
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
void good_post(ba::io_service &ios) {
  Sum s;
  ios.post(boost::bind(&Sum::add, s, 3));
}
void good_post_shared(ba::io_service &ios) {
  boost::shared_ptr<Sum> s = boost::make_shared<Sum>();
  ios.post(boost::bind(&Sum::add, s, 3));
}
void bad_dispatch(ba::io_service &ios) {
  Sum s;
  ios.dispatch([&s] { s.add(1); });
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
void good_dispatch_run(ba::io_service &ios) {
  Sum s;
  ios.dispatch([&s] { s.add(1); });
  ios.run();
}
} // namespace post_to_service

namespace strand_wrap {
void missed_wrap(ba::io_service &ios, ba::io_service::strand &st) {
  int n = 0;
  ios.post(st.wrap([&n] { ++n; }));
}
void bad_strand_post(ba::io_service::strand &st) {
  int n = 0;
  st.post([&n] { ++n; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
void good_wrap() {
  ba::io_service ios;
  ba::io_service::strand st(ios);
  int n = 0;
  ios.post(st.wrap([&n] { ++n; }));
  st.post([&n] { ++n; });
  ios.run();
}
class missed_two_timers {
public:
  explicit missed_two_timers(ba::io_service &ios) : strand_(ios), a_(ios, boost::posix_time::seconds(1L)) {
    a_.async_wait(strand_.wrap(boost::bind(&missed_two_timers::tick, this)));
  }

private:
  void tick() { ++n_; }
  ba::io_service::strand strand_;
  ba::deadline_timer a_;
  int n_ = 0;
};
class good_two_timers : public boost::enable_shared_from_this<good_two_timers> {
public:
  explicit good_two_timers(ba::io_service &ios) : strand_(ios), a_(ios, boost::posix_time::seconds(1L)) {}
  void start() { a_.async_wait(strand_.wrap(boost::bind(&good_two_timers::tick, shared_from_this()))); }

private:
  void tick() { ++n_; }
  ba::io_service::strand strand_;
  ba::deadline_timer a_;
  int n_ = 0;
};
} // namespace strand_wrap

namespace signal_handling {
void bad_signals(ba::signal_set &ss) {
  std::vector<int> seen;
  ss.async_wait(boost::bind(
      +[](std::vector<int> *v, const error_code &, int s) { v->push_back(s); }, &seen, boost::placeholders::_1, boost::placeholders::_2));
}
// CHECK: :[[@LINE-1]]:1: warning: 'seen' is dropped while its stub is still live [callback-dangling-stub]
int good_main() {
  ba::io_service ios;
  ba::signal_set ss(ios, SIGINT, SIGTERM);
  ss.async_wait(boost::bind(&ba::io_service::stop, &ios));
  std::vector<int> seen;
  ss.async_wait([&seen](const error_code &, int s) { seen.push_back(s); });
  ios.run();
  return static_cast<int>(seen.size());
}
} // namespace signal_handling
