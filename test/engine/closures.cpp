// Callables that a home keeps: what they capture by reference, by pointer or as
// `this` is an owner; a stub in them is kept with them.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include "foreign.h"
#include <functional>
#include <memory>
#include <utility>

class Emitter {
public:
  void on(CBL_RETAINS std::function<void()> Callback);
  CBL_REVOKES void clear();
  void each(const std::function<void()> &Callback);
  template <typename F> void onAny(CBL_RETAINS F Callback) {}
};

namespace by_reference {

void bad(Emitter &E) {
  int X = 0;
  E.on([&X] { ++X; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void bad_default(Emitter &E) {
  int X = 0;
  E.on([&] { ++X; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void good(Emitter &E) {
  int X = 0;
  E.on([&X] { ++X; });
  E.clear();
}

void good_copy(Emitter &E) {
  int X = 0;
  E.on([X] { (void)X; });
}

void good_longer(Emitter &E, int &X) {
  E.on([&X] { ++X; });
}

void good_called_now(Emitter &E) {
  int X = 0;
  E.each([&X] { ++X; });
}

} // namespace by_reference

namespace by_pointer {

void bad(Emitter &E) {
  int X = 0;
  int *P = &X;
  E.on([P] { ++*P; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void good(Emitter &E, int *P) {
  E.on([P] { ++*P; });
}

void good_shared(Emitter &E) {
  auto P = std::make_shared<int>(1);
  E.on([P] { ++*P; });
}

} // namespace by_pointer

namespace through_a_variable {

void bad_closure(Emitter &E) {
  int X = 0;
  auto F = [&X] { ++X; };
  E.on(F);
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void bad_function(Emitter &E) {
  int X = 0;
  std::function<void()> F = [&X] { ++X; };
  E.on(F);
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void bad_moved_function(Emitter &E) {
  int X = 0;
  std::function<void()> F = [&X] { ++X; };
  E.on(std::move(F));
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void bad_template(Emitter &E) {
  int X = 0;
  E.onAny([&X] { ++X; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void good(Emitter &E) {
  static int X = 0;
  std::function<void()> F = [] { ++X; };
  E.on(F);
}

} // namespace through_a_variable

namespace other_callables {

struct Increment {
  int &Target;
  void operator()() const { ++Target; }
};

void bad_function_object(Emitter &E) {
  int X = 0;
  E.on(Increment{X});
}
// CHECK: :[[@LINE-1]]:1: warning: 'X' is dropped while its stub is still live [callback-dangling-stub]

void good_function_object(Emitter &E, int &X) {
  E.on(Increment{X});
}

void bad_reference_wrapper(Emitter &E) {
  auto F = [] {};
  E.on(std::ref(F));
}
// CHECK: :[[@LINE-1]]:1: warning: 'F' is dropped while its stub is still live [callback-dangling-stub]

} // namespace other_callables

namespace this_object {

struct Listener {
  int Events = 0;
  void listen(Emitter &E) {
    E.on([this] { ++Events; });
  }
// CHECK: :[[@LINE-5]]:8: warning: the 'this_object::Listener' object is dropped while its stub is still live [callback-dangling-stub]
};

void bad(Emitter &E) {
  Listener L;
  L.listen(E);
}

void good(Emitter &E, Listener &L) {
  L.listen(E);
}

} // namespace this_object

namespace captured_stub {

void bad(Emitter &E) {
  Wrapper W = exportCallback();
  E.on([S = W.stub()] { S(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void good(Emitter &E, Wrapper &W) {
  E.on([S = W.stub()] { S(); });
}

} // namespace captured_stub

namespace captured_wrapper {

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  auto F = [W = std::move(W)] {};
}
// CHECK: :[[@LINE-1]]:1: warning: 'F.' is dropped while its stub is still live [callback-dangling-stub]

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  static auto F = [W = std::move(W)] {};
}

} // namespace captured_wrapper
