// Twins for quickjs; not a program: QuickJS is not packaged.
// RUN: %tidy %s -- %{quickjs} 2>&1 | grep -v note: | %filecheck

#include <quickjs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct budget {
  int steps;
};

static void eval(JSContext *ctx, const char *code) {
  JS_FreeValue(ctx, JS_Eval(ctx, code, strlen(code), "<eval>", 0));
}

static int interrupt(JSRuntime *rt, void *opaque) {
  struct budget *b = opaque;
  (void)rt;
  return --b->steps < 0;
}

#define LOOP "for (let i = 0; i < 1e6; i++);"

void bad_interrupt(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  {
    struct budget b = {1 << 20};
    JS_SetInterruptHandler(rt, interrupt, &b);
    eval(ctx, LOOP);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'b' is dropped while its stub is still live [callback-dangling-stub]
  eval(ctx, LOOP);
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}

void good_interrupt(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  {
    struct budget b = {1 << 20};
    JS_SetInterruptHandler(rt, interrupt, &b);
    eval(ctx, LOOP);
    JS_SetInterruptHandler(rt, NULL, NULL);
  }
  eval(ctx, LOOP);
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}

void good_interrupt_replaced(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  struct budget whole = {1 << 24};
  {
    struct budget b = {1 << 20};
    JS_SetInterruptHandler(rt, interrupt, &b);
    eval(ctx, LOOP);
    JS_SetInterruptHandler(rt, interrupt, &whole);
  }
  eval(ctx, LOOP);
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}


void bad_interrupt_heap(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  struct budget *b = malloc(sizeof *b);
  b->steps = 1 << 20;
  JS_SetInterruptHandler(JS_GetRuntime(ctx), interrupt, b);
  eval(ctx, LOOP);
  free(b);
  eval(ctx, LOOP);
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_interrupt_heap(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  struct budget *b = malloc(sizeof *b);
  b->steps = 1 << 20;
  JS_SetInterruptHandler(JS_GetRuntime(ctx), interrupt, b);
  eval(ctx, LOOP);
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
  free(b);
}

struct log {
  int rejected;
};

static void rejected(JSContext *ctx, JSValue promise, JSValue reason, JS_BOOL handled, void *opaque) {
  (void)ctx;
  (void)promise;
  (void)reason;
  (void)handled;
  ((struct log *)opaque)->rejected++;
}

static void watch(JSRuntime *rt, struct log *l) { JS_SetHostPromiseRejectionTracker(rt, rejected, l); }

void bad_rejections(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  if (ctx) {
    struct log l = {0};
    watch(rt, &l);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'l' is dropped while its stub is still live [callback-dangling-stub]
  eval(ctx, "Promise.reject(1)");
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}

void good_rejections(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  struct log l = {0};
  if (ctx)
    watch(rt, &l);
  eval(ctx, "Promise.reject(1)");
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}

static JSValue note(JSContext *ctx, JSValue self, int argc, JSValue *argv) {
  struct log *l = JS_GetContextOpaque(ctx);
  (void)self;
  (void)argc;
  (void)argv;
  if (l)
    l->rejected++;
  return JS_NULL;
}

void bad_context_opaque(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  JSValue global = JS_GetGlobalObject(ctx);
  struct log *l = calloc(1, sizeof *l);
  JS_SetContextOpaque(ctx, l);
  JS_SetPropertyStr(ctx, global, "note", JS_NewCFunction2(ctx, note, "note", 0, JS_CFUNC_generic, 0));
  JS_FreeValue(ctx, global);
  eval(ctx, "note()");
  free(l);
  eval(ctx, "note()");
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_context_opaque(void) {
  JSRuntime *rt = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(rt);
  JSValue global = JS_GetGlobalObject(ctx);
  struct log *l = calloc(1, sizeof *l);
  JS_SetContextOpaque(ctx, l);
  JS_SetPropertyStr(ctx, global, "note", JS_NewCFunction2(ctx, note, "note", 0, JS_CFUNC_generic, 0));
  JS_FreeValue(ctx, global);
  eval(ctx, "note()");
  JS_SetContextOpaque(ctx, NULL);
  free(l);
  eval(ctx, "note()");
  JS_FreeContext(ctx);
  JS_FreeRuntime(rt);
}
