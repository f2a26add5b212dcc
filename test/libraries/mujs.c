// Twins for mujs; program.
// REQUIRES: mujs
// RUN: %tidy %s -- %{mujs} 2>&1 | grep -v note: | %filecheck

#include <mujs.h>
#include <stdio.h>
#include <stdlib.h>

struct file {
  int lines;
  int open;
};

static void next_line(js_State *J) {
  struct file *f = js_currentfunctiondata(J);
  js_pushnumber(J, ++f->lines);
}

static void free_file(js_State *J, void *data) {
  (void)J;
  free(data);
}

// No finalizer, and the owner is in an inner block.
void bad_function_data(void) {
  js_State *J = js_newstate(NULL, NULL, JS_STRICT);
  {
    struct file f = {0, 1};
    js_newcfunctionx(J, next_line, "next", 0, &f, NULL);
    js_setglobal(J, "next");
  }
// CHECK: :[[@LINE-1]]:3: warning: 'f' is dropped while its stub is still live [callback-dangling-stub]
  js_dostring(J, "next()");
  js_freestate(J);
}

void good_function_data(void) {
  js_State *J = js_newstate(NULL, NULL, JS_STRICT);
  {
    struct file f = {0, 1};
    js_newcfunctionx(J, next_line, "next", 0, &f, NULL);
    js_setglobal(J, "next");
    js_dostring(J, "next()");
  }
  js_freestate(J);
}

void good_function_data_owned(void) {
  js_State *J = js_newstate(NULL, NULL, JS_STRICT);
  struct file *f = calloc(1, sizeof *f);
  js_newcfunctionx(J, next_line, "next", 0, f, free_file);
  js_setglobal(J, "next");
  js_dostring(J, "next()");
  js_freestate(J);
}

// An object for scripts, its memory freed by hand.
static void is_open(js_State *J) {
  struct file *f = js_touserdata(J, 0, "File");
  js_pushboolean(J, f->open);
}

static void export_file(js_State *J, struct file *f) {
  js_getglobal(J, "Object");
  js_getproperty(J, -1, "prototype");
  js_newuserdata(J, "File", f, NULL);
  js_newcfunction(J, is_open, "isOpen", 0);
  js_setproperty(J, -2, "isOpen");
  js_setglobal(J, "file");
  js_pop(J, 1);
}

void bad_userdata(void) {
  js_State *J = js_newstate(NULL, NULL, 0);
  struct file *f = calloc(1, sizeof *f);
  export_file(J, f);
  if (js_dostring(J, "file.isOpen()"))
    puts("failed");
  free(f);
  js_dostring(J, "file.isOpen()");
  js_freestate(J);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_userdata(void) {
  js_State *J = js_newstate(NULL, NULL, 0);
  struct file *f = calloc(1, sizeof *f);
  export_file(J, f);
  if (js_dostring(J, "file.isOpen()"))
    puts("failed");
  js_freestate(J);
  free(f);
}

void good_userdata_deleted(void) {
  js_State *J = js_newstate(NULL, NULL, 0);
  struct file *f = calloc(1, sizeof *f);
  export_file(J, f);
  js_dostring(J, "file.isOpen()");
  js_delglobal(J, "file");
  free(f);
  js_dostring(J, "1 + 1");
  js_freestate(J);
}

// The state's context.
static void count_line(js_State *J) {
  struct file *f = js_getcontext(J);
  f->lines++;
  js_pushundefined(J);
}

static int count_with(js_State *J, const char *script) {
  struct file f = {0, 0};
  js_setcontext(J, &f);
  js_dostring(J, script);
  return f.lines;
}
// CHECK: :[[@LINE-2]]:3: warning: 'f' is dropped while its stub is still live [callback-dangling-stub]

void bad_context(void) {
  js_State *J = js_newstate(NULL, NULL, 0);
  js_newcfunction(J, count_line, "line", 0);
  js_setglobal(J, "line");
  count_with(J, "line()");
  js_dostring(J, "line()");
  js_freestate(J);
}

static int count_within(js_State *J, const char *script) {
  struct file f = {0, 0};
  void *old = js_getcontext(J);
  js_setcontext(J, &f);
  js_dostring(J, script);
  js_setcontext(J, old);
  return f.lines;
}

void good_context(void) {
  static struct file all;
  js_State *J = js_newstate(NULL, NULL, 0);
  js_setcontext(J, &all);
  js_newcfunction(J, count_line, "line", 0);
  js_setglobal(J, "line");
  count_within(J, "line()");
  js_dostring(J, "line()");
  js_freestate(J);
}
