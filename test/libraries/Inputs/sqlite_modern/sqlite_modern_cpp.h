// Declarations of sqlite_modern_cpp's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <memory>
#include <stdexcept>
#include <string>

struct sqlite3;
typedef long long sqlite_int64;

namespace sqlite {
template <typename T> T opaque();

class sqlite_exception : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
  int get_code() const;
};

class database_binder {
public:
  database_binder(database_binder &&other);
  ~database_binder() noexcept(false);
  void execute();

private:
  std::shared_ptr<sqlite3> _db;
};
template <typename Function> void operator>>(database_binder &, Function &&) {}
template <typename Function> void operator>>(database_binder &&, Function &&) {}

class database {
protected:
  std::shared_ptr<sqlite3> _db;

public:
  database(const std::string &db_name);
  database(std::shared_ptr<sqlite3> db);
  database_binder operator<<(const std::string &sql);
  std::shared_ptr<sqlite3> connection() const;
  template <typename Function> void define(const std::string &, Function &&) {}
  template <typename StepFunction, typename FinalFunction>
  void define(const std::string &, StepFunction &&, FinalFunction &&) {}
};
} // namespace sqlite
