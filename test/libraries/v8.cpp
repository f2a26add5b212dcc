// Twins for v8; not a program: a Node add-on; loaded by node, the sanitizer preloaded.
// REQUIRES: v8
// RUN: %tidy %s -- %{v8} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <node.h>
#include <v8.h>
#include <v8-profiler.h>
#include <cstdio>
#include <memory>
#include <string>

static v8::Isolate *isolate; // set by the module's init function

namespace {

struct Counter {
  int Hits = 0;
  std::string Label = "a label that does not fit into the string itself";
};

v8::Local<v8::String> text(const char *S) { return v8::String::NewFromUtf8(isolate, S).ToLocalChecked(); }

void run(const char *Source) {
  v8::Local<v8::Context> Context = isolate->GetCurrentContext();
  v8::Local<v8::Script> Script;
  if (v8::Script::Compile(Context, text(Source)).ToLocal(&Script))
    (void)Script->Run(Context);
}

void count(const v8::FunctionCallbackInfo<v8::Value> &Info) {
  auto *C = static_cast<Counter *>(Info.Data().As<v8::External>()->Value());
  Info.GetReturnValue().Set(++C->Hits);
}

void define(const char *Name, Counter *C) {
  v8::Local<v8::Context> Context = isolate->GetCurrentContext();
  v8::Local<v8::FunctionTemplate> T = v8::FunctionTemplate::New(isolate, count, v8::External::New(isolate, C));
  Context->Global()->Set(Context, text(Name), T->GetFunction(Context).ToLocalChecked()).Check();
}

} // namespace

// ---- externals ----

void bad_external_scope() {
  {
    Counter C;
    define("tick", &C);
    run("tick()");
  }
// CHECK: :[[@LINE-1]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
  run("tick()");
}

void good_external_scope() {
  Counter C;
  {
    define("tick", &C);
    run("tick()");
  }
  run("tick()");
}

void bad_external_deleted() {
  auto *C = new Counter;
  v8::Local<v8::Context> Context = isolate->GetCurrentContext();
  v8::Local<v8::Function> F = v8::Function::New(Context, count, v8::External::New(isolate, C)).ToLocalChecked();
  delete C;
  (void)F->Call(Context, v8::Undefined(isolate), 0, nullptr);
}
// CHECK: :[[@LINE-3]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]

void good_external_deleted() {
  auto *C = new Counter;
  v8::Local<v8::Context> Context = isolate->GetCurrentContext();
  v8::Local<v8::Function> F = v8::Function::New(Context, count, v8::External::New(isolate, C)).ToLocalChecked();
  (void)F->Call(Context, v8::Undefined(isolate), 0, nullptr);
  delete C;
}

// ---- weak handles ----

namespace {

struct Peer {
  v8::Persistent<v8::Object> Handle;
  int Value = 1;
  explicit Peer(v8::Local<v8::Object> O) { Handle.Reset(isolate, O); }
};

struct GlobalPeer {
  v8::Global<v8::Object> Handle;
  int Value = 1;
  explicit GlobalPeer(v8::Local<v8::Object> O) : Handle(isolate, O) {}
};

template <typename T> void collected(const v8::WeakCallbackInfo<T> &Info) {
  T *P = Info.GetParameter();
  P->Value = 0;
  P->Handle.Reset();
}

void collect() { isolate->RequestGarbageCollectionForTesting(v8::Isolate::kFullGarbageCollection); }

Peer *makePeer() {
  v8::HandleScope Scope(isolate);
  return new Peer(v8::Object::New(isolate));
}

} // namespace

void bad_weak() {
  Peer *P = makePeer();
  P->Handle.SetWeak(P, collected<Peer>, v8::WeakCallbackType::kParameter);
  delete P;
  collect();
}
// CHECK: :[[@LINE-3]]:3: warning: the 'Peer' object is dropped while its stub is still live [callback-dangling-stub]

void good_weak() {
  Peer *P = makePeer();
  P->Handle.SetWeak(P, collected<Peer>, v8::WeakCallbackType::kParameter);
  P->Handle.Reset();
  delete P;
  collect();
}

void good_weak_cleared() {
  Peer *P = makePeer();
  P->Handle.SetWeak(P, collected<Peer>, v8::WeakCallbackType::kParameter);
  P->Handle.ClearWeak();
  delete P;
  collect();
}

void good_weak_global() {
  GlobalPeer *P;
  {
    v8::HandleScope Scope(isolate);
    P = new GlobalPeer(v8::Object::New(isolate));
  }
  P->Handle.SetWeak(P, collected<GlobalPeer>, v8::WeakCallbackType::kParameter);
  delete P;
  collect();
}

// ---- the collector's callbacks ----

namespace {

void onCollect(v8::Isolate *, v8::GCType, v8::GCCallbackFlags, void *Data) { ++static_cast<Counter *>(Data)->Hits; }
void onCollected(v8::Isolate *, v8::GCType, v8::GCCallbackFlags, void *Data) { --static_cast<Counter *>(Data)->Hits; }

class GcTimer {
public:
  explicit GcTimer(Counter &Count) : Count(Count) { isolate->AddGCPrologueCallback(onCollect, &Count); }
  void stop() { isolate->RemoveGCPrologueCallback(onCollect, &Count); }

private:
  Counter &Count;
};

class ScopedGcTimer : GcTimer {
public:
  using GcTimer::GcTimer;
  ~ScopedGcTimer() { stop(); }
};

} // namespace

void bad_gc() {
  Counter C;
  isolate->AddGCPrologueCallback(onCollect, &C);
  collect();
  if (C.Hits == 0)
    return;
  isolate->AddGCEpilogueCallback(onCollected, &C);
  collect();
  isolate->RemoveGCEpilogueCallback(onCollected, &C);
  run("setImmediate(gc)");
}
// CHECK: :[[@LINE-6]]:5: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

void good_gc() {
  Counter C;
  isolate->AddGCPrologueCallback(onCollect, &C);
  collect();
  if (C.Hits == 0) {
    isolate->RemoveGCPrologueCallback(onCollect, &C);
    return;
  }
  isolate->AddGCEpilogueCallback(onCollected, &C);
  collect();
  isolate->RemoveGCEpilogueCallback(onCollected, &C);
  isolate->RemoveGCPrologueCallback(onCollect, &C);
  run("setImmediate(gc)");
}

void bad_gc_class() {
  {
    Counter C;
    GcTimer T(C);
    collect();
  }
// CHECK: :[[@LINE-1]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
  collect();
}

void good_gc_class() {
  {
    Counter C;
    ScopedGcTimer T(C);
    collect();
  }
  collect();
}

void bad_gc_other_data() {
  auto First = std::make_unique<Counter>();
  auto Second = std::make_unique<Counter>();
  isolate->AddGCPrologueCallback(onCollect, First.get());
  isolate->AddGCPrologueCallback(onCollect, Second.get());
  isolate->RemoveGCPrologueCallback(onCollect, Second.get());
  First.reset();
  collect();
}
// CHECK: :[[@LINE-3]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]

void good_gc_other_data() {
  auto First = std::make_unique<Counter>();
  auto Second = std::make_unique<Counter>();
  isolate->AddGCPrologueCallback(onCollect, First.get());
  isolate->AddGCPrologueCallback(onCollect, Second.get());
  isolate->RemoveGCPrologueCallback(onCollect, First.get());
  First.reset();
  collect();
  isolate->RemoveGCPrologueCallback(onCollect, Second.get());
}

// ---- interrupts, microtasks, hooks ----

namespace {

void bump(void *Data) { ++static_cast<Counter *>(Data)->Hits; }
void interrupted(v8::Isolate *, void *Data) { bump(Data); }

} // namespace

void bad_interrupt() {
  Counter C;
  isolate->RequestInterrupt(interrupted, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

void good_interrupt() {
  Counter C;
  isolate->RequestInterrupt(interrupted, &C);
  run("for (let i = 0; i < 1e5; i++);");
}

void bad_microtask() {
  auto C = std::make_unique<Counter>();
  isolate->EnqueueMicrotask(bump, C.get());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]

void good_microtask() {
  auto C = std::make_unique<Counter>();
  isolate->EnqueueMicrotask(bump, C.get());
  isolate->PerformMicrotaskCheckpoint();
}

void bad_cleanup_hook() {
  auto *C = new Counter;
  node::AddEnvironmentCleanupHook(isolate, bump, C);
  delete C;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]

void good_cleanup_hook() {
  auto *C = new Counter;
  node::AddEnvironmentCleanupHook(isolate, bump, C);
  node::RemoveEnvironmentCleanupHook(isolate, bump, C);
  delete C;
}

void bad_at_exit() {
  Counter C;
  node::AtExit(node::GetCurrentEnvironment(isolate->GetCurrentContext()), bump, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

void good_at_exit() {
  static Counter C;
  node::AtExit(node::GetCurrentEnvironment(isolate->GetCurrentContext()), bump, &C);
}
