// Twins for libgit2; not a program: libgit2 itself reads the record, which AddressSanitizer does not see.
// REQUIRES: libgit2
// RUN: %tidy %s -- %{libgit2} 2>&1 | grep -v note: | %filecheck

#include <git2.h>
#include <git2/sys/filter.h>
#include <stdlib.h>

// A filter: the record is kept

static int filter_check(git_filter *f, void **payload, const git_filter_source *s, const char **a) {
  return GIT_PASSTHROUGH;
}
static void filter_shutdown(git_filter *f) { f->version = 0; }

static void add_filter_badly(void) {
  git_filter *f = calloc(1, sizeof *f);
  f->version = GIT_FILTER_VERSION;
  f->attributes = "twin";
  f->check = filter_check;
  f->shutdown = filter_shutdown;
  git_filter_register("twin", f, 100);
  free(f);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void bad_filter(void) {
  git_libgit2_init();
  add_filter_badly();
  git_filter_unregister("twin");
}

void good_filter(void) {
  git_libgit2_init();
  git_filter *f = calloc(1, sizeof *f);
  f->version = GIT_FILTER_VERSION;
  f->attributes = "twin";
  f->check = filter_check;
  git_filter_register("twin", f, 100);
  git_filter_unregister("twin");
  free(f);
}
