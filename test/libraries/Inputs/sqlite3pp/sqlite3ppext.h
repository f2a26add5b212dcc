// Declarations of sqlite3pp's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include "sqlite3pp.h"
#include <map>
#include <memory>
#include <string>

namespace sqlite3pp {
namespace ext {
template <typename T> T opaque();

class context {
public:
  void result(int value);
};

class function {
public:
  using function_handler = std::function<void(context &)>;
  explicit function(database &db);
  function(const function &) = delete;
  int create(char const *name, function_handler h, int nargs = 0);
  template <class F> int create(char const *name, std::function<F> h);

private:
  sqlite3 *db_;
  std::map<std::string, std::shared_ptr<void>> fh_;
};

class aggregate {
public:
  using function_handler = std::function<void(context &)>;
  explicit aggregate(database &db);
  aggregate(const aggregate &) = delete;
  int create(char const *name, function_handler s, function_handler f, int nargs = 1);
};
} // namespace ext
} // namespace sqlite3pp
