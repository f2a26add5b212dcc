// Twins for zlib; program.
// REQUIRES: zlib
// RUN: %tidy %s -- %{zlib} 2>&1 | grep -v note: | %filecheck

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct arena {
  size_t blocks;
};

static voidpf arena_alloc(voidpf opaque, uInt items, uInt size) {
  ((struct arena *)opaque)->blocks++;
  return calloc(items, size);
}

static void arena_free(voidpf opaque, voidpf block) {
  ((struct arena *)opaque)->blocks--;
  free(block);
}

// The arena goes before the stream that frees into it.
void bad_arena(void) {
  unsigned char in[64] = "hello", out[128];
  struct arena *a = calloc(1, sizeof *a);
  z_stream strm;
  memset(&strm, 0, sizeof strm);
  strm.zalloc = arena_alloc;
  strm.zfree = arena_free;
  strm.opaque = a;
  if (deflateInit(&strm, Z_BEST_SPEED) != Z_OK) {
    free(a);
    return;
  }
  strm.next_in = in;
  strm.avail_in = sizeof in;
  strm.next_out = out;
  strm.avail_out = sizeof out;
  deflate(&strm, Z_FINISH);
  free(a);
  deflateEnd(&strm);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_arena(void) {
  unsigned char in[64] = "hello", out[128];
  struct arena *a = calloc(1, sizeof *a);
  z_stream strm;
  memset(&strm, 0, sizeof strm);
  strm.zalloc = arena_alloc;
  strm.zfree = arena_free;
  strm.opaque = a;
  if (deflateInit(&strm, Z_BEST_SPEED) != Z_OK) {
    free(a);
    return;
  }
  strm.next_in = in;
  strm.avail_in = sizeof in;
  strm.next_out = out;
  strm.avail_out = sizeof out;
  deflate(&strm, Z_FINISH);
  deflateEnd(&strm);
  free(a);
}

void good_no_allocator(void) {
  z_stream strm;
  memset(&strm, 0, sizeof strm);
  struct arena *a = calloc(1, sizeof *a);
  strm.zalloc = Z_NULL;
  strm.zfree = Z_NULL;
  strm.opaque = Z_NULL;
  if (inflateInit(&strm) == Z_OK) {
    free(a);
    inflateEnd(&strm);
    return;
  }
  free(a);
}
