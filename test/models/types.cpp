// Wrappers and stubs that only a model file names; class templates, inline
// namespaces and operators.
//
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%S/../Inputs/bridge.yaml"}}' -- %cxx 2>&1 | %filecheck
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck --check-prefix=NONE
// NONE-NOT: warning:

#include "bridge.h"
#include <utility>

using bridge::Closure;
using bridge::Runtime;

void work();

void bad_scope(Runtime &R) {
  Closure<void()> C([] { work(); });
  R.set("f", C.value());
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:19: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'set'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_scope' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'bridge::Runtime::unset' would end it

void good_unset(Runtime &R) {
  Closure<void()> C([] { work(); });
  R.set("f", C.value());
  R.unset("f");
}

void bad_other_name(Runtime &R) {
  Closure<void()> C([] { work(); });
  R.set("f", C.value());
  R.unset("g");
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:19: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'set'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_other_name' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'bridge::Runtime::unset' would end it

void bad_other_token(Runtime &R) {
  Closure<void()> C([] { work(); }), D([] { work(); });
  int A = R.add(C.value());
  R.add(D.value());
  R.remove(A);
}
// CHECK: :[[@LINE-1]]:1: warning: 'D' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:38: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'add'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_other_token' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'bridge::Runtime::remove' would end it

void good_tokens(Runtime &R) {
  Closure<void()> C([] { work(); }), D([] { work(); });
  int A = R.add(C.value());
  int B = R.add(D.value());
  R.remove(B);
  R.remove(A);
}

void bad_operator(Runtime &R) {
  Closure<void(int)> C([](int) { work(); });
  R += C.value();
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:22: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'operator+='
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_operator' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'bridge::Runtime::remove' would end it

void bad_dropped(Runtime &R) {
  static Closure<void()> C([] { work(); });
  R.set("f", C.value());
  C.drop();
  R.run();
}
// CHECK: :[[@LINE-3]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:26: note: callback exported here
// CHECK: :[[@LINE-6]]:3: note: stub retained here by 'set'
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'run'
// CHECK: :[[@LINE-8]]:3: note: a call of 'bridge::Runtime::unset' would end it

void good_forgotten(Runtime &R) {
  Closure<void()> C([] { work(); });
  R.set("f", C.value());
  C.forget();
}

Closure<void()> good_returned(Runtime &R) {
  Closure<void()> C([] { work(); });
  R.set("f", C.value());
  return C;
}

void good_home_dies_first() {
  Closure<void()> C([] { work(); });
  Runtime R;
  R.set("f", C.value());
}

void bad_captured_object(Runtime &R, Closure<void()> &Out) {
  int Count = 0;
  Out = Closure<void()>([&Count] { ++Count; });
  R.set("count", Out.value());
}
// CHECK: :[[@LINE-1]]:1: warning: 'Count' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:9: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'set'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_captured_object' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'bridge::Runtime::unset' would end it

void good_captured_copy(Runtime &R, Closure<void()> &Out) {
  int Count = 0;
  Out = Closure<void()>([Count]() mutable { ++Count; });
  R.set("count", Out.value());
}
