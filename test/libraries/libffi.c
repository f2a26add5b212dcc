// Twins for libffi; program.
// REQUIRES: libffi
// RUN: %tidy %s -- %{libffi} 2>&1 | grep -v note: | %filecheck

#include <ffi.h>
#include <stdio.h>
#include <stdlib.h>

struct scale {
  int factor;
  int calls;
};

static void call_scale(ffi_cif *cif, void *result, void **arguments, void *data) {
  struct scale *s = data;
  s->calls++;
  *(ffi_arg *)result = (ffi_arg)(*(int *)arguments[0] * s->factor * (int)cif->nargs);
}

typedef int (*scale_fn)(int);

// A factory whose data is a local.
static ffi_cif global_cif;
static ffi_type *one_int[] = {&ffi_type_sint};

static ffi_closure *make_scale(int factor, void **code) {
  struct scale s = {factor, 0};
  ffi_closure *closure = ffi_closure_alloc(sizeof *closure, code);
  if (closure == NULL)
    return NULL;
  if (ffi_prep_cif(&global_cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, one_int) != FFI_OK ||
      ffi_prep_closure_loc(closure, &global_cif, call_scale, &s, *code) != FFI_OK) {
    ffi_closure_free(closure);
    return NULL;
  }
  return closure;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_data(void) {
  void *code;
  ffi_closure *closure = make_scale(3, &code);
  printf("%d\n", ((scale_fn)code)(14));
  ffi_closure_free(closure);
}

static ffi_closure *make_scale_with(struct scale *s, void **code) {
  ffi_closure *closure = ffi_closure_alloc(sizeof *closure, code);
  if (closure == NULL)
    return NULL;
  if (ffi_prep_cif(&global_cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, one_int) != FFI_OK ||
      ffi_prep_closure_loc(closure, &global_cif, call_scale, s, *code) != FFI_OK) {
    ffi_closure_free(closure);
    return NULL;
  }
  return closure;
}

void good_data(void) {
  void *code;
  struct scale s = {3, 0};
  ffi_closure *closure = make_scale_with(&s, &code);
  printf("%d\n", ((scale_fn)code)(14));
  ffi_closure_free(closure);
}

// The call interface is local to the function that prepares it.
static scale_fn bind_scale(struct scale *s) {
  ffi_cif cif;
  void *code = NULL;
  ffi_closure *closure = ffi_closure_alloc(sizeof *closure, &code);
  if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, one_int) == FFI_OK)
    ffi_prep_closure_loc(closure, &cif, call_scale, s, code);
  return (scale_fn)code;
}
// CHECK: :[[@LINE-2]]:3: warning: 'cif' is dropped while its stub is still live [callback-dangling-stub]

void bad_interface(void) {
  static struct scale s = {2, 0};
  scale_fn twice = bind_scale(&s);
  printf("%d\n", twice(21));
}

static int apply_scale(struct scale *s, int value) {
  ffi_cif cif;
  void *code = NULL;
  int result = -1;
  ffi_closure *closure = ffi_closure_alloc(sizeof *closure, &code);
  if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, one_int) == FFI_OK &&
      ffi_prep_closure_loc(closure, &cif, call_scale, s, code) == FFI_OK)
    result = ((scale_fn)code)(value);
  ffi_closure_free(closure);
  return result;
}

void good_interface(void) {
  struct scale s = {2, 0};
  printf("%d\n", apply_scale(&s, 21));
}

// The argument types are not copied.
static int prepare(ffi_cif *cif) {
  ffi_type *types[1] = {&ffi_type_sint};
  return ffi_prep_cif(cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, types);
}
// CHECK: :[[@LINE-2]]:3: warning: 'types' is dropped while its stub is still live [callback-dangling-stub]

static int twice_plain(int value) { return 2 * value; }

void bad_types(void) {
  ffi_cif cif;
  prepare(&cif);
  int value = 21;
  void *values[] = {&value};
  ffi_arg result = 0;
  if (cif.arg_types[0]->size == sizeof value) // as ffi_call does
    ffi_call(&cif, FFI_FN(twice_plain), &result, values);
}

static int prepare_static(ffi_cif *cif) {
  static ffi_type *types[1] = {&ffi_type_sint};
  return ffi_prep_cif(cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, types);
}

void good_types(void) {
  ffi_cif cif;
  prepare_static(&cif);
  int value = 21;
  void *values[] = {&value};
  ffi_arg result = 0;
  if (cif.arg_types[0]->size == sizeof value)
    ffi_call(&cif, FFI_FN(twice_plain), &result, values);
}

// Freed closure first, then its data; and the other way round without a call in between.
void good_order(void) {
  void *code;
  struct scale *s = calloc(1, sizeof *s);
  ffi_closure *closure = make_scale_with(s, &code);
  ((scale_fn)code)(1);
  free(s);
  ffi_closure_free(closure);
}
