// Option AssumeRetained: which unknown functions keep what they get.
//
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.AssumeRetained: never}}' -- %cxx 2>&1 | %filecheck --check-prefix=NEVER
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck --check-prefix=STUBS
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.AssumeRetained: always}}' -- %cxx 2>&1 | grep -v note: | %filecheck --check-prefix=STUBS --check-prefix=ALWAYS
// NEVER-NOT: warning:

#include "foreign.h"

void submit(Stub Function);
void watch(void (*Callback)(void *), void *Context);
void callback(void *);

void stub_by_value() {
  Wrapper W = exportCallback();
  submit(W.stub());
}
// STUBS: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live

void function_and_context() {
  int Context = 0;
  watch(callback, &Context);
}
// ALWAYS: :[[@LINE-1]]:1: warning: 'Context' is dropped while its stub is still live
