// Correct code that looks wrong on some path, each beside a bug that must stay
// visible.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include <functional>
#include <map>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <vector>

struct Context {
  int Calls = 0;
};

void onUpdate(void *, int, const char *, const char *, sqlite3_int64);
void onFunction(sqlite3_context *, int, sqlite3_value **);
int onProgress(void *);
void unknown();

namespace null_home {

void good(sqlite3 *Db) {
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
  if (Db)
    sqlite3_close(Db);
}

struct Closer {
  void operator()(sqlite3 *Db) const { sqlite3_close(Db); }
};

void good_pointer(sqlite3 *Raw) {
  Context C;
  std::unique_ptr<sqlite3, Closer> Db(Raw);
  sqlite3_update_hook(Db.get(), onUpdate, &C);
}

void bad(sqlite3 *Db, bool Close) {
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
  if (Close)
    sqlite3_close(Db);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace null_home

namespace getter {

struct Connection {
  sqlite3 *handle() const;
};

void good(Connection &Db) {
  Context C;
  sqlite3_update_hook(Db.handle(), onUpdate, &C);
  sqlite3_update_hook(Db.handle(), nullptr, nullptr);
}

void bad(Connection &Db) {
  Context C;
  sqlite3_update_hook(Db.handle(), onUpdate, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace getter

namespace failed_registration {

int good(sqlite3 *Db) {
  auto *C = new Context;
  int Result = sqlite3_create_function(Db, "f", 1, SQLITE_UTF8, C, onFunction,
                                       nullptr, nullptr);
  if (Result != SQLITE_OK)
    delete C;
  return Result;
}

int bad(sqlite3 *Db) {
  auto *C = new Context;
  int Result = sqlite3_create_function(Db, "f", 1, SQLITE_UTF8, C, onFunction,
                                       nullptr, nullptr);
  if (Result == SQLITE_OK)
    delete C;
  return Result;
}
// CHECK: :[[@LINE-3]]:5: warning: the 'Context' object is dropped while its stub is still live [callback-dangling-stub]

} // namespace failed_registration

namespace switched_off {

void good(sqlite3 *Db) {
  Context C;
  sqlite3_progress_handler(Db, 10, onProgress, &C);
  sqlite3_progress_handler(Db, 0, onProgress, &C);
}

void bad(sqlite3 *Db) {
  Context C;
  sqlite3_progress_handler(Db, 10, onProgress, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace switched_off

namespace unseen_guard {

struct Database {
  explicit Database(const char *Path);
  ~Database();
  sqlite3 *handle() const;
};

struct HookGuard {
  explicit HookGuard(sqlite3 *Db);
  ~HookGuard();
};

struct Registrar {
  Registrar(sqlite3 *Db, Context *C) : Db(Db) {
    sqlite3_update_hook(Db, onUpdate, C);
  }
  ~Registrar();
  sqlite3 *Db;
};

struct Logger {
  Logger();
  ~Logger();
};

void good_database() {
  Context C;
  Database Db("x");
  sqlite3_update_hook(Db.handle(), onUpdate, &C);
}

void good_guard(sqlite3 *Db) {
  Context C;
  HookGuard Guard(Db);
  sqlite3_update_hook(Db, onUpdate, &C);
}

void good_registrar(sqlite3 *Db) {
  Context C;
  Registrar R(Db, &C);
}

void good_deleter(sqlite3 *Raw) {
  Context C;
  std::shared_ptr<sqlite3> Db(Raw, sqlite3_close);
  sqlite3_update_hook(Db.get(), onUpdate, &C);
}

void bad(sqlite3 *Db) {
  Logger L;
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace unseen_guard

namespace owning_flag {

struct Connection {
  sqlite3 *Db = nullptr;
  bool Owned = true;
  std::string Name;
  std::vector<int> Numbers;
  Context C;

  explicit Connection(const char *Path) {
    if (sqlite3_open(Path, &Db))
      throw 1;
  }
  ~Connection() {
    if (Owned)
      sqlite3_close(Db);
  }
};

void good() {
  Connection Db("x");
  sqlite3_update_hook(Db.Db, onUpdate, &Db.C);
  Db.Name = "hooked";
  Db.Numbers.push_back(1);
}

void bad() {
  Connection Db("x");
  Db.Owned = false;
  sqlite3_update_hook(Db.Db, onUpdate, &Db.C);
  Db.Name = "hooked";
}
// CHECK: :[[@LINE-1]]:1: warning: 'Db.C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace owning_flag

namespace macro_scope {

#define DECLARE(Name)                                                          \
  Context Name;                                                                \
  {                                                                            \
    unknown();                                                                 \
  }

void good(sqlite3 *Db) {
  DECLARE(C)
  sqlite3_update_hook(Db, onUpdate, &C);
  sqlite3_exec(Db, "", nullptr, nullptr, nullptr);
  sqlite3_update_hook(Db, nullptr, nullptr);
}

void bad(sqlite3 *Db) {
  DECLARE(C)
  sqlite3_update_hook(Db, onUpdate, &C);
  sqlite3_exec(Db, "", nullptr, nullptr, nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace macro_scope

namespace global_home {

sqlite3 *TheDb;

void good() {
  Context C;
  sqlite3_update_hook(TheDb, onUpdate, &C);
  unknown();
  if (TheDb)
    sqlite3_update_hook(TheDb, nullptr, nullptr);
}

void bad(bool Undo) {
  Context C;
  sqlite3_update_hook(TheDb, onUpdate, &C);
  unknown();
  if (Undo)
    sqlite3_update_hook(TheDb, nullptr, nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace global_home

namespace container_of_homes {

void good(std::map<int, sqlite3 *> &All) {
  Context C;
  for (auto &Entry : All)
    sqlite3_update_hook(Entry.second, onUpdate, &C);
  for (auto &Entry : All)
    sqlite3_update_hook(Entry.second, nullptr, nullptr);
}

void good_index(std::vector<sqlite3 *> &All) {
  Context C;
  sqlite3_update_hook(All[0], onUpdate, &C);
  sqlite3_update_hook(All[0], nullptr, nullptr);
}

} // namespace container_of_homes

namespace elided_copy {

struct Hook {
  explicit Hook(sqlite3 *Db) : Db(Db) {
    sqlite3_update_hook(Db, onUpdate, this);
  }
  Hook(const Hook &) = delete;
  ~Hook() { sqlite3_update_hook(Db, nullptr, nullptr); }
  sqlite3 *Db;
};

Hook good(sqlite3 *Db, bool First) {
  return First ? Hook(Db) : Hook(Db);
}

} // namespace elided_copy
