// Wrappers, contexts and stubs in what the standard library holds.
//
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

#include "foreign.h"
#include "loop.h"
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

std::vector<Wrapper> Kept;
std::unique_ptr<Wrapper> KeptPointer;
std::vector<Stub> KeptStubs;
std::map<int, Stub> KeptByNumber;

Wrapper publish() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
  return W;
}

namespace vector_of_wrappers {

void bad_scope() {
  std::vector<Wrapper> V;
  V.push_back(publish());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_scope() {
  std::vector<Wrapper> V;
  V.push_back(publish());
  jsUnset("f");
}

void bad_clear() {
  Kept.push_back(publish());
  Kept.clear();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_kept() {
  Kept.push_back(publish());
}

void bad_pop(std::vector<Wrapper> &V) {
  V.push_back(publish());
  V.pop_back();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_moved() {
  std::vector<Wrapper> V;
  V.push_back(publish());
  Kept = std::move(V);
}

std::vector<Wrapper> good_returned() {
  std::vector<Wrapper> V;
  V.push_back(publish());
  return V;
}

void bad_received() {
  std::vector<Wrapper> V = good_returned();
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_emplaced() {
  std::vector<Wrapper> V;
  V.emplace_back(exportCallback());
  jsSet("f", V.back().stub());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_swapped() {
  std::vector<Wrapper> V;
  V.push_back(publish());
  Kept.swap(V);
}

void bad_assigned(std::vector<Wrapper> &V) {
  V.push_back(publish());
  V = std::vector<Wrapper>();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_undone_in_a_loop() {
  std::vector<Wrapper> V;
  V.push_back(exportCallback());
  jsSet("f", V.back().stub());
  for (Wrapper &W : V)
    jsRemove(W.stub());
}

void bad_not_undone_in_a_loop() {
  std::vector<Wrapper> V;
  V.push_back(exportCallback());
  jsSet("f", V.back().stub());
  for (Wrapper &W : V)
    jsCallNow(W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

} // namespace vector_of_wrappers

namespace map_of_wrappers {

void bad_scope() {
  std::map<int, Wrapper> M;
  M.emplace(1, publish());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_inserted() {
  std::map<int, Wrapper> M;
  M.insert({1, publish()});
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_indexed() {
  std::map<int, Wrapper> M;
  M[1] = publish();
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_erased(std::map<int, Wrapper> &M) {
  M[1] = publish();
  M.erase(1);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_other_erased(std::map<int, Wrapper> &M) {
  M[1] = publish();
  M.erase(2);
}

void bad_overwritten(std::map<int, Wrapper> &M) {
  M[1] = publish();
  M[1] = Wrapper();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_kept(std::map<int, Wrapper> &M) {
  M.insert_or_assign(1, publish());
}

} // namespace map_of_wrappers

namespace pointer_to_wrapper {

void bad_scope() {
  auto P = std::make_unique<Wrapper>(publish());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_reset() {
  KeptPointer = std::make_unique<Wrapper>(publish());
  KeptPointer.reset();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_null() {
  KeptPointer = std::make_unique<Wrapper>(publish());
  KeptPointer = nullptr;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_kept() {
  auto P = std::make_unique<Wrapper>(publish());
  KeptPointer = std::move(P);
}

void bad_released_and_deleted() {
  auto P = std::make_unique<Wrapper>(publish());
  Wrapper *Raw = P.release();
  delete Raw;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_released() {
  auto P = std::make_unique<Wrapper>(publish());
  P.release();
}

void bad_in_a_vector() {
  std::vector<std::unique_ptr<Wrapper>> V;
  V.push_back(std::make_unique<Wrapper>(publish()));
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_in_a_vector(std::vector<std::unique_ptr<Wrapper>> &V) {
  V.push_back(std::make_unique<Wrapper>(publish()));
}

} // namespace pointer_to_wrapper

namespace optional_wrapper {

void bad_scope() {
  std::optional<Wrapper> O(publish());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_reset(std::optional<Wrapper> &O) {
  O = publish();
  O.reset();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_nullopt(std::optional<Wrapper> &O) {
  O.emplace(publish());
  O = std::nullopt;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_kept(std::optional<Wrapper> &O) {
  O = publish();
}

void good_undone(std::optional<Wrapper> &O) {
  O = publish();
  if (O)
    jsUnset("f");
  O.reset();
}

} // namespace optional_wrapper

namespace swapped {

void bad(Wrapper &Other) {
  Wrapper W = publish();
  std::swap(W, Other);
  Other.reset();
}
// CHECK: :[[@LINE-2]]:3: warning: 'Other' is dropped while its stub is still live [callback-dangling-stub]

void good(Wrapper &Other) {
  Wrapper W = publish();
  std::swap(W, Other);
}

void good_exchanged(Wrapper &Other) {
  Wrapper W = publish();
  Wrapper Old = std::exchange(Other, std::move(W));
}

} // namespace swapped

namespace context_in_a_container {

void bad_back(loop_t *L) {
  std::vector<context> V;
  V.push_back({});
  loop_add(L, on_event, &V.back());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

void good_back(loop_t *L, std::vector<context> &V) {
  V.push_back({});
  loop_add(L, on_event, &V.back());
}

void bad_growth(loop_t *L, std::vector<context> &V) {
  V.push_back({});
  loop_add(L, on_event, &V.back());
  V.push_back({});
}
// CHECK: :[[@LINE-2]]:3: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

void good_reserved(loop_t *L, std::vector<context> &V) {
  V.reserve(2);
  V.push_back({});
  loop_add(L, on_event, &V.back());
  V.push_back({});
}

void good_list_growth(loop_t *L, std::list<context> &V) {
  V.push_back({});
  loop_add(L, on_event, &V.back());
  V.push_back({});
}

void bad_clear(loop_t *L, std::vector<context> &V) {
  loop_add(L, on_event, &V[0]);
  V.clear();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

void bad_erase(loop_t *L, std::map<int, context> &M) {
  loop_add(L, on_event, &M[3]);
  M.erase(3);
}
// CHECK: :[[@LINE-2]]:3: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

void good_erase(loop_t *L, std::map<int, context> &M) {
  loop_add(L, on_event, &M[3]);
  loop_del(L, &M[3]);
  M.erase(3);
}

void bad_deque(loop_t *L) {
  std::deque<context> D;
  D.emplace_back();
  loop_add(L, on_event, &D.front());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

} // namespace context_in_a_container

namespace context_behind_a_pointer {

void bad_scope(loop_t *L) {
  auto P = std::make_unique<context>();
  loop_add(L, on_event, P.get());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

void good_scope(loop_t *L) {
  auto P = std::make_unique<context>();
  loop_add(L, on_event, P.get());
  loop_del(L, P.get());
}

void bad_reset(loop_t *L, std::unique_ptr<context> &P) {
  loop_add(L, on_event, P.get());
  P.reset();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

std::unique_ptr<context> good_returned(loop_t *L) {
  auto P = std::make_unique<context>();
  loop_add(L, on_event, P.get());
  return P;
}

void good_released(loop_t *L) {
  auto P = std::make_unique<context>();
  loop_add(L, on_event, P.release());
}

void bad_in_a_vector(loop_t *L) {
  std::vector<std::unique_ptr<context>> V;
  V.push_back(std::make_unique<context>());
  loop_add(L, on_event, V.back().get());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

void good_in_a_vector(loop_t *L, std::vector<std::unique_ptr<context>> &V) {
  V.push_back(std::make_unique<context>());
  loop_add(L, on_event, V.back().get());
}

void good_unknown_owner(loop_t *L, std::shared_ptr<context> P) {
  loop_add(L, on_event, P.get());
}

} // namespace context_behind_a_pointer

namespace standard_object {

void bad(loop_t *L) {
  std::string S("x");
  loop_add(L, on_event, &S);
}
// CHECK: :[[@LINE-1]]:1: warning: 'S' is dropped while its stub is still live [callback-dangling-stub]

void good(loop_t *L) {
  static std::string S("x");
  loop_add(L, on_event, &S);
}

} // namespace standard_object

namespace stub_in_a_container {

void bad_vector() {
  Wrapper W = exportCallback();
  KeptStubs.push_back(W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void good_cleared() {
  Wrapper W = exportCallback();
  KeptStubs.push_back(W.stub());
  KeptStubs.clear();
}

void good_local() {
  Wrapper W = exportCallback();
  std::vector<Stub> V;
  V.push_back(W.stub());
}

void bad_parameter(std::vector<Stub> &V) {
  Wrapper W = exportCallback();
  V.push_back(W.stub());
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void bad_map() {
  Wrapper W = exportCallback();
  KeptByNumber[1] = W.stub();
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]

void good_erased() {
  Wrapper W = exportCallback();
  KeptByNumber[1] = W.stub();
  KeptByNumber.erase(1);
}

} // namespace stub_in_a_container

namespace many_elements {

// Which of two was erased is not known.
void good(std::vector<Wrapper> &V) {
  V.push_back(publish());
  V.push_back(exportCallback());
  V.erase(V.begin());
}

void bad(std::vector<Wrapper> &V) {
  V.push_back(exportCallback());
  V.push_back(publish());
  V.clear();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

} // namespace many_elements

namespace shared_pointer {

std::shared_ptr<Wrapper> KeptShared;
void unknownShared(const std::shared_ptr<Wrapper> &);

void bad_scope() {
  auto P = std::make_shared<Wrapper>(publish());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_reset() {
  auto P = std::make_shared<Wrapper>(publish());
  P.reset();
}
// CHECK: :[[@LINE-2]]:3: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_moved() {
  auto P = std::make_shared<Wrapper>(publish());
  std::shared_ptr<Wrapper> Q = std::move(P);
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void bad_context(loop_t *L) {
  auto P = std::make_shared<context>();
  loop_add(L, on_event, P.get());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'context' object is dropped while its stub is still live [callback-dangling-stub]

std::shared_ptr<Wrapper> good_returned() {
  auto P = std::make_shared<Wrapper>(publish());
  return P;
}

void good_copied() {
  auto P = std::make_shared<Wrapper>(publish());
  KeptShared = P;
}

void bad_only_a_weak_pointer_is_left(std::weak_ptr<Wrapper> &Out) {
  auto P = std::make_shared<Wrapper>(publish());
  Out = P;
}
// CHECK: :[[@LINE-1]]:1: warning: the 'callback_lifetime::ExportedCallback<void ()>' object is dropped while its stub is still live [callback-dangling-stub]

void good_given_away() {
  auto P = std::make_shared<Wrapper>(publish());
  unknownShared(P);
}

void good_captured() {
  auto P = std::make_shared<Wrapper>(publish());
  static auto F = [P] { return P.get(); };
}

void good_stored() {
  KeptShared = std::make_shared<Wrapper>(publish());
}

} // namespace shared_pointer
