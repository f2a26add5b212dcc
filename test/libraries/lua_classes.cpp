// Twins for lua; program.
// REQUIRES: lua
// RUN: %tidy %s -- %{lua} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <lua.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

// Objects that put themselves into a state that they do not own.
class Console {
public:
  explicit Console(lua_State *L) : L(L) {
    lua_pushlightuserdata(L, this);
    lua_pushcclosure(L, &Console::print, 1);
    lua_setglobal(L, "print");
  }
  void remove() {
    lua_pushnil(L);
    lua_setglobal(L, "print");
  }
  int lines() const { return Lines; }

private:
  static int print(lua_State *L) {
    auto *Self = static_cast<Console *>(lua_touserdata(L, lua_upvalueindex(1)));
    ++Self->Lines;
    return 0;
  }
  lua_State *L;
  int Lines = 0;
};

class ScopedConsole : public Console {
public:
  using Console::Console;
  ~ScopedConsole() { remove(); }
};

void bad_console() {
  lua_State *L = luaL_newstate();
  {
    Console C(L);
    luaL_dostring(L, "print('one')");
  }
// CHECK: :[[@LINE-1]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
  luaL_dostring(L, "print('two')");
  lua_close(L);
}

void good_console() {
  lua_State *L = luaL_newstate();
  {
    ScopedConsole C(L);
    luaL_dostring(L, "print('one')");
  }
  luaL_dostring(L, "if print then print('two') end");
  lua_close(L);
}

// A state that is closed by its holder; the context may be declared later, closing calls nobody.
using State = std::unique_ptr<lua_State, void (*)(lua_State *)>;

static int callFunction(lua_State *L) {
  auto *F = static_cast<std::function<int(int)> *>(lua_touserdata(L, lua_upvalueindex(1)));
  lua_pushinteger(L, (*F)(static_cast<int>(lua_tointeger(L, 1))));
  return 1;
}

static void exportFunction(lua_State *L, const char *Name, std::function<int(int)> &F) {
  lua_pushlightuserdata(L, &F);
  lua_pushcclosure(L, callFunction, 1);
  lua_setglobal(L, Name);
}

void good_function_in_holder() {
  State L(luaL_newstate(), lua_close);
  int Sum = 0;
  std::function<int(int)> Add = [&](int N) { return Sum += N; };
  exportFunction(L.get(), "add", Add);
  luaL_dostring(L.get(), "add(1)");
}

void bad_function_by_value() {
  lua_State *L = luaL_newstate();
  auto Export = [L](const char *Name, std::function<int(int)> F) { exportFunction(L, Name, F); };
  Export("twice", [](int N) { return 2 * N; });
  luaL_dostring(L, "twice(1)");
  lua_close(L);
}
// CHECK: :[[@LINE-5]]:96: warning: 'F' is dropped while its stub is still live [callback-dangling-stub]

void good_function_by_reference() {
  lua_State *L = luaL_newstate();
  auto Export = [L](const char *Name, std::function<int(int)> &F) { exportFunction(L, Name, F); };
  std::function<int(int)> Twice = [](int N) { return 2 * N; };
  Export("twice", Twice);
  luaL_dostring(L, "twice(1)");
  lua_close(L);
}

// The engine owns the state and closes it before its members go.
class Engine {
public:
  Engine() : L(luaL_newstate()) {
    lua_pushlightuserdata(L, &Log);
    lua_setfield(L, LUA_REGISTRYINDEX, "log");
    lua_register(L, "log", &Engine::log);
  }
  ~Engine() { lua_close(L); }
  bool run(const char *Script) { return luaL_dostring(L, Script) == LUA_OK; }

private:
  static int log(lua_State *L) {
    lua_getfield(L, LUA_REGISTRYINDEX, "log");
    auto *Log = static_cast<std::vector<std::string> *>(lua_touserdata(L, -1));
    Log->push_back(luaL_checkstring(L, 1));
    return 0;
  }
  lua_State *L;
  std::vector<std::string> Log;
};

void good_engine() {
  Engine E;
  E.run("log('one')");
}

void bad_vector_in_registry() {
  lua_State *L = luaL_newstate();
  auto *Names = new std::vector<int>(3);
  lua_pushlightuserdata(L, Names);
  lua_setfield(L, LUA_REGISTRYINDEX, "names");
  lua_register(L, "count", [](lua_State *S) {
    lua_getfield(S, LUA_REGISTRYINDEX, "names");
    auto *V = static_cast<std::vector<int> *>(lua_touserdata(S, -1));
    lua_pushinteger(S, static_cast<lua_Integer>(V->size()));
    return 1;
  });
  delete Names;
  luaL_dostring(L, "count()");
  lua_close(L);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'std::vector<int>' object is dropped while its stub is still live [callback-dangling-stub]

void good_vector_in_registry() {
  lua_State *L = luaL_newstate();
  auto *Names = new std::vector<int>(3);
  lua_pushlightuserdata(L, Names);
  lua_setfield(L, LUA_REGISTRYINDEX, "names");
  lua_register(L, "count", [](lua_State *S) {
    lua_getfield(S, LUA_REGISTRYINDEX, "names");
    auto *V = static_cast<std::vector<int> *>(lua_touserdata(S, -1));
    lua_pushinteger(S, static_cast<lua_Integer>(V->size()));
    return 1;
  });
  luaL_dostring(L, "count()");
  lua_close(L);
  delete Names;
}
