// Twins for jack; not a program: needs a JACK server.
// REQUIRES: jack
// RUN: %tidy %s -- %{jack} 2>&1 | grep -v note: | %filecheck

#include <jack/jack.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct gain {
  jack_port_t *in, *out;
  float factor;
};

static int process(jack_nframes_t frames, void *arg) {
  struct gain *g = arg;
  float *in = jack_port_get_buffer(g->in, frames), *out = jack_port_get_buffer(g->out, frames);
  for (jack_nframes_t i = 0; i < frames; i++)
    out[i] = in[i] * g->factor;
  return 0;
}

static void shutdown_seen(void *arg) { ((struct gain *)arg)->factor = 0; }

void bad_close_order(void) {
  jack_client_t *client = jack_client_open("twin", JackNoStartServer, NULL);
  if (!client)
    return;
  struct gain *g = calloc(1, sizeof *g);
  jack_set_process_callback(client, process, g);
  if (jack_activate(client) != 0)
    exit(1);
  sleep(1);
  free(g);
  jack_deactivate(client);
  jack_client_close(client);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_close_order(void) {
  jack_client_t *client = jack_client_open("twin", JackNoStartServer, NULL);
  if (!client)
    return;
  struct gain *g = calloc(1, sizeof *g);
  jack_set_process_callback(client, process, g);
  if (jack_activate(client) != 0)
    exit(1);
  sleep(1);
  jack_deactivate(client);
  free(g);
  jack_client_close(client);
}

// A helper with a local, which activates the client and returns.
static jack_client_t *open_and_run(void) {
  struct gain g = {.factor = 0.5f};
  jack_client_t *client = jack_client_open("twin", JackNullOption, NULL);
  jack_set_process_callback(client, process, &g);
  jack_activate(client);
  return client;
}
// CHECK: :[[@LINE-2]]:3: warning: 'g' is dropped while its stub is still live [callback-dangling-stub]

void bad_helper(void) {
  jack_client_t *client = open_and_run();
  sleep(1);
  jack_client_close(client);
}

static jack_client_t *open_and_run_with(struct gain *g) {
  jack_client_t *client = jack_client_open("twin", JackNullOption, NULL);
  jack_set_process_callback(client, process, g);
  jack_activate(client);
  return client;
}

void good_helper(void) {
  struct gain g = {.factor = 0.5f};
  jack_client_t *client = open_and_run_with(&g);
  sleep(1);
  jack_client_close(client);
}

// The server may go away at any time as long as the client is open.
static jack_client_t *the_client;

void bad_shutdown(void) {
  struct gain g = {.factor = 1};
  the_client = jack_client_open("twin", JackNullOption, NULL);
  jack_on_shutdown(the_client, shutdown_seen, &g);
}
// CHECK: :[[@LINE-1]]:1: warning: 'g' is dropped while its stub is still live [callback-dangling-stub]

void good_shutdown(void) {
  static struct gain g = {.factor = 1};
  the_client = jack_client_open("twin", JackNullOption, NULL);
  jack_on_shutdown(the_client, shutdown_seen, &g);
}

// A client that could not be activated calls nobody.
void good_activate_fails(void) {
  jack_client_t *client = jack_client_open("twin", JackNullOption, NULL);
  struct gain *g = calloc(1, sizeof *g);
  jack_set_process_callback(client, process, g);
  if (jack_activate(client)) {
    fprintf(stderr, "cannot activate\n");
    free(g);
    jack_client_close(client);
    return;
  }
  jack_client_close(client);
  free(g);
}
