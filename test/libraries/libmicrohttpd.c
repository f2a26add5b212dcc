// Twins for libmicrohttpd; program.
// REQUIRES: libmicrohttpd
// RUN: %tidy %s -- %{libmicrohttpd} 2>&1 | grep -v note: | %filecheck

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 48731

static void http_get(void) {
  char answer[4096];
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(PORT)};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0) {
    const char *request = "GET / HTTP/1.0\r\n\r\n";
    write(fd, request, strlen(request));
    while (read(fd, answer, sizeof answer) > 0)
      ;
  }
  close(fd);
}

struct site {
  int hits;
};

static enum MHD_Result hello(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                             const char *version, const char *data, size_t *size, void **state) {
  struct site *site = cls;
  struct MHD_Response *r;
  enum MHD_Result ok;
  if (site)
    site->hits++;
  r = MHD_create_response_from_buffer(5, "hello", MHD_RESPMEM_PERSISTENT);
  ok = MHD_queue_response(c, MHD_HTTP_OK, r);
  MHD_destroy_response(r);
  return ok;
}

// 1. what the handler uses dies before the daemon stops

void bad_daemon(void) {
  struct site *site = calloc(1, sizeof *site);
  struct MHD_Daemon *d =
      MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, PORT, NULL, NULL, hello, site, MHD_OPTION_END);
  if (!d)
    exit(2);
  http_get();
  free(site);
  http_get();
  MHD_stop_daemon(d);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_daemon(void) {
  struct site *site = calloc(1, sizeof *site);
  struct MHD_Daemon *d =
      MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, PORT, NULL, NULL, hello, site, MHD_OPTION_END);
  if (!d)
    exit(2);
  http_get();
  MHD_stop_daemon(d);
  free(site);
  http_get();
}

static struct MHD_Daemon *start_badly(void) {
  struct site site = {0};
  return MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ERROR_LOG, PORT, NULL, NULL, hello, &site,
                          MHD_OPTION_END);
}
// CHECK: :[[@LINE-3]]:3: warning: 'site' is dropped while its stub is still live [callback-dangling-stub]

void bad_daemon_returned(void) {
  struct MHD_Daemon *d = start_badly();
  http_get();
  MHD_stop_daemon(d);
}

static struct MHD_Daemon *start_well(struct site *site) {
  return MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ERROR_LOG, PORT, NULL, NULL, hello, site,
                          MHD_OPTION_END);
}

void good_daemon_returned(void) {
  struct site site = {0};
  struct MHD_Daemon *d = start_well(&site);
  http_get();
  MHD_stop_daemon(d);
}

// 2. a page that is made on the stack of the handler

static enum MHD_Result page_badly(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                                  const char *version, const char *data, size_t *size, void **state) {
  char page[256];
  int n = snprintf(page, sizeof page, "<html><body>%s</body></html>", url);
  struct MHD_Response *r = MHD_create_response_from_buffer(n, page, MHD_RESPMEM_PERSISTENT);
  enum MHD_Result ok = MHD_queue_response(c, MHD_HTTP_OK, r);
  MHD_destroy_response(r);
  return ok;
}
// CHECK: :[[@LINE-2]]:3: warning: 'page' is dropped while its stub is still live [callback-dangling-stub]

void bad_page(void) {
  struct MHD_Daemon *d =
      MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, PORT, NULL, NULL, page_badly, NULL, MHD_OPTION_END);
  http_get();
  MHD_stop_daemon(d);
}

static enum MHD_Result page_well(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                                 const char *version, const char *data, size_t *size, void **state) {
  char page[256];
  int n = snprintf(page, sizeof page, "<html><body>%s</body></html>", url);
  struct MHD_Response *r = MHD_create_response_from_buffer(n, page, MHD_RESPMEM_MUST_COPY);
  enum MHD_Result ok = MHD_queue_response(c, MHD_HTTP_OK, r);
  MHD_destroy_response(r);
  return ok;
}

void good_page(void) {
  struct MHD_Daemon *d =
      MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, PORT, NULL, NULL, page_well, NULL, MHD_OPTION_END);
  http_get();
  MHD_stop_daemon(d);
}

// 3. content that is asked for piece by piece

struct reader {
  int sent;
};

static ssize_t next_piece(void *cls, uint64_t pos, char *out, size_t max) {
  struct reader *r = cls;
  if (r->sent++ > 2)
    return MHD_CONTENT_READER_END_OF_STREAM;
  memcpy(out, "xyz", 3);
  return 3;
}

static void free_reader(void *cls) { free(cls); }

static enum MHD_Result pieces_badly(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                                    const char *version, const char *data, size_t *size, void **state) {
  struct reader reader = {0};
  struct MHD_Response *r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 1024, next_piece, &reader, NULL);
  enum MHD_Result ok = MHD_queue_response(c, MHD_HTTP_OK, r);
  MHD_destroy_response(r);
  return ok;
}
// CHECK: :[[@LINE-2]]:3: warning: 'reader' is dropped while its stub is still live [callback-dangling-stub]

void bad_pieces(void) {
  struct MHD_Daemon *d =
      MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, PORT, NULL, NULL, pieces_badly, NULL, MHD_OPTION_END);
  http_get();
  MHD_stop_daemon(d);
}

static enum MHD_Result pieces_well(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                                   const char *version, const char *data, size_t *size, void **state) {
  struct reader *reader = calloc(1, sizeof *reader);
  struct MHD_Response *r =
      MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 1024, next_piece, reader, free_reader);
  if (!r) {
    free(reader);
    return MHD_NO;
  }
  enum MHD_Result ok = MHD_queue_response(c, MHD_HTTP_OK, r);
  MHD_destroy_response(r);
  return ok;
}

void good_pieces(void) {
  struct MHD_Daemon *d =
      MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, PORT, NULL, NULL, pieces_well, NULL, MHD_OPTION_END);
  http_get();
  MHD_stop_daemon(d);
}

// correct: never queued
void good_not_queued(void) {
  char page[16] = "hello";
  struct MHD_Response *r = MHD_create_response_from_buffer(5, page, MHD_RESPMEM_PERSISTENT);
  MHD_destroy_response(r);
}
