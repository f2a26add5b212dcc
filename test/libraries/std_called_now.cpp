// Callees that have called before they return.
// RUN: %tidy %s -- -std=c++20 2>&1 | grep -v note: | %filecheck

// Callables that are called before their callee returns, or that die in time;
// and objects that are moved or copied away from under a callable.
#include <algorithm>
#include <any>
#include <array>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

bool ready();
int compute(int);
void log(const char *);

using Fn = std::function<void()>;

namespace scope_guards {

template <typename F> class ScopeExit {
public:
  explicit ScopeExit(F f) : f_(std::move(f)) {}
  ScopeExit(const ScopeExit &) = delete;
  ~ScopeExit() {
    if (active_)
      f_();
  }
  void dismiss() { active_ = false; }

private:
  F f_;
  bool active_ = true;
};

class Finally {
public:
  Finally() = default;
  explicit Finally(Fn f) : f_(std::move(f)) {}
  Finally(Finally &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  Finally &operator=(Finally &&o) noexcept {
    f_ = std::exchange(o.f_, nullptr);
    return *this;
  }
  ~Finally() {
    if (f_)
      f_();
  }
  void cancel() { f_ = nullptr; }

private:
  Fn f_;
};

void good_template_guard() {
  int depth = 0;
  ++depth;
  ScopeExit guard([&depth] { --depth; });
  if (!ready())
    return;
  log("deep");
}

void good_dismissed() {
  std::vector<int> undo;
  ScopeExit guard([&] { undo.clear(); });
  if (ready())
    guard.dismiss();
}

void good_function_guard() {
  int depth = 1;
  Finally guard([&depth] { --depth; });
}

void missed_guard_declared_first() {
  Finally guard;
  int depth = 1;
  guard = Finally([&depth] { --depth; });
}

void good_guard_declared_first_cancelled() {
  Finally guard;
  int depth = 1;
  guard = Finally([&depth] { --depth; });
  guard.cancel();
}

Finally bad_guard_returned() {
  int depth = 1;
  return Finally([&depth] { --depth; });
}
// CHECK: :[[@LINE-2]]:3: warning: 'depth' is dropped while its stub is still live [callback-dangling-stub]

Finally good_guard_returned(int &depth) {
  ++depth;
  return Finally([&depth] { --depth; });
}

void missed_guard_moved_out(std::vector<Finally> &guards) {
  int depth = 1;
  Finally guard([&depth] { --depth; });
  guards.push_back(std::move(guard));
}

void good_guards_in_local_vector() {
  int depth = 0;
  std::vector<Finally> guards;
  for (int i = 0; i < 3; ++i) {
    ++depth;
    guards.emplace_back(Fn([&depth] { --depth; }));
  }
}

void missed_guard_in_optional_of_caller(std::optional<Finally> &guard) {
  int depth = 1;
  guard.emplace([&depth] { --depth; });
}

void good_shared_pointer_as_guard() {
  int depth = 1;
  std::shared_ptr<void> guard(nullptr, [&depth](void *) { --depth; });
  log("inside");
}

class GoodGuardMember {
public:
  GoodGuardMember() : guard_([this] { names_.clear(); }) {}
  GoodGuardMember(GoodGuardMember &&) = delete;

private:
  std::vector<std::string> names_;
  Finally guard_;
};

class missed_GuardMemberFirst {
public:
  missed_GuardMemberFirst() : guard_([this] { names_.clear(); }) {}
  missed_GuardMemberFirst(missed_GuardMemberFirst &&) = delete;

private:
  Finally guard_;
  std::vector<std::string> names_;
};

} // namespace scope_guards
