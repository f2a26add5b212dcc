// Functions of SQLiteCpp.
// REQUIRES: sqlitecpp
// RUN: %tidy %s -- %{sqlitecpp} -std=c++17 2>&1 | grep -v note: | %filecheck

// Twins for SQLiteCpp (libsqlitecpp-dev). `
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <memory>
#include <string>

namespace fixtures {
struct Stats {
  int calls = 0;
};
void count(sqlite3_context *context, int, sqlite3_value **) {
  auto *stats = static_cast<Stats *>(sqlite3_user_data(context));
  sqlite3_result_int(context, ++stats->calls);
}
void updated(void *stats, int, const char *, const char *, sqlite3_int64) { ++static_cast<Stats *>(stats)->calls; }
void deleteStats(void *stats) { delete static_cast<Stats *>(stats); }
} // namespace fixtures
using namespace fixtures;

namespace sql_function {
int missed_local(SQLite::Database &db) {
  Stats stats;
  db.createFunction("calls", 0, false, &stats, count);
  db.exec("select calls()");
  return stats.calls;
}

int good_removed(SQLite::Database &db) {
  Stats stats;
  db.createFunction("calls", 0, false, &stats, count);
  db.exec("select calls()");
  db.createFunction("calls", 0, false, nullptr, nullptr);
  return stats.calls;
}

void good_destroy(SQLite::Database &db) {
  auto stats = std::make_unique<Stats>();
  db.createFunction("calls", 0, false, stats.release(), count, nullptr, nullptr, deleteStats);
}

void bad_unique(SQLite::Database &db) {
  auto stats = std::make_unique<Stats>();
  db.createFunction("calls", 0, false, stats.get(), count);
}
// CHECK: :[[@LINE-1]]:1: warning: the 'fixtures::Stats' object is dropped while its stub is still live [callback-dangling-stub]

int good_local_database(const std::string &path) {
  Stats stats;
  SQLite::Database db(path, SQLite::OPEN_READONLY);
  db.createFunction("calls", 0, false, &stats, count);
  return db.execAndGet("select calls()").getInt();
}

SQLite::Database missed_database_returned(const std::string &path) {
  Stats stats;
  SQLite::Database db(path, SQLite::OPEN_READONLY);
  db.createFunction("calls", 0, false, &stats, count);
  return db;
}

// Another function of the same name and number of arguments takes the place.
void good_replaced(SQLite::Database &db) {
  static Stats always;
  Stats stats;
  db.createFunction("calls", 0, false, &stats, count);
  db.exec("select calls()");
  db.createFunction("calls", 0, false, &always, count);
}

// Not the same function: it has another number of arguments.
void bad_not_replaced(SQLite::Database &db) {
  static Stats always;
  Stats stats;
  db.createFunction("calls", 0, false, &stats, count);
  db.createFunction("calls", 1, false, &always, count);
}
// CHECK: :[[@LINE-1]]:1: warning: 'stats' is dropped while its stub is still live [callback-dangling-stub]
} // namespace sql_function

namespace raw_handle {
void bad_hook(SQLite::Database &db) {
  Stats stats;
  sqlite3_update_hook(db.getHandle(), updated, &stats);
  db.exec("delete from t");
}
// CHECK: :[[@LINE-1]]:1: warning: 'stats' is dropped while its stub is still live [callback-dangling-stub]

void good_hook(SQLite::Database &db) {
  Stats stats;
  sqlite3_update_hook(db.getHandle(), updated, &stats);
  db.exec("delete from t");
  sqlite3_update_hook(db.getHandle(), nullptr, nullptr);
}
} // namespace raw_handle
