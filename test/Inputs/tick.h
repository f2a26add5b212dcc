/* A C event library in two dresses: annotated where TICK_ANNOTATED is defined,
   described by tick.yaml otherwise. */

#ifndef TEST_INPUTS_TICK_H
#define TEST_INPUTS_TICK_H

#ifdef TICK_ANNOTATED
#include <callback_lifetime/Annotations.h>
#else
#define CBL_HOME
#define CBL_RETAINS
#define CBL_REVOKES
#define CBL_STEPS
#define CBL_CLOSES
#define CBL_ONCE
#define CBL_UNTIL_FALSE
#define CBL_CALLS_ANYTIME
#define CBL_CALLS_AT_EXIT
#define CBL_PER_OPERATION
#define CBL_NEEDS_ARMING
#define CBL_ARMS
#define CBL_TOKEN
#define CBL_FINISHES_LATER
#define CBL_DESTROY
#define CBL_SLOT(Name)
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct loop loop;
typedef struct event event;
typedef struct transfer transfer;
typedef struct handle {
  void *data;
} handle;
typedef void (*callback)(void *);
typedef int (*repeater)(void *);
enum option { OPT_VERBOSE, OPT_DATA, OPT_HEADER_DATA };

loop *loop_new(void);
void loop_free(CBL_CLOSES loop *);
CBL_STEPS void loop_run(CBL_HOME loop *);

/* once, until the callback returns 0 */
CBL_ONCE int loop_soon(CBL_HOME loop *, callback, CBL_RETAINS void *);
CBL_UNTIL_FALSE int loop_idle(CBL_HOME loop *, repeater, CBL_RETAINS void *);
void loop_cancel(CBL_HOME loop *, CBL_REVOKES int token);

/* from a thread of its own, or at exit */
CBL_CALLS_ANYTIME CBL_SLOT("thread") void thread_hook(callback,
                                                      CBL_RETAINS void *);
CBL_CALLS_AT_EXIT int at_exit(callback, CBL_RETAINS void *);

/* made first, live when armed; the token is the handle */
CBL_NEEDS_ARMING event *event_new(CBL_HOME loop *, callback,
                                  CBL_RETAINS void *);
void event_add(CBL_ARMS event *);
void event_del(CBL_REVOKES event *);

/* the handle is memory of the caller's and stays in use until the loop ran */
void handle_init(CBL_HOME loop *, CBL_RETAINS handle *);
CBL_FINISHES_LATER void handle_close(CBL_REVOKES handle *);

/* data for one operation only */
CBL_PER_OPERATION CBL_SLOT("data") void transfer_set_data(CBL_HOME transfer *,
                                                          CBL_RETAINS void *);
transfer *transfer_new(void);
void transfer_free(CBL_CLOSES transfer *);
CBL_STEPS void transfer_perform(CBL_HOME transfer *);

/* a token that is written, and a destroy callback */
int watch(CBL_HOME loop *, callback, CBL_RETAINS void *, CBL_DESTROY callback,
          CBL_TOKEN unsigned long *token);
void unwatch(CBL_HOME loop *, CBL_REVOKES unsigned long token);

/* what is kept depends on an enumerator: only a model file can say that */
int transfer_set(transfer *, enum option, ...);

#ifdef __cplusplus
}
#endif
#endif
