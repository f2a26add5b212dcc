// Twins for gpgme; program.
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

// 1. what a data object reads from

static gpgme_data_t open_text_badly(const char *s) {
  struct text t = {s, strlen(s)};
  gpgme_data_t data = NULL;
  if (gpgme_data_new_from_cbs(&data, &text_cbs, &t) != 0)
    return NULL;
  return data;
}
// CHECK: :[[@LINE-2]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]

void bad_cbs(void) {
  char buffer[16];
  start();
  gpgme_data_t data = open_text_badly("hello");
  gpgme_data_read(data, buffer, sizeof buffer);
  gpgme_data_release(data);
}

static gpgme_data_t open_text_well(struct text *t) {
  gpgme_data_t data = NULL;
  if (gpgme_data_new_from_cbs(&data, &text_cbs, t) != 0)
    return NULL;
  return data;
}

void good_cbs(void) {
  char buffer[16];
  start();
  struct text t = {"hello", 5};
  gpgme_data_t data = open_text_well(&t);
  gpgme_data_read(data, buffer, sizeof buffer);
  gpgme_data_release(data);
}

// 2. memory that is not copied

void bad_mem(void) {
  char *secret = strdup("a rather long secret");
  char buffer[64];
  gpgme_data_t data;
  start();
  if (gpgme_data_new_from_mem(&data, secret, strlen(secret), 0) != 0)
    return;
  free(secret);
  gpgme_data_read(data, buffer, sizeof buffer);
  gpgme_data_release(data);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'char' object is dropped while its stub is still live [callback-dangling-stub]

void good_mem(void) {
  char *secret = strdup("a rather long secret");
  char buffer[64];
  gpgme_data_t data;
  start();
  if (gpgme_data_new_from_mem(&data, secret, strlen(secret), 1) != 0)
    return;
  free(secret);
  gpgme_data_read(data, buffer, sizeof buffer);
  gpgme_data_release(data);
}

void good_mem_released(void) {
  char *secret = strdup("a rather long secret");
  char buffer[64];
  gpgme_data_t data;
  start();
  if (gpgme_data_new_from_mem(&data, secret, strlen(secret), 0) != 0)
    return;
  gpgme_data_read(data, buffer, sizeof buffer);
  gpgme_data_release(data);
  free(secret);
}
