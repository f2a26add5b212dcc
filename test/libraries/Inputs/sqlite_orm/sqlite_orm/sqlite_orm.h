// Declarations of sqlite_orm's names, for tests of the model. Written by hand.
#pragma once
#include <functional>
#include <string>

struct sqlite3;

namespace sqlite_orm {
namespace internal {
class storage_base {
public:
  using collating_function = std::function<int(int, const void *, int, const void *)>;
  std::function<void(sqlite3 *)> on_open;
  void vacuum();
  bool transaction(const std::function<bool()> &f);
  void create_collation(const std::string &name, collating_function f);
  int busy_handler(std::function<int(int)> handler);

protected:
  storage_base(std::string filename, int foreignKeysCount);
  storage_base(const storage_base &other);
  ~storage_base();
};
template <class... DBO> class storage_t : public storage_base {
public:
  storage_t(std::string filename, DBO... dbObjects);
};
template <class... Cs> struct table_t {};
template <class G> struct column_t {};
struct primary_key_t {};
} // namespace internal

template <class... DBO> internal::storage_t<DBO...> make_storage(std::string filename, DBO... dbObjects);
template <class... Cs> internal::table_t<Cs...> make_table(std::string name, Cs... columns);
template <class G, class... Op> internal::column_t<G> make_column(std::string name, G getter, Op... constraints);
internal::primary_key_t primary_key();
} // namespace sqlite_orm
