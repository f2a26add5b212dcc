// Twins for wasm-c-api; not a program: no engine is packaged.
// RUN: %tidy %s -- %{wasm-c-api} 2>&1 | grep -v note: | %filecheck

#include <wasm.h>
#include <stdlib.h>

static wasm_store_t *store;
static const wasm_functype_t *type;
static const wasm_func_t *entry; /* imports what the twins make */

struct host {
  int calls;
};

static wasm_trap_t *log_call(void *env, const wasm_val_vec_t *args, wasm_val_vec_t *results) {
  (void)args;
  (void)results;
  ((struct host *)env)->calls++;
  return NULL;
}

/* Deleting the handle does not end the function: instances still call it. */
void bad_handle_deleted(void) {
  struct host *h = calloc(1, sizeof *h);
  wasm_val_vec_t none = {0, NULL};
  wasm_func_t *f = wasm_func_new_with_env(store, type, log_call, h, NULL);
  wasm_func_delete(f);
  free(h);
  wasm_func_call(entry, &none, &none);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_handle_deleted(void) {
  struct host *h = calloc(1, sizeof *h);
  wasm_val_vec_t none = {0, NULL};
  wasm_func_t *f = wasm_func_new_with_env(store, type, log_call, h, free);
  wasm_func_delete(f);
  wasm_func_call(entry, &none, &none);
}

void bad_scope(void) {
  wasm_val_vec_t none = {0, NULL};
  {
    struct host h = {0};
    wasm_func_new_with_env(store, type, log_call, &h, NULL);
    wasm_func_call(entry, &none, &none);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'h' is dropped while its stub is still live [callback-dangling-stub]
  wasm_func_call(entry, &none, &none);
}

void good_scope(void) {
  wasm_val_vec_t none = {0, NULL};
  struct host h = {0};
  wasm_func_new_with_env(store, type, log_call, &h, NULL);
  wasm_func_call(entry, &none, &none);
}
