// A file that does not compile: the compiler's errors and nothing of ours.
//
// RUN: not %tidy %s -- %cxx 2>&1 | FileCheck %s --implicit-check-not=warning:

#include <sqlite3.h>

void broken(sqlite3 *Db) {
  Unknown C;
  // CHECK: :[[@LINE-1]]:3: error: unknown type name 'Unknown'
  sqlite3_update_hook(Db, nullptr, &C);
}
