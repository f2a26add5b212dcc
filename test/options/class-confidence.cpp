// A method that others can call may undo what a destructor does not.
//
// RUN: %tidy %s -- %cxx 2>&1 | FileCheck %s --check-prefix=LIKELY '--implicit-check-not={{warning|error}}:'
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.MinimumConfidence: possible}}' -- %cxx 2>&1 | FileCheck %s --check-prefixes=LIKELY,POSSIBLE '--implicit-check-not={{warning|error}}:'
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.MinimumConfidence: definite}}' -- %cxx 2>&1 | FileCheck %s --check-prefix=DEFINITE '--implicit-check-not={{warning|error}}:'

#include "loop.h"

class Possible {
public:
  explicit Possible(loop_t *L) : Loop(L) {}
  ~Possible() {}
  // POSSIBLE: :[[@LINE-1]]:3: warning: the 'Possible' object
  void start() { loop_add(Loop, on_event, this); }
  void stop() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class UnseenEnd {
public:
  explicit UnseenEnd(loop_t *L) : Loop(L) {}
  ~UnseenEnd() {}
  // POSSIBLE: :[[@LINE-1]]:3: warning: the 'UnseenEnd' object
  void start() { loop_add(Loop, on_event, this); }
  void stop();

private:
  loop_t *Loop;
};

class Likely {
public:
  explicit Likely(loop_t *L) : Loop(L) {}
  ~Likely() {}
  // LIKELY: :[[@LINE-1]]:3: warning: the 'Likely' object
  void start() { loop_add(Loop, on_event, this); }
  void rename();

private:
  loop_t *Loop;
};

class Definite {
public:
  explicit Definite(loop_t *L) : Loop(L), C(new context) {
    loop_add(L, on_event, C);
  }
  ~Definite() {
    delete C;
    // LIKELY: :[[@LINE-1]]:5: warning: the object that 'Definite::C' points to
    // DEFINITE: :[[@LINE-2]]:5: warning: the object that 'Definite::C' points to
    loop_run(Loop);
    loop_del(Loop, C);
  }

private:
  loop_t *Loop;
  context *C;
};
