// Twins for duktape; program.
// REQUIRES: duktape
// RUN: %tidy %s -- %{duktape} 2>&1 | grep -v note: | %filecheck

#include <duktape.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int total;
} sum_t;

static duk_ret_t add(duk_context *ctx) {
  duk_push_current_function(ctx);
  duk_get_prop_string(ctx, -1, DUK_HIDDEN_SYMBOL("sum"));
  sum_t *sum = duk_get_pointer(ctx, -1);
  sum->total += duk_to_int(ctx, 0);
  duk_push_int(ctx, sum->total);
  return 1;
}

static void register_add(duk_context *ctx, sum_t *sum) {
  duk_push_c_function(ctx, add, 1);
  duk_push_pointer(ctx, sum);
  duk_put_prop_string(ctx, -2, DUK_HIDDEN_SYMBOL("sum"));
  duk_put_global_string(ctx, "add");
}

// The heap lives longer than the state of the first script.
static int run_first(duk_context *ctx) {
  sum_t sum = {0};
  register_add(ctx, &sum);
  duk_peval_string_noresult(ctx, "add(1); add(2);");
  return sum.total;
}
// CHECK: :[[@LINE-2]]:3: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]

void bad_local_state(void) {
  duk_context *ctx = duk_create_heap_default();
  printf("%d\n", run_first(ctx));
  duk_peval_string_noresult(ctx, "add(3);");
  duk_destroy_heap(ctx);
}

static int run_only(void) {
  sum_t sum = {0};
  duk_context *ctx = duk_create_heap_default();
  register_add(ctx, &sum);
  duk_peval_string_noresult(ctx, "add(1); add(2);");
  duk_destroy_heap(ctx);
  return sum.total;
}

void good_local_state(void) { printf("%d\n", run_only()); }

// Freed between two scripts.
void bad_freed(void) {
  duk_context *ctx = duk_create_heap(NULL, NULL, NULL, NULL, NULL);
  sum_t *sum = calloc(1, sizeof(sum_t));
  register_add(ctx, sum);
  if (duk_peval_string(ctx, "add(1)") != 0)
    printf("%s\n", duk_safe_to_string(ctx, -1));
  duk_pop(ctx);
  free(sum);
  duk_eval_string_noresult(ctx, "add(1)");
  duk_destroy_heap(ctx);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_freed(void) {
  duk_context *ctx = duk_create_heap(NULL, NULL, NULL, NULL, NULL);
  sum_t *sum = calloc(1, sizeof(sum_t));
  register_add(ctx, sum);
  if (duk_peval_string(ctx, "add(1)") != 0)
    printf("%s\n", duk_safe_to_string(ctx, -1));
  duk_pop(ctx);
  duk_eval_string_noresult(ctx, "add(1)");
  duk_destroy_heap(ctx);
  free(sum);
}

void good_removed(void) {
  duk_context *ctx = duk_create_heap_default();
  sum_t *sum = calloc(1, sizeof(sum_t));
  register_add(ctx, sum);
  duk_peval_string_noresult(ctx, "add(1)");
  duk_push_global_object(ctx);
  duk_del_prop_string(ctx, -1, "add");
  duk_pop(ctx);
  free(sum);
  duk_peval_string_noresult(ctx, "add(1)");
  duk_destroy_heap(ctx);
}

// Only an argument.
static duk_ret_t show(duk_context *ctx) {
  sum_t *sum = duk_require_pointer(ctx, 0);
  printf("%d\n", sum->total);
  return 0;
}

void good_argument(void) {
  duk_context *ctx = duk_create_heap_default();
  {
    sum_t sum = {4};
    duk_push_c_function(ctx, show, 1);
    duk_push_pointer(ctx, &sum);
    duk_pcall(ctx, 1);
    duk_pop(ctx);
  }
  duk_push_int(ctx, 1);
  duk_put_global_string(ctx, "done");
  duk_eval_string_noresult(ctx, "done + 1");
  duk_destroy_heap(ctx);
}

// External buffers read the caller's memory.
static duk_ret_t checksum(duk_context *ctx) {
  duk_size_t size;
  unsigned char *bytes = duk_get_buffer_data(ctx, 0, &size);
  duk_push_int(ctx, bytes[0] + bytes[size - 1]);
  return 1;
}

static void share(duk_context *ctx, unsigned char *bytes, size_t size) {
  duk_push_c_function(ctx, checksum, 1);
  duk_put_global_string(ctx, "checksum");
  duk_push_external_buffer(ctx);
  duk_config_buffer(ctx, -1, bytes, size);
  duk_put_global_string(ctx, "frame");
}

void bad_external_buffer(void) {
  duk_context *ctx = duk_create_heap_default();
  unsigned char *frame = malloc(64);
  memset(frame, 1, 64);
  share(ctx, frame, 64);
  duk_eval_string_noresult(ctx, "checksum(frame)");
  free(frame);
  duk_eval_string_noresult(ctx, "checksum(frame)");
  duk_destroy_heap(ctx);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_external_buffer(void) {
  duk_context *ctx = duk_create_heap_default();
  unsigned char *frame = malloc(64);
  memset(frame, 1, 64);
  share(ctx, frame, 64);
  duk_eval_string_noresult(ctx, "checksum(frame)");
  duk_eval_string_noresult(ctx, "checksum(frame)");
  duk_destroy_heap(ctx);
  free(frame);
}

// The allocator's pool.
typedef struct {
  size_t blocks;
} pool_t;

static void *pool_alloc(void *udata, duk_size_t size) {
  ((pool_t *)udata)->blocks++;
  return malloc(size);
}
static void *pool_realloc(void *udata, void *ptr, duk_size_t size) {
  ((pool_t *)udata)->blocks++;
  return realloc(ptr, size);
}
static void pool_free(void *udata, void *ptr) {
  ((pool_t *)udata)->blocks--;
  free(ptr);
}

static duk_context *make_heap(void) {
  pool_t pool = {0};
  return duk_create_heap(pool_alloc, pool_realloc, pool_free, &pool, NULL);
}
// CHECK: :[[@LINE-2]]:3: warning: 'pool' is dropped while its stub is still live [callback-dangling-stub]

void bad_pool(void) {
  duk_context *ctx = make_heap();
  if (ctx != NULL)
    duk_destroy_heap(ctx);
}

static duk_context *make_heap_in(pool_t *pool) {
  return duk_create_heap(pool_alloc, pool_realloc, pool_free, pool, NULL);
}

void good_pool(void) {
  pool_t pool = {0};
  duk_context *ctx = make_heap_in(&pool);
  if (ctx != NULL)
    duk_destroy_heap(ctx);
}
