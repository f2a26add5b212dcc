// Wrappers and stubs on their way out of functions.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "foreign.h"
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

struct Session {
  Wrapper W;
  int Id;
};

static Session makeInBraces() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  return {std::move(W), 1};
}

static Session makeNamed() {
  Session S{exportCallback(), 1};
  jsSet("f", S.W.stub());
  return S;
}

void bad_result_in_braces() {
  Session S = makeInBraces();
  jsRun();
}
// CHECK: :[[@LINE-1]]:1: warning: 'S.W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-16]]:15: note: callback exported here
// CHECK: :[[@LINE-16]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_result_in_braces' returns
// CHECK: :[[@LINE-18]]:3: note: a call of 'jsUnset' would end it

void good_result_in_braces() {
  Session S = makeInBraces();
  jsUnset("f");
}

void bad_result_named() {
  Session S = makeNamed();
}
// CHECK: :[[@LINE-1]]:1: warning: 'S.W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-24]]:13: note: callback exported here
// CHECK: :[[@LINE-24]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_result_named' returns
// CHECK: :[[@LINE-26]]:3: note: a call of 'jsUnset' would end it

Session good_handed_on() { return makeNamed(); }

void good_new_in_braces() {
  auto *S = new Session{exportCallback(), 1};
  jsSet("f", S->W.stub());
  jsUnset("f");
  delete S;
}

void bad_new_in_braces() {
  auto *S = new Session{exportCallback(), 1};
  jsSet("f", S->W.stub());
  delete S;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Wrapper' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:25: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_new_in_braces' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

struct Named : Wrapper {
  std::string Name;
  explicit Named(Wrapper W) : Wrapper(std::move(W)) {}
};

void bad_base_class() {
  Named N(exportCallback());
  jsSet("f", N.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'N' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:11: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_base_class' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

void good_base_class() {
  Named N(exportCallback());
  jsSet("f", N.stub());
  jsUnset("f");
}

struct Labelled {
  Wrapper W;
  std::string Label;
};

// The string is destroyed first; that says nothing about the wrapper.
void bad_beside_a_string() {
  Labelled L;
  L.W = exportCallback();
  jsSet("f", L.W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'L.W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:9: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_beside_a_string' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'jsUnset' would end it

//===- Stubs with members of their own ------------------------------------===//

class CBL_STUB Value {
public:
  Value();
  Value(const Value &);
  Value &operator=(Value);
  ~Value();

private:
  void *Cell;
};

class CBL_WRAPPER Function {
public:
  explicit Function(void (*)());
  Function(Function &&) noexcept;
  ~Function();
  Value value() const;
  CBL_STUB std::uint64_t id() const;

private:
  void *Entry;
};

void work();
static Value Slot;

Value bad_returned_at_once() {
  Function F(work);
  return F.value();
}
// CHECK: :[[@LINE-2]]:3: warning: 'F' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:12: note: callback exported here
// CHECK: :[[@LINE-4]]:10: note: stub returned here

Value good_returned_at_once() {
  static Function F(work);
  return F.value();
}

void bad_copied_and_swapped() {
  Function F(work);
  Slot = F.value();
}
// CHECK: :[[@LINE-1]]:1: warning: 'F' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:12: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'Slot'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_copied_and_swapped' returns

void bad_number_in_a_vector(std::vector<std::uint64_t> &Ids) {
  Function F(work);
  Ids.push_back(F.id());
}
// CHECK: :[[@LINE-1]]:1: warning: 'F' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:12: note: callback exported here
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'Ids'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_number_in_a_vector' returns

void good_number_in_a_local_vector() {
  Function F(work);
  std::vector<std::uint64_t> Ids;
  Ids.push_back(F.id());
}

void bad_destroyed_by_name(Function *F, Value &Out) {
  Out = F->value();
  F->~Function();
}
// CHECK: :[[@LINE-2]]:3: warning: the object that 'F' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'Out'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_destroyed_by_name' returns

void bad_parameter_by_value(Session S) {
  jsSet("f", S.W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'S.W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_parameter_by_value' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'jsUnset' would end it

void good_parameter_is_moved_on(Session S, Session &Out) {
  jsSet("f", S.W.stub());
  Out = std::move(S);
}
