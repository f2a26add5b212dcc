// Every way a stub stays live after its owner is gone, with its correct twin.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "foreign.h"
#include <utility>

namespace direct_argument {

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
  jsCallNow(W.stub());
}

} // namespace direct_argument

namespace through_a_helper {

void publish(Wrapper &W, const char *Name) { jsSet(Name, W.stub()); }
void unpublish(const char *Name) { jsUnset(Name); }

void bad() {
  Wrapper W = exportCallback();
  publish(W, "f");
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-9]]:46: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-11]]:46: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  publish(W, "f");
  unpublish("f");
}

} // namespace through_a_helper

namespace by_variable {

void bad() {
  Wrapper W = exportCallback();
  Stub S = W.stub();
  Stub Copy = S;
  jsSet("f", Copy);
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  Stub S = W.stub();
  Stub Copy = S;
  jsSet("f", Copy);
  jsRemove(S);
}

} // namespace by_variable

namespace field_of_an_aggregate {

struct Options {
  int Level;
  Stub OnEvent;
};
void configure(CBL_RETAINS const Options *O);
CBL_REVOKES void unconfigure();

void bad() {
  Wrapper W = exportCallback();
  Options O = {1, W.stub()};
  configure(&O);
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'configure'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'unconfigure' would end it

void good() {
  Wrapper W = exportCallback();
  Options O = {1, W.stub()};
  configure(&O);
  unconfigure();
}

} // namespace field_of_an_aggregate

namespace global_variable {

Stub Global;

void bad() {
  Wrapper W = exportCallback();
  Global = W.stub();
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'Global'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns

void good() {
  Wrapper W = exportCallback();
  Global = W.stub();
  Global = Stub();
}

} // namespace global_variable

namespace out_parameter {

void bad(Stub &Out) {
  Wrapper W = exportCallback();
  Out = W.stub();
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'Out'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns

void good(Wrapper &W, Stub &Out) {
  Out = W.stub();
}

} // namespace out_parameter

namespace returned_stub {

Stub bad() {
  Wrapper W = exportCallback();
  return W.stub();
}
// CHECK: :[[@LINE-2]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:10: note: stub returned here

Stub good() {
  static Wrapper W = exportCallback();
  return W.stub();
}

std::pair<Wrapper, int> unrelated() { return {exportCallback(), 1}; }

} // namespace returned_stub

namespace invoked_later {

void bad() {
  Stub S;
  {
    Wrapper W = exportCallback();
    S = W.stub();
  }
  S();
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped before its stub is invoked [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:17: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub invoked here by 'operator()'

void good() {
  Wrapper W = exportCallback();
  Stub S;
  {
    S = W.stub();
  }
  S();
}

} // namespace invoked_later

namespace registered_later {

void bad() {
  Stub S;
  {
    Wrapper W = exportCallback();
    S = W.stub();
  }
  jsSet("f", S);
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped before its stub is registered [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:17: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-5]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  Stub S = W.stub();
  jsSet("f", S);
  jsUnset("f");
}

} // namespace registered_later

namespace replaced {

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  static Wrapper Next = exportCallback();
  jsSet("g", Next.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-6]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-8]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  static Wrapper Next = exportCallback();
  jsSet("f", Next.stub());
}

} // namespace replaced

namespace registered_again {

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  jsUnset("f");
  jsSet("f", W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  jsUnset("f");
  jsSet("f", W.stub());
  jsUnset("f");
}

} // namespace registered_again

namespace two_names {

void bad() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  jsSet("g", W.stub());
  jsUnset("f");
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

void good() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  jsSet("g", W.stub());
  jsUnset("f");
  jsUnset("g");
}

} // namespace two_names

namespace home_is_an_object {

void bad(Engine &E) {
  Wrapper W = exportCallback();
  E.on(W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'on'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'offAll' would end it

void good_revoked(Engine &E) {
  Wrapper W = exportCallback();
  E.on(W.stub());
  E.offAll();
}

void good_closed(Engine &E) {
  Wrapper W = exportCallback();
  E.on(W.stub());
  E.close();
}

void good_order() {
  Wrapper W = exportCallback();
  Engine E;
  E.on(W.stub());
}

void good_no_step() {
  Engine E;
  Wrapper W = exportCallback();
  E.on(W.stub());
}

void bad_step() {
  Engine E;
  {
    Wrapper W = exportCallback();
    E.on(W.stub());
  }
  E.run();
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:17: note: callback exported here
// CHECK: :[[@LINE-6]]:5: note: stub retained here by 'on'
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'run'
// CHECK: :[[@LINE-8]]:5: note: a call of 'offAll' would end it

void other_home(Engine &E, Engine &Other) {
  Wrapper W = exportCallback();
  E.on(W.stub());
  Other.offAll();
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:15: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'on'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'other_home' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'offAll' would end it

} // namespace home_is_an_object

namespace assumed_keeper {

// Nothing says that it keeps the stub, but its type does.
void submit(Stub Function);
void unsubmit(int);
void look(const Stub &Function);

void bad() {
  Wrapper W = exportCallback();
  submit(W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:15: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'submit'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad' returns

void good_by_reference() {
  Wrapper W = exportCallback();
  look(W.stub());
}

void good_sounds_like_an_end() {
  Wrapper W = exportCallback();
  submit(W.stub());
  unsubmit(1);
}

} // namespace assumed_keeper
