// Registries that a project has written itself.
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

// Signals, buses and connection handles written by hand.
#include <algorithm>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

bool ready();
int compute(int);
void log(const char *);

using Fn = std::function<void()>;

// A signal whose connections are numbers.
template <typename... Args> class Signal {
public:
  using Slot = std::function<void(Args...)>;
  int connect(Slot slot) {
    slots_.emplace(++last_, std::move(slot));
    return last_;
  }
  void disconnect(int id) { slots_.erase(id); }
  void disconnectAll() { slots_.clear(); }
  void emit(Args... args) {
    for (auto &entry : slots_)
      entry.second(args...);
  }

private:
  std::map<int, Slot> slots_;
  int last_ = 0;
};

namespace signal_functions {

void bad_connected(Signal<int> &s) {
  int sum = 0;
  s.connect([&sum](int v) { sum += v; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]

void good_disconnected(Signal<int> &s) {
  int sum = 0;
  int id = s.connect([&sum](int v) { sum += v; });
  s.emit(3);
  s.disconnect(id);
}

void good_all_disconnected(Signal<int> &s) {
  int sum = 0;
  s.connect([&sum](int v) { sum += v; });
  s.connect([&sum](int v) { sum -= v; });
  s.emit(3);
  s.disconnectAll();
}

void missed_one_of_two(Signal<int> &s) {
  int sum = 0;
  int plus = s.connect([&sum](int v) { sum += v; });
  s.connect([&sum](int v) { sum -= v; });
  s.emit(3);
  s.disconnect(plus);
}

void missed_id_overwritten(Signal<int> &s) {
  int sum = 0;
  int id = s.connect([&sum](int v) { sum += v; });
  id = s.connect([&sum](int v) { sum -= v; });
  s.emit(3);
  s.disconnect(id);
}

void bad_other_signal(Signal<int> &s, Signal<int> &t) {
  int sum = 0;
  int id = s.connect([&sum](int v) { sum += v; });
  t.disconnect(id);
}
// CHECK: :[[@LINE-1]]:1: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]

int bad_early_return(Signal<int> &s) {
  int sum = 0;
  int id = s.connect([&sum](int v) { sum += v; });
  if (!ready())
    return -1;
  s.disconnect(id);
  return sum;
}
// CHECK: :[[@LINE-4]]:5: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]

int good_early_return(Signal<int> &s) {
  int sum = 0;
  int id = s.connect([&sum](int v) { sum += v; });
  if (!ready()) {
    s.disconnect(id);
    return -1;
  }
  s.disconnect(id);
  return sum;
}

void good_condition(Signal<int> &s, bool watch) {
  int sum = 0;
  int id = 0;
  if (watch)
    id = s.connect([&sum](int v) { sum += v; });
  s.emit(1);
  if (id)
    s.disconnect(id);
}

void bad_condition(Signal<int> &s, bool watch, bool cleanUp) {
  int sum = 0;
  int id = 0;
  if (watch)
    id = s.connect([&sum](int v) { sum += v; });
  if (cleanUp)
    s.disconnect(id);
}
// CHECK: :[[@LINE-1]]:1: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]

void good_ids_in_a_loop(Signal<int> &s) {
  int sum = 0;
  std::vector<int> ids;
  ids.push_back(s.connect([&sum](int v) { sum += v; }));
  ids.push_back(s.connect([&sum](int v) { sum -= v; }));
  s.emit(2);
  for (int id : ids)
    s.disconnect(id);
}

void bad_ids_are_forgotten(Signal<int> &s) {
  int sum = 0;
  std::vector<int> ids;
  ids.push_back(s.connect([&sum](int v) { sum += v; }));
  ids.push_back(s.connect([&sum](int v) { sum -= v; }));
  s.emit(2);
  ids.clear();
}
// CHECK: :[[@LINE-1]]:1: warning: 'sum' is dropped while its stub is still live [callback-dangling-stub]

template <typename S> void drop(S &signal, std::vector<int> &ids) {
  for (int id : ids)
    signal.disconnect(id);
  ids.clear();
}

void good_dropped_by_helper(Signal<int> &s) {
  int sum = 0;
  std::vector<int> ids{s.connect([&sum](int v) { sum += v; })};
  drop(s, ids);
}

// Local signals: nobody emits once the sum is gone.
void good_local_signal_first() {
  Signal<int> s;
  int sum = 0;
  s.connect([&sum](int v) { sum += v; });
  s.emit(2);
}

void good_local_signal_last() {
  int sum = 0;
  Signal<int> s;
  s.connect([&sum](int v) { sum += v; });
  s.emit(2);
}

void missed_emitted_after_block() {
  Signal<int> s;
  {
    int sum = 0;
    s.connect([&sum](int v) { sum += v; });
  }
  s.emit(2);
}

void good_not_connected_after_block() {
  Signal<int> s;
  {
    int sum = 0;
    int id = s.connect([&sum](int v) { sum += v; });
    s.disconnect(id);
  }
  s.emit(2);
}

void missed_signal_moved_out(Signal<int> &out) {
  Signal<int> s;
  int sum = 0;
  s.connect([&sum](int v) { sum += v; });
  out = std::move(s);
}

void good_replaced_by_empty_signal(Signal<int> &s) {
  int sum = 0;
  s.connect([&sum](int v) { sum += v; });
  s = Signal<int>();
}

void bad_signal_forwards_to_local_signal(Signal<int> &s) {
  Signal<int> local;
  s.connect([&local](int v) { local.emit(v); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'local' is dropped while its stub is still live [callback-dangling-stub]

void good_signal_forwards_to_longer_signal(Signal<int> &s, Signal<int> &other) {
  s.connect([&other](int v) { other.emit(v); });
}

} // namespace signal_functions

namespace signals_of_others {

class Document {
public:
  Signal<> &changed() { return changed_; }
  void edit() { changed_.emit(); }
  Signal<> closed;

private:
  Signal<> changed_;
};

void bad_getter(Document &d) {
  int edits = 0;
  d.changed().connect([&edits] { ++edits; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'edits' is dropped while its stub is still live [callback-dangling-stub]

void good_getter(Document &d) {
  int edits = 0;
  int id = d.changed().connect([&edits] { ++edits; });
  d.edit();
  d.changed().disconnect(id);
}

void bad_public_member(Document *d) {
  int edits = 0;
  d->closed.connect([&edits] { ++edits; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'edits' is dropped while its stub is still live [callback-dangling-stub]

void good_public_member(Document *d) {
  int edits = 0;
  d->closed.connect([&edits] { ++edits; });
  d->closed.disconnectAll();
}

void good_local_document() {
  int edits = 0;
  Document d;
  d.changed().connect([&edits] { ++edits; });
  d.edit();
}

void good_document_on_the_heap() {
  auto d = std::make_unique<Document>();
  int edits = 0;
  d->changed().connect([&edits] { ++edits; });
  d->edit();
  d.reset();
}

std::unique_ptr<Document> bad_document_returned() {
  auto d = std::make_unique<Document>();
  int edits = 0;
  d->changed().connect([&edits] { ++edits; });
  return d;
}
// CHECK: :[[@LINE-2]]:3: warning: 'edits' is dropped while its stub is still live [callback-dangling-stub]

std::unique_ptr<Document> good_document_returned() {
  auto d = std::make_unique<Document>();
  d->changed().connect([edits = 0]() mutable { compute(++edits); });
  return d;
}

} // namespace signals_of_others
