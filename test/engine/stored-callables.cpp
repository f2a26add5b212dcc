// A std::function that outlives what it captures.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include <functional>
#include <utility>
#include <vector>

static std::function<void()> Global;

void bad_global() {
  int N = 0;
  Global = [&N] { ++N; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'N' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub stored here in 'Global'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_global' returns

void good_global_copy() {
  int N = 0;
  Global = [N]() mutable { ++N; };
}

void good_global_reset() {
  int N = 0;
  Global = [&N] { ++N; };
  Global();
  Global = nullptr;
}

std::function<int()> bad_returned() {
  int N = 0;
  return [&N] { return N; };
}
// CHECK: :[[@LINE-2]]:3: warning: 'N' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub returned here

std::function<int()> good_returned() {
  int N = 0;
  return [N] { return N; };
}

void bad_in_a_container(std::vector<std::function<void()>> &All) {
  int N = 0;
  std::function<void()> F = [&N] { ++N; };
  All.push_back(std::move(F));
}
// CHECK: :[[@LINE-1]]:1: warning: 'N' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub stored here in 'All'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_in_a_container' returns

void good_in_a_local_container() {
  int N = 0;
  std::vector<std::function<void()>> All;
  All.push_back([&N] { ++N; });
}

class Emitter {
public:
  void on(std::function<void()> F) { Handlers.push_back(std::move(F)); }
  void clear() { Handlers.clear(); }

private:
  std::vector<std::function<void()>> Handlers;
};

void bad_visible_keeper(Emitter &E) {
  int N = 0;
  E.on([&N] { ++N; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'N' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-12]]:38: note: stub stored here in the 'std::vector<std::function<void ()> >' object
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_visible_keeper' returns

void good_visible_keeper(Emitter &E) {
  int N = 0;
  E.on([&N] { ++N; });
  E.clear();
}

struct Job {
  int Done = 0;
  std::function<void()> Step;
  Job() {
    Step = [this] { ++Done; };
  }
};

void bad_copied(Job &Kept) {
  Job Local;
  Kept = Local;
}
// CHECK: :[[@LINE-1]]:1: warning: 'Local' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-13]]:8: note: stub stored here in the 'std::function<void ()>' object
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_copied' returns

void good_made_in_place(Job *&Kept) { Kept = new Job; }
