// Callbacks of sqlite_orm, with declarations of our own.
// REQUIRES: sqlite_orm
// RUN: %tidy %s -- %{sqlite_orm} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/sqlite_orm
// Twins for sqlite_orm. `
#include <sqlite_orm/sqlite_orm.h>

#include <cstring>
#include <functional>
#include <memory>
#include <string>

namespace fixtures {
struct User {
  int id = 0;
  std::string name;
};

auto openStorage(const std::string &path) {
  using namespace sqlite_orm;
  return make_storage(path, make_table("users", make_column("id", &User::id, primary_key()), make_column("name", &User::name)));
}
using Storage = decltype(openStorage(std::string()));
} // namespace fixtures
using namespace fixtures;

namespace busy {
void bad_handler(Storage &storage) {
  int retries = 3;
  storage.busy_handler([&retries](int tries) { return tries < retries ? 1 : 0; });
  storage.vacuum();
}
// CHECK: :[[@LINE-1]]:1: warning: 'retries' is dropped while its stub is still live [callback-dangling-stub]

void good_handler(Storage &storage) {
  int retries = 3;
  storage.busy_handler([&retries](int tries) { return tries < retries ? 1 : 0; });
  storage.vacuum();
  storage.busy_handler(nullptr);
}

void good_copied(Storage &storage, int retries) {
  storage.busy_handler([retries](int tries) { return tries < retries ? 1 : 0; });
}

void good_local(const std::string &path) {
  int retries = 3;
  Storage storage = openStorage(path);
  storage.busy_handler([&](int tries) { return tries < retries ? 1 : 0; });
  storage.vacuum();
}
} // namespace busy

namespace open_event {
void bad_on_open(Storage &storage) {
  int opened = 0;
  storage.on_open = [&opened](sqlite3 *) { ++opened; };
  storage.vacuum();
}
// CHECK: :[[@LINE-1]]:1: warning: 'opened' is dropped while its stub is still live [callback-dangling-stub]

int good_on_open(Storage &storage) {
  int opened = 0;
  storage.on_open = [&opened](sqlite3 *) { ++opened; };
  storage.vacuum();
  storage.on_open = nullptr;
  return opened;
}
} // namespace open_event

namespace collations {
void bad_collation(Storage &storage) {
  int compared = 0;
  storage.create_collation("bytes", [&compared](int n, const void *a, int m, const void *b) {
    ++compared;
    return std::memcmp(a, b, static_cast<std::size_t>(n < m ? n : m));
  });
  storage.vacuum();
}
// CHECK: :[[@LINE-1]]:1: warning: 'compared' is dropped while its stub is still live [callback-dangling-stub]

void good_collation(Storage &storage) {
  int compared = 0;
  storage.create_collation("bytes", [&compared](int n, const void *a, int m, const void *b) {
    ++compared;
    return std::memcmp(a, b, static_cast<std::size_t>(n < m ? n : m));
  });
  storage.vacuum();
  storage.create_collation("bytes", {});
}
} // namespace collations
