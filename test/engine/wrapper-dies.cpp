// Every way a wrapper's owner dies, with its correct twin.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "foreign.h"
#include <utility>

namespace end_of_scope {

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  jsUnset("f");
}

} // namespace end_of_scope

namespace nested_block {

void bad() {
  {
    Wrapper W = exportCallback();
    jsSet("f", W.stub());
  }
  jsRun();
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:17: note: callback exported here
// CHECK: :[[@LINE-6]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'jsRun'
// CHECK: :[[@LINE-8]]:5: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  {
    jsSet("f", W.stub());
  }
  jsRun();
  jsUnset("f");
}

} // namespace nested_block

namespace loop_iteration {

void bad() {
  for (int I = 0; I < 2; ++I) {
    Wrapper W = exportCallback();
    jsSet("f", W.stub());
  }
}
// CHECK: :[[@LINE-2]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:17: note: callback exported here
// CHECK: :[[@LINE-5]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-7]]:5: note: a call of 'jsUnset' would end it

void good() {
  for (int I = 0; I < 2; ++I) {
    Wrapper W = exportCallback();
    jsSet("f", W.stub());
    jsUnset("f");
  }
}

} // namespace loop_iteration

namespace full_expression {

void bad() {
  jsSet("f", exportCallback().stub());
}
// CHECK: :[[@LINE-2]]:14: warning: temporary 'Wrapper' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:14: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good() {
  jsCallNow(exportCallback().stub());
}

} // namespace full_expression

namespace early_return {

int bad(bool Fail) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Fail)
    return 1;
  jsUnset("f");
  return 0;
}
// CHECK: :[[@LINE-4]]:5: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-8]]:15: note: callback exported here
// CHECK: :[[@LINE-8]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-8]]:7: note: assuming 'Fail' is true
// CHECK: :[[@LINE-8]]:5: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-11]]:3: note: a call of 'jsUnset' would end it

int good(bool Fail) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Fail) {
    jsUnset("f");
    return 1;
  }
  jsUnset("f");
  return 0;
}

} // namespace early_return

namespace reset {

void bad(Wrapper &W) {
  jsSet("f", W.stub());
  W.reset();
}
// CHECK: :[[@LINE-2]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good(Wrapper &W) {
  jsSet("f", W.stub());
  jsUnset("f");
  W.reset();
}

} // namespace reset

namespace assignment {

void bad(Wrapper &W) {
  jsSet("f", W.stub());
  W = exportCallback();
}
// CHECK: :[[@LINE-2]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void bad_empty(Wrapper &W) {
  jsSet("f", W.stub());
  W = {};
}
// CHECK: :[[@LINE-2]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_empty' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good(Wrapper &W) {
  jsSet("f", W.stub());
  jsUnset("f");
  W = exportCallback();
}

void good_self(Wrapper &W) {
  Wrapper &Same = W;
  jsSet("f", W.stub());
  W = std::move(Same);
}

} // namespace assignment

namespace move_to_a_shorter_life {

void bad(Wrapper &W) {
  jsSet("f", W.stub());
  Wrapper Taker = std::move(W);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Taker' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good(Wrapper &W, Wrapper &Longer) {
  jsSet("f", W.stub());
  Longer = std::move(W);
}

} // namespace move_to_a_shorter_life

namespace by_value_sink {

void consume(Wrapper) {}
void keep(Wrapper W) {
  static Wrapper Kept;
  Kept = std::move(W);
}
void unseen(Wrapper);

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  consume(std::move(W));
}
// CHECK: :[[@LINE-2]]:11: warning: the 'Wrapper' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:15: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  keep(std::move(W));
}

void good_unseen() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  unseen(std::move(W));
}

} // namespace by_value_sink

namespace parameter {

void bad(Wrapper W) {
  jsSet("f", W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'jsUnset' would end it

void good(Wrapper &W) {
  jsSet("f", W.stub());
}

} // namespace parameter

namespace heap {

void bad() {
  auto *W = new Wrapper(exportCallback());
  jsSet("f", W->stub());
  delete W;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Wrapper' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:25: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

void good() {
  auto *W = new Wrapper(exportCallback());
  jsSet("f", W->stub());
  jsUnset("f");
  delete W;
}

Wrapper *good_returned() {
  auto *W = new Wrapper(exportCallback());
  jsSet("f", W->stub());
  return W;
}

} // namespace heap

namespace discarded_result {

Wrapper publish() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  return W;
}

void bad() {
  publish();
}
// CHECK: :[[@LINE-2]]:3: warning: temporary 'Wrapper' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-9]]:15: note: callback exported here
// CHECK: :[[@LINE-9]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-11]]:3: note: a call of 'jsUnset' would end it

void good() {
  static Wrapper Kept = publish();
}

} // namespace discarded_result

namespace member_of_a_local {

struct Holder {
  Wrapper W;
  int Other = 0;
};

void bad() {
  Holder H;
  H.W = exportCallback();
  jsSet("f", H.W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'H.W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:9: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good(Holder &H) {
  H.W = exportCallback();
  jsSet("f", H.W.stub());
}

Holder good_returned() {
  Holder H;
  H.W = exportCallback();
  jsSet("f", H.W.stub());
  return H;
}

} // namespace member_of_a_local

namespace released {

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.release());
}

} // namespace released

namespace constructed_here {

void bad(Registry &R) {
  Wrapper W(R, [] {});
  jsSet("f", W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:11: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good(Registry &R) {
  static Wrapper W(R, [] {});
  jsSet("f", W.stub());
}

} // namespace constructed_here

namespace one_branch_only {

void bad(bool Undo) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Undo)
    jsUnset("f");
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-6]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-6]]:7: note: assuming 'Undo' is false
// CHECK: :[[@LINE-5]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-9]]:3: note: a call of 'jsUnset' would end it

void good(bool Loud) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Loud)
    jsRun();
  jsUnset("f");
}

} // namespace one_branch_only

namespace tested_wrapper {

void bad(Wrapper &W) {
  jsSet("f", W.stub());
  if (W)
    W.reset();
}
// CHECK: :[[@LINE-2]]:5: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (W)
    jsUnset("f");
}

} // namespace tested_wrapper
