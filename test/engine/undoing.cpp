// Clean-up code in closures that are handed to code which is not looked into.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include <functional>
#include <memory>
#include <vector>

template <typename Callable> void applyLater(Callable &&);

class OpaqueGuard {
public:
  explicit OpaqueGuard(std::function<void()> Undo);
  ~OpaqueGuard();
};

void good_called(loop_t *L) {
  context C{};
  int Id = loop_timer(L, on_event, &C);
  std::function<void()> Undo = [=] { loop_cancel(L, Id); };
  Undo();
}

void bad_called_something_else(loop_t *L) {
  context C{};
  loop_timer(L, on_event, &C);
  std::function<void()> Work = [=] { loop_errors(L); };
  Work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_called_something_else' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'loop_cancel' would end it

void good_opaque_guard(loop_t *L) {
  context C{};
  int Id = loop_timer(L, on_event, &C);
  OpaqueGuard Guard([=] { loop_cancel(L, Id); });
}

void good_guard_made_first(loop_t *L) {
  context C{};
  int Id = 0;
  OpaqueGuard Guard([&] { loop_cancel(L, Id); });
  Id = loop_timer(L, on_event, &C);
}

void good_list_of_clean_ups(loop_t *L) {
  context C{};
  std::vector<std::function<void()>> Undo;
  int Id = loop_timer(L, on_event, &C);
  Undo.push_back([=] { loop_cancel(L, Id); });
  for (auto &Step : Undo)
    Step();
}

void good_deleter(loop_t *L) {
  context C{};
  int Id = loop_timer(L, on_event, &C);
  std::unique_ptr<loop_t, std::function<void(loop_t *)>> Guard(
      L, [Id](loop_t *L) { loop_cancel(L, Id); });
}

struct OpaqueConnection {
  OpaqueConnection(loop_t *L, int Id);
  OpaqueConnection(OpaqueConnection &&);
  ~OpaqueConnection();
};

void good_connections_built_in_place(loop_t *L) {
  context C{};
  int Id = loop_timer(L, on_event, &C);
  std::vector<OpaqueConnection> All;
  All.emplace_back(L, Id);
}

void bad_connections_of_another_loop(loop_t *L, loop_t *M) {
  context C{};
  loop_timer(L, on_event, &C);
  std::vector<OpaqueConnection> All;
  All.emplace_back(M, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_connections_of_another_loop' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'loop_cancel' would end it
