// Twins for gstreamer; program.
// REQUIRES: gstreamer
// RUN: %tidy %s -- %{gstreamer} 2>&1 | grep -v note: | %filecheck

// Models: gstreamer.yaml and glib.yaml.
#include <gst/gst.h>
#include <stdlib.h>

typedef struct {
  int messages;
  guint watch;
} Player;

static gboolean on_message(GstBus *bus, GstMessage *message, gpointer data) {
  ((Player *)data)->messages++;
  return TRUE;
}

static GstBusSyncReply on_sync(GstBus *bus, GstMessage *message,
                               gpointer data) {
  ((Player *)data)->messages++;
  return GST_BUS_PASS;
}

static GstBus *new_bus(void) {
  gst_init(NULL, NULL);
  return gst_bus_new();
}

static void post(GstBus *bus) {
  gst_bus_post(bus, gst_message_new_eos(NULL));
}

void bad_watch(void) {
  GstBus *bus = new_bus();
  {
    Player player = {0};
    gst_bus_add_watch(bus, on_message, &player);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'player' is dropped while its stub is still live [callback-dangling-stub]
  post(bus);
  g_main_context_iteration(NULL, FALSE);
}

void good_watch(void) {
  GstBus *bus = new_bus();
  {
    Player player = {0};
    gst_bus_add_watch(bus, on_message, &player);
    gst_bus_remove_watch(bus);
  }
  post(bus);
  g_main_context_iteration(NULL, FALSE);
}

void good_watch_by_id(void) {
  GstBus *bus = new_bus();
  Player *player = g_new0(Player, 1);
  player->watch = gst_bus_add_watch(bus, on_message, player);
  g_source_remove(player->watch);
  g_free(player);
  post(bus);
  g_main_context_iteration(NULL, FALSE);
}

void bad_watch_full(void) {
  GstBus *bus = new_bus();
  Player *player = g_new0(Player, 1);
  gst_bus_add_watch_full(bus, 0, on_message, player, NULL);
  g_free(player);
  post(bus);
  g_main_context_iteration(NULL, FALSE);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_watch_full(void) {
  GstBus *bus = new_bus();
  Player *player = g_new0(Player, 1);
  gst_bus_add_watch_full(bus, 0, on_message, player, g_free);
  post(bus);
  g_main_context_iteration(NULL, FALSE);
}

// The sync handler
static void count(GstBus *bus) {
  Player player = {0};
  gst_bus_set_sync_handler(bus, on_sync, &player, NULL);
  post(bus);
}
// CHECK: :[[@LINE-1]]:1: warning: 'player' is dropped while its stub is still live [callback-dangling-stub]

static void count_and_stop(GstBus *bus) {
  Player player = {0};
  gst_bus_set_sync_handler(bus, on_sync, &player, NULL);
  post(bus);
  gst_bus_set_sync_handler(bus, NULL, NULL, NULL);
}

void bad_sync_handler(void) {
  GstBus *bus = new_bus();
  count(bus);
  post(bus);
}

void good_sync_handler(void) {
  GstBus *bus = new_bus();
  count_and_stop(bus);
  post(bus);
}

// Probes
static GstPadProbeReturn on_buffer(GstPad *pad, GstPadProbeInfo *info,
                                   gpointer data) {
  ((Player *)data)->messages++;
  return GST_PAD_PROBE_OK;
}

static void flow(GstPad *pad) {
  gst_pad_set_active(pad, TRUE);
  gst_pad_push_event(pad, gst_event_new_stream_start("twins"));
}

void bad_probe(void) {
  gst_init(NULL, NULL);
  GstPad *pad = gst_pad_new("src", GST_PAD_SRC);
  Player *player = calloc(1, sizeof *player);
  if (!player)
    return;
  gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_buffer, player,
                    NULL);
  free(player);
  flow(pad);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_probe(void) {
  gst_init(NULL, NULL);
  GstPad *pad = gst_pad_new("src", GST_PAD_SRC);
  Player *player = calloc(1, sizeof *player);
  if (!player)
    return;
  gulong id = gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM,
                                on_buffer, player, NULL);
  gst_pad_remove_probe(pad, id);
  free(player);
  flow(pad);
}

// Logging
static void on_log(GstDebugCategory *category, GstDebugLevel level,
                   const gchar *file, const gchar *function, gint line,
                   GObject *object, GstDebugMessage *message, gpointer data) {
  ((Player *)data)->messages++;
}

static void log_to_local(void) {
  Player player = {0};
  gst_debug_add_log_function(on_log, &player, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'player' is dropped while its stub is still live [callback-dangling-stub]

static void log_to_local_and_stop(void) {
  Player player = {0};
  gst_debug_add_log_function(on_log, &player, NULL);
  gst_debug_remove_log_function_by_data(&player);
}

void bad_log(void) {
  gst_init(NULL, NULL);
  gst_debug_set_default_threshold(GST_LEVEL_DEBUG);
  log_to_local();
  GST_ERROR("after");
}

void good_log(void) {
  gst_init(NULL, NULL);
  gst_debug_set_default_threshold(GST_LEVEL_ERROR);
  log_to_local_and_stop();
  GST_ERROR("after");
}

// A usual player: everything goes at its end.
void good_player(void) {
  Player player = {0};
  gst_init(NULL, NULL);
  GstElement *pipeline =
      gst_parse_launch("fakesrc num-buffers=3 ! fakesink", NULL);
  GstBus *bus = gst_element_get_bus(pipeline);
  player.watch = gst_bus_add_watch(bus, on_message, &player);
  gst_element_set_state(pipeline, GST_STATE_PLAYING);
  for (int i = 0; i < 10; ++i)
    g_main_context_iteration(NULL, FALSE);
  gst_element_set_state(pipeline, GST_STATE_NULL);
  g_source_remove(player.watch);
  gst_object_unref(bus);
  gst_object_unref(pipeline);
}
