// The option KeeperFunctions makes functions of unknown code keep callables.
//
// RUN: %tidy %s -- %cxx 2>&1 | FileCheck %s --check-prefix=NONE --allow-empty '--implicit-check-not={{warning|error}}:'
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.KeeperFunctions: "Bus::on; ui::*::each*"}}' -- %cxx 2>&1 | FileCheck %s '--implicit-check-not={{warning|error}}:'
// RUN: not %tidy %s --config='{CheckOptions: {callback-dangling-stub.KeeperFunctions: "Bus::on(int)"}}' -- %cxx 2>&1 | FileCheck %s --check-prefix=NAME
// NONE-NOT: warning:
// NAME: error: invalid value 'Bus::on(int)' for option 'KeeperFunctions'; expected qualified names

#include <functional>

class Bus {
public:
  void on(std::function<void()> Callback);
  void once(std::function<void()> Callback);
};

namespace ui {
struct List {
  template <typename F> void eachItem(F &&Visit) const;
  void draw(void (*Paint)(void *), void *Context);
};
} // namespace ui

void bad(Bus &B) {
  int N = 0;
  B.on([&N] { ++N; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'N' is dropped while its stub is still live

void good_of_another_name(Bus &B) {
  int N = 0;
  B.once([&N] { ++N; });
}

void good_copy(Bus &B) {
  int N = 0;
  B.on([N] { (void)N; });
}

void bad_glob(ui::List &L, int (&Out)[2]) {
  int N = 0;
  std::function<void()> Visit = [&N] { ++N; };
  L.eachItem(Visit);
}
// CHECK: :[[@LINE-1]]:1: warning: 'N' is dropped while its stub is still live

void good_pair(ui::List &L) {
  int N = 0;
  L.draw([](void *) {}, &N);
}
