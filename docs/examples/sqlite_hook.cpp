//===- sqlite_hook.cpp - A context that a database points to --------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// SQLite's update hook keeps the address of a counter. `insertDangling` leaves
// the hook behind when an insert fails, `insertCounted` removes it on every
// path.
//
//===----------------------------------------------------------------------===//

#include <iostream>
#include <sqlite3.h>

namespace {

struct Counter {
  int Rows = 0;
};

void count(void *Context, int, const char *, const char *, sqlite3_int64) {
  ++static_cast<Counter *>(Context)->Rows;
}

bool execute(sqlite3 *Db, const char *Sql) {
  return sqlite3_exec(Db, Sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

// Bad: after a failed insert the hook still points to the counter.
int insertDangling(sqlite3 *Db, const char *Sql) {
  Counter Inserted;
  sqlite3_update_hook(Db, count, &Inserted);
  if (!execute(Db, Sql))
    return -1;
  sqlite3_update_hook(Db, nullptr, nullptr);
  return Inserted.Rows;
}

// Good: the hook is gone before the counter is, on every path.
int insertCounted(sqlite3 *Db, const char *Sql) {
  Counter Inserted;
  sqlite3_update_hook(Db, count, &Inserted);
  bool Done = execute(Db, Sql);
  sqlite3_update_hook(Db, nullptr, nullptr);
  return Done ? Inserted.Rows : -1;
}

} // namespace

int main() {
  sqlite3 *Db = nullptr;
  if (sqlite3_open(":memory:", &Db) != SQLITE_OK)
    return 1;
  execute(Db, "CREATE TABLE t(x)");
  std::cout << insertCounted(Db, "INSERT INTO t VALUES (1), (2)") << "\n";
  std::cout << insertDangling(Db, "INSERT INTO t VALUES (3)") << "\n";
  sqlite3_close(Db);
}
