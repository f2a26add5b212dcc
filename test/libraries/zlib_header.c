// Twins for zlib; not a program: zlib itself writes to the freed header, and it is not instrumented.
// REQUIRES: zlib
// RUN: %tidy %s -- %{zlib} 2>&1 | grep -v note: | %filecheck

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// The gzip header is filled in while inflating.
static unsigned char gz[] = {0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 'a', 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

void bad_header(void) {
  unsigned char out[16];
  z_stream strm;
  memset(&strm, 0, sizeof strm);
  if (inflateInit2(&strm, 15 + 16) != Z_OK)
    return;
  gz_header *head = calloc(1, sizeof *head);
  inflateGetHeader(&strm, head);
  strm.next_in = gz;
  strm.avail_in = sizeof gz;
  strm.next_out = out;
  strm.avail_out = sizeof out;
  free(head);
  inflate(&strm, Z_FINISH);
  inflateEnd(&strm);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_header(void) {
  unsigned char out[16];
  z_stream strm;
  memset(&strm, 0, sizeof strm);
  if (inflateInit2(&strm, 15 + 16) != Z_OK)
    return;
  gz_header *head = calloc(1, sizeof *head);
  inflateGetHeader(&strm, head);
  strm.next_in = gz;
  strm.avail_in = sizeof gz;
  strm.next_out = out;
  strm.avail_out = sizeof out;
  inflate(&strm, Z_FINISH);
  free(head);
  inflateEnd(&strm);
}
