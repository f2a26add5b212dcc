// Twins for node-api; not a program: a Node add-on; loaded by node, the sanitizer preloaded.
// REQUIRES: node-api
// RUN: %tidy %s -- %{node-api} 2>&1 | grep -v note: | %filecheck

#include <node_api.h>
#include <stdlib.h>
#include <string.h>

static napi_env env; /* set by the module's init function */

/* ---- helpers, as every add-on has them ---- */

static napi_value global_object(void) {
  napi_value global = NULL;
  napi_get_global(env, &global);
  return global;
}

static void run(const char *source) {
  napi_value text, result;
  napi_create_string_utf8(env, source, NAPI_AUTO_LENGTH, &text);
  napi_run_script(env, text, &result);
}

struct counter {
  int hits;
  int step;
};

static napi_value count(napi_env e, napi_callback_info info) {
  void *data = NULL;
  napi_value result;
  napi_get_cb_info(e, info, NULL, NULL, NULL, &data);
  struct counter *c = data;
  c->hits += c->step;
  napi_create_int32(e, c->hits, &result);
  return result;
}

static void free_data(napi_env e, void *data, void *hint) {
  (void)e;
  (void)hint;
  free(data);
}

/* ---- functions ---- */

void bad_function_with_local(void) {
  {
    struct counter c = {0, 1};
    napi_value fn;
    if (napi_create_function(env, "tick", NAPI_AUTO_LENGTH, count, &c, &fn) != napi_ok)
      return;
    napi_set_named_property(env, global_object(), "tick", fn);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  run("tick()");
}

void good_function_with_local(void) {
  static struct counter c = {0, 1};
  {
    napi_value fn;
    if (napi_create_function(env, "tick", NAPI_AUTO_LENGTH, count, &c, &fn) != napi_ok)
      return;
    napi_set_named_property(env, global_object(), "tick", fn);
  }
  run("tick()");
}

void bad_function_freed(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_value fn;
  if (napi_create_function(env, NULL, 0, count, c, &fn) != napi_ok) {
    free(c);
    return;
  }
  napi_set_named_property(env, global_object(), "tock", fn);
  run("tock()");
  free(c);
  run("tock()");
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_function_freed(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_value fn;
  if (napi_create_function(env, NULL, 0, count, c, &fn) != napi_ok) {
    free(c);
    return;
  }
  if (napi_add_finalizer(env, fn, c, free_data, NULL, NULL) != napi_ok)
    return;
  napi_set_named_property(env, global_object(), "tock", fn);
  run("tock()");
}

/* The executor of a promise has been called when the constructor returns. */
void good_promise_executor(void) {
  struct counter c = {0, 1};
  napi_value constructor, executor, promise;
  napi_get_named_property(env, global_object(), "Promise", &constructor);
  if (napi_create_function(env, "executor", NAPI_AUTO_LENGTH, count, &c, &executor) != napi_ok)
    return;
  napi_new_instance(env, constructor, 1, &executor, &promise);
}

void bad_promise_executor(void) {
  struct counter c = {0, 1};
  napi_value constructor, executor, promise;
  napi_get_named_property(env, global_object(), "Promise", &constructor);
  if (napi_create_function(env, "executor", NAPI_AUTO_LENGTH, count, &c, &executor) != napi_ok)
    return;
  napi_new_instance(env, constructor, 1, &executor, &promise);
  napi_set_named_property(env, global_object(), "lastExecutor", executor);
  run("setImmediate(() => lastExecutor())");
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

/* ---- classes and properties ---- */

static void define_getter(struct counter *c) {
  napi_property_descriptor p = {"hits", NULL, NULL, count, NULL, NULL, napi_default, c};
  napi_define_properties(env, global_object(), 1, &p);
}

void bad_getter(void) {
  struct counter *c = calloc(1, sizeof *c);
  define_getter(c);
  free(c);
  run("globalThis.hits");
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_getter(void) {
  struct counter *c = calloc(1, sizeof *c);
  define_getter(c);
  run("globalThis.hits");
}

void bad_class_data(void) {
  struct counter totals = {0, 1};
  napi_value cls;
  napi_define_class(env, "Session", NAPI_AUTO_LENGTH, count, &totals, 0, NULL, &cls);
  napi_set_named_property(env, global_object(), "Session", cls);
  run("new Session(); setImmediate(() => new Session())");
}
// CHECK: :[[@LINE-1]]:1: warning: 'totals' is dropped while its stub is still live [callback-dangling-stub]

static struct counter session_totals;

void good_class_data(void) {
  napi_value cls;
  napi_define_class(env, "Session", NAPI_AUTO_LENGTH, count, &session_totals, 0, NULL, &cls);
  napi_set_named_property(env, global_object(), "Session", cls);
  run("new Session(); setImmediate(() => new Session())");
}

/* ---- wrapped objects ---- */

static napi_value hits_of(napi_env e, napi_callback_info info) {
  napi_value self, result = NULL;
  void *data = NULL;
  napi_get_cb_info(e, info, NULL, NULL, &self, NULL);
  if (napi_unwrap(e, self, &data) == napi_ok)
    napi_create_int32(e, ((struct counter *)data)->hits, &result);
  return result;
}

static napi_value counter_object(const char *name) {
  napi_value object, method;
  napi_create_object(env, &object);
  napi_create_function(env, "hits", NAPI_AUTO_LENGTH, hits_of, NULL, &method);
  napi_set_named_property(env, object, "hits", method);
  napi_set_named_property(env, global_object(), name, object);
  return object;
}

void bad_wrap(void) {
  napi_value object = counter_object("counter");
  struct counter *c = calloc(1, sizeof *c);
  if (napi_wrap(env, object, c, NULL, NULL, NULL) != napi_ok) {
    free(c);
    return;
  }
  run("counter.hits()");
  free(c);
  run("counter.hits()");
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_wrap(void) {
  napi_value object = counter_object("counter");
  struct counter *c = calloc(1, sizeof *c);
  if (napi_wrap(env, object, c, NULL, NULL, NULL) != napi_ok) {
    free(c);
    return;
  }
  run("counter.hits()");
  napi_remove_wrap(env, object, NULL);
  free(c);
  run("counter.hits()");
}

void bad_wrap_other_object(void) {
  struct counter first = {1, 1};
  static struct counter second = {2, 1};
  napi_value a = counter_object("a"), b = counter_object("b");
  napi_wrap(env, a, &first, NULL, NULL, NULL);
  napi_wrap(env, b, &second, NULL, NULL, NULL);
  napi_remove_wrap(env, b, NULL);
  run("setImmediate(() => a.hits())");
}
// CHECK: :[[@LINE-1]]:1: warning: 'first' is dropped while its stub is still live [callback-dangling-stub]

void good_wrap_other_object(void) {
  struct counter first = {1, 1};
  static struct counter second = {2, 1};
  napi_value a = counter_object("a"), b = counter_object("b");
  napi_wrap(env, a, &first, NULL, NULL, NULL);
  napi_wrap(env, b, &second, NULL, NULL, NULL);
  napi_remove_wrap(env, a, NULL);
  run("setImmediate(() => a.hits())");
}

/* With a finalizer the collector frees the object, at the latest when the environment ends. */
void bad_wrap_double_free(void) {
  napi_value object = counter_object("owned"), limit;
  struct counter *c = calloc(1, sizeof *c);
  if (napi_wrap(env, object, c, free_data, NULL, NULL) != napi_ok) {
    free(c);
    return;
  }
  if (napi_get_named_property(env, object, "limit", &limit) == napi_ok)
    free(c);
}
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_wrap_double_free(void) {
  napi_value object = counter_object("owned"), limit;
  struct counter *c = calloc(1, sizeof *c);
  if (napi_wrap(env, object, c, free_data, NULL, NULL) != napi_ok) {
    free(c);
    return;
  }
  if (napi_get_named_property(env, object, "limit", &limit) == napi_ok) {
    napi_remove_wrap(env, object, NULL);
    free(c);
  }
}

/* ---- externals ---- */

static napi_value peek(napi_env e, napi_callback_info info) {
  napi_value argv[1], result = NULL;
  size_t argc = 1;
  void *data = NULL;
  napi_get_cb_info(e, info, &argc, argv, NULL, NULL);
  if (napi_get_value_external(e, argv[0], &data) == napi_ok)
    napi_create_int32(e, ((struct counter *)data)->hits, &result);
  return result;
}

static void export_peek(void) {
  napi_value fn;
  napi_create_function(env, "peek", NAPI_AUTO_LENGTH, peek, NULL, &fn);
  napi_set_named_property(env, global_object(), "peek", fn);
}

void bad_external(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_value handle;
  export_peek();
  napi_create_external(env, c, NULL, NULL, &handle);
  napi_set_named_property(env, global_object(), "handle", handle);
  free(c);
  run("peek(handle)");
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_external(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_value handle;
  export_peek();
  napi_create_external(env, c, free_data, NULL, &handle);
  napi_set_named_property(env, global_object(), "handle", handle);
  run("peek(handle)");
}

void bad_external_error_path(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_value handle, sealed;
  if (napi_create_external(env, c, free_data, NULL, &handle) != napi_ok) {
    free(c);
    return;
  }
  napi_create_object(env, &sealed);
  napi_object_freeze(env, sealed);
  if (napi_set_named_property(env, sealed, "handle", handle) != napi_ok || c->hits == 0)
    free(c);
}
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_external_error_path(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_value handle, sealed;
  if (napi_create_external(env, c, free_data, NULL, &handle) != napi_ok) {
    free(c);
    return;
  }
  napi_create_object(env, &sealed);
  napi_object_freeze(env, sealed);
  napi_set_named_property(env, sealed, "handle", handle);
}

static napi_value checksum(napi_env e, napi_callback_info info) {
  napi_value argv[1], result;
  size_t argc = 1, length = 0;
  void *data = NULL;
  int sum = 0;
  napi_get_cb_info(e, info, &argc, argv, NULL, NULL);
  napi_get_arraybuffer_info(e, argv[0], &data, &length);
  for (size_t i = 0; i < length; i++)
    sum += ((unsigned char *)data)[i];
  napi_create_int32(e, sum, &result);
  return result;
}

static void export_checksum(void) {
  napi_value fn;
  napi_create_function(env, "checksum", NAPI_AUTO_LENGTH, checksum, NULL, &fn);
  napi_set_named_property(env, global_object(), "checksum", fn);
}

void bad_arraybuffer(void) {
  unsigned char pixels[64];
  napi_value buffer;
  memset(pixels, 7, sizeof pixels);
  export_checksum();
  napi_create_external_arraybuffer(env, pixels, sizeof pixels, NULL, NULL, &buffer);
  napi_set_named_property(env, global_object(), "frame", buffer);
  run("checksum(frame); setImmediate(() => checksum(frame))");
}
// CHECK: :[[@LINE-1]]:1: warning: 'pixels' is dropped while its stub is still live [callback-dangling-stub]

void good_arraybuffer(void) {
  unsigned char pixels[64];
  napi_value buffer;
  memset(pixels, 7, sizeof pixels);
  export_checksum();
  napi_create_external_arraybuffer(env, pixels, sizeof pixels, NULL, NULL, &buffer);
  napi_set_named_property(env, global_object(), "frame", buffer);
  run("checksum(frame); setImmediate(() => checksum(frame))");
  napi_detach_arraybuffer(env, buffer);
}

/* ---- instance data ---- */

static napi_value read_instance(napi_env e, napi_callback_info info) {
  void *data = NULL;
  napi_value result;
  (void)info;
  napi_get_instance_data(e, &data);
  napi_create_int32(e, ((struct counter *)data)->hits, &result);
  return result;
}

static void export_read_instance(void) {
  napi_value fn;
  napi_create_function(env, "instance", NAPI_AUTO_LENGTH, read_instance, NULL, &fn);
  napi_set_named_property(env, global_object(), "instance", fn);
}

void bad_instance_data(void) {
  struct counter state = {0, 1};
  export_read_instance();
  napi_set_instance_data(env, &state, NULL, NULL);
  run("setImmediate(instance)");
}
// CHECK: :[[@LINE-1]]:1: warning: 'state' is dropped while its stub is still live [callback-dangling-stub]

void good_instance_data(void) {
  struct counter *state = calloc(1, sizeof *state);
  export_read_instance();
  napi_set_instance_data(env, state, free_data, NULL);
  run("setImmediate(instance)");
}

void good_instance_data_replaced(void) {
  static struct counter longer;
  struct counter state = {0, 1};
  export_read_instance();
  napi_set_instance_data(env, &state, NULL, NULL);
  run("instance()");
  napi_set_instance_data(env, &longer, NULL, NULL);
  run("setImmediate(instance)");
}

/* ---- work on the pool ---- */

struct job {
  napi_async_work work;
  double input, output;
};

static void execute(napi_env e, void *data) {
  struct job *j = data;
  (void)e;
  for (int i = 0; i < 100000; i++)
    j->output += j->input / (i + 1);
}

static void complete_local(napi_env e, napi_status status, void *data) {
  (void)e;
  (void)status;
  ((struct job *)data)->input = 0;
}

static void complete(napi_env e, napi_status status, void *data) {
  struct job *j = data;
  (void)status;
  napi_delete_async_work(e, j->work);
  free(j);
}

static napi_value label(const char *text) {
  napi_value result;
  napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &result);
  return result;
}

void bad_work(void) {
  struct job j = {NULL, 1.5, 0};
  if (napi_create_async_work(env, NULL, label("sum"), execute, complete_local, &j, &j.work) != napi_ok)
    return;
  napi_queue_async_work(env, j.work);
}
// CHECK: :[[@LINE-1]]:1: warning: 'j' is dropped while its stub is still live [callback-dangling-stub]

void good_work(void) {
  struct job *j = calloc(1, sizeof *j);
  if (napi_create_async_work(env, NULL, label("sum"), execute, complete, j, &j->work) != napi_ok) {
    free(j);
    return;
  }
  napi_queue_async_work(env, j->work);
}

void bad_work_cancelled(void) {
  struct job *j = calloc(1, sizeof *j);
  if (napi_create_async_work(env, NULL, label("sum"), execute, complete_local, j, &j->work) != napi_ok) {
    free(j);
    return;
  }
  napi_queue_async_work(env, j->work);
  napi_cancel_async_work(env, j->work);
  free(j);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_work_never_queued(void) {
  struct job *j = calloc(1, sizeof *j);
  if (napi_create_async_work(env, NULL, label("sum"), execute, complete_local, j, &j->work) != napi_ok) {
    free(j);
    return;
  }
  napi_delete_async_work(env, j->work);
  free(j);
}

/* ---- thread-safe functions ---- */

static void deliver(napi_env e, napi_value fn, void *context, void *data) {
  (void)e;
  (void)fn;
  if (data)
    ((struct counter *)context)->hits += *(int *)data;
  else
    ((struct counter *)context)->hits++;
}

static void deliver_and_free(napi_env e, napi_value fn, void *context, void *data) {
  deliver(e, fn, context, data);
  free(data);
}

static struct counter deliveries;

void bad_tsfn_context(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_threadsafe_function fn;
  if (napi_create_threadsafe_function(env, NULL, NULL, label("log"), 0, 1, NULL, NULL, c, deliver, &fn) != napi_ok) {
    free(c);
    return;
  }
  napi_call_threadsafe_function(fn, NULL, napi_tsfn_nonblocking);
  napi_unref_threadsafe_function(env, fn);
  run("setTimeout(() => {}, 50)");
  free(c);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_tsfn_context(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_threadsafe_function fn;
  if (napi_create_threadsafe_function(env, NULL, NULL, label("log"), 0, 1, NULL, NULL, c, deliver, &fn) != napi_ok) {
    free(c);
    return;
  }
  napi_release_threadsafe_function(fn, napi_tsfn_release);
  free(c);
}

void bad_tsfn_data(void) {
  napi_threadsafe_function fn;
  int progress = 40;
  if (napi_create_threadsafe_function(env, NULL, NULL, label("progress"), 0, 1, NULL, NULL, &deliveries, deliver, &fn) !=
      napi_ok)
    return;
  napi_call_threadsafe_function(fn, &progress, napi_tsfn_blocking);
  napi_release_threadsafe_function(fn, napi_tsfn_release);
}
// CHECK: :[[@LINE-1]]:1: warning: 'progress' is dropped while its stub is still live [callback-dangling-stub]

void good_tsfn_data(void) {
  napi_threadsafe_function fn;
  int *progress = malloc(sizeof *progress);
  if (napi_create_threadsafe_function(env, NULL, NULL, label("progress"), 0, 1, NULL, NULL, &deliveries, deliver_and_free,
                                      &fn) != napi_ok) {
    free(progress);
    return;
  }
  *progress = 40;
  if (napi_call_threadsafe_function(fn, progress, napi_tsfn_blocking) != napi_ok)
    free(progress);
  napi_release_threadsafe_function(fn, napi_tsfn_release);
}

/* ---- clean-up hooks ---- */

static void flush(void *arg) { ((struct counter *)arg)->hits = 0; }

void bad_hook(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_add_env_cleanup_hook(env, flush, c);
  run("1 + 1");
  free(c);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_hook(void) {
  struct counter *c = calloc(1, sizeof *c);
  napi_add_env_cleanup_hook(env, flush, c);
  run("1 + 1");
  napi_remove_env_cleanup_hook(env, flush, c);
  free(c);
}

static void flush_twice(void *arg) { ((struct counter *)arg)->hits = -1; }

void bad_hook_other_function(void) {
  struct counter c = {0, 1};
  napi_add_env_cleanup_hook(env, flush, &c);
  napi_remove_env_cleanup_hook(env, flush_twice, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_hook_other_function(void) {
  struct counter c = {0, 1};
  napi_add_env_cleanup_hook(env, flush, &c);
  napi_add_env_cleanup_hook(env, flush_twice, &c);
  napi_remove_env_cleanup_hook(env, flush_twice, &c);
  napi_remove_env_cleanup_hook(env, flush, &c);
}

static void async_flush(napi_async_cleanup_hook_handle handle, void *arg) {
  ((struct counter *)arg)->hits = 0;
  napi_remove_async_cleanup_hook(handle);
}

void bad_async_hook(void) {
  struct counter *c = malloc(sizeof *c);
  napi_async_cleanup_hook_handle handle;
  if (napi_add_async_cleanup_hook(env, async_flush, c, &handle) != napi_ok) {
    free(c);
    return;
  }
  free(c);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_async_hook(void) {
  struct counter *c = malloc(sizeof *c);
  napi_async_cleanup_hook_handle handle;
  if (napi_add_async_cleanup_hook(env, async_flush, c, &handle) != napi_ok) {
    free(c);
    return;
  }
  napi_remove_async_cleanup_hook(handle);
  free(c);
}
