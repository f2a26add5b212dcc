// Twins for libcurl; program.
// REQUIRES: libcurl
// RUN: %tidy %s -- %{libcurl} 2>&1 | grep -v note: | %filecheck

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything is read from and written to files, so that no server is needed. */
#define URL "file:///etc/passwd"

struct memory {
  char *data;
  size_t size;
};

static size_t append(char *data, size_t size, size_t n, void *user) {
  struct memory *m = user;
  char *grown = realloc(m->data, m->size + size * n + 1);
  if (!grown)
    return 0;
  m->data = grown;
  memcpy(m->data + m->size, data, size * n);
  m->size += size * n;
  return size * n;
}

static size_t ignore(char *data, size_t size, size_t n, void *user) {
  (void)data;
  (void)user;
  return size * n;
}

/* A buffer in a scope that ends before the transfer. */

void bad_write_data(void) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  if (curl) {
    struct memory chunk = {NULL, 0};
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &chunk);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'chunk' is dropped while its stub is still live [callback-dangling-stub]
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

void good_write_data(void) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  if (curl) {
    struct memory chunk = {NULL, 0};
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &chunk);
    curl_easy_perform(curl);
    free(chunk.data);
  }
  curl_easy_cleanup(curl);
}

/* A handle that is made in a helper. */

static CURL *make_request(const char *url) {
  struct memory chunk = {NULL, 0};
  CURL *curl = curl_easy_init();
  if (!curl)
    return NULL;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, (void *)&chunk);
  return curl;
}
// CHECK: :[[@LINE-2]]:3: warning: 'chunk' is dropped while its stub is still live [callback-dangling-stub]

static CURL *make_request_for(const char *url, struct memory *chunk) {
  CURL *curl = curl_easy_init();
  if (!curl)
    return NULL;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, (void *)chunk);
  return curl;
}

void bad_returned_handle(void) {
  CURL *curl = make_request(URL);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

void good_returned_handle(void) {
  struct memory chunk = {NULL, 0};
  CURL *curl = make_request_for(URL, &chunk);
  curl_easy_perform(curl);
  free(chunk.data);
  curl_easy_cleanup(curl);
}

/* A second transfer with the options of the first. */

void bad_second_transfer(void) {
  CURL *curl = curl_easy_init();
  struct memory *m = calloc(1, sizeof *m);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, m);
  curl_easy_perform(curl);
  free(m->data);
  free(m);
  curl_easy_setopt(curl, CURLOPT_URL, "file:///etc/group");
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_second_transfer(void) {
  CURL *curl = curl_easy_init();
  struct memory *m = calloc(1, sizeof *m);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, m);
  curl_easy_perform(curl);
  free(m->data);
  free(m);
  curl_easy_reset(curl);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_URL, "file:///etc/group");
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

/* The other option was replaced. */

static int progress(void *user, curl_off_t a, curl_off_t b, curl_off_t c,
                    curl_off_t d) {
  (void)a;
  (void)b;
  (void)c;
  (void)d;
  ++*(int *)user;
  return 0;
}

void bad_replaced(void) {
  CURL *curl = curl_easy_init();
  struct memory rest = {NULL, 0};
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
  {
    int calls = 0;
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &calls);
    curl_easy_perform(curl);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'calls' is dropped while its stub is still live [callback-dangling-stub]
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &rest);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

void good_replaced(void) {
  CURL *curl = curl_easy_init();
  int rest = 0;
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
  {
    int calls = 0;
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &calls);
    curl_easy_perform(curl);
  }
  curl_easy_setopt(curl, CURLOPT_PROGRESSDATA, &rest);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

/* The buffer for the text of an error. */

static CURLcode fetch(CURL *curl, const char *url) {
  char error[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
  return curl_easy_perform(curl);
}
// CHECK: :[[@LINE-2]]:3: warning: 'error' is dropped while its stub is still live [callback-dangling-stub]

static CURLcode fetch_and_reset(CURL *curl, const char *url) {
  char error[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
  CURLcode code = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
  return code;
}

void bad_error_buffer(void) {
  CURL *curl = curl_easy_init();
  fetch(curl, URL);
  curl_easy_setopt(curl, CURLOPT_URL, "file:///nowhere/at/all");
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

void good_error_buffer(void) {
  CURL *curl = curl_easy_init();
  fetch_and_reset(curl, URL);
  curl_easy_setopt(curl, CURLOPT_URL, "file:///nowhere/at/all");
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
}

/* A multi handle runs the transfers of its easy handles. */

static void run(CURLM *multi) {
  int running = 1;
  while (running) {
    if (curl_multi_perform(multi, &running) != CURLM_OK)
      break;
    if (running)
      curl_multi_poll(multi, NULL, 0, 100, NULL);
  }
}

void bad_multi(void) {
  CURLM *multi = curl_multi_init();
  CURL *easy = curl_easy_init();
  struct memory *m = calloc(1, sizeof *m);
  curl_easy_setopt(easy, CURLOPT_URL, URL);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, m);
  curl_multi_add_handle(multi, easy);
  free(m);
  run(multi);
  curl_multi_remove_handle(multi, easy);
  curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_multi(void) {
  CURLM *multi = curl_multi_init();
  CURL *easy = curl_easy_init();
  struct memory *m = calloc(1, sizeof *m);
  curl_easy_setopt(easy, CURLOPT_URL, URL);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, m);
  curl_multi_add_handle(multi, easy);
  run(multi);
  free(m->data);
  free(m);
  curl_multi_remove_handle(multi, easy);
  curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
}

/* The contexts of a multi handle itself. */

struct timer {
  long ms;
};

static int set_timer(CURLM *multi, long ms, void *user) {
  (void)multi;
  ((struct timer *)user)->ms = ms;
  return 0;
}

void bad_multi_timer(void) {
  CURLM *multi = curl_multi_init();
  CURL *easy = curl_easy_init();
  int running = 0;
  curl_easy_setopt(easy, CURLOPT_URL, URL);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ignore);
  curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, set_timer);
  {
    struct timer t = {0};
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, &t);
  }
// CHECK: :[[@LINE-1]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]
  curl_multi_add_handle(multi, easy);
  curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
  curl_multi_remove_handle(multi, easy);
  curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
}

void good_multi_timer(void) {
  CURLM *multi = curl_multi_init();
  CURL *easy = curl_easy_init();
  int running = 0;
  curl_easy_setopt(easy, CURLOPT_URL, URL);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ignore);
  curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, set_timer);
  {
    struct timer t = {0};
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, &t);
    curl_multi_add_handle(multi, easy);
    curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
    curl_multi_remove_handle(multi, easy);
    curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
  }
}

/* The lock of a share. */

struct lock {
  int depth;
};

static void lock(CURL *curl, curl_lock_data data, curl_lock_access access,
                 void *user) {
  (void)curl;
  (void)data;
  (void)access;
  ((struct lock *)user)->depth++;
}

static CURLSH *make_share(void) {
  struct lock l = {0};
  CURLSH *share = curl_share_init();
  curl_share_setopt(share, CURLSHOPT_LOCKFUNC, lock);
  curl_share_setopt(share, CURLSHOPT_USERDATA, &l);
  curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
  return share;
}
// CHECK: :[[@LINE-2]]:3: warning: 'l' is dropped while its stub is still live [callback-dangling-stub]

static CURLSH *make_locked_share(struct lock *l) {
  CURLSH *share = curl_share_init();
  curl_share_setopt(share, CURLSHOPT_LOCKFUNC, lock);
  curl_share_setopt(share, CURLSHOPT_USERDATA, l);
  curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
  return share;
}

void bad_share(void) {
  CURLSH *share = make_share();
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_SHARE, share);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  curl_share_cleanup(share);
}

void good_share(void) {
  struct lock l = {0};
  CURLSH *share = make_locked_share(&l);
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_SHARE, share);
  curl_easy_setopt(curl, CURLOPT_URL, URL);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  curl_share_cleanup(share);
}
