// What a destructor decides by, and where tokens and homes are kept.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "loop.h"
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

//===-- The same condition twice -----------------------------------------===//

class GoodSameRange {
public:
  GoodSameRange(loop_t *L, int File) : Loop(L), File(File) {
    if (File >= 0)
      loop_add(L, on_event, this);
  }
  ~GoodSameRange() {
    if (File >= 0)
      loop_del(Loop, this);
  }

private:
  loop_t *Loop;
  const int File;
};

class BadOtherCondition {
public:
  BadOtherCondition(loop_t *L, int File) : Loop(L), File(File) {
    loop_add(L, on_event, this);
  }
  ~BadOtherCondition() {
    if (File >= 0)
      loop_del(Loop, this);
  }
// CHECK: :[[@LINE-4]]:3: warning: the 'BadOtherCondition' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:9: note: assuming field 'File' is < 0
// CHECK: :[[@LINE-4]]:3: note: stub is still live when '~BadOtherCondition' returns
// CHECK: :[[@LINE-10]]:5: note: a call of 'loop_del' in '~BadOtherCondition' would end it

private:
  loop_t *Loop;
  const int File;
};

class GoodBit {
public:
  explicit GoodBit(loop_t *L) : Loop(L) {}
  ~GoodBit() {
    if (Flags & 4)
      loop_del(Loop, this);
  }
  void start() {
    if (Flags & 4)
      return;
    loop_add(Loop, on_event, this);
    Flags |= 4;
  }

private:
  loop_t *Loop;
  unsigned Flags = 0;
};

class GoodText {
public:
  GoodText(loop_t *L, const std::string &Mode) : Loop(L), Mode(Mode) {
    if (Mode == "poll")
      loop_add(L, on_event, this);
  }
  ~GoodText() {
    if (Mode == "poll")
      loop_del(Loop, this);
  }

private:
  loop_t *Loop;
  const std::string Mode;
};

int *makeBuffer();

class GoodNeverNull {
public:
  explicit GoodNeverNull(loop_t *L) : Loop(L) {}
  ~GoodNeverNull() {
    if (Buffer)
      loop_del(Loop, this);
  }
  void open() {
    Buffer = makeBuffer();
    loop_add(Loop, on_event, this);
  }

private:
  loop_t *Loop;
  int *Buffer = nullptr;
};

class GoodShared {
public:
  explicit GoodShared(loop_t *L) : Loop(L), State(std::make_shared<context>()) {
    State->events = loop_timer(L, on_event, this);
  }
  ~GoodShared() {
    if (State && State->events)
      loop_cancel(Loop, State->events);
  }

private:
  loop_t *Loop;
  std::shared_ptr<context> State;
};

class BadAtomicFlag {
public:
  explicit BadAtomicFlag(loop_t *L) { loop_add(L, on_event, this); }
  ~BadAtomicFlag() { Stop = true; }
// CHECK: :[[@LINE-1]]:3: warning: the 'BadAtomicFlag' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:39: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:35: note: stub is still live when '~BadAtomicFlag' returns
// CHECK: :[[@LINE-5]]:39: note: a call of 'loop_del' in '~BadAtomicFlag' would end it

private:
  std::atomic<bool> Stop{false};
};

//===-- Tokens and homes in containers -----------------------------------===//

class GoodPairs {
public:
  explicit GoodPairs(loop_t *L) : Loop(L) {}
  ~GoodPairs() {
    for (auto &P : All)
      loop_cancel(Loop, P.second);
  }
  void add() { All.emplace_back(1, loop_timer(Loop, on_event, this)); }

private:
  loop_t *Loop;
  std::vector<std::pair<int, int>> All;
};

class BadPairs {
public:
  explicit BadPairs(loop_t *L) : Loop(L) {}
  ~BadPairs() { All.clear(); }
  void add() { All.emplace_back(1, loop_timer(Loop, on_event, this)); }
// CHECK: :[[@LINE-2]]:3: warning: the 'BadPairs' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:36: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-4]]:30: note: stub is still live when '~BadPairs' returns
// CHECK: :[[@LINE-4]]:36: note: a call of 'loop_cancel' in '~BadPairs' would end it

private:
  loop_t *Loop;
  std::vector<std::pair<int, int>> All;
};

class GoodHomes {
public:
  ~GoodHomes() {
    for (loop_t *L : Loops)
      loop_del(L, this);
  }
  void watch(loop_t *L) {
    Loops.push_back(L);
    loop_add(L, on_event, this);
  }

private:
  std::vector<loop_t *> Loops;
};

class TimerBase {
protected:
  explicit TimerBase(loop_t *L) : Loop(L) {}
  ~TimerBase() {
    for (int Id : Timers)
      loop_cancel(Loop, Id);
  }
  loop_t *Loop;
  std::vector<int> Timers;
};

class GoodBaseWithTimers : TimerBase {
public:
  explicit GoodBaseWithTimers(loop_t *L) : TimerBase(L) {
    Timers.push_back(loop_timer(L, on_event, this));
  }
};

std::map<void *, int> AllTimers;

class GoodGlobalMap {
public:
  explicit GoodGlobalMap(loop_t *L) : Loop(L) {
    AllTimers[this] = loop_timer(L, on_event, this);
  }
  ~GoodGlobalMap() {
    auto Found = AllTimers.find(this);
    if (Found != AllTimers.end())
      loop_cancel(Loop, Found->second);
  }

private:
  loop_t *Loop;
};

//===-- Code that is not visible -----------------------------------------===//

void cancelElsewhere(int Id);

class GoodTokenGiven {
public:
  explicit GoodTokenGiven(loop_t *L) : Id(loop_timer(L, on_event, this)) {}
  ~GoodTokenGiven() { cancelElsewhere(Id); }

private:
  int Id;
};

class UnseenTimer {
public:
  explicit UnseenTimer(int Id);
  ~UnseenTimer();
};

class GoodUnseenTimer {
public:
  explicit GoodUnseenTimer(loop_t *L) : T(loop_timer(L, on_event, this)) {}

private:
  UnseenTimer T;
};

struct Operations {
  void (*Finish)(void *);
};

class GoodPointerCall {
public:
  GoodPointerCall(loop_t *L, const Operations *Ops) : Ops(Ops) {
    loop_add(L, on_event, this);
  }
  ~GoodPointerCall() { Ops->Finish(this); }

private:
  const Operations *Ops;
};

//===-- Contracts --------------------------------------------------------===//

class GoodLambdaDeletes {
public:
  explicit GoodLambdaDeletes(loop_t *L) {
    loop_timer(
        L, [](void *P) { delete static_cast<GoodLambdaDeletes *>(P); }, this);
  }
};

class BadDeletesSomethingElse {
public:
  explicit BadDeletesSomethingElse(loop_t *L) { loop_timer(L, fire, this); }
  ~BadDeletesSomethingElse() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadDeletesSomethingElse' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:49: note: stub retained here by 'loop_timer'
// CHECK: :[[@LINE-3]]:31: note: stub is still live when '~BadDeletesSomethingElse' returns
// CHECK: :[[@LINE-5]]:49: note: a call of 'loop_cancel' in '~BadDeletesSomethingElse' would end it

private:
  static void fire(void *) {
    auto *Text = new std::string("event");
    delete Text;
  }
};

class GoodReturnsToken {
public:
  explicit GoodReturnsToken(loop_t *L) : Loop(L) {}
  ~GoodReturnsToken() {}
  int start() { return loop_timer(Loop, on_event, this); }

private:
  loop_t *Loop;
};

class Startable {
public:
  virtual ~Startable() {}
  virtual void onStop() = 0;
};

class GoodPrivateOverride : public Startable {
public:
  explicit GoodPrivateOverride(loop_t *L) : Loop(L) {}
  ~GoodPrivateOverride() override {}
  void start() { loop_add(Loop, on_event, this); }

private:
  void onStop() override { loop_del(Loop, this); }
  loop_t *Loop;
};

class App {
public:
  explicit App(loop_t *L) { loop_add(L, on_event, this); }
  ~App() {}
};

int main() {
  App GoodOnlyInMain(loop_new());
}
