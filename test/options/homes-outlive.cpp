// Whether homes from outside are there when an object is destroyed.
//
// RUN: %tidy %s -- %cxx 2>&1 | FileCheck %s --check-prefixes=BOTH,OUTLIVE '--implicit-check-not={{warning|error}}:'
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.AssumeHomesOutlive: false}}' -- %cxx 2>&1 | FileCheck %s --check-prefix=BOTH '--implicit-check-not={{warning|error}}:'
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.AssumeHomesOutlive: false, callback-dangling-stub.MinimumConfidence: possible}}' -- %cxx 2>&1 | FileCheck %s --check-prefixes=BOTH,OUTLIVE '--implicit-check-not={{warning|error}}:'

#include "foreign.h"
#include "loop.h"

extern loop_t *TheLoop;
loop_t *loopOf(int);

class BadPassedIn {
public:
  explicit BadPassedIn(loop_t *L) : Loop(L) { loop_add(L, on_event, this); }
  ~BadPassedIn() {}
  // OUTLIVE: :[[@LINE-1]]:3: warning:

private:
  loop_t *Loop;
};

class BadGlobal {
public:
  BadGlobal() { loop_add(TheLoop, on_event, this); }
  ~BadGlobal() {}
  // OUTLIVE: :[[@LINE-1]]:3: warning:
};

class BadObtained {
public:
  explicit BadObtained(int N) : Loop(loopOf(N)) {
    loop_add(Loop, on_event, this);
  }
  ~BadObtained() {}
  // OUTLIVE: :[[@LINE-1]]:3: warning:

private:
  loop_t *Loop;
};

class BadProcess {
public:
  BadProcess() : W(exportCallback()) { jsSet("w", W.stub()); }
  ~BadProcess() {}
  // BOTH: :[[@LINE-1]]:3: warning:

private:
  Wrapper W;
};

class GoodOwn {
public:
  GoodOwn() : Loop(loop_new()) { loop_add(Loop, on_event, this); }
  ~GoodOwn() { loop_free(Loop); }

private:
  loop_t *Loop;
};
