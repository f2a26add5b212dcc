// Twins for paho-mqtt-c; not a program: needs a broker.
// REQUIRES: paho-mqtt-c
// RUN: %tidy %s -- %{paho-mqtt-c} 2>&1 | grep -v note: | %filecheck

#include <MQTTAsync.h>
#include <MQTTClient.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct inbox {
  int messages;
};

static int on_message(void *context, char *topic, int n, MQTTClient_message *m) {
  ((struct inbox *)context)->messages++;
  MQTTClient_freeMessage(&m);
  MQTTClient_free(topic);
  return 1;
}

static int on_async_message(void *context, char *topic, int n, MQTTAsync_message *m) {
  ((struct inbox *)context)->messages++;
  MQTTAsync_freeMessage(&m);
  MQTTAsync_free(topic);
  return 1;
}

static void on_connected(void *context, char *cause) { ((struct inbox *)context)->messages = 0; }

// 1. freed while connected

void bad_free_connected(void) {
  MQTTClient client;
  MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
  struct inbox *inbox = calloc(1, sizeof *inbox);
  if (MQTTClient_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL) !=
      MQTTCLIENT_SUCCESS)
    exit(2);
  MQTTClient_setCallbacks(client, inbox, NULL, on_message, NULL);
  if (MQTTClient_connect(client, &options) != MQTTCLIENT_SUCCESS)
    exit(3);
  MQTTClient_subscribe(client, "twins/#", 1);
  getchar();
  free(inbox);
  MQTTClient_disconnect(client, 1000);
  MQTTClient_destroy(&client);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_free_connected(void) {
  MQTTClient client;
  MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
  struct inbox *inbox = calloc(1, sizeof *inbox);
  if (MQTTClient_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL) !=
      MQTTCLIENT_SUCCESS)
    exit(2);
  MQTTClient_setCallbacks(client, inbox, NULL, on_message, NULL);
  if (MQTTClient_connect(client, &options) != MQTTCLIENT_SUCCESS)
    exit(3);
  MQTTClient_subscribe(client, "twins/#", 1);
  getchar();
  MQTTClient_disconnect(client, 1000);
  free(inbox);
  MQTTClient_destroy(&client);
}

// 2. a local inbox of a client that is handed out

static MQTTClient open_badly(void) {
  MQTTClient client;
  struct inbox inbox = {0};
  MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
  if (MQTTClient_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL))
    return NULL;
  MQTTClient_setCallbacks(client, &inbox, NULL, on_message, NULL);
  MQTTClient_connect(client, &options);
  return client;
}
// CHECK: :[[@LINE-2]]:3: warning: 'inbox' is dropped while its stub is still live [callback-dangling-stub]

void bad_returned(void) {
  MQTTClient client = open_badly();
  getchar();
  MQTTClient_destroy(&client);
}

static MQTTClient open_well(struct inbox *inbox) {
  MQTTClient client;
  MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
  if (MQTTClient_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL))
    return NULL;
  MQTTClient_setCallbacks(client, inbox, NULL, on_message, NULL);
  MQTTClient_connect(client, &options);
  return client;
}

void good_returned(void) {
  struct inbox inbox = {0};
  MQTTClient client = open_well(&inbox);
  getchar();
  MQTTClient_destroy(&client);
}

// 3. the asynchronous client

void bad_async_scope(void) {
  MQTTAsync client;
  MQTTAsync_connectOptions options = MQTTAsync_connectOptions_initializer;
  MQTTAsync_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL);
  {
    struct inbox inbox = {0};
    MQTTAsync_setCallbacks(client, &inbox, NULL, on_async_message, NULL);
    if (MQTTAsync_connect(client, &options) != MQTTASYNC_SUCCESS)
      exit(2);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'inbox' is dropped while its stub is still live [callback-dangling-stub]
  getchar();
  MQTTAsync_destroy(&client);
}

void good_async_scope(void) {
  MQTTAsync client;
  MQTTAsync_connectOptions options = MQTTAsync_connectOptions_initializer;
  MQTTAsync_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL);
  {
    struct inbox inbox = {0};
    MQTTAsync_setCallbacks(client, &inbox, NULL, on_async_message, NULL);
    if (MQTTAsync_connect(client, &options) != MQTTASYNC_SUCCESS)
      exit(2);
    getchar();
    MQTTAsync_destroy(&client);
  }
  getchar();
}

void bad_async_connected(void) {
  MQTTAsync client;
  MQTTAsync_connectOptions options = MQTTAsync_connectOptions_initializer;
  struct inbox *inbox = calloc(1, sizeof *inbox);
  MQTTAsync_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL);
  MQTTAsync_setConnected(client, inbox, on_connected);
  MQTTAsync_connect(client, &options);
  free(inbox);
  getchar();
  MQTTAsync_destroy(&client);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

// correct: it was never connected
void good_async_unconnected(void) {
  MQTTAsync client;
  struct inbox *inbox = calloc(1, sizeof *inbox);
  MQTTAsync_create(&client, "tcp://localhost:1883", "twin", MQTTCLIENT_PERSISTENCE_NONE, NULL);
  MQTTAsync_setConnected(client, inbox, on_connected);
  free(inbox);
  MQTTAsync_destroy(&client);
}
