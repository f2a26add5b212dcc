// Callables that are assigned to something of longer life.
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

// std::function and lambdas stored in variables that live longer.
#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

bool ready();
int compute(int);
void log(const char *);

using Fn = std::function<void()>;

namespace globals {

Fn onExit;
inline Fn onIdle;
static thread_local Fn onTick;

void bad_global() {
  int n = 0;
  onExit = [&n] { ++n; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_global_by_value() {
  int n = 0;
  onExit = [n]() mutable { ++n; };
}

void good_global_cleared() {
  int n = 0;
  onExit = [&n] { ++n; };
  onExit();
  onExit = nullptr;
}

void good_global_braces() {
  int n = 0;
  onIdle = [&n] { ++n; };
  onIdle = {};
}

void bad_global_braces_on_one_path(bool quiet) {
  int n = 0;
  onIdle = [&n] { ++n; };
  if (quiet)
    onIdle = {};
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void bad_thread_local() {
  std::string s = "tick";
  onTick = [&s] { log(s.c_str()); };
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void good_thread_local_replaced() {
  std::string s = "tick";
  onTick = [&s] { log(s.c_str()); };
  onTick = [] { log("default"); };
}

void bad_static_local(int seed) {
  static Fn last;
  if (last)
    last();
  last = [&seed] { compute(seed); };
}
// CHECK: :[[@LINE-1]]:1: warning: 'seed' is dropped while its stub is still live [callback-dangling-stub]

void good_static_local(int seed) {
  static Fn last;
  if (last)
    last();
  last = [seed] { compute(seed); };
}

struct Config {
  static Fn reload;
};
Fn Config::reload;

void bad_static_member() {
  bool reloaded = false;
  Config::reload = [&] { reloaded = true; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'reloaded' is dropped while its stub is still live [callback-dangling-stub]

void good_static_member_of_static() {
  static bool reloaded = false;
  Config::reload = [&] { reloaded = true; };
  if (reloaded)
    log("reloaded");
}

// The old handler comes back before the local is gone.
void good_exchanged() {
  int n = 0;
  Fn old = std::exchange(onExit, [&n] { ++n; });
  onExit();
  onExit = std::move(old);
}

void bad_exchanged() {
  int n = 0;
  Fn old = std::exchange(onExit, [&n] { ++n; });
  if (old)
    old();
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_swapped_back() {
  int n = 0;
  Fn mine = [&n] { ++n; };
  std::swap(mine, onExit);
  onExit();
  std::swap(mine, onExit);
}

void missed_swapped() {
  int n = 0;
  Fn mine = [&n] { ++n; };
  mine.swap(onExit);
}

class Restore {
public:
  Restore(Fn &slot, Fn now) : slot_(slot), old_(std::move(slot)) { slot_ = std::move(now); }
  Restore(const Restore &) = delete;
  ~Restore() { slot_ = std::move(old_); }

private:
  Fn &slot_;
  Fn old_;
};

void good_restored_by_guard() {
  int n = 0;
  Restore guard(onExit, [&n] { ++n; });
  if (!ready())
    return;
  onExit();
}

void bad_guard_of_another_slot() {
  int n = 0;
  Restore guard(onIdle, [] {});
  onExit = [&n] { ++n; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

} // namespace globals

namespace members_of_others {

struct Button {
  std::string caption;
  Fn onClick;
  Fn onHover;
};

struct Menu {
  Button open;
  Button close;
};

struct Window {
  Menu menu;
  std::unique_ptr<Button> ok;
  std::vector<Button> tools;
};

void bad_reference(Button &b) {
  int clicks = 0;
  b.onClick = [&clicks] { ++clicks; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]

void good_reference(Button &b, int &clicks) {
  b.onClick = [&clicks] { ++clicks; };
}

void bad_pointer(Button *b) {
  int clicks = 0;
  b->onClick = [&clicks] { ++clicks; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]

void good_pointer_reset(Button *b) {
  int clicks = 0;
  b->onClick = [&clicks] { ++clicks; };
  b->onClick();
  b->onClick = nullptr;
}

void good_by_value_parameter(Button b) {
  int clicks = 0;
  b.onClick = [&clicks] { ++clicks; };
  b.onClick();
}

void bad_one_of_two_reset(Button &b) {
  int clicks = 0;
  b.onClick = [&clicks] { ++clicks; };
  b.onHover = [&clicks] { --clicks; };
  b.onClick = nullptr;
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]

void good_both_reset(Button &b) {
  int clicks = 0;
  b.onClick = [&clicks] { ++clicks; };
  b.onHover = [&clicks] { --clicks; };
  b.onClick = b.onHover = nullptr;
}

void bad_nested(Window &w) {
  int opened = 0;
  w.menu.open.onClick = [&] { ++opened; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'opened' is dropped while its stub is still live [callback-dangling-stub]

void good_nested_whole_object_replaced(Window &w) {
  int opened = 0;
  w.menu.open.onClick = [&] { ++opened; };
  w.menu = Menu();
}

void bad_behind_unique_pointer(Window &w) {
  int opened = 0;
  w.ok->onClick = [&] { ++opened; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'opened' is dropped while its stub is still live [callback-dangling-stub]

void good_behind_unique_pointer(Window &w) {
  int opened = 0;
  w.ok = std::make_unique<Button>();
  w.ok->onClick = [&] { ++opened; };
  w.ok.reset();
}

void missed_local_moved_in(Window &w) {
  int uses = 0;
  Button tool;
  tool.caption = "pen";
  tool.onClick = [&uses] { ++uses; };
  w.tools.push_back(std::move(tool));
}

void good_local_not_moved_in(Window &w) {
  int uses = 0;
  Button tool;
  tool.onClick = [&uses] { ++uses; };
  tool.onClick();
  w.tools.push_back(Button{"pen", nullptr, nullptr});
}

void missed_copied_in(Window &w) {
  int uses = 0;
  Button tool{"pen", [&uses] { ++uses; }, nullptr};
  w.menu.close = tool;
}

void good_copied_in(Window &w, int &uses) {
  Button tool{"pen", [&uses] { ++uses; }, nullptr};
  w.menu.close = tool;
}

// The button is a local declared before the counter, and nobody clicks again.
void good_local_button_first() {
  Button b;
  int clicks = 0;
  b.onClick = [&clicks] { ++clicks; };
  b.onClick();
}

void missed_local_button_clicked_later() {
  Button b;
  {
    int clicks = 0;
    b.onClick = [&clicks] { ++clicks; };
  }
  b.onClick();
}

void good_local_button_set_again() {
  Button b;
  {
    int clicks = 0;
    b.onClick = [&clicks] { ++clicks; };
  }
  b.onClick = [] { log("clicked"); };
  b.onClick();
}

} // namespace members_of_others
