// Twins for lua; program.
// REQUIRES: lua
// RUN: %tidy %s -- %{lua} 2>&1 | grep -v note: | %filecheck

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct counter {
  int calls;
  int limit;
};

static int count(lua_State *L) {
  struct counter *c = lua_touserdata(L, lua_upvalueindex(1));
  c->calls++;
  lua_pushinteger(L, c->calls);
  return 1;
}

static void export_counter(lua_State *L, const char *name, struct counter *c) {
  lua_pushlightuserdata(L, c);
  lua_pushcclosure(L, count, 1);
  lua_setglobal(L, name);
}

// A context in an inner scope, the script runs after it.
void bad_inner_scope(void) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  {
    struct counter c = {0, 10};
    lua_pushlightuserdata(L, &c);
    lua_pushcclosure(L, count, 1);
    lua_setglobal(L, "count");
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  luaL_dostring(L, "count()");
  lua_close(L);
}

void good_inner_scope(void) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  {
    struct counter c = {0, 10};
    lua_pushlightuserdata(L, &c);
    lua_pushcclosure(L, count, 1);
    lua_setglobal(L, "count");
    luaL_dostring(L, "count()");
  }
  lua_close(L);
}

// Freed while the closure can still be called.
void bad_free_before_run(void) {
  lua_State *L = luaL_newstate();
  struct counter *c = calloc(1, sizeof *c);
  export_counter(L, "tick", c);
  if (luaL_dostring(L, "tick()") != LUA_OK)
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
  free(c);
  luaL_dostring(L, "tick()");
  lua_close(L);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_free_after_close(void) {
  lua_State *L = luaL_newstate();
  struct counter *c = calloc(1, sizeof *c);
  export_counter(L, "tick", c);
  if (luaL_dostring(L, "tick()") != LUA_OK)
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
  luaL_dostring(L, "tick()");
  lua_close(L);
  free(c);
}

// Taken out of the globals first.
void good_set_to_nil(void) {
  lua_State *L = luaL_newstate();
  struct counter *c = calloc(1, sizeof *c);
  export_counter(L, "tick", c);
  luaL_dostring(L, "tick()");
  lua_pushnil(L);
  lua_setglobal(L, "tick");
  free(c);
  luaL_dostring(L, "if tick then tick() end");
  lua_close(L);
}

// In the registry, found again by a function without upvalues.
static int limited(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, "app.counter");
  struct counter *c = lua_touserdata(L, -1);
  if (c != NULL && ++c->calls > c->limit)
    return luaL_error(L, "limit reached");
  return 0;
}

void bad_registry(void) {
  lua_State *L = luaL_newstate();
  struct counter *c = malloc(sizeof *c);
  memset(c, 0, sizeof *c);
  c->limit = 3;
  lua_pushlightuserdata(L, c);
  lua_setfield(L, LUA_REGISTRYINDEX, "app.counter");
  lua_register(L, "limited", limited);
  free(c);
  luaL_loadstring(L, "limited()");
  lua_pcall(L, 0, 0, 0);
  lua_close(L);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_registry(void) {
  lua_State *L = luaL_newstate();
  struct counter *c = malloc(sizeof *c);
  memset(c, 0, sizeof *c);
  c->limit = 3;
  lua_pushlightuserdata(L, c);
  lua_setfield(L, LUA_REGISTRYINDEX, "app.counter");
  lua_register(L, "limited", limited);
  luaL_loadstring(L, "limited()");
  lua_pcall(L, 0, 0, 0);
  lua_close(L);
  free(c);
}

// A whole table of functions that share one context.
static const luaL_Reg methods[] = {{"next", count}, {"again", count}, {NULL, NULL}};

static void run_library(lua_State *L) {
  struct counter shared = {0, 0};
  luaL_newlibtable(L, methods);
  lua_pushlightuserdata(L, &shared);
  luaL_setfuncs(L, methods, 1);
  lua_setglobal(L, "counter");
  luaL_dostring(L, "counter.next()");
}
// CHECK: :[[@LINE-1]]:1: warning: 'shared' is dropped while its stub is still live [callback-dangling-stub]

void bad_library_table(void) {
  lua_State *L = luaL_newstate();
  run_library(L);
  luaL_dostring(L, "counter.again()");
  lua_close(L);
}

static void run_library_once(lua_State *L) {
  struct counter shared = {0, 0};
  luaL_newlibtable(L, methods);
  lua_pushlightuserdata(L, &shared);
  luaL_setfuncs(L, methods, 1);
  lua_setglobal(L, "counter");
  luaL_dostring(L, "counter.next()");
  lua_pushnil(L);
  lua_setglobal(L, "counter");
}

void good_library_table(void) {
  lua_State *L = luaL_newstate();
  run_library_once(L);
  luaL_dostring(L, "if counter then counter.again() end");
  lua_close(L);
}

// The error path forgets.
static int load_plugin(lua_State *L, const char *script) {
  struct counter *c = calloc(1, sizeof *c);
  export_counter(L, "plugin_count", c);
  if (luaL_dostring(L, script)) {
    free(c);
    return -1;
  }
// CHECK: :[[@LINE-3]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  return 0; // the plugin keeps its counter
}

void bad_error_path(void) {
  lua_State *L = luaL_newstate();
  if (load_plugin(L, "error('no')") != 0)
    luaL_dostring(L, "plugin_count()");
  lua_close(L);
}

static int load_plugin_checked(lua_State *L, const char *script) {
  struct counter *c = calloc(1, sizeof *c);
  export_counter(L, "plugin_count", c);
  if (luaL_dostring(L, script)) {
    lua_pushnil(L);
    lua_setglobal(L, "plugin_count");
    free(c);
    return -1;
  }
  return 0;
}

void good_error_path(void) {
  lua_State *L = luaL_newstate();
  if (load_plugin_checked(L, "error('no')") != 0)
    luaL_dostring(L, "if plugin_count then plugin_count() end");
  lua_close(L);
}

// Only an argument of a protected call: nothing keeps it.
static int protected_main(lua_State *L) {
  struct counter *c = lua_touserdata(L, 1);
  c->calls++;
  return 0;
}

void good_argument_of_pcall(void) {
  lua_State *L = luaL_newstate();
  {
    struct counter c = {0, 0};
    lua_pushcfunction(L, protected_main);
    lua_pushlightuserdata(L, &c);
    lua_pcall(L, 1, 0, 0);
  }
  lua_pushinteger(L, 1);
  lua_setglobal(L, "done");
  luaL_dostring(L, "return done");
  lua_close(L);
}

// The address is only a key.
void good_key_only(void) {
  lua_State *L = luaL_newstate();
  struct counter *c = calloc(1, sizeof *c);
  lua_pushlightuserdata(L, c);
  lua_pushstring(L, "name of c");
  lua_settable(L, LUA_REGISTRYINDEX);
  lua_pushlightuserdata(L, c);
  lua_gettable(L, LUA_REGISTRYINDEX);
  lua_setglobal(L, "name");
  free(c);
  luaL_dostring(L, "return name .. '!'");
  lua_close(L);
}

// A coroutine shares the globals.
void bad_coroutine(void) {
  lua_State *L = luaL_newstate();
  lua_State *co = lua_newthread(L);
  {
    struct counter c = {0, 0};
    lua_pushlightuserdata(L, &c);
    lua_pushcclosure(L, count, 1);
    lua_setglobal(L, "count");
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  int n;
  luaL_loadstring(co, "count()");
  lua_resume(co, L, 0, &n);
  lua_close(L);
}

void good_coroutine(void) {
  lua_State *L = luaL_newstate();
  lua_State *co = lua_newthread(L);
  struct counter c = {0, 0};
  lua_pushlightuserdata(L, &c);
  lua_pushcclosure(L, count, 1);
  lua_setglobal(L, "count");
  int n;
  luaL_loadstring(co, "count()");
  lua_resume(co, L, 0, &n);
  lua_close(L);
}

// The warning function (5.4).
static void collect_warning(void *ud, const char *msg, int tocont) {
  struct counter *c = ud;
  c->calls++;
  (void)msg, (void)tocont;
}

void bad_warnf(void) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  struct counter *warnings = calloc(1, sizeof *warnings);
  lua_setwarnf(L, collect_warning, warnings);
  luaL_dostring(L, "warn('one')");
  printf("%d warnings\n", warnings->calls);
  free(warnings);
  lua_warning(L, "two", 0);
  lua_close(L);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_warnf(void) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  struct counter *warnings = calloc(1, sizeof *warnings);
  lua_setwarnf(L, collect_warning, warnings);
  luaL_dostring(L, "warn('one')");
  printf("%d warnings\n", warnings->calls);
  lua_setwarnf(L, NULL, NULL);
  free(warnings);
  lua_warning(L, "two", 0);
  lua_close(L);
}

void good_warnf_replaced(void) {
  static struct counter all;
  lua_State *L = luaL_newstate();
  struct counter local = {0, 0};
  lua_setwarnf(L, collect_warning, &local);
  lua_warning(L, "one", 0);
  lua_setwarnf(L, collect_warning, &all);
  lua_warning(L, "two", 0);
  lua_close(L);
}

// The allocator's pool.
struct pool {
  size_t used;
};

static void *pool_alloc(void *ud, void *ptr, size_t osize, size_t nsize) {
  struct pool *p = ud;
  p->used += nsize;
  (void)osize;
  if (nsize == 0) {
    free(ptr);
    return NULL;
  }
  return realloc(ptr, nsize);
}

void bad_allocator(void) {
  struct pool *p = calloc(1, sizeof *p);
  lua_State *L = lua_newstate(pool_alloc, p);
  if (L == NULL) {
    free(p);
    return;
  }
  luaL_dostring(L, "x = {}");
  free(p);
  lua_close(L);
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_allocator(void) {
  struct pool *p = calloc(1, sizeof *p);
  lua_State *L = lua_newstate(pool_alloc, p);
  if (L == NULL) {
    free(p);
    return;
  }
  luaL_dostring(L, "x = {}");
  lua_close(L);
  free(p);
}
