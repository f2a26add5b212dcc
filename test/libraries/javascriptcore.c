// Twins for javascriptcore; program.
// REQUIRES: javascriptcore
// RUN: %tidy %s -- %{javascriptcore} 2>&1 | grep -v note: | %filecheck

#include <JavaScriptCore/JavaScript.h>
#include <jsc/jsc.h>
#include <stdlib.h>

struct model {
  int value;
};

static void run(JSContextRef ctx, const char *source) {
  JSStringRef text = JSStringCreateWithUTF8CString(source);
  JSEvaluateScript(ctx, text, NULL, NULL, 1, NULL);
  JSStringRelease(text);
}

static JSValueRef get_value(JSContextRef ctx, JSObjectRef object, JSStringRef name, JSValueRef *exception) {
  struct model *m = JSObjectGetPrivate(object);
  (void)name;
  (void)exception;
  return m ? JSValueMakeNumber(ctx, m->value) : NULL;
}

static void finalize(JSObjectRef object) { free(JSObjectGetPrivate(object)); }

static const JSStaticValue values[] = {{"value", get_value, NULL, kJSPropertyAttributeReadOnly}, {NULL, NULL, NULL, 0}};

static JSClassRef model_class(JSObjectFinalizeCallback finalizer) {
  JSClassDefinition d = kJSClassDefinitionEmpty;
  d.className = "Model";
  d.staticValues = values;
  d.finalize = finalizer;
  return JSClassCreate(&d);
}

static void set_global(JSContextRef ctx, const char *name, JSValueRef value) {
  JSStringRef text = JSStringCreateWithUTF8CString(name);
  JSObjectSetProperty(ctx, JSContextGetGlobalObject(ctx), text, value, kJSPropertyAttributeNone, NULL);
  JSStringRelease(text);
}

void bad_private_on_stack(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  JSClassRef cls = model_class(NULL);
  {
    struct model m = {42};
    set_global(ctx, "model", JSObjectMake(ctx, cls, &m));
  }
// CHECK: :[[@LINE-1]]:3: warning: 'm' is dropped while its stub is still live [callback-dangling-stub]
  run(ctx, "model.value");
  JSClassRelease(cls);
  JSGlobalContextRelease(ctx);
}

void good_private_on_stack(void) {
  struct model m = {42};
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  JSClassRef cls = model_class(NULL);
  set_global(ctx, "model", JSObjectMake(ctx, cls, &m));
  run(ctx, "model.value");
  JSClassRelease(cls);
  JSGlobalContextRelease(ctx);
}

void bad_set_private(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  JSClassRef cls = model_class(NULL);
  struct model *m = malloc(sizeof *m);
  JSObjectRef object = JSObjectMake(ctx, cls, NULL);
  m->value = 1;
  set_global(ctx, "model", object);
  if (JSObjectSetPrivate(object, m))
    run(ctx, "model.value");
  free(m);
  run(ctx, "model.value");
  JSGlobalContextRelease(ctx);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_set_private(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  JSClassRef cls = model_class(NULL);
  struct model *m = malloc(sizeof *m);
  JSObjectRef object = JSObjectMake(ctx, cls, NULL);
  m->value = 1;
  set_global(ctx, "model", object);
  if (JSObjectSetPrivate(object, m))
    run(ctx, "model.value");
  JSObjectSetPrivate(object, NULL);
  free(m);
  run(ctx, "model.value");
  JSGlobalContextRelease(ctx);
}

void good_owned_by_finalizer(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  JSClassRef cls = model_class(finalize);
  struct model *m = calloc(1, sizeof *m);
  set_global(ctx, "model", JSObjectMake(ctx, cls, m));
  run(ctx, "model.value");
  JSGlobalContextRelease(ctx);
}

void good_released_before(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  JSClassRef cls = model_class(NULL);
  struct model *m = calloc(1, sizeof *m);
  set_global(ctx, "model", JSObjectMake(ctx, cls, m));
  run(ctx, "model.value");
  JSGlobalContextRelease(ctx);
  free(m);
}

static JSValueRef sum(JSContextRef ctx, JSObjectRef function, JSObjectRef self, size_t argc, const JSValueRef argv[],
                      JSValueRef *exception) {
  double total = 0;
  (void)function;
  (void)self;
  if (argc > 0 && JSValueIsObject(ctx, argv[0])) {
    JSObjectRef buffer = JSValueToObject(ctx, argv[0], exception);
    unsigned char *bytes = JSObjectGetArrayBufferBytesPtr(ctx, buffer, exception);
    size_t length = JSObjectGetArrayBufferByteLength(ctx, buffer, exception);
    for (size_t i = 0; i < length; i++)
      total += bytes[i];
  }
  return JSValueMakeNumber(ctx, total);
}

static void export_sum(JSContextRef ctx) {
  JSStringRef name = JSStringCreateWithUTF8CString("sum");
  set_global(ctx, "sum", JSObjectMakeFunctionWithCallback(ctx, name, sum));
  JSStringRelease(name);
}

static void free_bytes(void *bytes, void *context) {
  (void)context;
  free(bytes);
}

void bad_bytes(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  unsigned char *pixels = calloc(1, 256);
  export_sum(ctx);
  set_global(ctx, "pixels", JSObjectMakeArrayBufferWithBytesNoCopy(ctx, pixels, 256, NULL, NULL, NULL));
  free(pixels);
  run(ctx, "sum(pixels)");
  JSGlobalContextRelease(ctx);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_bytes(void) {
  JSGlobalContextRef ctx = JSGlobalContextCreate(NULL);
  unsigned char *pixels = calloc(1, 256);
  export_sum(ctx);
  set_global(ctx, "pixels", JSObjectMakeArrayBufferWithBytesNoCopy(ctx, pixels, 256, free_bytes, NULL, NULL));
  run(ctx, "sum(pixels)");
  JSGlobalContextRelease(ctx);
}

/* ---- GLib ---- */

static gint32 next_value(gpointer data) { return ++((struct model *)data)->value; }

static void evaluate(JSCContext *context, const char *code) {
  JSCValue *result = jsc_context_evaluate(context, code, -1);
  g_object_unref(result);
}

// Missed: g_object_unref of a value that nobody modelled might be that of the function.
void missed_glib_function(void) {
  JSCContext *context = jsc_context_new();
  struct model *m = g_new0(struct model, 1);
  JSCValue *f = jsc_value_new_function(context, "next", G_CALLBACK(next_value), m, NULL, G_TYPE_INT, 0);
  jsc_context_set_value(context, "next", f);
  g_object_unref(f);
  evaluate(context, "next()");
  free(m);
  evaluate(context, "next()");
  g_object_unref(context);
}

void good_glib_function(void) {
  JSCContext *context = jsc_context_new();
  struct model *m = g_new0(struct model, 1);
  JSCValue *f = jsc_value_new_function(context, "next", G_CALLBACK(next_value), m, g_free, G_TYPE_INT, 0);
  jsc_context_set_value(context, "next", f);
  g_object_unref(f);
  evaluate(context, "next()");
  evaluate(context, "next()");
  g_object_unref(context);
}

static void on_exception(JSCContext *context, JSCException *exception, gpointer data) {
  (void)context;
  (void)exception;
  ((struct model *)data)->value++;
}

// Missed: g_object_unref of a value that nobody modelled might be that of the context.
void missed_glib_exception_handler(void) {
  JSCContext *context = jsc_context_new();
  {
    struct model errors = {0};
    jsc_context_push_exception_handler(context, on_exception, &errors, NULL);
    evaluate(context, "throw new Error('first')");
  }
  evaluate(context, "throw new Error('second')");
  g_object_unref(context);
}

void good_glib_exception_handler(void) {
  JSCContext *context = jsc_context_new();
  {
    struct model errors = {0};
    jsc_context_push_exception_handler(context, on_exception, &errors, NULL);
    evaluate(context, "throw new Error('first')");
    jsc_context_pop_exception_handler(context);
  }
  evaluate(context, "throw new Error('second')");
  g_object_unref(context);
}
