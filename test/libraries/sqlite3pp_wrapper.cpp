// Callbacks of sqlite3pp, with declarations of our own.
// REQUIRES: sqlite3pp
// RUN: %tidy %s -- %{sqlite3pp} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/sqlite3pp
// Twins for sqlite3pp. `
#include <sqlite3pp.h>
#include <sqlite3ppext.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace handlers {
int bad_update(sqlite3pp::database &db) {
  int rows = 0;
  db.set_update_handler([&rows](int, char const *, char const *, long long) { ++rows; });
  db.execute("delete from t");
  return rows;
}
// CHECK: :[[@LINE-2]]:3: warning: 'rows' is dropped while its stub is still live [callback-dangling-stub]

int good_update(sqlite3pp::database &db) {
  int rows = 0;
  db.set_update_handler([&rows](int, char const *, char const *, long long) { ++rows; });
  db.execute("delete from t");
  db.set_update_handler(nullptr);
  return rows;
}

int good_local(char const *path) {
  int rows = 0;
  sqlite3pp::database db(path);
  db.set_update_handler([&rows](int, char const *, char const *, long long) { ++rows; });
  db.execute("delete from t");
  return rows;
}

sqlite3pp::database missed_moved_out(char const *path) {
  int commits = 0;
  sqlite3pp::database db(path);
  db.set_commit_handler([&commits] {
    ++commits;
    return 0;
  });
  return db;
}

void bad_busy(sqlite3pp::database &db, int limit) {
  db.set_busy_handler([&](int tries) { return tries < limit ? 1 : 0; });
  db.execute("delete from t");
}
// CHECK: :[[@LINE-1]]:1: warning: 'limit' is dropped while its stub is still live [callback-dangling-stub]

void good_busy(sqlite3pp::database &db, int limit) {
  db.set_busy_handler([=](int tries) { return tries < limit ? 1 : 0; });
  db.execute("delete from t");
}

// One kind is reset, the other one is not.
void bad_other_kind(sqlite3pp::database &db) {
  int events = 0;
  db.set_commit_handler([&events] {
    ++events;
    return 0;
  });
  db.set_rollback_handler([&events] { ++events; });
  db.execute("delete from t");
  db.set_commit_handler(nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'events' is dropped while its stub is still live [callback-dangling-stub]

void good_both_kinds(sqlite3pp::database &db) {
  int events = 0;
  db.set_commit_handler([&events] {
    ++events;
    return 0;
  });
  db.set_rollback_handler([&events] { ++events; });
  db.execute("delete from t");
  db.set_commit_handler(nullptr);
  db.set_rollback_handler(nullptr);
}

int good_backup(sqlite3pp::database &db, sqlite3pp::database &target) {
  int left = 0;
  db.backup(target, [&left](int remaining, int, int) { left = remaining; });
  return left;
}
} // namespace handlers
