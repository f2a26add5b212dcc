// Twins for dart; not a program: needs a Dart VM.
// RUN: %tidy %s -- %{dart} 2>&1 | grep -v note: | %filecheck

#include <dart_api_dl.h>
#include <stdlib.h>

static Dart_Handle object, target, method;
struct peer {
  int uses;
};

static void finalize(void *isolate, void *peer) {
  (void)isolate;
  free(peer);
}

void bad_finalizable(void) {
  struct peer *p = calloc(1, sizeof *p);
  Dart_FinalizableHandle h = Dart_NewFinalizableHandle(object, p, sizeof *p, finalize);
  if (!h) {
    free(p);
    return;
  }
  p->uses++;
  free(p);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_finalizable(void) {
  struct peer *p = calloc(1, sizeof *p);
  Dart_FinalizableHandle h = Dart_NewFinalizableHandle(object, p, sizeof *p, finalize);
  if (!h) {
    free(p);
    return;
  }
  p->uses++;
  Dart_DeleteFinalizableHandle(h, object);
  free(p);
}

static void reset(void *isolate, void *peer) {
  (void)isolate;
  ((struct peer *)peer)->uses = 0;
}

void bad_weak_on_stack(void) {
  struct peer p = {1};
  Dart_NewWeakPersistentHandle(object, &p, sizeof p, reset);
}
// CHECK: :[[@LINE-1]]:1: warning: 'p' is dropped while its stub is still live [callback-dangling-stub]

void good_weak_on_stack(void) {
  struct peer p = {1};
  Dart_WeakPersistentHandle h = Dart_NewWeakPersistentHandle(object, &p, sizeof p, reset);
  Dart_DeleteWeakPersistentHandle(h);
}

// Missed: the context travels as an integer.
void missed_native_field(void) {
  struct peer *p = calloc(1, sizeof *p);
  Dart_SetNativeInstanceField(object, 0, (intptr_t)p);
  free(p);
  Dart_Invoke(target, method, 0, NULL);
}

void good_native_field(void) {
  struct peer *p = calloc(1, sizeof *p);
  Dart_SetNativeInstanceField(object, 0, (intptr_t)p);
  Dart_SetNativeInstanceField(object, 0, 0);
  free(p);
  Dart_Invoke(target, method, 0, NULL);
}

void bad_typed_data(void) {
  unsigned char *bytes = malloc(4096);
  struct peer p = {0};
  Dart_NewExternalTypedDataWithFinalizer(2, bytes, 4096, &p, 4096, reset);
}
// CHECK: :[[@LINE-1]]:1: warning: 'p' is dropped while its stub is still live [callback-dangling-stub]

/* The error path of Dart's own IOBuffer. */
void good_typed_data(void) {
  unsigned char *bytes = malloc(4096);
  Dart_Handle result = Dart_NewExternalTypedDataWithFinalizer(2, bytes, 4096, bytes, 4096, finalize);
  if (Dart_IsError(result))
    free(bytes);
}
