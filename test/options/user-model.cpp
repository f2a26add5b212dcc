// The model file of docs/models.md, on a library that nobody annotated.
//
// RUN: sed -n '/^library: events/,/^```/p' %{source}/docs/models.md | grep -v '```' > %t.yaml
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%t.yaml"}}' -- %cxx 2>&1 | grep -v note: | %filecheck
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck --check-prefix=NONE
// NONE-NOT: warning:

struct ev_loop;
extern "C" void ev_on(ev_loop *, int Kind, void (*)(void *), void *Context);
extern "C" void ev_off(ev_loop *, int Kind);
extern "C" void ev_run(ev_loop *);
extern "C" void ev_free(ev_loop *);

void callback(void *);

void bad(ev_loop *L) {
  int Context = 0;
  ev_on(L, 1, callback, &Context);
  ev_off(L, 2);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Context' is dropped while its stub is still live

void good(ev_loop *L) {
  int Context = 0;
  ev_on(L, 1, callback, &Context);
  ev_run(L);
  ev_off(L, 1);
}

void good_freed(ev_loop *L) {
  int Context = 0;
  ev_on(L, 1, callback, &Context);
  ev_free(L);
}

void bad_null_is_a_revocation_of_the_same_kind_only(ev_loop *L) {
  int Context = 0;
  ev_on(L, 1, callback, &Context);
  ev_on(L, 2, nullptr, nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Context' is dropped while its stub is still live
