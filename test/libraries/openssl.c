// Twins for openssl; program.
// REQUIRES: openssl
// RUN: %tidy %s -- %{openssl} 2>&1 | grep -v note: | %filecheck

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct server {
  int hellos;
  char name[32];
};

// A client says hello to a server over memory; the handshake then fails for want of a certificate.
static void say_hello(SSL *server) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
  SSL *client = SSL_new(ctx);
  BIO *here, *there;
  BIO_new_bio_pair(&here, 0, &there, 0);
  SSL_set_bio(client, here, here);
  SSL_set_bio(server, there, there);
  SSL_set_tlsext_host_name(client, "example.org");
  SSL_connect(client);
  SSL_accept(server);
  SSL_free(client);
  SSL_CTX_free(ctx);
}

static int on_hello(SSL *ssl, int *alert, void *arg) {
  struct server *s = arg;
  s->hellos++;
  (void)ssl, (void)alert;
  return SSL_CLIENT_HELLO_SUCCESS;
}

// The context of one connection on the shared SSL_CTX.
static int serve(SSL_CTX *ctx) {
  struct server s = {0, ""};
  SSL_CTX_set_client_hello_cb(ctx, on_hello, &s);
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  return s.hellos;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_client_hello(void) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  serve(ctx);
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}

static int serve_and_unset(SSL_CTX *ctx) {
  struct server s = {0, ""};
  SSL_CTX_set_client_hello_cb(ctx, on_hello, &s);
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_set_client_hello_cb(ctx, NULL, NULL);
  return s.hellos;
}

void good_client_hello(void) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  serve_and_unset(ctx);
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}

// A factory sets a local as the argument.
static SSL_CTX *make_context(void) {
  struct server s = {0, "local"};
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  if (ctx == NULL)
    return NULL;
  SSL_CTX_set_client_hello_cb(ctx, on_hello, &s);
  return ctx;
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_factory(void) {
  SSL_CTX *ctx = make_context();
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}

static SSL_CTX *make_context_for(struct server *s) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  if (ctx == NULL)
    return NULL;
  SSL_CTX_set_client_hello_cb(ctx, on_hello, s);
  return ctx;
}

void good_factory(void) {
  struct server s = {0, ""};
  SSL_CTX *ctx = make_context_for(&s);
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}

// Through a macro: the server name's argument.
static int on_server_name(SSL *ssl, int *alert, void *arg) {
  struct server *s = arg;
  const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
  (void)alert;
  s->hellos++;
  if (name != NULL)
    snprintf(s->name, sizeof s->name, "%s", name);
  return SSL_TLSEXT_ERR_OK;
}

void bad_server_name(void) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  SSL *ssl = SSL_new(ctx);
  struct server *s = calloc(1, sizeof *s);
  SSL_CTX_set_tlsext_servername_callback(ctx, on_server_name);
  SSL_CTX_set_tlsext_servername_arg(ctx, s);
  free(s);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_server_name(void) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  SSL *ssl = SSL_new(ctx);
  struct server *s = calloc(1, sizeof *s);
  SSL_CTX_set_tlsext_servername_callback(ctx, on_server_name);
  SSL_CTX_set_tlsext_servername_arg(ctx, s);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
  free(s);
}

// The wrong slot is cleared.
void bad_wrong_slot(void) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  struct server *s = calloc(1, sizeof *s);
  SSL_CTX_set_client_hello_cb(ctx, on_hello, s);
  SSL *ssl = SSL_new(ctx);
  SSL_CTX_set_alpn_select_cb(ctx, NULL, NULL);
  free(s);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_right_slot(void) {
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  struct server *s = calloc(1, sizeof *s);
  SSL_CTX_set_client_hello_cb(ctx, on_hello, s);
  SSL *ssl = SSL_new(ctx);
  SSL_CTX_set_client_hello_cb(ctx, NULL, NULL);
  free(s);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}

// A BIO's trace.
struct trace {
  size_t bytes;
};

static long on_bio(BIO *b, int op, const char *data, size_t len, int argi, long argl, int ret, size_t *processed) {
  struct trace *t = (struct trace *)BIO_get_callback_arg(b);
  (void)op, (void)data, (void)argi, (void)argl, (void)processed;
  t->bytes += len;
  return ret;
}

void bad_bio_trace(void) {
  BIO *b = BIO_new(BIO_s_mem());
  {
    struct trace t = {0};
    BIO_set_callback_arg(b, (char *)&t);
    BIO_set_callback_ex(b, on_bio);
    BIO_puts(b, "one");
  }
// CHECK: :[[@LINE-1]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]
  BIO_puts(b, "two");
  BIO_set_callback_ex(b, NULL);
  BIO_free(b);
}

void good_bio_trace(void) {
  BIO *b = BIO_new(BIO_s_mem());
  {
    struct trace t = {0};
    BIO_set_callback_arg(b, (char *)&t);
    BIO_set_callback_ex(b, on_bio);
    BIO_puts(b, "one");
    BIO_set_callback_ex(b, NULL);
  }
  BIO_puts(b, "two");
  BIO_free(b);
}

// Progress while looking for a prime.
static int on_progress(int stage, int n, BN_GENCB *cb) {
  struct trace *t = BN_GENCB_get_arg(cb);
  (void)stage, (void)n;
  t->bytes++;
  return 1;
}

static BN_GENCB *make_progress(void) {
  struct trace t = {0};
  BN_GENCB *cb = BN_GENCB_new();
  BN_GENCB_set(cb, on_progress, &t);
  return cb;
}
// CHECK: :[[@LINE-2]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]

void bad_progress(void) {
  BN_GENCB *cb = make_progress();
  BIGNUM *p = BN_new();
  BN_generate_prime_ex(p, 128, 0, NULL, NULL, cb);
  BN_free(p);
  BN_GENCB_free(cb);
}

static BN_GENCB *make_progress_on(struct trace *t) {
  BN_GENCB *cb = BN_GENCB_new();
  BN_GENCB_set(cb, on_progress, t);
  return cb;
}

void good_progress(void) {
  struct trace t = {0};
  BN_GENCB *cb = make_progress_on(&t);
  BIGNUM *p = BN_new();
  BN_generate_prime_ex(p, 128, 0, NULL, NULL, cb);
  BN_free(p);
  BN_GENCB_free(cb);
}

// Used while loading the key, and then no more.
static int on_password(char *buffer, int size, int writing, void *data) {
  struct server *s = data;
  (void)writing;
  s->hellos++;
  return snprintf(buffer, size, "%s", s->name);
}

static SSL_CTX *load_key(const char *file) {
  struct server s = {0, "secret"};
  SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
  SSL_CTX_set_default_passwd_cb(ctx, on_password);
  SSL_CTX_set_default_passwd_cb_userdata(ctx, &s);
  if (SSL_CTX_use_PrivateKey_file(ctx, file, SSL_FILETYPE_PEM) != 1)
    ERR_clear_error();
  return ctx;
}

void good_password(void) {
  SSL_CTX *ctx = load_key("/nonexistent.pem");
  SSL *ssl = SSL_new(ctx);
  say_hello(ssl);
  SSL_free(ssl);
  SSL_CTX_free(ctx);
}
