// Records, arrays and lists that only carry stubs to a keeper, owners that are
// handed over, and destructors that step.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include "foreign.h"
#include "loop.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <utility>

struct Config {
  int Level;
  Stub OnEvent;
};

struct Table {
  Config Rows[2];
};

void configure(CBL_RETAINS const Config *C);
void configureTable(CBL_RETAINS const Table *T);
void configureValue(CBL_RETAINS Config C);

namespace without_a_stub {

void good_empty() {
  Config C{};
  configure(&C);
}

void good_given(Stub S) {
  Config C{1, S};
  configure(&C);
}

void bad() {
  Wrapper W = exportCallback();
  Config C{1, W.stub()};
  configure(&C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

} // namespace without_a_stub

namespace in_an_array {

void bad() {
  Wrapper W = exportCallback();
  Table T{};
  T.Rows[1].OnEvent = W.stub();
  configureTable(&T);
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void good(Wrapper &W) {
  Table T{};
  T.Rows[1].OnEvent = W.stub();
  configureTable(&T);
}

} // namespace in_an_array

namespace in_a_list {

void bad() {
  Wrapper W = exportCallback();
  configureValue({1, W.stub()});
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void good(Wrapper &W) {
  configureValue({1, W.stub()});
}

} // namespace in_a_list

namespace owner_taken_over {

void adopt(CBL_RETAINS Wrapper W);
void look(CBL_RETAINS Wrapper &W);

void good() {
  Wrapper W = exportCallback();
  adopt(std::move(W));
}

void bad() {
  Wrapper W = exportCallback();
  look(W);
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

} // namespace owner_taken_over

namespace failed_token {

void good(loop_t *L) {
  context C{};
  int Id = loop_timer(L, on_event, &C);
  if (Id < 0)
    return;
  loop_cancel(L, Id);
}

void bad(loop_t *L) {
  context C{};
  int Id = loop_timer(L, on_event, &C);
  if (Id < 0)
    return;
  loop_run(L);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

} // namespace failed_token

namespace destructor_that_steps {

struct Committing {
  sqlite3 *Db;
  ~Committing() {
    sqlite3_exec(Db, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(Db);
  }
};

int onCommit(void *);

void bad(sqlite3 *Raw) {
  Committing Db{Raw};
  context C{};
  sqlite3_commit_hook(Db.Db, onCommit, &C);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]

void good(sqlite3 *Raw) {
  context C{};
  Committing Db{Raw};
  sqlite3_commit_hook(Db.Db, onCommit, &C);
}

} // namespace destructor_that_steps

namespace owned_by_the_home {

void onFunction(sqlite3_context *, int, sqlite3_value **);

void bad(sqlite3 *Db) {
  void *C = malloc(8);
  sqlite3_create_function_v2(Db, "f", 1, SQLITE_UTF8, C, onFunction, nullptr,
                             nullptr, free);
  free(C);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good(sqlite3 *Db) {
  void *C = malloc(8);
  sqlite3_create_function_v2(Db, "f", 1, SQLITE_UTF8, C, onFunction, nullptr,
                             nullptr, free);
}

} // namespace owned_by_the_home

namespace reallocated {

void bad(loop_t *L) {
  void *C = malloc(8);
  loop_add(L, on_event, C);
  C = realloc(C, 16);
}
// CHECK: :[[@LINE-2]]:7: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good(loop_t *L) {
  void *C = malloc(8);
  C = realloc(C, 16);
  loop_add(L, on_event, C);
}

} // namespace reallocated
