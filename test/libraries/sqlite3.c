// Twins for sqlite3; program.
// REQUIRES: sqlite3
// RUN: %tidy %s -- %{sqlite3} 2>&1 | grep -v note: | %filecheck

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct counter {
  int rows;
  char last[32];
};

static void on_update(void *ctx, int op, const char *db, const char *table, sqlite3_int64 row) {
  struct counter *c = ctx;
  c->rows++;
  snprintf(c->last, sizeof c->last, "%s", table);
}

static sqlite3 *open_db(void) {
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK)
    exit(2);
  sqlite3_exec(db, "CREATE TABLE t(a, b TEXT); INSERT INTO t VALUES (1,'x'),(2,'y'),(3,'z')", NULL, NULL, NULL);
  return db;
}

// 1. a context in an inner scope

void bad_inner_scope(void) {
  sqlite3 *db = open_db();
  {
    struct counter c = {0};
    sqlite3_update_hook(db, on_update, &c);
    sqlite3_exec(db, "INSERT INTO t VALUES (4,'w')", NULL, NULL, NULL);
    printf("%d\n", c.rows);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]
  sqlite3_exec(db, "DELETE FROM t WHERE a = 1", NULL, NULL, NULL);
  sqlite3_close(db);
}

void good_inner_scope(void) {
  sqlite3 *db = open_db();
  {
    struct counter c = {0};
    sqlite3_update_hook(db, on_update, &c);
    sqlite3_exec(db, "INSERT INTO t VALUES (4,'w')", NULL, NULL, NULL);
    printf("%d\n", c.rows);
    sqlite3_update_hook(db, NULL, NULL);
  }
  sqlite3_exec(db, "DELETE FROM t WHERE a = 1", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 2. freed before it is taken back

static int on_trace(unsigned event, void *ctx, void *p, void *x) {
  ++*(int *)ctx;
  return 0;
}

void bad_free_first(void) {
  sqlite3 *db = open_db();
  int *statements = calloc(1, sizeof *statements);
  if (!statements)
    abort();
  sqlite3_trace_v2(db, SQLITE_TRACE_STMT, on_trace, statements);
  sqlite3_exec(db, "SELECT * FROM t", NULL, NULL, NULL);
  free(statements);
  sqlite3_exec(db, "SELECT a FROM t", NULL, NULL, NULL);
  sqlite3_trace_v2(db, 0, NULL, NULL);
  sqlite3_close(db);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_free_first(void) {
  sqlite3 *db = open_db();
  int *statements = calloc(1, sizeof *statements);
  if (!statements)
    abort();
  sqlite3_trace_v2(db, SQLITE_TRACE_STMT, on_trace, statements);
  sqlite3_exec(db, "SELECT * FROM t", NULL, NULL, NULL);
  sqlite3_trace_v2(db, 0, NULL, NULL);
  free(statements);
  sqlite3_exec(db, "SELECT a FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 3. an early return leaves the handler installed

static int on_progress(void *ctx) { return *(volatile int *)ctx; }

static int count_rows_badly(sqlite3 *db, const char *sql) {
  int cancelled = 0;
  sqlite3_progress_handler(db, 1, on_progress, &cancelled);
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return -1;
  sqlite3_progress_handler(db, 0, NULL, NULL);
  return sqlite3_changes(db);
}
// CHECK: :[[@LINE-4]]:5: warning: 'cancelled' is dropped while its stub is still live [callback-dangling-stub]

void bad_early_return(void) {
  sqlite3 *db = open_db();
  count_rows_badly(db, "SELECT nonsense FROM nowhere");
  sqlite3_exec(db, "UPDATE t SET a = a + 1", NULL, NULL, NULL);
  sqlite3_close(db);
}

static int count_rows_well(sqlite3 *db, const char *sql) {
  int cancelled = 0, rc;
  sqlite3_progress_handler(db, 1, on_progress, &cancelled);
  rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
  sqlite3_progress_handler(db, 0, NULL, NULL);
  return rc == SQLITE_OK ? sqlite3_changes(db) : -1;
}

void good_early_return(void) {
  sqlite3 *db = open_db();
  count_rows_well(db, "SELECT nonsense FROM nowhere");
  sqlite3_exec(db, "UPDATE t SET a = a + 1", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 4. an aggregate, unregistered with another number of arguments

struct scale {
  double factor;
};

static void sum_step(sqlite3_context *cx, int n, sqlite3_value **v) {
  double *sum = sqlite3_aggregate_context(cx, sizeof *sum);
  struct scale *s = sqlite3_user_data(cx);
  *sum += s->factor * sqlite3_value_double(v[0]);
}

static void sum_final(sqlite3_context *cx) {
  double *sum = sqlite3_aggregate_context(cx, 0);
  sqlite3_result_double(cx, sum ? *sum : 0);
}

void bad_aggregate(void) {
  sqlite3 *db = open_db();
  struct scale *s = malloc(sizeof(struct scale));
  s->factor = 2;
  sqlite3_create_function(db, "scaled_sum", 1, SQLITE_UTF8, s, NULL, sum_step, sum_final);
  sqlite3_exec(db, "SELECT scaled_sum(a) FROM t", NULL, NULL, NULL);
  sqlite3_create_function(db, "scaled_sum", -1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  free(s);
  sqlite3_exec(db, "SELECT scaled_sum(a) FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_aggregate(void) {
  sqlite3 *db = open_db();
  struct scale *s = malloc(sizeof(struct scale));
  s->factor = 2;
  sqlite3_create_function(db, "scaled_sum", 1, SQLITE_UTF8, s, NULL, sum_step, sum_final);
  sqlite3_exec(db, "SELECT scaled_sum(a) FROM t", NULL, NULL, NULL);
  sqlite3_create_function(db, "scaled_sum", 1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  free(s);
  sqlite3_exec(db, "SELECT scaled_sum(a) FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 5. bound memory that does not stay

static sqlite3_stmt *find_by_name_badly(sqlite3 *db, int number) {
  sqlite3_stmt *stmt;
  char name[16];
  if (sqlite3_prepare_v2(db, "SELECT a FROM t WHERE b = ?", -1, &stmt, NULL) != SQLITE_OK)
    return NULL;
  snprintf(name, sizeof name, "n%d", number);
  sqlite3_bind_text(stmt, 1, name, -1, SQLITE_STATIC);
  return stmt;
}
// CHECK: :[[@LINE-2]]:3: warning: 'name' is dropped while its stub is still live [callback-dangling-stub]

void bad_bind(void) {
  sqlite3 *db = open_db();
  sqlite3_stmt *stmt = find_by_name_badly(db, 7);
  while (sqlite3_step(stmt) == SQLITE_ROW)
    puts("found");
  sqlite3_finalize(stmt);
  sqlite3_close(db);
}

static sqlite3_stmt *find_by_name_well(sqlite3 *db, int number) {
  sqlite3_stmt *stmt;
  char name[16];
  if (sqlite3_prepare_v2(db, "SELECT a FROM t WHERE b = ?", -1, &stmt, NULL) != SQLITE_OK)
    return NULL;
  snprintf(name, sizeof name, "n%d", number);
  sqlite3_bind_text(stmt, 1, name, -1, SQLITE_TRANSIENT);
  return stmt;
}

void good_bind(void) {
  sqlite3 *db = open_db();
  sqlite3_stmt *stmt = find_by_name_well(db, 7);
  while (sqlite3_step(stmt) == SQLITE_ROW)
    puts("found");
  sqlite3_finalize(stmt);
  sqlite3_close(db);
}

void bad_bind_heap(void) {
  sqlite3 *db = open_db();
  sqlite3_stmt *stmt;
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?, ?)", -1, &stmt, 0);
  char *blob = malloc(64);
  memset(blob, 'b', 64);
  sqlite3_bind_int(stmt, 1, 5);
  sqlite3_bind_blob(stmt, 2, blob, 64, SQLITE_STATIC);
  free(blob);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  sqlite3_close(db);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_bind_heap(void) {
  sqlite3 *db = open_db();
  sqlite3_stmt *stmt;
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?, ?)", -1, &stmt, 0);
  char *blob = malloc(64);
  memset(blob, 'b', 64);
  sqlite3_bind_int(stmt, 1, 5);
  sqlite3_bind_blob(stmt, 2, blob, 64, SQLITE_STATIC);
  sqlite3_step(stmt);
  free(blob);
  sqlite3_finalize(stmt);
  sqlite3_close(db);
}

// correct: the destructor makes the statement the owner
void good_bind_owned(void) {
  sqlite3 *db = open_db();
  sqlite3_stmt *stmt;
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?, ?)", -1, &stmt, 0);
  char *blob = malloc(64);
  memset(blob, 'b', 64);
  sqlite3_bind_blob(stmt, 2, blob, 64, free);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  sqlite3_close(db);
}

// correct: one statement for many local names, another statement in between
void good_bind_reused(void) {
  sqlite3 *db = open_db();
  sqlite3_stmt *find, *add;
  sqlite3_prepare_v2(db, "SELECT a FROM t WHERE b = ?", -1, &find, 0);
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (1, 2)", -1, &add, 0);
  for (int i = 0; i < 3; i++) {
    char name[8];
    snprintf(name, sizeof name, "%d", i);
    sqlite3_bind_text(find, 1, name, -1, SQLITE_STATIC);
    while (sqlite3_step(find) == SQLITE_ROW)
      ;
    sqlite3_reset(find);
  }
  sqlite3_step(add);
  sqlite3_finalize(add);
  sqlite3_finalize(find);
  sqlite3_close(db);
}

// 6. a result that does not stay

static void hex_badly(sqlite3_context *cx, int n, sqlite3_value **v) {
  char text[64];
  snprintf(text, sizeof text, "%060x", sqlite3_value_int(v[0]));
  sqlite3_result_text(cx, text, -1, SQLITE_STATIC);
}
// CHECK: :[[@LINE-1]]:1: warning: 'text' is dropped while its stub is still live [callback-dangling-stub]

void bad_result(void) {
  sqlite3 *db = open_db();
  sqlite3_create_function(db, "to_hex", 1, SQLITE_UTF8, NULL, hex_badly, NULL, NULL);
  sqlite3_exec(db, "CREATE TABLE h AS SELECT to_hex(a) || 'x' FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}

static void hex_well(sqlite3_context *cx, int n, sqlite3_value **v) {
  char text[64];
  snprintf(text, sizeof text, "%060x", sqlite3_value_int(v[0]));
  sqlite3_result_text(cx, text, -1, SQLITE_TRANSIENT);
}

void good_result(void) {
  sqlite3 *db = open_db();
  sqlite3_create_function(db, "to_hex", 1, SQLITE_UTF8, NULL, hex_well, NULL, NULL);
  sqlite3_exec(db, "CREATE TABLE h AS SELECT to_hex(a) || 'x' FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 7. a collation without a destroy callback

static int collate(void *ctx, int n, const void *a, int m, const void *b) {
  ++*(int *)ctx;
  return n == m ? memcmp(a, b, n) : n - m;
}

static void add_collation_badly(sqlite3 *db) {
  int compared = 0;
  sqlite3_create_collation(db, "len", SQLITE_UTF8, &compared, collate);
}
// CHECK: :[[@LINE-1]]:1: warning: 'compared' is dropped while its stub is still live [callback-dangling-stub]

void bad_collation(void) {
  sqlite3 *db = open_db();
  add_collation_badly(db);
  sqlite3_exec(db, "SELECT b FROM t ORDER BY b COLLATE len", NULL, NULL, NULL);
  sqlite3_close(db);
}

static void add_collation_well(sqlite3 *db) {
  int *compared = calloc(1, sizeof(int));
  if (sqlite3_create_collation_v2(db, "len", SQLITE_UTF8, compared, collate, free) != SQLITE_OK)
    free(compared);
}

void good_collation(void) {
  sqlite3 *db = open_db();
  add_collation_well(db);
  sqlite3_exec(db, "SELECT b FROM t ORDER BY b COLLATE len", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 8. the slot is replaced; the handle of another slot is cleared

static int on_busy(void *ctx, int n) { return 0; }
static int on_commit(void *ctx) {
  ++*(int *)ctx;
  return 0;
}
static void on_rollback(void *ctx) { ++*(int *)ctx; }
static int commits;

void bad_other_hook(void) {
  sqlite3 *db = open_db();
  int *n = calloc(1, sizeof(int));
  sqlite3_commit_hook(db, on_commit, n);
  sqlite3_exec(db, "DELETE FROM t", 0, 0, 0);
  sqlite3_rollback_hook(db, NULL, NULL);
  free(n);
  sqlite3_exec(db, "INSERT INTO t VALUES (9, 9)", 0, 0, 0);
  sqlite3_close(db);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_replaced_hook(void) {
  sqlite3 *db = open_db();
  int *n = calloc(1, sizeof(int));
  sqlite3_commit_hook(db, on_commit, n);
  sqlite3_exec(db, "DELETE FROM t", 0, 0, 0);
  sqlite3_commit_hook(db, on_commit, &commits);
  free(n);
  sqlite3_exec(db, "INSERT INTO t VALUES (9, 9)", 0, 0, 0);
  sqlite3_close(db);
}

void good_closed_first(void) {
  sqlite3 *db = open_db();
  int *n = calloc(1, sizeof(int));
  sqlite3_rollback_hook(db, on_rollback, n);
  sqlite3_busy_handler(db, on_busy, n);
  sqlite3_exec(db, "DELETE FROM t", 0, 0, 0);
  sqlite3_close(db);
  free(n);
}

// correct: a timeout is a busy handler
void good_timeout(void) {
  sqlite3 *db = open_db();
  int *n = calloc(1, sizeof(int));
  sqlite3_busy_handler(db, on_busy, n);
  sqlite3_busy_timeout(db, 1000);
  free(n);
  sqlite3_exec(db, "DELETE FROM t", 0, 0, 0);
  sqlite3_close(db);
}

// correct: a null name of functions ends an aggregate whatever its flags are
void good_deterministic(void) {
  sqlite3 *db = open_db();
  struct scale s = {3};
  sqlite3 *other = db;
  sqlite3_create_function(db, "f", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &s, NULL, sum_step, sum_final);
  sqlite3_exec(db, "SELECT f(a) FROM t", NULL, NULL, NULL);
  sqlite3_create_function(other, "f", 1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  sqlite3_exec(db, "SELECT a FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}

// 9. the table of a module

static int vt_connect(sqlite3 *db, void *aux, int n, const char *const *a, sqlite3_vtab **out, char **err) {
  *out = calloc(1, sizeof **out);
  *(int *)aux += 1;
  return sqlite3_declare_vtab(db, "CREATE TABLE x(a)");
}
static int vt_best(sqlite3_vtab *t, sqlite3_index_info *i) { return SQLITE_OK; }
static int vt_disconnect(sqlite3_vtab *t) {
  free(t);
  return SQLITE_OK;
}
static int vt_open(sqlite3_vtab *t, sqlite3_vtab_cursor **c) {
  *c = calloc(1, sizeof **c);
  return SQLITE_OK;
}
static int vt_close(sqlite3_vtab_cursor *c) {
  free(c);
  return SQLITE_OK;
}
static int vt_filter(sqlite3_vtab_cursor *c, int i, const char *s, int n, sqlite3_value **v) { return SQLITE_OK; }
static int vt_next(sqlite3_vtab_cursor *c) { return SQLITE_OK; }
static int vt_eof(sqlite3_vtab_cursor *c) { return 1; }
static int vt_column(sqlite3_vtab_cursor *c, sqlite3_context *x, int n) { return SQLITE_OK; }
static int vt_rowid(sqlite3_vtab_cursor *c, sqlite3_int64 *r) { return SQLITE_OK; }
static const sqlite3_module methods = {
    .xCreate = vt_connect, .xConnect = vt_connect, .xBestIndex = vt_best,
    .xDisconnect = vt_disconnect, .xDestroy = vt_disconnect, .xOpen = vt_open,
    .xClose = vt_close, .xFilter = vt_filter, .xNext = vt_next, .xEof = vt_eof,
    .xColumn = vt_column, .xRowid = vt_rowid};

static void add_module_badly(sqlite3 *db) {
  int made = 0;
  sqlite3_create_module(db, "empty", &methods, &made);
}
// CHECK: :[[@LINE-1]]:1: warning: 'made' is dropped while its stub is still live [callback-dangling-stub]

void bad_module(void) {
  sqlite3 *db = open_db();
  add_module_badly(db);
  sqlite3_exec(db, "CREATE VIRTUAL TABLE v USING empty", 0, 0, 0);
  sqlite3_close(db);
}

void good_module(void) {
  sqlite3 *db = open_db();
  static int made;
  sqlite3_create_module(db, "empty", &methods, &made);
  sqlite3_exec(db, "CREATE VIRTUAL TABLE v USING empty", 0, 0, 0);
  sqlite3_close(db);
}

// 10. the log of the process

static void on_log(void *ctx, int code, const char *text) { ++*(int *)ctx; }

void bad_log(void) {
  {
    int *errors = malloc(sizeof(int));
    *errors = 0;
    sqlite3_config(SQLITE_CONFIG_LOG, on_log, errors);
    sqlite3_log(1, "hello");
    free(errors);
  }
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  sqlite3_log(1, "hello");
}

void good_log(void) {
  {
    int *errors = malloc(sizeof(int));
    *errors = 0;
    sqlite3_config(SQLITE_CONFIG_LOG, on_log, errors);
    sqlite3_log(1, "hello");
    sqlite3_config(SQLITE_CONFIG_LOG, NULL, NULL);
    free(errors);
  }
  sqlite3_log(1, "hello");
}

// 11. a file system

static int my_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *f, int flags, int *out) {
  sqlite3_vfs *real = vfs->pAppData;
  return real->xOpen(real, name, f, flags, out);
}

static sqlite3_vfs *make_vfs(void) {
  sqlite3_vfs *vfs = malloc(sizeof *vfs), *real = sqlite3_vfs_find(NULL);
  *vfs = *real;
  vfs->pAppData = real;
  vfs->pNext = NULL;
  vfs->zName = "mine";
  vfs->xOpen = my_open;
  return vfs;
}

void bad_vfs(void) {
  sqlite3 *db;
  sqlite3_vfs *vfs = make_vfs();
  sqlite3_vfs_register(vfs, 0);
  free(vfs);
  sqlite3_open_v2("/tmp/twins-vfs.db", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "mine");
  sqlite3_exec(db, "PRAGMA user_version", 0, 0, 0);
  sqlite3_close(db);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_vfs(void) {
  sqlite3 *db;
  sqlite3_vfs *vfs = make_vfs();
  sqlite3_vfs_register(vfs, 0);
  sqlite3_open_v2("/tmp/twins-vfs.db", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "mine");
  sqlite3_exec(db, "PRAGMA user_version", 0, 0, 0);
  sqlite3_close(db);
  sqlite3_vfs_unregister(vfs);
  free(vfs);
}

// 12. a scalar function, registered with a local by a helper

static void scaled(sqlite3_context *cx, int n, sqlite3_value **v) {
  struct scale *s = sqlite3_user_data(cx);
  sqlite3_result_double(cx, s->factor * sqlite3_value_double(v[0]));
}

static int add_scalar_badly(sqlite3 *db, double factor) {
  struct scale s = {factor};
  return sqlite3_create_function_v2(db, "scaled", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &s, scaled, NULL, NULL,
                                    NULL);
}
// CHECK: :[[@LINE-3]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_scalar(void) {
  sqlite3 *db = open_db();
  add_scalar_badly(db, 2);
  sqlite3_exec(db, "SELECT scaled(a) FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}

static int add_scalar_well(sqlite3 *db, double factor) {
  struct scale *s = malloc(sizeof *s);
  s->factor = factor;
  return sqlite3_create_function_v2(db, "scaled", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, s, scaled, NULL, NULL,
                                    free);
}

void good_scalar(void) {
  sqlite3 *db = open_db();
  add_scalar_well(db, 2);
  sqlite3_exec(db, "SELECT scaled(a) FROM t", NULL, NULL, NULL);
  sqlite3_close(db);
}
