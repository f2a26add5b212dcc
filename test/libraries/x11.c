// Twins for x11; not a program: needs an X server.
// REQUIRES: x11
// RUN: %tidy %s -- %{x11} 2>&1 | grep -v note: | %filecheck

#include <X11/Xlib.h>
#include <stdlib.h>

struct watcher {
  int fds;
};
static void on_connection(Display *d, XPointer data, int fd, Bool opening, XPointer *watch_data) {
  ((struct watcher *)data)->fds += opening ? 1 : -1;
}
static void on_exit_request(Display *d, void *data) { ((struct watcher *)data)->fds = 0; }
static void on_im(Display *d, XPointer client_data, XPointer call_data) { ((struct watcher *)client_data)->fds++; }

static int watch(Display *d, int fail) {
  struct watcher w = {0};
  if (!XAddConnectionWatch(d, on_connection, (XPointer)&w))
    return -1;
  if (fail)
    return -1;
  XRemoveConnectionWatch(d, on_connection, (XPointer)&w);
  return w.fds;
}
// CHECK: :[[@LINE-4]]:5: warning: 'w' is dropped while its stub is still live [callback-dangling-stub]
void bad_watch_on_stack(void) {
  Display *d = XOpenDisplay(NULL);
  if (d) {
    watch(d, 1);
    XSync(d, False);
    XCloseDisplay(d);
  }
}
static int watch_well(Display *d, int fail) {
  struct watcher w = {0};
  if (!XAddConnectionWatch(d, on_connection, (XPointer)&w))
    return -1;
  XDrawPoint(d, DefaultRootWindow(d), DefaultGC(d, 0), 0, 0);
  XRemoveConnectionWatch(d, on_connection, (XPointer)&w);
  return fail ? -1 : w.fds;
}
void good_watch_removed(void) {
  Display *d = XOpenDisplay(NULL);
  if (d) {
    watch_well(d, 1);
    XSync(d, False);
    XCloseDisplay(d);
  }
}

void bad_exit_data_freed(void) {
  Display *d = XOpenDisplay(NULL);
  struct watcher *w = calloc(1, sizeof *w);
  XSetIOErrorExitHandler(d, on_exit_request, w);
  free(w);
  XSync(d, False);
  XCloseDisplay(d);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_exit_data_freed_last(void) {
  Display *d = XOpenDisplay(NULL);
  struct watcher *w = calloc(1, sizeof *w);
  XSetIOErrorExitHandler(d, on_exit_request, w);
  XSync(d, False);
  XCloseDisplay(d);
  free(w);
}

static Display *open_with_im(void) {
  struct watcher w = {0};
  Display *d = XOpenDisplay(NULL);
  XRegisterIMInstantiateCallback(d, NULL, NULL, NULL, on_im, (XPointer)&w);
  XDrawPoint(d, DefaultRootWindow(d), DefaultGC(d, 0), 0, 0);
  return d;
}
// CHECK: :[[@LINE-2]]:3: warning: 'w' is dropped while its stub is still live [callback-dangling-stub]
void bad_im_on_stack(void) {
  Display *d = open_with_im();
  XEvent event;
  XNextEvent(d, &event);
  XCloseDisplay(d);
}
static Display *open_with_im_well(void) {
  static struct watcher w;
  Display *d = XOpenDisplay(NULL);
  XRegisterIMInstantiateCallback(d, NULL, NULL, NULL, on_im, (XPointer)&w);
  XDrawPoint(d, DefaultRootWindow(d), DefaultGC(d, 0), 0, 0);
  return d;
}
void good_im_static(void) {
  Display *d = open_with_im_well();
  XEvent event;
  XNextEvent(d, &event);
  XCloseDisplay(d);
}
