// Twins for gpgme; not a program: needs the agent of GnuPG; the table is read by the library itself.
// REQUIRES: gpgme
// RUN: %tidy %s -- %{gpgme} 2>&1 | grep -v note: | %filecheck

#include <gpgme.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
  const char *data;
  size_t left;
};

static ssize_t text_read(void *handle, void *out, size_t n) {
  struct text *t = handle;
  if (n > t->left)
    n = t->left;
  memcpy(out, t->data, n);
  t->data += n;
  t->left -= n;
  return n;
}

static struct gpgme_data_cbs text_cbs = {.read = text_read};

static void start(void) { gpgme_check_version(NULL); }

// The table of functions

void bad_table(void) {
  char buffer[16];
  struct text t = {"hello", 5};
  gpgme_data_t data;
  start();
  {
    struct gpgme_data_cbs *cbs = malloc(sizeof *cbs);
    memset(cbs, 0, sizeof *cbs);
    cbs->read = text_read;
    if (gpgme_data_new_from_cbs(&data, cbs, &t) != 0)
      return;
    gpgme_data_read(data, buffer, 2);
    free(cbs);
  }
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  t.left = gpgme_data_read(data, buffer, 2);
  gpgme_data_release(data);
}

void good_table(void) {
  char buffer[16];
  struct text t = {"hello", 5};
  gpgme_data_t data;
  start();
  struct gpgme_data_cbs *cbs = malloc(sizeof *cbs);
  memset(cbs, 0, sizeof *cbs);
  cbs->read = text_read;
  if (gpgme_data_new_from_cbs(&data, cbs, &t) != 0)
    return;
  t.left = gpgme_data_read(data, buffer, 2);
  gpgme_data_release(data);
  free(cbs);
}

// The passphrase of an operation.

static gpgme_error_t on_passphrase(void *hook, const char *uid, const char *info, int bad, int fd) {
  gpgme_io_writen(fd, hook, strlen(hook));
  return gpgme_io_writen(fd, "\n", 1);
}

void bad_passphrase(void) {
  gpgme_ctx_t ctx;
  gpgme_data_t in, out;
  start();
  if (gpgme_new(&ctx) != 0)
    return;
  gpgme_set_pinentry_mode(ctx, GPGME_PINENTRY_MODE_LOOPBACK);
  {
    char phrase[32] = "open sesame";
    gpgme_set_passphrase_cb(ctx, on_passphrase, phrase);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'phrase' is dropped while its stub is still live [callback-dangling-stub]
  gpgme_data_new_from_mem(&in, "hello", 5, 1);
  gpgme_data_new(&out);
  gpgme_op_encrypt(ctx, NULL, 0, in, out);
  gpgme_data_release(in);
  gpgme_data_release(out);
  gpgme_release(ctx);
}

void good_passphrase(void) {
  gpgme_ctx_t ctx;
  gpgme_data_t in, out;
  start();
  if (gpgme_new(&ctx) != 0)
    return;
  gpgme_set_pinentry_mode(ctx, GPGME_PINENTRY_MODE_LOOPBACK);
  char phrase[32] = "open sesame";
  gpgme_set_passphrase_cb(ctx, on_passphrase, phrase);
  gpgme_data_new_from_mem(&in, "hello", 5, 1);
  gpgme_data_new(&out);
  gpgme_op_encrypt(ctx, NULL, 0, in, out);
  gpgme_data_release(in);
  gpgme_data_release(out);
  gpgme_release(ctx);
}

// correct: taken back
void good_passphrase_null(void) {
  gpgme_ctx_t ctx;
  start();
  if (gpgme_new(&ctx) != 0)
    return;
  {
    char phrase[32] = "open sesame";
    gpgme_set_passphrase_cb(ctx, on_passphrase, phrase);
    gpgme_set_passphrase_cb(ctx, NULL, NULL);
  }
  gpgme_key_t key;
  gpgme_get_key(ctx, "0123", &key, 1);
  gpgme_release(ctx);
}
