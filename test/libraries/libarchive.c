// Twins for libarchive; program.
// REQUIRES: libarchive
// RUN: %tidy %s -- %{libarchive} 2>&1 | grep -v note: | %filecheck

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sink {
  size_t written;
  char *path;
};

static la_ssize_t sink_write(struct archive *a, void *ctx, const void *data, size_t n) {
  ((struct sink *)ctx)->written += n;
  return n;
}

static void add_entry(struct archive *a, const char *name) {
  struct archive_entry *e = archive_entry_new();
  archive_entry_set_pathname(e, name);
  archive_entry_set_size(e, 5);
  archive_entry_set_filetype(e, AE_IFREG);
  archive_write_header(a, e);
  archive_write_data(a, "hello", 5);
  archive_entry_free(e);
}

static size_t make_tar(char *buffer, size_t size) {
  size_t used = 0;
  struct archive *a = archive_write_new();
  archive_write_set_format_ustar(a);
  archive_write_open_memory(a, buffer, size, &used);
  add_entry(a, "one");
  add_entry(a, "two");
  archive_write_free(a);
  return used;
}

// 1. writing: closing writes the end of the archive

void bad_write_free_first(void) {
  struct sink *s = calloc(1, sizeof *s);
  struct archive *a = archive_write_new();
  archive_write_set_format_ustar(a);
  archive_write_open(a, s, NULL, sink_write, NULL);
  add_entry(a, "x");
  free(s);
  archive_write_free(a);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_write_free_last(void) {
  struct sink *s = calloc(1, sizeof *s);
  struct archive *a = archive_write_new();
  archive_write_set_format_ustar(a);
  archive_write_open(a, s, NULL, sink_write, NULL);
  add_entry(a, "x");
  archive_write_close(a);
  printf("%zu\n", s->written);
  free(s);
  archive_write_free(a);
}

static struct archive *start_badly(void) {
  struct sink s = {0};
  struct archive *a = archive_write_new();
  archive_write_set_format_ustar(a);
  archive_write_open2(a, &s, NULL, sink_write, NULL, NULL);
  return a;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_write_returned(void) {
  struct archive *a = start_badly();
  add_entry(a, "x");
  archive_write_free(a);
}

static struct archive *start_well(struct sink *s) {
  struct archive *a = archive_write_new();
  archive_write_set_format_ustar(a);
  archive_write_open2(a, s, NULL, sink_write, NULL, NULL);
  return a;
}

void good_write_returned(void) {
  struct sink s = {0};
  struct archive *a = start_well(&s);
  add_entry(a, "x");
  archive_write_free(a);
}

// 2. reading

struct source {
  const char *data;
  size_t left;
  int blocks;
};

static la_ssize_t source_read(struct archive *a, void *ctx, const void **out) {
  struct source *s = ctx;
  size_t n = s->left > 512 ? 512 : s->left;
  *out = s->data;
  s->data += n;
  s->left -= n;
  s->blocks++;
  return n;
}

static char tar[65536];

void bad_read_scope(void) {
  struct archive_entry *e;
  struct archive *a = archive_read_new();
  archive_read_support_format_all(a);
  {
    struct source s = {tar, make_tar(tar, sizeof tar), 0};
    if (archive_read_open(a, &s, NULL, source_read, NULL) != ARCHIVE_OK)
      return;
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  while (archive_read_next_header(a, &e) == ARCHIVE_OK)
    puts(archive_entry_pathname(e));
  archive_read_free(a);
}

void good_read_scope(void) {
  struct archive_entry *e;
  struct archive *a = archive_read_new();
  archive_read_support_format_all(a);
  {
    struct source s = {tar, make_tar(tar, sizeof tar), 0};
    if (archive_read_open(a, &s, NULL, source_read, NULL) != ARCHIVE_OK)
      return;
    while (archive_read_next_header(a, &e) == ARCHIVE_OK)
      puts(archive_entry_pathname(e));
  }
  archive_read_free(a);
}

// 3. memory that is read in place

void bad_memory(void) {
  char *copy = malloc(sizeof tar);
  struct archive_entry *e;
  struct archive *a = archive_read_new();
  size_t n = make_tar(copy, sizeof tar);
  archive_read_support_format_tar(a);
  archive_read_open_memory(a, copy, n);
  archive_read_next_header(a, &e);
  free(copy);
  char text[8] = "";
  archive_read_data(a, text, 5);
  puts(text);
  archive_read_free(a);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_memory(void) {
  char *copy = malloc(sizeof tar);
  struct archive_entry *e;
  struct archive *a = archive_read_new();
  size_t n = make_tar(copy, sizeof tar);
  archive_read_support_format_tar(a);
  archive_read_open_memory(a, copy, n);
  archive_read_next_header(a, &e);
  char text[8] = "";
  archive_read_data(a, text, 5);
  puts(text);
  archive_read_free(a);
  free(copy);
}

// correct: freed between the last use and the end
void good_memory_closed(void) {
  char *copy = malloc(sizeof tar);
  struct archive *a = archive_read_new();
  archive_read_support_format_tar(a);
  archive_read_open_memory(a, copy, make_tar(copy, sizeof tar));
  archive_read_close(a);
  free(copy);
  archive_read_free(a);
}
