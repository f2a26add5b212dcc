// Callbacks of sqlite_modern, with declarations of our own.
// REQUIRES: sqlite_modern
// RUN: %tidy %s -- %{sqlite_modern} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/sqlite_modern
// Twins for sqlite_modern_cpp. `
#include <sqlite_modern_cpp.h>
#include <sqlite_modern_cpp/log.h>

#include <memory>
#include <string>
#include <vector>

namespace sql_functions {
void bad_define(sqlite::database &db) {
  int calls = 0;
  db.define("twice", [&calls](int x) { return 2 * x + calls++; });
  db << "select twice(1);" >> [](int) {};
}
// CHECK: :[[@LINE-1]]:1: warning: 'calls' is dropped while its stub is still live [callback-dangling-stub]

void good_copy(sqlite::database &db, int factor) {
  db.define("times", [factor](int x) { return factor * x; });
  db << "select times(1);" >> [](int) {};
}

void good_shared(sqlite::database &db) {
  auto calls = std::make_shared<int>(0);
  db.define("twice", [calls](int x) { return 2 * x + (*calls)++; });
}

int good_local_database() {
  int calls = 0;
  sqlite::database db(":memory:");
  db.define("twice", [&calls](int x) { return 2 * x + calls++; });
  db << "select twice(1);" >> [](int) {};
  return calls;
}

sqlite::database missed_returned() {
  int calls = 0;
  sqlite::database db(":memory:");
  db.define("twice", [&calls](int x) { return 2 * x + calls++; });
  return db;
}

// Both objects share one connection.
void missed_copy_of_handle(sqlite::database &db) {
  int calls = 0;
  sqlite::database mine = db;
  mine.define("twice", [&calls](int x) { return 2 * x + calls++; });
}

void bad_aggregate(sqlite::database &db) {
  long base = 10;
  db.define(
      "total", [&base](long &sum, int value) { sum += base + value; }, [](long &sum) { return static_cast<sqlite_int64>(sum); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'base' is dropped while its stub is still live [callback-dangling-stub]

void good_aggregate(sqlite::database &db) {
  long base = 10;
  db.define(
      "total", [base](long &sum, int value) { sum += base + value; }, [](long &sum) { return static_cast<sqlite_int64>(sum); });
}
} // namespace sql_functions

namespace cache_class {
class BadCache {
public:
  explicit BadCache(sqlite::database &db) {
    db.define("cached", [this](int id) { return id + hits_++; });
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'cache_class::BadCache' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int hits_ = 0;
};

class GoodCache {
public:
  GoodCache() : db_(":memory:") {
    db_.define("cached", [this](int id) { return id + hits_++; });
  }

private:
  int hits_ = 0;
  sqlite::database db_;
};
} // namespace cache_class
