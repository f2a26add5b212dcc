// Twins for spidermonkey; program.
// REQUIRES: spidermonkey
// RUN: %tidy %s -- %{spidermonkey} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <jsapi.h>
#include <js/Initialization.h>
#include <js/GCAPI.h>
#include <js/Promise.h>
#include <cstdlib>
#include <memory>

namespace {

struct Counter {
  int Hits = 0;
};

void trace(JSTracer *, void *Data) { ++static_cast<Counter *>(Data)->Hits; }
void onGc(JSContext *, JSGCStatus, JS::GCReason, void *Data) { ++static_cast<Counter *>(Data)->Hits; }
void onFinalize(JS::GCContext *, JSFinalizeStatus, void *Data) { ++static_cast<Counter *>(Data)->Hits; }

JSContext *open() {
  JS_Init();
  return JS_NewContext(8L * 1024 * 1024);
}

} // namespace

void bad_tracer() {
  JSContext *Cx = open();
  {
    Counter Roots;
    if (!JS_AddExtraGCRootsTracer(Cx, trace, &Roots))
      return;
    JS_GC(Cx);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'Roots' is dropped while its stub is still live [callback-dangling-stub]
  JS_GC(Cx);
  JS_DestroyContext(Cx);
  JS_ShutDown();
}

void good_tracer() {
  JSContext *Cx = open();
  {
    Counter Roots;
    if (!JS_AddExtraGCRootsTracer(Cx, trace, &Roots))
      return;
    JS_GC(Cx);
    JS_RemoveExtraGCRootsTracer(Cx, trace, &Roots);
  }
  JS_GC(Cx);
  JS_DestroyContext(Cx);
  JS_ShutDown();
}

void bad_gc_callback() {
  JSContext *Cx = open();
  auto C = std::make_unique<Counter>();
  JS_SetGCCallback(Cx, onGc, C.get());
  C.reset();
  JS_DestroyContext(Cx);
  JS_ShutDown();
}
// CHECK: :[[@LINE-4]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]

void good_gc_callback() {
  JSContext *Cx = open();
  auto C = std::make_unique<Counter>();
  JS_SetGCCallback(Cx, onGc, C.get());
  JS_DestroyContext(Cx);
  JS_ShutDown();
  C.reset();
}

void good_gc_callback_removed() {
  JSContext *Cx = open();
  auto C = std::make_unique<Counter>();
  JS_SetGCCallback(Cx, onGc, C.get());
  JS_SetGCCallback(Cx, nullptr, nullptr);
  C.reset();
  JS_DestroyContext(Cx);
  JS_ShutDown();
}

void bad_finalize() {
  JSContext *Cx = open();
  auto *C = new Counter;
  if (!JS_AddFinalizeCallback(Cx, onFinalize, C)) {
    delete C;
    JS_DestroyContext(Cx);
    JS_ShutDown();
    return;
  }
  JS_GC(Cx);
  delete C;
  JS_GC(Cx);
  JS_DestroyContext(Cx);
  JS_ShutDown();
}
// CHECK: :[[@LINE-5]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]

void good_finalize() {
  JSContext *Cx = open();
  auto *C = new Counter;
  if (!JS_AddFinalizeCallback(Cx, onFinalize, C)) {
    delete C;
    JS_DestroyContext(Cx);
    JS_ShutDown();
    return;
  }
  JS_GC(Cx);
  JS_RemoveFinalizeCallback(Cx, onFinalize);
  delete C;
  JS_GC(Cx);
  JS_DestroyContext(Cx);
  JS_ShutDown();
}
