// Twins for openssl; not a program: OpenSSL itself reads the freed buffer, and it is not instrumented.
// REQUIRES: openssl
// RUN: %tidy %s -- %{openssl} 2>&1 | grep -v note: | %filecheck

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <string.h>

// BIO_new_mem_buf does not copy.
static BIO *open_text(const char *text) {
  char buffer[256];
  strncpy(buffer, text, sizeof buffer - 1);
  buffer[sizeof buffer - 1] = '\0';
  return BIO_new_mem_buf(buffer, -1);
}
// CHECK: :[[@LINE-2]]:3: warning: 'buffer' is dropped while its stub is still live [callback-dangling-stub]

void bad_memory_bio(void) {
  BIO *b = open_text("hello");
  char line[16];
  BIO_gets(b, line, sizeof line);
  BIO_free(b);
}

static int read_text(const char *text, char *line, int size) {
  char buffer[256];
  strncpy(buffer, text, sizeof buffer - 1);
  buffer[sizeof buffer - 1] = '\0';
  BIO *b = BIO_new_mem_buf(buffer, -1);
  int n = BIO_gets(b, line, size);
  BIO_free(b);
  return n;
}

void good_memory_bio(void) {
  char line[16];
  read_text("hello", line, sizeof line);
}
