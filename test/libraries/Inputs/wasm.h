/* A stand-in with what the twins need of wasm.h. */
#ifndef WASM_H
#define WASM_H
#include <stddef.h>
typedef struct wasm_store_t wasm_store_t;
typedef struct wasm_functype_t wasm_functype_t;
typedef struct wasm_func_t wasm_func_t;
typedef struct wasm_trap_t wasm_trap_t;
typedef struct wasm_val_vec_t { size_t size; void *data; } wasm_val_vec_t;
typedef wasm_trap_t *(*wasm_func_callback_with_env_t)(void *, const wasm_val_vec_t *, wasm_val_vec_t *);
wasm_func_t *wasm_func_new_with_env(wasm_store_t *, const wasm_functype_t *, wasm_func_callback_with_env_t, void *, void (*)(void *));
void wasm_func_delete(wasm_func_t *);
wasm_trap_t *wasm_func_call(const wasm_func_t *, const wasm_val_vec_t *, wasm_val_vec_t *);
void wasm_store_delete(wasm_store_t *);
#endif
