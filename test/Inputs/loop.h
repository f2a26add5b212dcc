/* A C event loop whose functions are not visible; for C and C++. */

#ifndef TEST_INPUTS_LOOP_H
#define TEST_INPUTS_LOOP_H

#include <callback_lifetime/Annotations.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct loop loop_t;
typedef void (*loop_fn)(void *context);

loop_t *loop_new(void);
void loop_free(CBL_CLOSES loop_t *loop);
CBL_STEPS void loop_run(CBL_HOME loop_t *loop);
void loop_add(CBL_HOME loop_t *loop, loop_fn fn, CBL_RETAINS void *context);
void loop_del(CBL_HOME loop_t *loop, CBL_REVOKES void *context);
int loop_timer(CBL_HOME loop_t *loop, loop_fn fn, CBL_RETAINS void *context);
void loop_cancel(CBL_HOME loop_t *loop, CBL_REVOKES int id);
int loop_errors(const loop_t *loop);

void on_event(void *context);
void mystery(void);
void mystery_loop(loop_t *loop);

#ifdef __cplusplus
}
#endif

struct context {
  int events;
};

#endif /* TEST_INPUTS_LOOP_H */
