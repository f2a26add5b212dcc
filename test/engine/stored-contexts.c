// The address of a local that is stored where callbacks are looked up: beside a
// function pointer, or in a `void *`.
//
// RUN: %tidy %s -- %c 2>&1 | %filecheck

#include <string.h>

struct context {
  int n;
};
struct hook {
  void (*fn)(void *);
  void *arg;
};
void on(void *);
void announce(struct hook *h);
void unregister_hooks(void);

static struct hook global_hook;
static void *global_argument;

void bad_global_record(void) {
  struct context c = {0};
  global_hook.fn = on;
  global_hook.arg = &c;
  announce(0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'global_hook.arg'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_global_record' returns

void good_global_record(void) {
  static struct context c;
  global_hook.fn = on;
  global_hook.arg = &c;
  announce(0);
}

void good_argument_reset(void) {
  struct context c = {0};
  global_hook.arg = &c;
  announce(0);
  global_hook.arg = 0;
}

void good_function_reset(void) {
  struct context c = {0};
  global_hook.fn = on;
  global_hook.arg = &c;
  global_hook.fn = 0;
}

void good_record_reset(void) {
  struct context c = {0};
  global_hook.arg = &c;
  memset(&global_hook, 0, sizeof global_hook);
}

void good_unregistered(void) {
  struct context c = {0};
  global_hook.arg = &c;
  unregister_hooks();
}

void bad_out_parameter(struct hook *out) {
  struct context c = {0};
  out->fn = on;
  out->arg = &c;
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub stored here in the 'void *' object
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_out_parameter' returns

void good_out_parameter(struct hook *out, struct context *c) {
  out->fn = on;
  out->arg = c;
}

struct hook bad_returned(void) {
  struct context c = {0};
  struct hook h = {on, &c};
  return h;
}
// CHECK: :[[@LINE-2]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub returned here

struct hook good_returned(void) {
  static struct context c;
  struct hook h = {on, &c};
  return h;
}

void good_local_record(void) {
  struct context c = {0};
  struct hook h = {on, &c};
  h.fn(h.arg);
}

//===- Callbacks without a context argument -------------------------------===//

static struct context *current;
void on_signal(void (*fn)(void));
static void count(void) { ++current->n; }

void bad_global_pointer(void) {
  struct context c = {0};
  current = &c;
  on_signal(count);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub stored here in 'current'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_global_pointer' returns

void good_global_pointer(void) {
  static struct context c;
  current = &c;
  on_signal(count);
}

void good_global_pointer_restored(void) {
  struct context c = {0}, *saved = current;
  current = &c;
  announce(0);
  current = saved;
}

//===- A keeper whose body is visible -------------------------------------===//

static void (*installed)(void *);

static void install(void (*fn)(void *), void *arg) {
  installed = fn;
  global_argument = arg;
}

void bad_installed(void) {
  struct context c = {0};
  install(on, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-8]]:3: note: stub stored here in 'global_argument'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_installed' returns

void good_installed(void) {
  struct context c = {0};
  install(on, &c);
  install(0, 0);
}
