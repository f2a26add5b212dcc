// Twins for libcurl; not a program: needs a server.
// REQUIRES: libcurl
// RUN: %tidy %s -- %{libcurl} 2>&1 | grep -v note: | %filecheck

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define URL "http://localhost:8080/upload"

/* A list of headers is used until the transfer is over. */

void bad_header_list(void) {
  CURL *curl = curl_easy_init();
  struct curl_slist *headers = curl_slist_append(NULL, "Expect:");
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_slist_free_all(headers);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'struct curl_slist' object is dropped while its stub is still live [callback-dangling-stub]

void good_header_list(void) {
  CURL *curl = curl_easy_init();
  struct curl_slist *headers = curl_slist_append(NULL, "Expect:");
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_perform(curl);
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
}

/* CURLOPT_POSTFIELDS does not copy. */

void bad_post_fields(void) {
  CURL *curl = curl_easy_init();
  char *body = malloc(64);
  snprintf(body, 64, "pid=%d", 42);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
  free(body);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_post_fields(void) {
  CURL *curl = curl_easy_init();
  char *body = malloc(64);
  snprintf(body, 64, "pid=%d", 42);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, body);
  free(body);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

/* A body in parts. */

void bad_mime(void) {
  CURL *curl = curl_easy_init();
  curl_mime *form = curl_mime_init(curl);
  curl_mimepart *part = curl_mime_addpart(form);
  curl_mime_name(part, "answer");
  curl_mime_data(part, "42", CURL_ZERO_TERMINATED);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, form);
  curl_mime_free(form);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'curl_mime' object is dropped while its stub is still live [callback-dangling-stub]

void good_mime(void) {
  CURL *curl = curl_easy_init();
  curl_mime *form = curl_mime_init(curl);
  curl_mimepart *part = curl_mime_addpart(form);
  curl_mime_name(part, "answer");
  curl_mime_data(part, "42", CURL_ZERO_TERMINATED);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, form);
  curl_easy_perform(curl);
  curl_mime_free(form);
  curl_easy_cleanup(curl);
}

/* The context of a part. */

struct source {
  size_t left;
};

static size_t read_source(char *data, size_t size, size_t n, void *user) {
  struct source *s = user;
  size_t now = size * n < s->left ? size * n : s->left;
  memset(data, 'x', now);
  s->left -= now;
  return now;
}

static void add_part(curl_mime *form) {
  struct source s = {4096};
  curl_mimepart *part = curl_mime_addpart(form);
  curl_mime_data_cb(part, 4096, read_source, NULL, NULL, &s);
}
// CHECK: :[[@LINE-1]]:1: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

static void add_owning_part(curl_mime *form) {
  struct source *s = malloc(sizeof *s);
  curl_mimepart *part = curl_mime_addpart(form);
  s->left = 4096;
  curl_mime_data_cb(part, 4096, read_source, NULL, free, s);
}

void bad_mime_source(void) {
  CURL *curl = curl_easy_init();
  curl_mime *form = curl_mime_init(curl);
  add_part(form);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, form);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  curl_mime_free(form);
}

void good_mime_source(void) {
  CURL *curl = curl_easy_init();
  curl_mime *form = curl_mime_init(curl);
  add_owning_part(form);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, form);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  curl_mime_free(form);
}
