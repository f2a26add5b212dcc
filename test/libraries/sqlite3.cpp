// Twins for sqlite3; program.
// REQUIRES: sqlite3
// RUN: %tidy %s -- %{sqlite3} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

class Database {
public:
  Database() {
    if (sqlite3_open(":memory:", &Handle) != SQLITE_OK)
      std::abort();
    exec("CREATE TABLE t(a, b TEXT)");
    exec("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
  }
  ~Database() { sqlite3_close(Handle); }
  Database(const Database &) = delete;
  void exec(const char *Sql) { sqlite3_exec(Handle, Sql, nullptr, nullptr, nullptr); }
  sqlite3 *Handle = nullptr;
};

struct Statistics {
  std::vector<std::string> Tables;
};

void onUpdate(void *Context, int, const char *, const char *Table, sqlite3_int64) {
  static_cast<Statistics *>(Context)->Tables.push_back(Table);
}

// An observer that takes itself back.
class Observer {
public:
  explicit Observer(sqlite3 *Db) : Db(Db) { sqlite3_update_hook(Db, onUpdate, &S); }
  ~Observer() { sqlite3_update_hook(Db, nullptr, nullptr); }
  Observer(const Observer &) = delete;

private:
  sqlite3 *Db;
  Statistics S;
};

// One that forgets to.
class Forgetful {
public:
  explicit Forgetful(sqlite3 *Db) { sqlite3_update_hook(Db, onUpdate, &S); }
// CHECK: :[[@LINE-3]]:7: warning: 'Forgetful::S' is dropped while its stub is still live [callback-dangling-stub]

private:
  Statistics S;
};

} // namespace

void bad_observer(void) {
  Database Db;
  {
    Forgetful O(Db.Handle);
    Db.exec("INSERT INTO t VALUES (3, 'z')");
  }
  Db.exec("INSERT INTO t VALUES (4, 'w')");
}

void good_observer(void) {
  Database Db;
  {
    Observer O(Db.Handle);
    Db.exec("INSERT INTO t VALUES (3, 'z')");
  }
  Db.exec("INSERT INTO t VALUES (4, 'w')");
}

void bad_unique_ptr(void) {
  Database Db;
  auto S = std::make_unique<Statistics>();
  sqlite3_update_hook(Db.Handle, onUpdate, S.get());
  Db.exec("INSERT INTO t VALUES (3, 'z')");
  S.reset();
  Db.exec("INSERT INTO t VALUES (4, 'w')");
}
// CHECK: :[[@LINE-3]]:3: warning: the 'Statistics' object is dropped while its stub is still live [callback-dangling-stub]

void good_unique_ptr(void) {
  Database Db;
  auto S = std::make_unique<Statistics>();
  sqlite3_update_hook(Db.Handle, onUpdate, S.get());
  Db.exec("INSERT INTO t VALUES (3, 'z')");
  sqlite3_update_hook(Db.Handle, nullptr, nullptr);
  S.reset();
  Db.exec("INSERT INTO t VALUES (4, 'w')");
}

// A lambda without captures is a function; what it needs is in the context.
void bad_lambda(void) {
  sqlite3 *Db = nullptr;
  sqlite3_open(":memory:", &Db);
  {
    int Commits = 0;
    sqlite3_commit_hook(
        Db, [](void *P) { return ++*static_cast<int *>(P) > 100 ? 1 : 0; }, &Commits);
    sqlite3_exec(Db, "CREATE TABLE t(a)", nullptr, nullptr, nullptr);
    std::printf("%d\n", Commits);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'Commits' is dropped while its stub is still live [callback-dangling-stub]
  sqlite3_exec(Db, "INSERT INTO t VALUES (1)", nullptr, nullptr, nullptr);
  sqlite3_close(Db);
}

void good_lambda(void) {
  sqlite3 *Db = nullptr;
  sqlite3_open(":memory:", &Db);
  {
    int Commits = 0;
    sqlite3_commit_hook(
        Db, [](void *P) { return ++*static_cast<int *>(P) > 100 ? 1 : 0; }, &Commits);
    sqlite3_exec(Db, "CREATE TABLE t(a)", nullptr, nullptr, nullptr);
    std::printf("%d\n", Commits);
    sqlite3_commit_hook(Db, nullptr, nullptr);
  }
  sqlite3_exec(Db, "INSERT INTO t VALUES (1)", nullptr, nullptr, nullptr);
  sqlite3_close(Db);
}

// The memory of a string is bound in place.
void bad_bound_string(void) {
  Database Db;
  sqlite3_stmt *Stmt = nullptr;
  sqlite3_prepare_v2(Db.Handle, "SELECT a FROM t WHERE b = ?", -1, &Stmt, nullptr);
  {
    std::string Name(40, 'x');
    sqlite3_bind_text(Stmt, 1, Name.c_str(), -1, SQLITE_STATIC);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'Name' is dropped while its stub is still live [callback-dangling-stub]
  sqlite3_step(Stmt);
  sqlite3_finalize(Stmt);
}

void good_bound_string(void) {
  Database Db;
  sqlite3_stmt *Stmt = nullptr;
  sqlite3_prepare_v2(Db.Handle, "SELECT a FROM t WHERE b = ?", -1, &Stmt, nullptr);
  {
    std::string Name(40, 'x');
    sqlite3_bind_text(Stmt, 1, Name.c_str(), -1, SQLITE_TRANSIENT);
  }
  sqlite3_step(Stmt);
  sqlite3_finalize(Stmt);
}

void good_bound_string_stepped(void) {
  Database Db;
  sqlite3_stmt *Stmt = nullptr;
  sqlite3_prepare_v2(Db.Handle, "SELECT a FROM t WHERE b = ?", -1, &Stmt, nullptr);
  for (int I = 0; I < 2; ++I) {
    std::string Name(40, 'x');
    sqlite3_bind_text(Stmt, 1, Name.c_str(), -1, SQLITE_STATIC);
    sqlite3_step(Stmt);
    sqlite3_reset(Stmt);
  }
  Db.exec("DELETE FROM t");
  sqlite3_finalize(Stmt);
}

// The destroy callback owns the state.
void good_destroy(void) {
  Database Db;
  auto S = std::make_unique<Statistics>();
  sqlite3_create_function_v2(
      Db.Handle, "note", 1, SQLITE_UTF8, S.release(),
      [](sqlite3_context *C, int, sqlite3_value **) {
        static_cast<Statistics *>(sqlite3_user_data(C))->Tables.push_back("note");
      },
      nullptr, nullptr, [](void *P) { delete static_cast<Statistics *>(P); });
  Db.exec("SELECT note(a) FROM t");
}
