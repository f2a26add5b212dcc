// Declarations of sqlite3pp's names, for tests of the model. Written by hand.
#pragma once
#include <functional>

struct sqlite3;

namespace sqlite3pp {
class database;
namespace ext {
class function;
database borrow(sqlite3 *pdb);
} // namespace ext

class database {
public:
  using busy_handler = std::function<int(int)>;
  using commit_handler = std::function<int()>;
  using rollback_handler = std::function<void()>;
  using update_handler = std::function<void(int, char const *, char const *, long long int)>;
  using authorize_handler = std::function<int(int, char const *, char const *, char const *, char const *)>;
  using backup_handler = std::function<void(int, int, int)>;
  explicit database(char const *dbname = nullptr, int flags = 6, const char *vfs = nullptr);
  database(database &&db);
  database &operator=(database &&db);
  ~database();
  int connect(char const *dbname, int flags, const char *vfs = nullptr);
  int disconnect();
  int backup(database &destdb, backup_handler h = {});
  int execute(char const *sql);
  void set_busy_handler(busy_handler h);
  void set_commit_handler(commit_handler h);
  void set_rollback_handler(rollback_handler h);
  void set_update_handler(update_handler h);
  void set_authorize_handler(authorize_handler h);

private:
  sqlite3 *db_;
};
} // namespace sqlite3pp
