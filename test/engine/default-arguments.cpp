// Temporaries in default arguments die after the call.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "foreign.h"

void keep(const Wrapper &W = exportCallback()) { jsSet("f", W.stub()); }
void call(const Wrapper &W = exportCallback()) { jsCallNow(W.stub()); }

void bad_default_argument() {
  keep();
}
// CHECK: :[[@LINE-6]]:30: warning: temporary 'Wrapper' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:30: note: callback exported here
// CHECK: :[[@LINE-8]]:50: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_default_argument' returns
// CHECK: :[[@LINE-10]]:50: note: a call of 'jsUnset' would end it

void good_called_now() {
  call();
}

void good_argument_that_lives() {
  static Wrapper W = exportCallback();
  keep(W);
}

struct Keeper {
  explicit Keeper(Wrapper &&W = exportCallback()) { jsSet("f", W.stub()); }
};

void bad_default_argument_of_a_constructor() {
  Keeper K;
}
// CHECK: :[[@LINE-6]]:33: warning: temporary 'Wrapper' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:33: note: callback exported here
// CHECK: :[[@LINE-8]]:53: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_default_argument_of_a_constructor' returns
// CHECK: :[[@LINE-10]]:53: note: a call of 'jsUnset' would end it
