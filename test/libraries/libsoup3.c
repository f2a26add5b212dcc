// Twins for libsoup3; program.
// REQUIRES: libsoup3
// RUN: %tidy %s -- %{libsoup3} 2>&1 | grep -v note: | %filecheck

// Models: libsoup3.yaml and glib.yaml.
#include <libsoup/soup.h>
#include <stdlib.h>

typedef struct {
  int requests;
  gboolean done;
} Counter;

static void on_request(SoupServer *server, SoupServerMessage *message,
                       const char *path, GHashTable *query, gpointer data) {
  ((Counter *)data)->requests++;
  soup_server_message_set_status(message, 200, NULL);
}

static void on_answer(GObject *source, GAsyncResult *result, gpointer data) {
  ((Counter *)data)->done = TRUE;
}

static gboolean on_quit(gpointer data) {
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void spin(void) {
  static gboolean quit;
  quit = FALSE;
  g_timeout_add(300, on_quit, &quit);
  while (!quit)
    g_main_context_iteration(NULL, TRUE);
}

static SoupServer *new_server(void) {
  g_setenv("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  SoupServer *server = soup_server_new(NULL, NULL);
  soup_server_listen_local(server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL);
  return server;
}

static SoupMessage *request_to(SoupServer *server) {
  GSList *uris = soup_server_get_uris(server);
  return soup_message_new_from_uri("GET", uris->data);
}

static void ask(SoupServer *server) {
  static Counter answers;
  soup_session_send_async(soup_session_new(), request_to(server), 0, NULL,
                          on_answer, &answers);
  spin();
}

// A handler of a server that goes on.
static void serve(SoupServer *server) {
  Counter counter = {0};
  soup_server_add_handler(server, "/", on_request, &counter, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'counter' is dropped while its stub is still live [callback-dangling-stub]

static void serve_and_stop(SoupServer *server) {
  Counter counter = {0};
  soup_server_add_handler(server, "/", on_request, &counter, NULL);
  soup_server_remove_handler(server, "/");
}

void bad_handler(void) {
  SoupServer *server = new_server();
  serve(server);
  ask(server);
}

void good_handler(void) {
  SoupServer *server = new_server();
  serve_and_stop(server);
  ask(server);
}

void bad_other_path(void) {
  SoupServer *server = new_server();
  Counter *counter = g_new0(Counter, 1);
  soup_server_add_handler(server, "/", on_request, counter, NULL);
  soup_server_remove_handler(server, "/other");
  g_free(counter);
  ask(server);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_owned(void) {
  SoupServer *server = new_server();
  Counter *counter = g_new0(Counter, 1);
  soup_server_add_handler(server, "/", on_request, counter, g_free);
  ask(server);
  g_object_unref(server);
}

// The answer to a request that nobody waits for.
void bad_answer(void) {
  SoupServer *server = new_server();
  SoupSession *session = soup_session_new();
  {
    Counter counter = {0};
    soup_session_send_async(session, request_to(server), 0, NULL, on_answer,
                            &counter);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'counter' is dropped while its stub is still live [callback-dangling-stub]
  spin();
}

void good_answer(void) {
  SoupServer *server = new_server();
  SoupSession *session = soup_session_new();
  {
    Counter counter = {0};
    soup_session_send_async(session, request_to(server), 0, NULL, on_answer,
                            &counter);
    while (!counter.done)
      g_main_context_iteration(NULL, TRUE);
  }
  spin();
}

// The server goes first.
void good_server_first(void) {
  Counter counter = {0};
  SoupServer *server = new_server();
  soup_server_add_handler(server, "/", on_request, &counter, NULL);
  spin();
  g_object_unref(server);
}
