// An exception between registration and revocation, with CheckUnwinding. Without
// the option nothing of it is reported.
//
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.CheckUnwinding: true}}' -- %cxx 2>&1 | %filecheck
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck --check-prefix=OFF
// OFF-NOT: warning:

#include "foreign.h"
#include <memory>
#include <stdexcept>

void mayThrow();
void neverThrows() noexcept;
extern "C" void cFunction();
void report(const char *);

void bad_opaque_call() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  mayThrow();
  jsUnset("f");
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-6]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-6]]:3: note: 'mayThrow' may throw here, which unwinds past the owner
// CHECK: :[[@LINE-8]]:3: note: a call of 'jsUnset' would end it

void good_nothing_throws() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  neverThrows();
  cFunction();
  jsUnset("f");
}

void good_nothing_is_live() {
  mayThrow();
  Wrapper W = exportCallback();
  mayThrow();
  jsSet("f", W.stub());
  jsUnset("f");
  mayThrow();
}

void bad_throw(bool Fail) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Fail)
    throw std::runtime_error("failed");
  jsUnset("f");
}
// CHECK: :[[@LINE-3]]:5: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:15: note: callback exported here
// CHECK: :[[@LINE-7]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-7]]:7: note: assuming 'Fail' is true
// CHECK: :[[@LINE-7]]:5: note: an exception thrown here unwinds past the owner
// CHECK: :[[@LINE-10]]:3: note: a call of 'jsUnset' would end it

void good_throw(bool Fail) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  if (Fail) {
    jsUnset("f");
    throw std::runtime_error("failed");
  }
  jsUnset("f");
}

static void helper(int N) {
  if (N > 3)
    throw N;
}

void bad_throw_in_a_helper(int N) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  helper(N);
  jsUnset("f");
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:15: note: callback exported here
// CHECK: :[[@LINE-6]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-13]]:7: note: assuming 'N' is > 3
// CHECK: :[[@LINE-13]]:5: note: an exception thrown here unwinds past the owner
// CHECK: :[[@LINE-9]]:3: note: a call of 'jsUnset' would end it

void good_owner_outlives_the_frame(int N) {
  static Wrapper W = exportCallback();
  jsSet("f", W.stub());
  helper(N);
  jsUnset("f");
}

//===- Guards -------------------------------------------------------------===//

struct Unset {
  const char *Name;
  ~Unset() { jsUnset(Name); }
};

struct Announce {
  const char *Name;
  ~Announce() { report(Name); }
};

void good_guard() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  Unset Guard{"f"};
  mayThrow();
}

void bad_guard_of_something_else() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  Announce Guard{"f"};
  mayThrow();
  jsUnset("f");
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:15: note: callback exported here
// CHECK: :[[@LINE-7]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-6]]:3: note: 'mayThrow' may throw here, which unwinds past the owner
// CHECK: :[[@LINE-9]]:3: note: a call of 'jsUnset' would end it

struct OpaqueGuard {
  explicit OpaqueGuard(const char *Name);
  ~OpaqueGuard();
};

void good_opaque_guard() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  OpaqueGuard Guard("f");
  mayThrow();
  jsUnset("f");
}

template <typename Fn> struct Finally {
  Fn F;
  ~Finally() { F(); }
};
template <typename Fn> Finally<Fn> finally(Fn F) { return {F}; }

void good_finally() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  auto Guard = finally([] { jsUnset("f"); });
  mayThrow();
}

void bad_finally_does_something_else() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  auto Guard = finally([] { report("f"); });
  mayThrow();
  jsUnset("f");
}
// CHECK: :[[@LINE-3]]:3: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:15: note: callback exported here
// CHECK: :[[@LINE-7]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-6]]:3: note: 'mayThrow' may throw here, which unwinds past the owner
// CHECK: :[[@LINE-9]]:3: note: a call of 'jsUnset' would end it

struct UnsetDeleter {
  void operator()(const char *Name) const { jsUnset(Name); }
};

void good_deleter() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  std::unique_ptr<const char, UnsetDeleter> Guard("f");
  mayThrow();
}

//===- Handlers -----------------------------------------------------------===//

void good_handler_undoes() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  try {
    mayThrow();
  } catch (...) {
    jsUnset("f");
    throw;
  }
  jsUnset("f");
}

void good_undone_behind_the_handler() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  try {
    mayThrow();
  } catch (const std::exception &Error) {
    report(Error.what());
  }
  jsUnset("f");
}

void bad_handler_forgets() {
  try {
    Wrapper W = exportCallback();
    jsSet("f", W.stub());
    mayThrow();
    jsUnset("f");
  } catch (const std::exception &Error) {
    report(Error.what());
  }
}
// CHECK: :[[@LINE-6]]:5: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-9]]:17: note: callback exported here
// CHECK: :[[@LINE-9]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-9]]:5: note: 'mayThrow' may throw here, which unwinds past the owner
// CHECK: :[[@LINE-11]]:5: note: a call of 'jsUnset' would end it

void good_handler_remembers() {
  try {
    Wrapper W = exportCallback();
    jsSet("f", W.stub());
    mayThrow();
    jsUnset("f");
  } catch (const std::exception &Error) {
    jsUnset("f");
    report(Error.what());
  }
}

void good_noexcept() noexcept {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  mayThrow(); // std::terminate: nothing runs after it
  jsUnset("f");
}
