// A model that does not fit the declaration is an error that names its line,
// and nothing is analysed.
// RUN: not %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%S/Inputs/misfits.yaml"}}' -- %cxx 2>&1 | FileCheck %s '--implicit-check-not={{(warning|error):}}'

struct loop;
struct handle { void *user; };
void ev_index(loop *, void *);
void ev_home(void *, int);
void ev_callback(void *, const char *);
void ev_result(void *);
void ev_method(loop *);
void ev_member(handle *);
void ev_pointee(loop *, int);
void ev_fits(loop *, void (*)(void *), void *);

// One overload fits: the model is about that one.
struct Emitter {
  void on(void (*)());
  void on(int, void (*)(void *), void *);
};

void call(void *);
void bad(loop *L) {
  int X;
  ev_fits(L, call, &X);
}

// CHECK: error: {{.*}}misfits.yaml:10: error: 'callback': 'ev_callback' has 'const char *' there, which cannot be a callback
// CHECK: error: {{.*}}misfits.yaml:12: error: 'fails': 'ev_result' returns nothing
// CHECK: error: {{.*}}misfits.yaml:14: error: 'home': 'ev_method' is not a method
// CHECK: error: {{.*}}misfits.yaml:16: error: 'context': 'ev_member' has 'handle' there, which has no member 'data'
// CHECK: error: {{.*}}misfits.yaml:18: error: 'handle': 'ev_pointee' has 'int' there, which is no pointer
// CHECK: error: {{.*}}misfits.yaml:4: error: 'context': 'ev_index' has 2 parameters, and 9 is not one of them
// CHECK: error: {{.*}}misfits.yaml:7: error: 'home': 'ev_home' has 'int' there, which cannot be a home
