// The hooks of sqlite3, with the real header and the built-in model.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include <sqlite3.h>

struct Context {
  int Calls = 0;
};

void onUpdate(void *, int, const char *, const char *, sqlite3_int64);
int onCommit(void *);
int onTrace(unsigned, void *, void *, void *);
void onFunction(sqlite3_context *, int, sqlite3_value **);
void destroyContext(void *);

namespace update_hook {

void bad(sqlite3 *Db) {
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'sqlite3_update_hook'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'sqlite3_update_hook' with a null callback would end it

void good(sqlite3 *Db) {
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
  sqlite3_exec(Db, "DELETE FROM t", nullptr, nullptr, nullptr);
  sqlite3_update_hook(Db, nullptr, nullptr);
}

} // namespace update_hook

namespace other_hook {

void bad(sqlite3 *Db) {
  Context C;
  sqlite3_commit_hook(Db, onCommit, &C);
  sqlite3_update_hook(Db, nullptr, nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'sqlite3_commit_hook'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'sqlite3_commit_hook' with a null callback would end it

void good(sqlite3 *Db) {
  Context C;
  sqlite3_commit_hook(Db, onCommit, &C);
  sqlite3_commit_hook(Db, nullptr, nullptr);
}

} // namespace other_hook

namespace replaced {

void bad(sqlite3 *Db, Context &Longer) {
  Context C;
  sqlite3_update_hook(Db, onUpdate, &Longer);
  sqlite3_update_hook(Db, onUpdate, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'sqlite3_update_hook'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'sqlite3_update_hook' with a null callback would end it

void good(sqlite3 *Db, Context &Longer) {
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
  sqlite3_update_hook(Db, onUpdate, &Longer);
}

} // namespace replaced

namespace closed {

int bad() {
  sqlite3 *Db = nullptr;
  if (sqlite3_open(":memory:", &Db) != SQLITE_OK)
    return 1;
  {
    Context C;
    sqlite3_update_hook(Db, onUpdate, &C);
  }
  sqlite3_exec(Db, "DELETE FROM t", nullptr, nullptr, nullptr);
  sqlite3_close(Db);
  return 0;
}
// CHECK: :[[@LINE-5]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:5: note: stub retained here by 'sqlite3_update_hook'
// CHECK: :[[@LINE-6]]:3: note: stub may be invoked here by 'sqlite3_exec'
// CHECK: :[[@LINE-9]]:5: note: a call of 'sqlite3_update_hook' with a null callback would end it

int good() {
  sqlite3 *Db = nullptr;
  if (sqlite3_open(":memory:", &Db) != SQLITE_OK)
    return 1;
  Context C;
  sqlite3_update_hook(Db, onUpdate, &C);
  sqlite3_exec(Db, "DELETE FROM t", nullptr, nullptr, nullptr);
  sqlite3_close(Db);
  return 0;
}

int good_no_step() {
  sqlite3 *Db = nullptr;
  if (sqlite3_open(":memory:", &Db) != SQLITE_OK)
    return 1;
  {
    Context C;
    sqlite3_update_hook(Db, onUpdate, &C);
  }
  sqlite3_close(Db);
  return 0;
}

} // namespace closed

namespace statement {

void bad(sqlite3 *Db) {
  sqlite3_stmt *Statement = nullptr;
  sqlite3_prepare_v2(Db, "DELETE FROM t", -1, &Statement, nullptr);
  {
    Context C;
    sqlite3_update_hook(Db, onUpdate, &C);
  }
  sqlite3_step(Statement);
  sqlite3_update_hook(Db, nullptr, nullptr);
}
// CHECK: :[[@LINE-4]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:5: note: stub retained here by 'sqlite3_update_hook'
// CHECK: :[[@LINE-5]]:3: note: stub may be invoked here by 'sqlite3_step'
// CHECK: :[[@LINE-8]]:5: note: a call of 'sqlite3_update_hook' with a null callback would end it

void good_other(sqlite3 *Db, sqlite3 *Other) {
  sqlite3_stmt *Statement = nullptr;
  sqlite3_prepare_v2(Other, "DELETE FROM t", -1, &Statement, nullptr);
  {
    Context C;
    sqlite3_update_hook(Db, onUpdate, &C);
  }
  sqlite3_step(Statement);
  sqlite3_update_hook(Db, nullptr, nullptr);
}

} // namespace statement

namespace function {

void bad(sqlite3 *Db) {
  Context C;
  sqlite3_create_function_v2(Db, "f", 1, SQLITE_UTF8, &C, onFunction, nullptr,
                             nullptr, nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:3: note: stub retained here by 'sqlite3_create_function_v2'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-6]]:3: note: a call of 'sqlite3_create_function_v2' with a null callback would end it

void bad_other_name(sqlite3 *Db) {
  Context C;
  sqlite3_create_function(Db, "f", 1, SQLITE_UTF8, &C, onFunction, nullptr,
                          nullptr);
  sqlite3_create_function(Db, "g", 1, SQLITE_UTF8, nullptr, nullptr, nullptr,
                          nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-6]]:3: note: stub retained here by 'sqlite3_create_function'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad_other_name' returns
// CHECK: :[[@LINE-8]]:3: note: a call of 'sqlite3_create_function' with a null callback would end it

void good(sqlite3 *Db) {
  Context C;
  sqlite3_create_function(Db, "f", 1, SQLITE_UTF8, &C, onFunction, nullptr,
                          nullptr);
  sqlite3_create_function(Db, "f", 1, SQLITE_UTF8, nullptr, nullptr, nullptr,
                          nullptr);
}

void good_owned(sqlite3 *Db) {
  auto *C = new Context;
  sqlite3_create_function_v2(Db, "f", 1, SQLITE_UTF8, C, onFunction, nullptr,
                             nullptr, destroyContext);
}

void good_no_context(sqlite3 *Db) {
  sqlite3_create_function(Db, "f", 1, SQLITE_UTF8, nullptr, onFunction, nullptr,
                          nullptr);
}

} // namespace function

namespace trace {

void bad(sqlite3 *Db) {
  Context C;
  sqlite3_trace_v2(Db, SQLITE_TRACE_STMT, onTrace, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-3]]:3: note: stub retained here by 'sqlite3_trace_v2'
// CHECK: :[[@LINE-3]]:1: note: stub is still live when 'bad' returns
// CHECK: :[[@LINE-5]]:3: note: a call of 'sqlite3_trace_v2' with a null callback would end it

void good(sqlite3 *Db) {
  Context C;
  sqlite3_trace_v2(Db, SQLITE_TRACE_STMT, onTrace, &C);
  sqlite3_trace_v2(Db, 0, nullptr, nullptr);
}

} // namespace trace
