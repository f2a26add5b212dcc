// Where a class registers its objects.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include <atomic>
#include <string>

//===-- In a function that the constructor calls -------------------------===//

class BadInit {
public:
  explicit BadInit(loop_t *L) : Loop(L) { init(); }
  ~BadInit() {}

private:
  void init() { loop_add(Loop, on_event, this); }
// CHECK: :[[@LINE-4]]:3: warning: the 'BadInit' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:17: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-6]]:15: note: stub is still live when '~BadInit' returns
// CHECK: :[[@LINE-4]]:17: note: a call of 'loop_del' in '~BadInit' would end it
  loop_t *Loop;
};

class GoodInit {
public:
  explicit GoodInit(loop_t *L) : Loop(L) { init(); }
  ~GoodInit() { loop_del(Loop, this); }

private:
  void init() { loop_add(Loop, on_event, this); }
  loop_t *Loop;
};

class BadLambda {
public:
  explicit BadLambda(loop_t *L) {
    auto Register = [this, L] { loop_add(L, on_event, this); };
    Register();
  }
  ~BadLambda() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadLambda' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:33: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:17: note: stub is still live when '~BadLambda' returns
// CHECK: :[[@LINE-7]]:33: note: a call of 'loop_del' in '~BadLambda' would end it
};

class GoodLambda {
public:
  explicit GoodLambda(loop_t *L) : Loop(L) {
    auto Register = [this, L] { loop_add(L, on_event, this); };
    Register();
  }
  ~GoodLambda() {
    auto Undo = [this] { loop_del(Loop, this); };
    Undo();
  }

private:
  loop_t *Loop;
};

class BadStatic {
public:
  static void attach(loop_t *L, BadStatic *Self) {
    loop_add(L, on_event, Self);
  }
  ~BadStatic() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadStatic' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:17: note: stub is still live when '~BadStatic' returns
// CHECK: :[[@LINE-6]]:5: note: a call of 'loop_del' in '~BadStatic' would end it
};

class GoodStatic {
public:
  static void attach(loop_t *L, GoodStatic *Self) {
    Self->Loop = L;
    loop_add(L, on_event, Self);
  }
  ~GoodStatic() {
    if (Loop)
      loop_del(Loop, this);
  }

private:
  loop_t *Loop = nullptr;
};

class BadInitializer {
public:
  explicit BadInitializer(loop_t *L)
      : Timer(loop_timer(L, on_event, this)) {}
  ~BadInitializer() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadInitializer' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:15: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:22: note: stub is still live when '~BadInitializer' returns
// CHECK: :[[@LINE-5]]:15: note: a call of 'loop_cancel' with the value of 'Timer' in '~BadInitializer' would end it

private:
  int Timer;
};

class GoodInitializer {
public:
  explicit GoodInitializer(loop_t *L)
      : Loop(L), Timer(loop_timer(L, on_event, this)) {}
  ~GoodInitializer() { loop_cancel(Loop, Timer); }

private:
  loop_t *Loop;
  int Timer;
};

extern loop_t *TheLoop;

class BadMemberInitializer {
public:
  BadMemberInitializer() {}
  ~BadMemberInitializer() {}

private:
  int Timer = loop_timer(TheLoop, on_event, this);
};
// CHECK: :[[@LINE-5]]:3: warning: the 'BadMemberInitializer' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:15: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-7]]:28: note: stub is still live when '~BadMemberInitializer' returns
// CHECK: :[[@LINE-5]]:15: note: a call of 'loop_cancel' with the value of 'Timer' in '~BadMemberInitializer' would end it

class GoodMemberInitializer {
public:
  GoodMemberInitializer() {}
  ~GoodMemberInitializer() { loop_cancel(TheLoop, Timer); }

private:
  int Timer = loop_timer(TheLoop, on_event, this);
};

class BadGlobalHome {
public:
  BadGlobalHome() { loop_add(TheLoop, on_event, this); }
  ~BadGlobalHome() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadGlobalHome' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:21: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:21: note: stub is still live when '~BadGlobalHome' returns
// CHECK: :[[@LINE-5]]:21: note: a call of 'loop_del' in '~BadGlobalHome' would end it
};

class GoodGlobalHome {
public:
  GoodGlobalHome() { loop_add(TheLoop, on_event, this); }
  ~GoodGlobalHome() { loop_del(TheLoop, this); }
};

//===-- Unknown code around it -------------------------------------------===//

class BadUnseenMethods {
public:
  explicit BadUnseenMethods(loop_t *L) : Loop(L) {
    prepare();
    loop_add(L, on_event, this);
    update();
  }
  ~BadUnseenMethods() { log(); }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadUnseenMethods' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:32: note: stub is still live when '~BadUnseenMethods' returns
// CHECK: :[[@LINE-7]]:5: note: a call of 'loop_del' in '~BadUnseenMethods' would end it
  void prepare();
  void update();
  void log() const;

private:
  loop_t *Loop;
};

class GoodUnseenMethods {
public:
  explicit GoodUnseenMethods(loop_t *L) : Loop(L) {
    prepare();
    loop_add(L, on_event, this);
    update();
  }
  ~GoodUnseenMethods() {
    log();
    loop_del(Loop, this);
  }
  void prepare();
  void update();
  void log() const;

private:
  loop_t *Loop;
};

class GoodFlagAndUnseenCode {
public:
  explicit GoodFlagAndUnseenCode(loop_t *L) : Loop(L) {}
  ~GoodFlagAndUnseenCode() {
    mystery();
    if (On)
      loop_del(Loop, this);
  }
  void start() {
    loop_add(Loop, on_event, this);
    On = true;
    mystery();
  }

private:
  loop_t *Loop;
  bool On = false;
};

class GoodUnseenQuestion {
public:
  explicit GoodUnseenQuestion(loop_t *L) : Loop(L) {
    loop_add(L, on_event, this);
  }
  ~GoodUnseenQuestion() {
    if (isActive())
      loop_del(Loop, this);
  }
  bool isActive() const;

private:
  loop_t *Loop;
};

class GoodStoppedFlag {
public:
  explicit GoodStoppedFlag(loop_t *L) : Loop(L) {}
  ~GoodStoppedFlag() {
    if (!Stopped)
      loop_del(Loop, this);
  }
  void start() {
    loop_add(Loop, on_event, this);
    Stopped = false;
  }
  void stop() {
    loop_del(Loop, this);
    Stopped = true;
  }

private:
  loop_t *Loop;
  bool Stopped = true;
};

class BadFlagOfSomethingElse {
public:
  explicit BadFlagOfSomethingElse(loop_t *L) : Loop(L) {}
  ~BadFlagOfSomethingElse() {
    if (Quiet)
      return;
    loop_del(Loop, this);
  }
  void quiet() {
    Quiet = true;
    loop_add(Loop, on_event, this);
  }
// CHECK: :[[@LINE-9]]:3: warning: the 'BadFlagOfSomethingElse' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-7]]:3: note: stub is still live when '~BadFlagOfSomethingElse' returns
// CHECK: :[[@LINE-5]]:5: note: a call of 'loop_del' in '~BadFlagOfSomethingElse' would end it

private:
  loop_t *Loop;
  bool Quiet = false;
};

//===-- What callers have to do ------------------------------------------===//

// possible: a call of `end` undoes it, and callers may always make it.
class GoodPair {
public:
  explicit GoodPair(loop_t *L) : Loop(L) {}
  ~GoodPair() {}
  void begin() { loop_add(Loop, on_event, this); }
  void end() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class GoodUnseenPair {
public:
  explicit GoodUnseenPair(loop_t *L) : Loop(L) {}
  ~GoodUnseenPair() {}
  void begin() { loop_add(Loop, on_event, this); }
  void stop();

private:
  loop_t *Loop;
};

class BadPairOfOthers {
public:
  explicit BadPairOfOthers(loop_t *L) : Loop(L) {}
  ~BadPairOfOthers() {}
  void begin() { loop_add(Loop, on_event, this); }
// CHECK: :[[@LINE-2]]:3: warning: the 'BadPairOfOthers' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:18: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-4]]:23: note: stub is still live when '~BadPairOfOthers' returns
// CHECK: :[[@LINE-4]]:18: note: a call of 'loop_del' in '~BadPairOfOthers' would end it
  void end() { loop_del(Loop, Loop); }

private:
  loop_t *Loop;
};

class BadPrivateEnd {
public:
  explicit BadPrivateEnd(loop_t *L) : Loop(L) {}
  ~BadPrivateEnd() {}
  void restart() {
    end();
    loop_add(Loop, on_event, this);
  }
// CHECK: :[[@LINE-5]]:3: warning: the 'BadPrivateEnd' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-7]]:21: note: stub is still live when '~BadPrivateEnd' returns
// CHECK: :[[@LINE-5]]:5: note: a call of 'loop_del' in '~BadPrivateEnd' would end it

private:
  void end() { loop_del(Loop, this); }
  loop_t *Loop;
};

//===-- Objects that are not destroyed -----------------------------------===//

class GoodSelfDeleting {
public:
  explicit GoodSelfDeleting(loop_t *L) { loop_timer(L, fire, this); }

private:
  static void fire(void *Self) { delete static_cast<GoodSelfDeleting *>(Self); }
};

class GoodSelfDeletingMethod {
public:
  explicit GoodSelfDeletingMethod(loop_t *L) { loop_timer(L, fire, this); }

private:
  static void fire(void *Self) {
    static_cast<GoodSelfDeletingMethod *>(Self)->done();
  }
  void done() { delete this; }
};

class GoodSingleton {
public:
  static GoodSingleton &get() {
    static GoodSingleton Only;
    return Only;
  }

private:
  GoodSingleton() { loop_add(TheLoop, on_event, this); }
  ~GoodSingleton() {}
};

class GoodLeaked {
public:
  static GoodLeaked *get() {
    static auto *Only = new GoodLeaked;
    return Only;
  }

private:
  GoodLeaked() { loop_add(TheLoop, on_event, this); }
};

class GoodUndestructible {
public:
  GoodUndestructible() { loop_add(TheLoop, on_event, this); }
  ~GoodUndestructible() = delete;
};
