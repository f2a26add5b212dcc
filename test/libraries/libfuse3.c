// Twins for libfuse3; program.
// REQUIRES: libfuse3
// RUN: %tidy %s -- %{libfuse3} 2>&1 | grep -v note: | %filecheck

#define FUSE_USE_VERSION 31
#include <fuse.h>
#include <fuse_lowlevel.h>
#include <linux/fuse.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

struct state {
  int inits;
};
static void ll_init(void *userdata, struct fuse_conn_info *conn) { ((struct state *)userdata)->inits++; }
static const struct fuse_lowlevel_ops ll_ops = {.init = ll_init};
static void *hl_init(struct fuse_conn_info *conn, struct fuse_config *cfg) {
  struct state *s = fuse_get_context()->private_data;
  s->inits++;
  return s;
}
static const struct fuse_operations hl_ops = {.init = hl_init};

static char *the_args[] = {"twin", NULL};
static struct {
  struct fuse_in_header header;
  struct fuse_init_in init;
} request = {{sizeof request, FUSE_INIT, 1}, {7, 31, 4096}};

static struct fuse_session *new_session(int debug) {
  struct state s = {0};
  struct fuse_args args = FUSE_ARGS_INIT(1, the_args);
  return fuse_session_new(&args, &ll_ops, sizeof ll_ops, &s);
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]
void bad_session_state_on_stack(void) {
  struct fuse_session *se = new_session(0);
  struct fuse_buf buf = {.size = sizeof request, .mem = &request};
  fuse_session_process_buf(se, &buf);
  fuse_session_destroy(se);
}
static struct fuse_session *new_session_well(int debug) {
  static struct state s;
  struct fuse_args args = FUSE_ARGS_INIT(1, the_args);
  return fuse_session_new(&args, &ll_ops, sizeof ll_ops, &s);
}
void good_session_state_static(void) {
  struct fuse_session *se = new_session_well(0);
  struct fuse_buf buf = {.size = sizeof request, .mem = &request};
  fuse_session_process_buf(se, &buf);
  fuse_session_destroy(se);
}

void bad_freed_before_loop(void) {
  struct state *s = calloc(1, sizeof *s);
  struct fuse_args args = FUSE_ARGS_INIT(1, the_args);
  struct fuse *f = fuse_new(&args, &hl_ops, sizeof hl_ops, s);
  struct fuse_buf buf = {.size = sizeof request, .mem = &request};
  free(s);
  fuse_session_process_buf(fuse_get_session(f), &buf);
  fuse_destroy(f);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_freed_after_destroy(void) {
  struct state *s = calloc(1, sizeof *s);
  struct fuse_args args = FUSE_ARGS_INIT(1, the_args);
  struct fuse *f = fuse_new(&args, &hl_ops, sizeof hl_ops, s);
  struct fuse_buf buf = {.size = sizeof request, .mem = &request};
  fuse_session_process_buf(fuse_get_session(f), &buf);
  fuse_destroy(f);
  free(s);
}
