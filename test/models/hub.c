// "Every key once" of docs/models.md.
// RUN: sed -n '/^library: hub/,/^```/p' %{source}/docs/models.md | grep -v '```' > %t.yaml
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ModelFiles: "%t.yaml"}}' -- %c 2>&1 | grep -v note: | %filecheck

typedef struct hub hub;
typedef struct port port;
typedef struct watcher { void (*call)(void *); void *data; } watcher;
enum { HUB_USER = 1, HUB_NAME, HUB_BUFFER };
hub *hub_open(void (*)(void *), void *);
hub *hub_default(void);
int hub_port(hub *, port **);
int hub_listen(port *, void (*)(void *), void *, void (*)(void *));
void hub_on_close(hub *, void (*)(void *), void *);
int hub_poll(hub *);
void hub_poll_all(void);
void hub_unref(hub *);
void hub_close(hub *);
void hub_close_port(port *);
void hub_shutdown(void);
void hub_option(hub *, int, void *);
int hub_watch(watcher *, hub *);
int hub_start(watcher *);
void hub_stop(watcher *);
int hub_thread(void (*)(void *), void *);
void hub_wait(int *);
void hub_at_exit(void (*)(void *), void *);
void hub_enable(hub *, int, void *);
void *hub_new_zeroed(int);
hub *hub_ref(hub *);
void hub_delete(void *);
void hub_forever(void *);
void hub_call(void *);
void hub_flush(hub *);
void call(void *);
void destroy(void *);
void use(hub *);

// A home that the retaining call makes.
hub *bad_new_home(void) {
  int n = 0;
  return hub_open(call, &n);
}
// CHECK: :[[@LINE-2]]:3: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_new_home(void) {
  int n = 0;
  hub *h = hub_open(call, &n);
  if (h)
    hub_close(h);
}

// The same home each time.
void bad_shared(void) {
  {
    int n = 0;
    hub_on_close(hub_default(), call, &n);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
  hub_close(hub_default());
}

void good_shared(void) {
  int n = 0;
  hub_on_close(hub_default(), call, &n);
  hub_close(hub_default());
}

// Closing a part spares the other parts and the whole.
void bad_other_part(hub *h) {
  int n = 0;
  port *a, *b;
  if (hub_port(h, &a) || hub_port(h, &b))
    return;
  if (hub_listen(a, call, &n, 0))
    return;
  hub_close_port(b);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_whole_closed(hub *h) {
  int n = 0;
  port *a;
  if (hub_port(h, &a) || hub_listen(a, call, &n, 0))
    return;
  hub_close(h);
}

// A step of the whole is one of its parts.
void bad_step_of_whole(hub *h) {
  int *n = hub_new_zeroed(4);
  port *a;
  if (hub_port(h, &a) || hub_listen(a, call, n, 0))
    return;
  hub_delete(n);
  hub_poll(h);
  hub_close(h);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_owned_by_home(hub *h) {
  int *n = hub_new_zeroed(4);
  port *a;
  if (hub_port(h, &a) || hub_listen(a, call, n, destroy))
    return;
  hub_poll(h);
}

// Freed before the close is done.
void bad_closing(hub *h) {
  int *n = hub_new_zeroed(4);
  port *a;
  if (hub_port(h, &a) || hub_listen(a, call, n, 0))
    return;
  hub_close_port(a);
  hub_delete(n);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is freed before its close callback has run [callback-dangling-stub]

void good_closing(hub *h) {
  int *n = hub_new_zeroed(4);
  port *a;
  if (hub_port(h, &a) || hub_listen(a, call, n, 0))
    return;
  hub_close_port(a);
  hub_poll(h);
  hub_delete(n);
}

// Nobody knows whether it was the last reference.
void good_counted(hub *h) {
  int n = 0;
  hub_on_close(h, call, &n);
  hub_unref(h);
}

// Closing calls what waits for it, and nothing else.
void bad_step_of_slot(hub *h) {
  int *n = hub_new_zeroed(4);
  hub_on_close(h, call, n);
  hub_delete(n);
  hub_close(h);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_step_of_slot(hub *h) {
  int *n = hub_new_zeroed(4);
  hub_option(h, HUB_USER, n);
  hub_delete(n);
  hub_close(h);
}

// Every home of the library.
void bad_all_step(hub *h) {
  int *n = hub_new_zeroed(4);
  hub_option(h, HUB_USER, n);
  hub_delete(n);
  hub_poll_all();
  hub_close(h);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_all_closed(hub *h) {
  int n = 0;
  hub_option(h, HUB_USER, &n);
  hub_shutdown();
}

void good_other_option(hub *h) {
  int n = 0;
  hub_option(h, HUB_NAME, &n);
  hub_flush(h);
}

// Armed, with a context that is stored late.
int bad_armed(hub *h, watcher *w) {
  int n = 0;
  hub_watch(w, h);
  w->data = &n;
  return hub_start(w);
}
// CHECK: :[[@LINE-2]]:3: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

int good_arming_failed(hub *h, watcher *w) {
  int n = 0;
  hub_watch(w, h);
  w->data = &n;
  int r = hub_start(w);
  if (r >= 0)
    hub_stop(w);
  return r;
}

void good_not_armed(hub *h, watcher *w) {
  int n = 0;
  hub_watch(w, h);
  w->data = &n;
}

// Another thread.
void bad_thread(void) {
  int done = 0;
  hub_thread(call, &done);
}
// CHECK: :[[@LINE-1]]:1: warning: 'done' is dropped while its stub is still live [callback-dangling-stub]

void good_waited(void) {
  int done = 0;
  if (hub_thread(call, &done) == 0)
    hub_wait(&done);
}

void bad_at_exit(void) {
  int n = 0;
  hub_at_exit(call, &n);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_at_exit(void) {
  static int n = 0;
  hub_at_exit(call, &n);
}

void bad_enabled(hub *h) {
  int n = 0;
  hub_enable(h, 1, &n);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_disabled(hub *h) {
  int n = 0;
  hub_enable(h, 1, &n);
  hub_enable(h, 0, &n);
}

// Zeroed memory: the loop is entered.
struct job { int done; };
void good_zeroed(void) {
  struct job *j = hub_new_zeroed(sizeof *j);
  if (hub_thread(call, j) == 0)
    while (!j->done)
      hub_wait(&j->done);
  hub_delete(j);
}

void bad_not_zeroed(struct job *j) {
  if (hub_thread(call, j) == 0)
    while (!j->done)
      hub_wait(&j->done);
  hub_delete(j);
}
// CHECK: :[[@LINE-2]]:3: warning: the object that 'j' points to is dropped while its stub is still live [callback-dangling-stub]

void bad_freed_then_called(void) {
  int *n = hub_new_zeroed(4);
  hub_delete(n);
  hub_call(n);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped before its stub is invoked [callback-dangling-stub]

void good_called(void) {
  int *n = hub_new_zeroed(4);
  hub_call(n);
  hub_delete(n);
}

// The same home by another pointer.
void good_same(hub *h) {
  int n = 0;
  hub *same = hub_ref(h);
  hub_option(h, HUB_USER, &n);
  hub_option(same, HUB_USER, 0);
}

void bad_other(hub *h, hub *other) {
  int n = 0;
  hub *same = hub_ref(other);
  hub_option(h, HUB_USER, &n);
  hub_option(same, HUB_USER, 0);
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
