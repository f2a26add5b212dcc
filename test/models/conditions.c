// A call that keeps its argument only for some values of another one.
//
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%S/../Inputs/tick.yaml"}}' -- %c 2>&1 | %filecheck

#include "tick.h"

void bad_kept(transfer *t) {
  int n = 0;
  transfer_set(t, OPT_DATA, &n);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'transfer_set'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_kept' returns

void good_not_kept(transfer *t) {
  int n = 0;
  transfer_set(t, OPT_VERBOSE, &n);
}

void good_replaced(transfer *t) {
  int n = 0;
  transfer_set(t, OPT_DATA, &n);
  transfer_set(t, OPT_DATA, 0);
}

void bad_another_option_replaced(transfer *t) {
  int n = 0;
  transfer_set(t, OPT_DATA, &n);
  transfer_set(t, OPT_HEADER_DATA, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'transfer_set'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_another_option_replaced' returns

void good_option_unknown(transfer *t, enum option which) {
  int n = 0;
  transfer_set(t, which, &n); // a guess would be one
}
