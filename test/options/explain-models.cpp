// ExplainModels tells what each call was taken for.
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%S/Inputs/explained.yaml", callback-dangling-stub.ExplainModels: true}}' -- %cxx 2>&1 | FileCheck %s '--implicit-check-not={{(warning|error|remark):}}'
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%S/Inputs/explained.yaml"}}' -- %cxx 2>&1 | FileCheck %s --allow-empty --check-prefix=OFF
// OFF-NOT: remark:

#include <callback_lifetime/Annotations.h>

struct loop;
enum { EV_NAME, EV_DATA };
int ev_on(loop *L, int Kind, void (*)(void *), void *Context);
void ev_close(loop *L);
void ev_set(loop **L, int Option, ...);
const char *ev_name(loop *L);
void ev_quiet(loop *L);
void unknown(void (*)());
void plain(int);
void annotated(CBL_HOME loop *, CBL_RETAINS void *);
struct Loop {
  explicit Loop(int);
  int on(void (*)(void *), void *);
};

// A function that a model file does not declare is named without a place.
// CHECK: remark: {{.*}}explained.yaml:9: 'ev_missing' is not declared here

void call(void *);
void f();
int Data;
void use(loop *L) {
  ev_on(L, 3, call, &Data);
  // CHECK: [[@LINE-1]]:3: remark: 'ev_on' ({{.*}}explained.yaml:3): retain {home: 0 'L', callback: 2 'call', context: 3 '&Data', slot: kind, keys: [1 '3'], fails: negative, times: once}
  ev_set(&L, EV_DATA, &Data);
  // CHECK: [[@LINE-1]]:3: remark: 'ev_set' ({{.*}}): retain {home: *0 '&L', context: 2 '&Data', when: {argument: 1 'EV_DATA', is: [3, EV_DATA]}}
  ev_name(L);
  // CHECK: [[@LINE-1]]:3: remark: 'ev_name' (library 'ev'): no model: returns a string
  ev_quiet(L);
  // CHECK: [[@LINE-1]]:3: remark: 'ev_quiet' ({{.*}}): no effect
  unknown(f);
  // CHECK: [[@LINE-1]]:3: remark: 'unknown': no model; taken not to keep its callback
  plain(1);
  annotated(L, &Data);
  // CHECK: [[@LINE-1]]:3: remark: 'annotated' (from annotations): retain {home: 0 'L', context: 1 '&Data'}
  Loop O(1);
  O.on(call, &Data);
  // CHECK: [[@LINE-1]]:3: remark: 'on' ({{.*}}explained.yaml:11): retain {home: this, callback: 0 'call', context: 1 '&Data', token: result}
  ev_close(L);
  // CHECK: [[@LINE-1]]:3: remark: 'ev_close' ({{.*}}): close {home: 0 'L', finishes: later, counted: true}
}
