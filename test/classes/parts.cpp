// What members and bases do when an object is destroyed: they die in the order
// opposite to that of their declaration.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "foreign.h"
#include "loop.h"
#include <memory>
#include <optional>
#include <vector>

class Guard {
public:
  Guard() = default;
  Guard(loop_t *L, void *Context) : Loop(L), Context(Context) {}
  Guard(const Guard &) = delete;
  Guard &operator=(Guard &&Other) {
    std::swap(Loop, Other.Loop);
    std::swap(Context, Other.Context);
    return *this;
  }
  ~Guard() {
    if (Loop)
      loop_del(Loop, Context);
  }

private:
  loop_t *Loop = nullptr;
  void *Context = nullptr;
};

class UnseenGuard {
public:
  UnseenGuard(loop_t *L, void *Context);
  ~UnseenGuard();
};

class Registering { // and its end
public:
  Registering(loop_t *L, void *Context) : Loop(L), Context(Context) {
    loop_add(L, on_event, Context);
  }
  ~Registering() { loop_del(Loop, Context); }

private:
  loop_t *Loop;
  void *Context;
};

//===-- Members that undo ------------------------------------------------===//

class GoodGuard {
public:
  explicit GoodGuard(loop_t *L) : G(L, this) { loop_add(L, on_event, this); }

private:
  Guard G;
};

class BadGuardOfOther {
public:
  BadGuardOfOther(loop_t *L, void *Other) : G(L, Other) {
    loop_add(L, on_event, this);
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'BadGuardOfOther' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-7]]:7: note: stub is still live when '~BadGuardOfOther' returns
// CHECK: :[[@LINE-5]]:5: note: a call of 'loop_del' in '~BadGuardOfOther' would end it

private:
  Guard G;
};

class GoodGuardLater {
public:
  void start(loop_t *L) {
    loop_add(L, on_event, this);
    G = Guard(L, this);
  }

private:
  Guard G;
};

class GoodUnseenGuard {
public:
  explicit GoodUnseenGuard(loop_t *L) : G(L, this) {
    loop_add(L, on_event, this);
  }

private:
  UnseenGuard G;
};

class GoodRegisteringMember {
public:
  explicit GoodRegisteringMember(loop_t *L) : R(L, this) {}

private:
  Registering R;
};

class GoodUniqueGuard {
public:
  void start(loop_t *L) {
    loop_add(L, on_event, this);
    G = std::make_unique<Guard>(L, this);
  }

private:
  std::unique_ptr<Guard> G;
};

class GoodOptionalGuard {
public:
  void start(loop_t *L) {
    loop_add(L, on_event, this);
    G.emplace(L, this);
  }

private:
  std::optional<Guard> G;
};

class GoodGuards {
public:
  void start(loop_t *L) {
    loop_add(L, on_event, this);
    All.push_back(std::make_unique<Guard>(L, this));
  }

private:
  std::vector<std::unique_ptr<Guard>> All;
};

class GoodEarlyReturn {
public:
  GoodEarlyReturn(loop_t *L, bool Quiet) : Quiet(Quiet), G(L, this) {
    loop_add(L, on_event, this);
  }
  ~GoodEarlyReturn() {
    if (Quiet)
      return;
    mystery();
  }

private:
  bool Quiet;
  Guard G;
};

struct LoopDeleter {
  void operator()(loop_t *L) const { loop_free(L); }
};

class GoodOwnedHome {
public:
  GoodOwnedHome() : Loop(loop_new()) { loop_add(Loop.get(), on_event, this); }

private:
  std::unique_ptr<loop_t, LoopDeleter> Loop;
};

class GoodOwnedHomeBehind {
public:
  GoodOwnedHomeBehind() : Loop(loop_new()) {
    loop_add(Loop.get(), on_event, &Context);
  }

private:
  std::unique_ptr<loop_t, LoopDeleter> Loop;
  context Context;
};

//===-- Wrappers and their order -----------------------------------------===//

class Revoker {
public:
  explicit Revoker(Stub S) : S(S) {}
  ~Revoker() { jsRemove(S); }

private:
  Stub S;
};

class GoodOrder {
public:
  GoodOrder() : W(exportCallback()), R(W.stub()) { jsSet("w", W.stub()); }

private:
  Wrapper W;
  Revoker R;
};

struct Stepper {
  ~Stepper() { jsRun(); }
};

class BadStepBetween {
public:
  BadStepBetween() : W(exportCallback()) { jsSet("w", W.stub()); }
  ~BadStepBetween() {}
// CHECK: :[[@LINE-1]]:3: warning: 'BadStepBetween::W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:44: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-9]]:16: note: stub may be invoked here by 'jsRun'
// CHECK: :[[@LINE-5]]:44: note: a call of 'jsUnset' in '~BadStepBetween' would end it

private:
  struct Unset {
    ~Unset() { jsUnset("w"); }
  } U;
  Stepper S;
  Wrapper W;
};

class GoodStepBefore {
public:
  GoodStepBefore() : W(exportCallback()) { jsSet("w", W.stub()); }
  ~GoodStepBefore() {}

private:
  Wrapper W;
  struct Unset {
    ~Unset() { jsUnset("w"); }
  } U;
  Stepper S;
};

class BadOwnedContext {
public:
  explicit BadOwnedContext(loop_t *L) : C(std::make_unique<context>()) {
    loop_add(L, on_event, C.get());
  }
// CHECK: :[[@LINE-5]]:7: warning: the object that 'BadOwnedContext::C' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-7]]:7: note: stub is still live when '~BadOwnedContext' returns
// CHECK: :[[@LINE-5]]:5: note: a call of 'loop_del' in '~BadOwnedContext' would end it

private:
  std::unique_ptr<context> C;
};

class GoodOwnedContext {
public:
  explicit GoodOwnedContext(loop_t *L)
      : Loop(L), C(std::make_unique<context>()) {
    loop_add(L, on_event, C.get());
  }
  ~GoodOwnedContext() { loop_del(Loop, C.get()); }

private:
  loop_t *Loop;
  std::unique_ptr<context> C;
};

class BadDeletedContext {
public:
  explicit BadDeletedContext(loop_t *L) : Loop(L), C(new context) {
    loop_add(L, on_event, C);
  }
  ~BadDeletedContext() { delete C; }
// CHECK: :[[@LINE-1]]:26: warning: the object that 'BadDeletedContext::C' points to is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:5: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:36: note: stub is still live when '~BadDeletedContext' returns
// CHECK: :[[@LINE-6]]:5: note: a call of 'loop_del' in '~BadDeletedContext' would end it

private:
  loop_t *Loop;
  context *C;
};

class GoodDeletedContext {
public:
  explicit GoodDeletedContext(loop_t *L) : Loop(L), C(new context) {
    loop_add(L, on_event, C);
  }
  ~GoodDeletedContext() {
    loop_del(Loop, C);
    delete C;
  }

private:
  loop_t *Loop;
  context *C;
};

class GoodLeakedContext { // on purpose
public:
  explicit GoodLeakedContext(loop_t *L) : C(new context) {
    loop_add(L, on_event, C);
  }

private:
  context *C;
};

//===-- Bases ------------------------------------------------------------===//

class UndoingBase {
public:
  explicit UndoingBase(loop_t *L) : Loop(L) {}
  ~UndoingBase() { loop_del(Loop, this); }

private:
  loop_t *Loop;
};

class GoodBase : public UndoingBase {
public:
  explicit GoodBase(loop_t *L) : UndoingBase(L) {
    loop_add(L, on_event, static_cast<UndoingBase *>(this));
  }
};

class Plain {
public:
  virtual ~Plain() {}
};

class BadBase : public Plain {
public:
  explicit BadBase(loop_t *L) { loop_add(L, on_event, this); }
// CHECK: :[[@LINE-3]]:7: warning: the 'BadBase' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:33: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-5]]:7: note: stub is still live when '~BadBase' returns
// CHECK: :[[@LINE-4]]:33: note: a call of 'loop_del' in '~BadBase' would end it
};

class WrapperBase {
public:
  void publish() { jsSet("w", W.stub()); }

protected:
  Wrapper W;
};

class BadDerived : public WrapperBase {
public:
  BadDerived() {
    W = exportCallback();
    publish();
  }
// CHECK: :[[@LINE-6]]:7: warning: 'BadDerived::W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-13]]:20: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-8]]:7: note: stub is still live when '~BadDerived' returns
// CHECK: :[[@LINE-15]]:20: note: a call of 'jsUnset' in '~BadDerived' would end it
};

class GoodDerived : public WrapperBase {
public:
  GoodDerived() {
    W = exportCallback();
    publish();
  }
  ~GoodDerived() { jsUnset("w"); }
};

class Interface {
public:
  virtual void run() = 0;
  virtual ~Interface() {}

protected:
  void attach(loop_t *L) { loop_add(L, on_event, this); }
};

class GoodImplementation : public Interface {
public:
  explicit GoodImplementation(loop_t *L) : Loop(L) { attach(L); }
  ~GoodImplementation() override { loop_del(Loop, static_cast<Interface *>(this)); }
  void run() override;

private:
  loop_t *Loop;
};

template <typename T> class BadTemplate {
public:
  explicit BadTemplate(loop_t *L) { loop_add(L, on_event, this); }
  ~BadTemplate() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadTemplate<int>' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:37: note: stub retained here by 'loop_add'
// CHECK: :[[@LINE-3]]:19: note: stub is still live when '~BadTemplate' returns
// CHECK: :[[@LINE-5]]:37: note: a call of 'loop_del' in '~BadTemplate' would end it

private:
  T Value;
};
void instantiate(loop_t *L) { BadTemplate<int> T(L); }

template <typename T> class GoodTemplate {
public:
  explicit GoodTemplate(loop_t *L) : Loop(L) { loop_add(L, on_event, this); }
  ~GoodTemplate() { loop_del(Loop, this); }

private:
  loop_t *Loop;
  T Value;
};
void instantiateGood(loop_t *L) { GoodTemplate<int> T(L); }

class UnseenBase {
public:
  virtual ~UnseenBase();

protected:
  loop_t *Loop;
};

class GoodHomeOfUnseenBase : public UnseenBase {
public:
  void start() { loop_add(Loop, on_event, this); }
};

class Target {
public:
  void attach(loop_t *L) { loop_add(L, on_event, this); }
  void detach(loop_t *L) {
    if (!L)
      return;
    loop_del(L, this);
  }
  virtual ~Target() {}
};

class GoodTargetOfOthers : public Target {
public:
  ~GoodTargetOfOthers() override {}
};
