// Twins for libssh2; program.
// REQUIRES: libssh2
// RUN: %tidy %s -- %{libssh2} 2>&1 | grep -v note: | %filecheck

#include <libssh2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena {
  size_t allocated;
};

static LIBSSH2_ALLOC_FUNC(count_alloc) {
  struct arena *a = *abstract;
  a->allocated += count;
  return malloc(count);
}

static LIBSSH2_FREE_FUNC(count_free) { free(ptr); }

static LIBSSH2_REALLOC_FUNC(count_realloc) {
  struct arena *a = *abstract;
  a->allocated += count;
  return realloc(ptr, count);
}

// 1. a session that outlives what its allocator counts in

static LIBSSH2_SESSION *open_badly(void) {
  struct arena arena = {0};
  return libssh2_session_init_ex(count_alloc, count_free, count_realloc, &arena);
}
// CHECK: :[[@LINE-2]]:3: warning: 'arena' is dropped while its stub is still live [callback-dangling-stub]

void bad_session(void) {
  LIBSSH2_SESSION *s = open_badly();
  libssh2_session_method_pref(s, LIBSSH2_METHOD_KEX, "diffie-hellman-group14-sha1");
  libssh2_session_free(s);
}

static LIBSSH2_SESSION *open_well(struct arena *arena) {
  return libssh2_session_init_ex(count_alloc, count_free, count_realloc, arena);
}

void good_session(void) {
  struct arena arena = {0};
  LIBSSH2_SESSION *s = open_well(&arena);
  libssh2_session_method_pref(s, LIBSSH2_METHOD_KEX, "diffie-hellman-group14-sha1");
  libssh2_session_free(s);
}

void bad_session_heap(void) {
  struct arena *arena = calloc(1, sizeof *arena);
  LIBSSH2_SESSION *s = libssh2_session_init_ex(count_alloc, count_free, count_realloc, arena);
  if (!s)
    return;
  free(arena);
  libssh2_session_method_pref(s, LIBSSH2_METHOD_KEX, "diffie-hellman-group14-sha1");
  libssh2_session_free(s);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_session_heap(void) {
  struct arena *arena = calloc(1, sizeof *arena);
  LIBSSH2_SESSION *s = libssh2_session_init_ex(count_alloc, count_free, count_realloc, arena);
  if (!s) {
    free(arena);
    return;
  }
  libssh2_session_method_pref(s, LIBSSH2_METHOD_KEX, "diffie-hellman-group14-sha1");
  libssh2_session_free(s);
  free(arena);
}
