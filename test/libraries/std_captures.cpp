// What stored callables capture.
// RUN: %tidy %s -- -std=c++20 2>&1 | grep -v note: | %filecheck

// What a stored callable holds on to: closures, binders, function objects.
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

bool ready();
int compute(int);
void log(const char *);

using Fn = std::function<void()>;
using IntFn = std::function<void(int)>;

Fn kept;
std::vector<Fn> keptAll;

struct Counter {
  int n = 0;
  void increment() { ++n; }
  void add(int by) { n += by; }
  void addTwice(int a, int b) { n += a + b; }
};

namespace binders {

void bad_bind() {
  Counter c;
  kept = std::bind(&Counter::increment, &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_bind(Counter &c) { kept = std::bind(&Counter::increment, &c); }

void good_bind_copy() {
  Counter c;
  kept = std::bind(&Counter::increment, c);
}

void good_bind_shared() {
  auto c = std::make_shared<Counter>();
  kept = std::bind(&Counter::increment, c);
}

void bad_bind_placeholder(IntFn &slot) {
  Counter c;
  slot = std::bind(&Counter::add, &c, std::placeholders::_1);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_bind_placeholder(IntFn &slot) {
  Counter c;
  slot = std::bind(&Counter::add, &c, std::placeholders::_1);
  slot(5);
  slot = nullptr;
}

void bad_bind_ref() {
  Counter c;
  kept = std::bind(&Counter::add, std::ref(c), 3);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_bind_ref(Counter &c) { kept = std::bind(&Counter::add, std::ref(c), 3); }

void addTo(int &total, int by) { total += by; }

void bad_bind_ref_argument() {
  int total = 0;
  kept = std::bind(addTo, std::ref(total), 1);
}
// CHECK: :[[@LINE-1]]:1: warning: 'total' is dropped while its stub is still live [callback-dangling-stub]

// Without std::ref the binder has a copy.
void good_bind_argument_copied() {
  int total = 0;
  kept = std::bind(addTo, total, 1);
}

void missed_bind_shared_get() {
  auto c = std::make_shared<Counter>();
  kept = std::bind(&Counter::increment, c.get());
}

void bad_bind_variable() {
  Counter c;
  auto bound = std::bind(&Counter::addTwice, &c, 1, 2);
  kept = bound;
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_bind_variable() {
  Counter c;
  auto bound = std::bind(&Counter::addTwice, &c, 1, 2);
  bound();
}

void bad_bind_front() {
  Counter c;
  kept = std::bind_front(&Counter::add, &c, 2);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_bind_front() {
  auto c = std::make_shared<Counter>();
  kept = std::bind_front(&Counter::add, c, 2);
}

void bad_mem_fn() {
  Counter c;
  kept = std::bind(std::mem_fn(&Counter::increment), &c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'c' is dropped while its stub is still live [callback-dangling-stub]

void good_mem_fn_unbound(std::function<void(Counter &)> &slot) {
  slot = std::mem_fn(&Counter::increment);
}

void good_member_pointer_unbound(std::function<void(Counter &, int)> &slot) {
  Counter c;
  slot = &Counter::add;
  slot(c, 4);
}

void missed_reference_wrapper_of_closure() {
  int n = 0;
  auto f = [n]() mutable { ++n; };
  kept = std::ref(f);
}

void good_reference_wrapper_of_static() {
  static auto f = [n = 0]() mutable { compute(++n); };
  kept = std::ref(f);
}

void good_reference_wrapper_called_now(const std::vector<Fn> &) {
  int n = 0;
  auto f = [n]() mutable { ++n; };
  Fn local = std::ref(f);
  local();
}

class BadBindsThis {
public:
  explicit BadBindsThis(std::vector<Fn> &all) {
    all.push_back(std::bind(&BadBindsThis::changed, this));
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'binders::BadBindsThis' object is dropped while its stub is still live [callback-dangling-stub]

private:
  void changed() { ++changes_; }
  int changes_ = 0;
};

class GoodBindsThis {
public:
  GoodBindsThis() { kept = std::bind(&GoodBindsThis::changed, this); }
  ~GoodBindsThis() { kept = nullptr; }

private:
  void changed() { ++changes_; }
  int changes_ = 0;
};

class BadBindsFrontThis {
public:
  BadBindsFrontThis() { kept = std::bind_front(&BadBindsFrontThis::changed, this); }
  ~BadBindsFrontThis() = default;

private:
  void changed() { ++changes_; }
// CHECK: :[[@LINE-4]]:3: warning: the 'binders::BadBindsFrontThis' object is dropped while its stub is still live [callback-dangling-stub]
  int changes_ = 0;
};

} // namespace binders

namespace function_objects {

struct AddReference {
  int &total;
  void operator()() const { ++total; }
};

struct AddPointer {
  explicit AddPointer(int *p) : p(p) {}
  void operator()() const { ++*p; }
  int *p;
};

struct AddCopy {
  explicit AddCopy(const int &v) : v(v) {}
  void operator()() { ++v; }
  int v;
};

struct AddShared {
  std::shared_ptr<int> p;
  void operator()() const { ++*p; }
};

struct AddLogged : AddPointer {
  using AddPointer::AddPointer;
  void operator()() const {
    log("add");
    AddPointer::operator()();
  }
};

void bad_reference_member() {
  int total = 0;
  kept = AddReference{total};
}
// CHECK: :[[@LINE-1]]:1: warning: 'total' is dropped while its stub is still live [callback-dangling-stub]

void good_reference_member(int &total) { kept = AddReference{total}; }

void bad_pointer_member() {
  int total = 0;
  kept = AddPointer(&total);
}
// CHECK: :[[@LINE-1]]:1: warning: 'total' is dropped while its stub is still live [callback-dangling-stub]

void good_copied_member() {
  int total = 0;
  kept = AddCopy(total);
}

void good_shared_member() { kept = AddShared{std::make_shared<int>(0)}; }

void missed_pointer_in_base() {
  int total = 0;
  keptAll.emplace_back(AddLogged(&total));
}

void good_pointer_in_base() {
  int total = 0;
  keptAll.emplace_back(AddLogged(&total));
  keptAll.pop_back();
}

struct Context {
  int *where;
  int step;
};

void missed_record_captured() {
  int total = 0;
  Context ctx{&total, 2};
  kept = [ctx] { *ctx.where += ctx.step; };
}

void good_record_captured(int &total) {
  Context ctx{&total, 2};
  kept = [ctx] { *ctx.where += ctx.step; };
}

void bad_record_captured_by_reference(int &total) {
  Context ctx{&total, 2};
  kept = [&ctx] { *ctx.where += ctx.step; };
}
// CHECK: :[[@LINE-1]]:1: warning: 'ctx' is dropped while its stub is still live [callback-dangling-stub]

} // namespace function_objects

namespace structured_bindings {

void bad_binding_of_copy() {
  auto [a, b] = std::pair<int, int>(1, 2);
  kept = [&a] { ++a; };
  compute(b);
}
// CHECK: :[[@LINE-1]]:1: warning: '.first' is dropped while its stub is still live [callback-dangling-stub]

void good_binding_of_copy_by_value() {
  auto [a, b] = std::pair<int, int>(1, 2);
  kept = [a, b] { compute(a + b); };
}

void good_binding_of_reference(std::pair<int, int> &p) {
  auto &[a, b] = p;
  kept = [&a] { ++a; };
  compute(b);
}

void bad_in_a_loop(const std::map<std::string, int> &m) {
  for (auto [key, value] : m) {
    keptAll.push_back([&key] { log(key.c_str()); });
    compute(value);
  }
// CHECK: :[[@LINE-4]]:29: warning: '.first' is dropped while its stub is still live [callback-dangling-stub]
}

void good_in_a_loop(std::map<std::string, int> &m) {
  for (auto &[key, value] : m) {
    keptAll.push_back([&key] { log(key.c_str()); });
    compute(value);
  }
}

} // namespace structured_bindings
