// Reported, though it is correct: the analyzer takes two equal braced lists for
// lists of which one may be empty.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include "loop.h"
#include <initializer_list>

void good_lists(loop_t *L, loop_t *M) {
  context C{};
  for (loop_t *Each : {L, M})
    loop_add(Each, on_event, &C);
  for (loop_t *Each : {L, M})
    loop_del(Each, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
