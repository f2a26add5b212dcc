// Twins for librdkafka; program.
// REQUIRES: librdkafka
// RUN: %tidy %s -- %{librdkafka} 2>&1 | grep -v note: | %filecheck

#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stats {
  int reports;
  int delivered;
};

static int on_stats(rd_kafka_t *rk, char *json, size_t len, void *opaque) {
  ((struct stats *)opaque)->reports++;
  return 0;
}

static void on_delivery(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
  if (message->_private)
    ++*(int *)message->_private;
}

static void on_payload(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
  volatile char sum = 0;
  for (size_t i = 0; i < message->len; i++)
    sum += ((const char *)message->payload)[i];
}

// Nobody listens there: messages fail after ten milliseconds.
static rd_kafka_conf_t *make_conf(void) {
  char err[256];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "bootstrap.servers", "127.0.0.1:1", err, sizeof err);
  rd_kafka_conf_set(conf, "statistics.interval.ms", "10", err, sizeof err);
  rd_kafka_conf_set(conf, "message.timeout.ms", "10", err, sizeof err);
  rd_kafka_conf_set(conf, "log_level", "0", err, sizeof err);
  return conf;
}

// The opaque dies before the client is polled.
void bad_opaque(void) {
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  struct stats *s = calloc(1, sizeof *s);
  rd_kafka_conf_set_opaque(conf, s);
  rd_kafka_conf_set_stats_cb(conf, on_stats);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, err, sizeof err);
  if (!rk) {
    rd_kafka_conf_destroy(conf);
    free(s);
    return;
  }
  free(s);
  for (int i = 0; i < 15; i++)
    rd_kafka_poll(rk, 100);
  rd_kafka_destroy(rk);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_opaque(void) {
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  struct stats *s = calloc(1, sizeof *s);
  rd_kafka_conf_set_opaque(conf, s);
  rd_kafka_conf_set_stats_cb(conf, on_stats);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, err, sizeof err);
  if (!rk) {
    rd_kafka_conf_destroy(conf);
    free(s);
    return;
  }
  for (int i = 0; i < 15; i++)
    rd_kafka_poll(rk, 100);
  rd_kafka_destroy(rk);
  free(s);
}

// A client that could not be made calls nobody.

static int make_client(rd_kafka_t **out) {
  struct stats s = {0, 0};
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  rd_kafka_conf_set_stats_cb(conf, on_stats);
  rd_kafka_conf_set_opaque(conf, &s);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_CONSUMER, conf, err, sizeof err);
  if (!rk) {
    fprintf(stderr, "%s\n", err);
    return -1;
  }
  for (int i = 0; i < 5; i++)
    rd_kafka_poll(rk, 20);
  rd_kafka_destroy(rk);
  return s.reports;
}

void good_local(void) { make_client(NULL); }

void bad_local_block(void) {
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  rd_kafka_conf_set_stats_cb(conf, on_stats);
  {
    struct stats s = {0, 0};
    rd_kafka_conf_set_opaque(conf, &s);
  }
// CHECK: :[[@LINE-1]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_CONSUMER, conf, err, sizeof err);
  if (!rk)
    abort();
  for (int i = 0; i < 15; i++)
    rd_kafka_poll(rk, 100);
  rd_kafka_destroy(rk);
}

// The context of one message.
static void send_and_forget(rd_kafka_topic_t *topic) {
  int delivered = 0;
  if (rd_kafka_produce(topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, "hello", 5, NULL, 0, &delivered) == -1)
    fprintf(stderr, "queue is full\n");
}
// CHECK: :[[@LINE-1]]:1: warning: 'delivered' is dropped while its stub is still live [callback-dangling-stub]

void bad_message(void) {
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, err, sizeof err);
  rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "twin", NULL);
  send_and_forget(topic);
  rd_kafka_flush(rk, 2000);
  rd_kafka_topic_destroy(topic);
  rd_kafka_destroy(rk);
}

void good_message(void) {
  char err[256];
  int delivered = 0;
  rd_kafka_conf_t *conf = make_conf();
  rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, err, sizeof err);
  rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "twin", NULL);
  if (rd_kafka_produce(topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, "hello", 5, NULL, 0, &delivered) == -1)
    fprintf(stderr, "queue is full\n");
  rd_kafka_flush(rk, 2000);
  rd_kafka_topic_destroy(topic);
  rd_kafka_destroy(rk);
}

// Without RD_KAFKA_MSG_F_COPY the payload is not copied.
static int send_line(rd_kafka_topic_t *topic, const char *word) {
  char line[64];
  snprintf(line, sizeof line, "say %s", word);
  return rd_kafka_produce(topic, 0, 0, line, strlen(line), NULL, 0, NULL);
}
// CHECK: :[[@LINE-2]]:3: warning: 'line' is dropped while its stub is still live [callback-dangling-stub]

void bad_payload(void) {
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  rd_kafka_conf_set_dr_msg_cb(conf, on_payload);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, err, sizeof err);
  rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "twin", NULL);
  send_line(topic, "hello");
  rd_kafka_flush(rk, 2000);
  rd_kafka_topic_destroy(topic);
  rd_kafka_destroy(rk);
}

static int send_line_copied(rd_kafka_topic_t *topic, const char *word) {
  char line[64];
  snprintf(line, sizeof line, "say %s", word);
  return rd_kafka_produce(topic, 0, RD_KAFKA_MSG_F_COPY, line, strlen(line), NULL, 0, NULL);
}

void good_payload(void) {
  char err[256];
  rd_kafka_conf_t *conf = make_conf();
  rd_kafka_conf_set_dr_msg_cb(conf, on_payload);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, err, sizeof err);
  rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "twin", NULL);
  send_line_copied(topic, "hello");
  rd_kafka_flush(rk, 2000);
  rd_kafka_topic_destroy(topic);
  rd_kafka_destroy(rk);
}

// Called by a thread of the library's whenever the queue gets an event.
static void on_event(rd_kafka_t *rk, void *opaque) { ++*(volatile int *)opaque; }

void bad_queue(void) {
  char err[256];
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, make_conf(), err, sizeof err);
  rd_kafka_queue_t *queue = rd_kafka_queue_get_main(rk);
  int *events = calloc(1, sizeof(int));
  rd_kafka_queue_cb_event_enable(queue, on_event, events);
  rd_kafka_poll(rk, 50);
  free(events);
  rd_kafka_flush(rk, 100);
  rd_kafka_poll(rk, 500);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(rk);
}
// CHECK: :[[@LINE-6]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_queue(void) {
  char err[256];
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, make_conf(), err, sizeof err);
  rd_kafka_queue_t *queue = rd_kafka_queue_get_main(rk);
  int *events = calloc(1, sizeof(int));
  rd_kafka_queue_cb_event_enable(queue, on_event, events);
  rd_kafka_poll(rk, 50);
  rd_kafka_queue_cb_event_enable(queue, NULL, NULL);
  free(events);
  rd_kafka_flush(rk, 100);
  rd_kafka_poll(rk, 500);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(rk);
}
