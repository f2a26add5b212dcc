// A constructor or a method registers its object; the destructor must undo it.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include "foreign.h"
#include <memory>
#include <string>
#include <vector>

//===-- Destructors of every kind ----------------------------------------===//

class BadEmpty {
public:
  explicit BadEmpty(loop_t *L) { loop_add(L, on_event, this); }
  ~BadEmpty() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadEmpty' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:34: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:16: note: stub is still live when '~BadEmpty' returns
// CHECK: :[[@LINE-5]]:34: note: a call of 'loop_del' in '~BadEmpty' would end it
};

class GoodWritten {
public:
  explicit GoodWritten(loop_t *L) : Loop(L) { loop_add(L, on_event, this); }
  ~GoodWritten() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class BadDefaulted {
public:
  explicit BadDefaulted(loop_t *L) { loop_add(L, on_event, this); }
  ~BadDefaulted() = default;
};
// CHECK: :[[@LINE-2]]:3: warning: the 'BadDefaulted' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:38: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-4]]:3: note: stub is still live when '~BadDefaulted' returns
// CHECK: :[[@LINE-6]]:38: note: a call of 'loop_del' in '~BadDefaulted' would end it

class BadImplicit {
public:
  explicit BadImplicit(loop_t *L) { loop_add(L, on_event, this); }
// CHECK: :[[@LINE-3]]:7: warning: the 'BadImplicit' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:37: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:7: note: stub is still live when '~BadImplicit' returns
// CHECK: :[[@LINE-4]]:37: note: a call of 'loop_del' in '~BadImplicit' would end it

private:
  std::string Name;
};

class GoodUnseen {
public:
  explicit GoodUnseen(loop_t *L) { loop_add(L, on_event, this); }
  ~GoodUnseen();
};

class GoodHelpers {
public:
  explicit GoodHelpers(loop_t *L) : Loop(L) { loop_add(L, on_event, this); }
  ~GoodHelpers() { shutDown(); }

private:
  void shutDown() { stop(Loop, this); }
  static void stop(loop_t *L, GoodHelpers *Self) { loop_del(L, Self); }
  loop_t *Loop;
};

class GoodUnseenHelper {
public:
  explicit GoodUnseenHelper(loop_t *L) { loop_add(L, on_event, this); }
  ~GoodUnseenHelper() { detach(); }
  void detach();
};

//===-- Tokens and flags -------------------------------------------------===//

class BadTokenLost {
public:
  void start(loop_t *L) { loop_timer(L, on_event, this); }
  ~BadTokenLost() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadTokenLost' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:27: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:20: note: stub is still live when '~BadTokenLost' returns
// CHECK: :[[@LINE-5]]:27: note: a call of 'loop_cancel' in '~BadTokenLost' would end it
};

class BadWrongToken {
public:
  explicit BadWrongToken(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  ~BadWrongToken() { loop_cancel(Loop, Other); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadWrongToken' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:13: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:48: note: stub is still live when '~BadWrongToken' returns
// CHECK: :[[@LINE-6]]:13: note: a call of 'loop_cancel' with the value of 'Timer' in '~BadWrongToken' would end it

private:
  loop_t *Loop;
  int Timer = 0;
  int Other = 0;
};

class GoodToken {
public:
  explicit GoodToken(loop_t *L) : Loop(L) {
    Timer = loop_timer(L, on_event, this);
  }
  ~GoodToken() {
    if (Timer)
      loop_cancel(Loop, Timer);
  }

private:
  loop_t *Loop;
  int Timer = 0;
};

class GoodTokenStarted {
public:
  explicit GoodTokenStarted(loop_t *L) : Loop(L) {}
  ~GoodTokenStarted() { stop(); }
  void start() {
    stop();
    Timer = loop_timer(Loop, on_event, this);
  }
  void stop() {
    if (Timer != -1)
      loop_cancel(Loop, Timer);
    Timer = -1;
  }

private:
  loop_t *Loop;
  int Timer = -1;
};

class GoodFlag {
public:
  explicit GoodFlag(loop_t *L) : Loop(L) {}
  ~GoodFlag() {
    if (Started)
      loop_del(Loop, this);
  }
  void start() {
    loop_add(Loop, on_event, this);
    Started = true;
  }

private:
  loop_t *Loop;
  bool Started = false;
};

class BadFlagNeverSet {
public:
  explicit BadFlagNeverSet(loop_t *L) : Loop(L) {}
  ~BadFlagNeverSet() {
    if (Started)
      loop_del(Loop, this);
  }
  void start() { loop_add(Loop, on_event, this); }
// CHECK: :[[@LINE-5]]:3: warning: the 'BadFlagNeverSet' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:18: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-4]]:3: note: stub is still live when '~BadFlagNeverSet' returns
// CHECK: :[[@LINE-4]]:18: note: a call of 'loop_del' in '~BadFlagNeverSet' would end it

private:
  loop_t *Loop;
  bool Started = false;
};

class BadOneOfTwo {
public:
  explicit BadOneOfTwo(loop_t *L) : Loop(L) {
    First = loop_timer(L, on_event, this);
    Second = loop_timer(L, on_event, this);
  }
  ~BadOneOfTwo() { loop_cancel(Loop, First); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadOneOfTwo' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:14: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:46: note: stub is still live when '~BadOneOfTwo' returns
// CHECK: :[[@LINE-6]]:14: note: a call of 'loop_cancel' with the value of 'Second' in '~BadOneOfTwo' would end it

private:
  loop_t *Loop;
  int First, Second;
};

class GoodBoth {
public:
  explicit GoodBoth(loop_t *L) : Loop(L) {
    First = loop_timer(L, on_event, this);
    Second = loop_timer(L, on_event, this);
  }
  ~GoodBoth() {
    loop_cancel(Loop, First);
    loop_cancel(Loop, Second);
  }

private:
  loop_t *Loop;
  int First, Second;
};

class BadOneBranch {
public:
  BadOneBranch(loop_t *L, bool Verbose) : Loop(L), Verbose(Verbose) {
    loop_add(L, on_event, this);
  }
  ~BadOneBranch() {
    if (Verbose)
      loop_del(Loop, this);
  }
// CHECK: :[[@LINE-4]]:3: warning: the 'BadOneBranch' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:9: note: assuming field 'Verbose' is false
// CHECK: :[[@LINE-4]]:3: note: stub is still live when '~BadOneBranch' returns
// CHECK: :[[@LINE-10]]:5: note: a call of 'loop_del' in '~BadOneBranch' would end it

private:
  loop_t *Loop;
  bool Verbose;
};

class BadWrongHome {
public:
  BadWrongHome(loop_t *L, loop_t *Other) : Loop(L), Other(Other) {
    loop_add(L, on_event, this);
  }
  ~BadWrongHome() { loop_del(Other, this); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadWrongHome' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:44: note: stub is still live when '~BadWrongHome' returns
// CHECK: :[[@LINE-6]]:5: note: a call of 'loop_del' in '~BadWrongHome' would end it

private:
  loop_t *Loop;
  loop_t *Other;
};

class GoodSameHome {
public:
  GoodSameHome(loop_t *L) : Loop(L), Other(L) { loop_add(L, on_event, this); }
  ~GoodSameHome() { loop_del(Other, this); }

private:
  loop_t *Loop;
  loop_t *Other;
};

class GoodOwnHome {
public:
  GoodOwnHome() : Loop(loop_new()) { loop_add(Loop, on_event, this); }
  ~GoodOwnHome() { loop_free(Loop); }

private:
  loop_t *Loop;
};

class GoodTokens {
public:
  explicit GoodTokens(loop_t *L) : Loop(L) {}
  ~GoodTokens() {
    for (int Timer : Timers)
      loop_cancel(Loop, Timer);
  }
  void start() { Timers.push_back(loop_timer(Loop, on_event, this)); }

private:
  loop_t *Loop;
  std::vector<int> Timers;
};

//===-- Wrappers ---------------------------------------------------------===//

class BadWrapper {
public:
  BadWrapper() : W(exportCallback()) { jsSet("w", W.stub()); }
// CHECK: :[[@LINE-3]]:7: warning: 'BadWrapper::W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:40: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-5]]:7: note: stub is still live when '~BadWrapper' returns
// CHECK: :[[@LINE-4]]:40: note: a call of 'jsUnset' in '~BadWrapper' would end it

private:
  Wrapper W;
};

class GoodWrapper {
public:
  GoodWrapper() : W(exportCallback()) { jsSet("w", W.stub()); }
  ~GoodWrapper() { jsUnset("w"); }

private:
  Wrapper W;
};

class BadWrappers {
public:
  void add() {
    Wrapper W = exportCallback();
    jsSet("w", W.stub());
    All.push_back(std::move(W));
  }
// CHECK: :[[@LINE-7]]:7: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-9]]:7: note: stub is still live when '~BadWrappers' returns
// CHECK: :[[@LINE-6]]:5: note: a call of 'jsUnset' in '~BadWrappers' would end it

private:
  std::vector<Wrapper> All;
};

class GoodWrappers {
public:
  void add() {
    Wrapper W = exportCallback();
    jsSet("w", W.stub());
    All.push_back(std::move(W));
  }
  ~GoodWrappers() { jsUnset("w"); }

private:
  std::vector<Wrapper> All;
};
