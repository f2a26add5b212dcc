// What annotations and Clang's own attributes can say of a function.
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include <callback_lifetime/Annotations.h>

struct loop;
enum { EV_LEVEL, EV_DATA };
CBL_MODEL("retain: {home: 0, callback: 2, context: 3, slot: kind, keys: [1]}")
void ev_on(loop *, int Kind, void (*)(void *), void *Context);
CBL_MODEL("revoke: {home: 0, slot: kind, keys: [1]}")
void ev_off(loop *, int Kind);
CBL_MODEL("retain: {home: 0, context: 2, when: {argument: 1, is: [EV_DATA]}, slot: data}")
void ev_set(loop *, int Option, void *Value);
struct handle {
  loop *Loop;
  void *Data;
};
CBL_MODEL("retain: {home: 0, callback: 1, context: 0->Data, fails: nonzero}, derive: {handle: 0}")
int ev_start(handle *, void (*)(void *));
CBL_MODEL("close: {home: 0}")
void ev_stop(handle *);

void call(void *);

void bad(loop *L) {
  int Context = 0;
  ev_on(L, 1, call, &Context);
  ev_off(L, 2);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Context' is dropped while its stub is still live [callback-dangling-stub]

void good(loop *L) {
  int Context = 0;
  ev_on(L, 1, call, &Context);
  ev_off(L, 1);
}

void bad_option(loop *L) {
  int Context = 0;
  ev_set(L, EV_DATA, &Context);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Context' is dropped while its stub is still live [callback-dangling-stub]

void good_option(loop *L) {
  int Level = 0;
  ev_set(L, EV_LEVEL, &Level);
}

// The context is stored after the call that registers.
int bad_stored_later(handle *H) {
  int Context = 0;
  if (ev_start(H, call))
    return -1;
  H->Data = &Context;
  return 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'Context' is dropped while its stub is still live [callback-dangling-stub]

int good_stored_later(handle *H) {
  int Context = 0;
  if (ev_start(H, call))
    return -1;
  H->Data = &Context;
  ev_stop(H);
  return 0;
}

// A store alone registers nothing.
void good_only_stored(handle *H) {
  int Context = 0;
  H->Data = &Context;
  if (ev_start(H, call) == 0)
    ev_stop(H);
}
