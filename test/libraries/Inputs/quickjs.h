/* A stand-in with what the twins need of QuickJS's header: same names, types and order of arguments. */
#ifndef QUICKJS_H
#define QUICKJS_H
#include <stddef.h>
#include <stdint.h>
#define JS_BOOL int
typedef struct JSRuntime JSRuntime;
typedef struct JSContext JSContext;
typedef struct JSModuleDef JSModuleDef;
typedef union { int32_t int32; double float64; void *ptr; } JSValueUnion;
typedef struct JSValue { JSValueUnion u; int64_t tag; } JSValue;
#define JS_NULL (JSValue){ { 0 }, 2 }
typedef JSValue JSCFunction(JSContext *, JSValue, int, JSValue *);
typedef JSValue JSCClosure(JSContext *, JSValue, int, JSValue *, int, void *);
typedef int JSInterruptHandler(JSRuntime *, void *);
typedef void JSHostPromiseRejectionTracker(JSContext *, JSValue, JSValue, JS_BOOL, void *);
typedef char *JSModuleNormalizeFunc(JSContext *, const char *, const char *, void *);
typedef JSModuleDef *JSModuleLoaderFunc(JSContext *, const char *, void *);
typedef enum { JS_CFUNC_generic, JS_CFUNC_generic_magic } JSCFunctionEnum;
JSRuntime *JS_NewRuntime(void);
void JS_FreeRuntime(JSRuntime *);
JSContext *JS_NewContext(JSRuntime *);
void JS_FreeContext(JSContext *);
JSRuntime *JS_GetRuntime(JSContext *);
void *JS_GetContextOpaque(JSContext *);
void JS_SetContextOpaque(JSContext *, void *);
void JS_SetRuntimeOpaque(JSRuntime *, void *);
void JS_FreeValue(JSContext *, JSValue);
JSValue JS_GetGlobalObject(JSContext *);
int JS_SetPropertyStr(JSContext *, JSValue, const char *, JSValue);
int JS_SetOpaque(JSValue, void *);
JSValue JS_Eval(JSContext *, const char *, size_t, const char *, int);
JSValue JS_NewCFunction2(JSContext *, JSCFunction *, const char *, int, JSCFunctionEnum, int);
JSValue JS_NewCClosure(JSContext *, JSCClosure *, const char *, void (*)(void *), int, int, void *);
void JS_SetInterruptHandler(JSRuntime *, JSInterruptHandler *, void *);
void JS_SetHostPromiseRejectionTracker(JSRuntime *, JSHostPromiseRejectionTracker *, void *);
void JS_SetModuleLoaderFunc(JSRuntime *, JSModuleNormalizeFunc *, JSModuleLoaderFunc *, void *);
#endif
