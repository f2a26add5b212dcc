// Twins for rlbox; not a program: RLBox is not packaged.
// RUN: %tidy %s -- %{rlbox} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <rlbox.hpp>

using Sandbox = rlbox::rlbox_sandbox<rlbox::rlbox_noop_sandbox>;

static Sandbox sandbox;
void decode(void *);

struct Stream {
  int Bytes = 0;
};

void bad_app_pointer() {
  auto *S = new Stream;
  auto P = sandbox.get_app_pointer(S);
  sandbox_invoke(sandbox, decode, P.to_tainted());
  delete S;
  sandbox_invoke(sandbox, decode, P.to_tainted());
}
// CHECK: :[[@LINE-3]]:3: warning: the 'Stream' object is dropped while its stub is still live [callback-dangling-stub]

void good_app_pointer() {
  auto *S = new Stream;
  auto P = sandbox.get_app_pointer(S);
  sandbox_invoke(sandbox, decode, P.to_tainted());
  P.unregister();
  delete S;
  sandbox_invoke(sandbox, decode);
}

void good_app_pointer_scope() {
  Stream S;
  {
    auto P = sandbox.get_app_pointer(&S);
    sandbox_invoke(sandbox, decode, P.to_tainted());
  }
  sandbox_invoke(sandbox, decode);
}
