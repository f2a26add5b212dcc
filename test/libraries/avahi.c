// Twins for avahi; not a program: needs the Avahi daemon.
// REQUIRES: avahi
// RUN: %tidy %s -- %{avahi} 2>&1 | grep -v note: | %filecheck

#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-client/publish.h>
#include <avahi-common/malloc.h>
#include <avahi-common/simple-watch.h>
#include <avahi-common/thread-watch.h>
#include <stdlib.h>

struct finder {
  AvahiSimplePoll *poll;
  AvahiClient *client;
  AvahiServiceBrowser *browser;
  int found;
};

static void on_client(AvahiClient *c, AvahiClientState state, void *userdata) {
  struct finder *f = userdata;
  if (state == AVAHI_CLIENT_FAILURE)
    avahi_simple_poll_quit(f->poll);
}

static void on_service(AvahiServiceBrowser *b, AvahiIfIndex interface,
                       AvahiProtocol protocol, AvahiBrowserEvent event,
                       const char *name, const char *type, const char *domain,
                       AvahiLookupResultFlags flags, void *userdata) {
  ((struct finder *)userdata)->found++;
}

static void on_group(AvahiEntryGroup *g, AvahiEntryGroupState state,
                     void *userdata) {
  *(int *)userdata = state;
}

// As in Avahi's own examples.
void good_example(void) {
  struct finder f = {0};
  int error = 0;
  if (!(f.poll = avahi_simple_poll_new()))
    goto fail;
  f.client = avahi_client_new(avahi_simple_poll_get(f.poll), 0, on_client, &f,
                              &error);
  if (!f.client)
    goto fail;
  f.browser =
      avahi_service_browser_new(f.client, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC,
                                "_http._tcp", NULL, 0, on_service, &f);
  if (!f.browser)
    goto fail;
  avahi_simple_poll_loop(f.poll);
fail:
  if (f.browser)
    avahi_service_browser_free(f.browser);
  if (f.client)
    avahi_client_free(f.client);
  if (f.poll)
    avahi_simple_poll_free(f.poll);
}

// The client is not freed where its version is too old.
static void publish(const AvahiPoll *api) {
  struct finder f = {0};
  f.client = avahi_client_new(api, AVAHI_CLIENT_NO_FAIL, on_client, &f, NULL);
  if (!f.client)
    return;
  if (!avahi_client_get_version_string(f.client))
    return;
  avahi_client_free(f.client);
}
// CHECK: :[[@LINE-3]]:5: warning: 'f' is dropped while its stub is still live [callback-dangling-stub]

static void publish_well(const AvahiPoll *api) {
  struct finder f = {0};
  f.client = avahi_client_new(api, AVAHI_CLIENT_NO_FAIL, on_client, &f, NULL);
  if (!f.client)
    return;
  if (!avahi_client_get_version_string(f.client)) {
    avahi_client_free(f.client);
    return;
  }
  avahi_client_free(f.client);
}

void bad_error_path(void) {
  AvahiSimplePoll *poll = avahi_simple_poll_new();
  publish(avahi_simple_poll_get(poll));
  avahi_simple_poll_loop(poll);
}

void good_error_path(void) {
  AvahiSimplePoll *poll = avahi_simple_poll_new();
  publish_well(avahi_simple_poll_get(poll));
  avahi_simple_poll_loop(poll);
}

// A browser outlives what it reports to.
void bad_browser(void) {
  AvahiSimplePoll *poll = avahi_simple_poll_new();
  AvahiClient *client =
      avahi_client_new(avahi_simple_poll_get(poll), 0, NULL, NULL, NULL);
  struct finder *f = calloc(1, sizeof *f);
  f->browser = avahi_service_browser_new(client, AVAHI_IF_UNSPEC,
                                         AVAHI_PROTO_UNSPEC, "_http._tcp", NULL,
                                         0, on_service, f);
  avahi_simple_poll_iterate(poll, 100);
  free(f);
  avahi_simple_poll_iterate(poll, 100);
  avahi_client_free(client);
  avahi_simple_poll_free(poll);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_browser(void) {
  AvahiSimplePoll *poll = avahi_simple_poll_new();
  AvahiClient *client =
      avahi_client_new(avahi_simple_poll_get(poll), 0, NULL, NULL, NULL);
  struct finder *f = calloc(1, sizeof *f);
  f->browser = avahi_service_browser_new(client, AVAHI_IF_UNSPEC,
                                         AVAHI_PROTO_UNSPEC, "_http._tcp", NULL,
                                         0, on_service, f);
  avahi_simple_poll_iterate(poll, 100);
  avahi_service_browser_free(f->browser);
  free(f);
  avahi_simple_poll_iterate(poll, 100);
  avahi_client_free(client);
  avahi_simple_poll_free(poll);
}

// A group of the caller's client.
static AvahiEntryGroup *enter(AvahiClient *client) {
  int state = 0;
  return avahi_entry_group_new(client, on_group, &state);
}
// CHECK: :[[@LINE-2]]:3: warning: 'state' is dropped while its stub is still live [callback-dangling-stub]

static AvahiEntryGroup *enter_statically(AvahiClient *client) {
  static int state;
  return avahi_entry_group_new(client, on_group, &state);
}

void bad_group(void) {
  AvahiSimplePoll *poll = avahi_simple_poll_new();
  AvahiClient *client =
      avahi_client_new(avahi_simple_poll_get(poll), 0, NULL, NULL, NULL);
  avahi_entry_group_commit(enter(client));
  avahi_simple_poll_loop(poll);
}

void good_group(void) {
  AvahiSimplePoll *poll = avahi_simple_poll_new();
  AvahiClient *client =
      avahi_client_new(avahi_simple_poll_get(poll), 0, NULL, NULL, NULL);
  avahi_entry_group_commit(enter_statically(client));
  avahi_simple_poll_loop(poll);
}

// A thread runs the callbacks until it is stopped.
void good_threaded(void) {
  struct finder f = {0};
  AvahiThreadedPoll *poll = avahi_threaded_poll_new();
  f.client = avahi_client_new(avahi_threaded_poll_get(poll), 0, NULL, &f, NULL);
  avahi_threaded_poll_start(poll);
  avahi_threaded_poll_stop(poll);
  avahi_client_free(f.client);
  avahi_threaded_poll_free(poll);
}
