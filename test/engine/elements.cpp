// What is inside of containers, optionals, arrays and shared pointers: how it
// is made, what its destructor undoes, when it dies.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck
// RUN: %tidy %s -- -std=c++20 -I%{source}/runtime/include -I%S/../Inputs 2>&1 | grep -v note: | %filecheck

#include "foreign.h"
#include <algorithm>
#include <array>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct Entry {
  int Id;
  Wrapper W;
  Entry(int Id, Wrapper W) : Id(Id), W(std::move(W)) {}
};

//===- Made of several arguments ------------------------------------------===//

void good_pair(std::vector<std::pair<Wrapper, int>> &All) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  All.emplace_back(std::move(W), 1);
}

void bad_pair_in_a_local_vector() {
  std::vector<std::pair<Wrapper, int>> All;
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  All.emplace_back(std::move(W), 1);
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_constructor(std::map<int, Entry> &All) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  All.try_emplace(1, 7, std::move(W));
}

void good_inserted_at_a_place(std::vector<Wrapper> &All) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  All.insert(All.begin(), std::move(W));
}

void good_shared_entry(std::shared_ptr<Entry> &Out) {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  Out = std::make_shared<Entry>(7, std::move(W));
}

void bad_shared_entry() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  auto Local = std::make_shared<Entry>(7, std::move(W));
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Wrapper' object is dropped while its stub is still live [callback-dangling-stub]

//===- Destructors that undo ----------------------------------------------===//

struct Unset {
  const char *Name;
  explicit Unset(const char *Name) : Name(Name) {}
  ~Unset() { jsUnset(Name); }
};

struct Announce {
  const char *Name;
  explicit Announce(const char *Name) : Name(Name) {}
  ~Announce() { unknown(); }
};

void good_guard_in_an_optional() {
  Wrapper W = exportCallback();
  std::optional<Unset> Guard;
  jsSet("f", W.stub());
  Guard.emplace("f");
  jsRun();
}

void bad_no_guard_in_an_optional() {
  Wrapper W = exportCallback();
  std::optional<Announce> Guard;
  jsSet("f", W.stub());
  Guard.emplace("f");
  jsRun();
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void good_guards_in_a_list() {
  Wrapper W = exportCallback();
  std::list<Unset> Guards;
  jsSet("f", W.stub());
  Guards.emplace_back("f");
}

class Button {
public:
  void show() {
    W = exportCallback();
    jsSet("click", W.stub());
  }
  ~Button() { jsUnset("click"); }

private:
  Wrapper W;
};

void good_owner_undoes_in_a_vector() {
  std::vector<Button> Buttons(1);
  Buttons[0].show();
}

void good_owner_undoes_when_shared() {
  auto B = std::make_shared<Button>();
  B->show();
}

//===- Arrays -------------------------------------------------------------===//

void bad_array() {
  std::array<Wrapper, 2> All;
  All[1] = exportCallback();
  jsSet("f", All[1].stub());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_array() {
  std::array<Wrapper, 2> All;
  All[1] = exportCallback();
  jsSet("f", All[1].stub());
  jsUnset("f");
}

//===- Removing -----------------------------------------------------------===//

void bad_erased() {
  std::vector<Wrapper> Local;
  Local.push_back(exportCallback());
  jsSet("f", Local.front().stub());
  Local.erase(Local.begin());
  jsRun();
  jsUnset("f");
}
// CHECK: :[[@LINE-4]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_string_key(std::map<std::string, Wrapper> &All) {
  All["f"] = exportCallback();
  jsSet("f", All["f"].stub());
  All.erase("f");
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_other_string_key(std::map<std::string, Wrapper> &All) {
  All["f"] = exportCallback();
  jsSet("f", All["f"].stub());
  All.erase("g");
}

void bad_erased_where_it_was_put(std::map<int, Wrapper> &All) {
  auto Place = All.emplace(1, exportCallback()).first;
  jsSet("f", Place->second.stub());
  All.erase(Place);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_resized_to_nothing(std::vector<Wrapper> &All) {
  All.push_back(exportCallback());
  jsSet("f", All.back().stub());
  All.resize(0);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

//===- Moved from one to another ------------------------------------------===//

void good_spliced(std::list<Wrapper> &All) {
  std::list<Wrapper> Local;
  Local.push_back(exportCallback());
  jsSet("f", Local.back().stub());
  All.splice(All.end(), Local);
}

void good_moved_by_an_algorithm(std::vector<Wrapper> &All) {
  std::vector<Wrapper> Local;
  Local.push_back(exportCallback());
  jsSet("f", Local.back().stub());
  std::move(Local.begin(), Local.end(), std::back_inserter(All));
}

//===- Loops --------------------------------------------------------------===//

void good_each_is_removed() {
  std::vector<Wrapper> Local;
  Local.push_back(exportCallback());
  jsSet("f", Local.back().stub());
  for (Wrapper &W : Local)
    jsRemove(W.stub());
}

void good_each_is_removed_by_an_algorithm() {
  std::vector<Wrapper> Local;
  Local.push_back(exportCallback());
  jsSet("f", Local.back().stub());
  std::for_each(Local.begin(), Local.end(),
                [](Wrapper &W) { jsRemove(W.stub()); });
}

//===- Shared pointers, counted -------------------------------------------===//

void bad_all_copies_die() {
  auto P = std::make_shared<Wrapper>(exportCallback());
  {
    auto Q = P;
    jsSet("f", Q->stub());
  }
  P.reset();
  jsRun();
}
// CHECK: :[[@LINE-3]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_a_copy_lives(std::shared_ptr<Wrapper> &Out) {
  auto P = std::make_shared<Wrapper>(exportCallback());
  jsSet("f", P->stub());
  Out = P;
  P.reset();
  jsRun();
}

void bad_from_new() {
  std::shared_ptr<Wrapper> P(new Wrapper(exportCallback()));
  jsSet("f", P->stub());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Wrapper' object is dropped while its stub is still live [callback-dangling-stub]

void good_locked(std::shared_ptr<Wrapper> &Out) {
  auto P = std::make_shared<Wrapper>(exportCallback());
  jsSet("f", P->stub());
  std::weak_ptr<Wrapper> Weak = P;
  Out = Weak.lock();
}
