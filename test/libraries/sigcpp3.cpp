// Slots of sigc++ 3.
// REQUIRES: sigcpp3
// RUN: %tidy %s -- %{sigcpp3} -std=c++17 2>&1 | grep -v note: | %filecheck

// libsigc++ 3.4: locals in slots of signals that live on.
#include <sigc++/sigc++.h>

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Sensor {
    sigc::signal<void(double)> value;
    sigc::signal<void()> lost;
    void push(double v) { value.emit(v); }
};

Sensor& sensor(int number);
void work();

class Average {
public:
    void add(double v)
    {
        sum_ += v;
        ++n_;
    }
    double get() const { return n_ ? sum_ / n_ : 0; }
    void show() const
    {
        if (n_ > 0)
            work();
    }
private:
    double sum_ = 0;
    int n_ = 0;
};

class Needle : public sigc::trackable {
public:
    void set(double v) { v_ = v; }
    void zero() { v_ = 0; }
    void show() const { work(); }
private:
    double v_ = 0;
};

namespace basic {
double bad_mem_fun(Sensor& s)
{
    Average average;
    s.value.connect(sigc::mem_fun(average, &Average::add));
    s.push(1.5);
    return average.get();
}
// CHECK: :[[@LINE-2]]:5: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]

double good_mem_fun(Sensor& s)
{
    Average average;
    auto c = s.value.connect(sigc::mem_fun(average, &Average::add));
    s.push(1.5);
    c.disconnect();
    return average.get();
}

void good_tracked(Sensor& s)
{
    Needle needle;
    s.value.connect(sigc::mem_fun(needle, &Needle::set));
    s.push(1.5);
}

void bad_const_method(Sensor& s)
{
    const Average average;
    s.lost.connect(sigc::mem_fun(average, &Average::show));
}
// CHECK: :[[@LINE-1]]:1: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]

void good_const_method_tracked(Sensor& s)
{
    Needle needle;
    s.lost.connect(sigc::mem_fun(needle, &Needle::show));
}
}

namespace lambdas {
void bad_reference(Sensor& s)
{
    std::vector<double> all;
    s.value.connect([&all](double v) { all.push_back(v); });
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'all' is dropped while its stub is still live [callback-dangling-stub]

void bad_copy_of_pointer(Sensor& s)
{
    std::array<double, 4> ring{};
    double* p = ring.data();
    s.value.connect([=](double v) { *p = v; });
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'ring._M_elems' is dropped while its stub is still live [callback-dangling-stub]

void good_moved_into_lambda(Sensor& s)
{
    std::vector<double> all;
    s.value.connect([all = std::move(all)](double v) mutable { all.push_back(v); });
    work();
}

void bad_tracked_object_in_lambda(Sensor& s)
{
    Needle needle;
    s.value.connect([&](double v) { needle.set(v); });
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'needle' is dropped while its stub is still live [callback-dangling-stub]

void good_track_object(Sensor& s)
{
    Needle needle;
    s.value.connect(sigc::track_object([&](double v) { needle.set(v); }, needle));
    work();
}

void bad_track_object_misses_one(Sensor& s)
{
    Needle needle;
    Average average;
    s.value.connect(sigc::track_object([&](double v) { needle.set(v); }, needle));
    s.value.connect([&](double v) { average.add(v); });
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]

void good_two_tracked(Sensor& s)
{
    Needle left, right;
    s.value.connect(sigc::track_object([&](double v) { left.set(v); right.set(-v); }, left, right));
    work();
}
}

namespace make_slot_of_signal {
void bad_signal_is_not_trackable_in_3(Sensor& s)
{
    sigc::signal<void(double)> local;
    local.connect([](double) { work(); });
    s.value.connect(local.make_slot());
}
// CHECK: :[[@LINE-1]]:1: warning: 'local' is dropped while its stub is still live [callback-dangling-stub]

void good_trackable_signal(Sensor& s)
{
    sigc::trackable_signal<void(double)> local;
    local.connect([](double) { work(); });
    s.value.connect(local.make_slot());
}

void good_copy_of_signal(Sensor& s)
{
    sigc::signal<void(double)> local;
    local.connect([](double) { work(); });
    s.value.connect(local);
}

void good_disconnected_make_slot(Sensor& s)
{
    sigc::signal<void(double)> local;
    sigc::connection c = s.value.connect(local.make_slot());
    work();
    c.disconnect();
}

void bad_mem_fun_emit(Sensor& s)
{
    sigc::signal<void(double)> local;
    s.value.connect(sigc::mem_fun(local, &sigc::signal<void(double)>::emit));
}
// CHECK: :[[@LINE-1]]:1: warning: 'local' is dropped while its stub is still live [callback-dangling-stub]
}

namespace bind {
void put(double v, std::vector<double>& to) { to.push_back(v); }
void turn(double v, Needle& needle) { needle.set(v); }
void turn_by_pointer(double v, Needle* needle) { needle->set(v); }

void bad_ref(Sensor& s)
{
    std::vector<double> all;
    s.value.connect(sigc::bind(sigc::ptr_fun(&put), std::ref(all)));
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'all' is dropped while its stub is still live [callback-dangling-stub]

void good_ref_of_trackable(Sensor& s)
{
    Needle needle;
    s.value.connect(sigc::bind(sigc::ptr_fun(&turn), std::ref(needle)));
    work();
}

void bad_pointer_of_trackable(Sensor& s)
{
    Needle needle;
    s.value.connect(sigc::bind(sigc::ptr_fun(&turn_by_pointer), &needle));
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'needle' is dropped while its stub is still live [callback-dangling-stub]

void good_ref_of_static(Sensor& s)
{
    static std::vector<double> all;
    s.value.connect(sigc::bind(sigc::ptr_fun(&put), std::ref(all)));
    work();
}

void bad_bound_method(Sensor& s)
{
    Average average;
    s.lost.connect(sigc::bind(sigc::mem_fun(average, &Average::add), 0.0));
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]

void good_bound_method_of_trackable(Sensor& s)
{
    Needle needle;
    s.lost.connect(sigc::bind(sigc::mem_fun(needle, &Needle::set), 0.0));
    s.value.connect(sigc::hide(sigc::mem_fun(needle, &Needle::zero)));
    work();
}

void bad_std_bind(Sensor& s)
{
    Average average;
    std::function<void(double)> f = std::bind(&Average::add, &average, std::placeholders::_1);
    s.value.connect(f);
}
// CHECK: :[[@LINE-1]]:1: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]
}

namespace slots_as_objects {
void good_slot_object(Sensor& s)
{
    Needle needle;
    const sigc::slot<void(double)> slot = sigc::mem_fun(needle, &Needle::set);
    s.value.connect(slot);
}

void bad_slot_object(Sensor& s)
{
    Average average;
    sigc::slot<void(double)> slot(sigc::mem_fun(average, &Average::add));
    s.value.connect(std::move(slot));
}
// CHECK: :[[@LINE-1]]:1: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]

void good_slot_disconnected(Sensor& s)
{
    Average average;
    sigc::slot<void(double)> slot;
    slot = sigc::mem_fun(average, &Average::add);
    auto c = s.value.connect(slot);
    s.push(2);
    c.disconnect();
}

void missed_functor_in_std_function(Sensor& s)
{
    Needle needle;
    std::function<void(double)> f(sigc::mem_fun(needle, &Needle::set));
    s.value.connect(f);
}

void good_slot_in_std_function(Sensor& s)
{
    Needle needle;
    std::function<void(double)> f(sigc::slot<void(double)>(sigc::mem_fun(needle, &Needle::set)));
    s.value.connect(f);
}

void good_slot_invoked_only(Sensor& s)
{
    Average average;
    sigc::slot<void(double)> slot = [&](double v) { average.add(v); };
    for (double v : {1.0, 2.0})
        slot(v);
    s.push(average.get());
}
}

namespace moved_trackables {
std::vector<Needle> bad_vector_returned(Sensor& s)
{
    std::vector<Needle> needles(1);
    Average average;
    s.value.connect(sigc::mem_fun(average, &Average::add));
    s.value.connect(sigc::mem_fun(needles.front(), &Needle::set));
    return needles;
}
// CHECK: :[[@LINE-2]]:5: warning: 'average' is dropped while its stub is still live [callback-dangling-stub]

std::unique_ptr<Needle> good_heap_needle(Sensor& s)
{
    auto needle = std::make_unique<Needle>();
    s.value.connect(sigc::mem_fun(*needle, &Needle::set));
    return needle;
}

Needle good_moved_needle(Sensor& s)
{
    Needle first;
    s.value.connect(sigc::mem_fun(first, &Needle::set));
    Needle second = std::move(first);
    work();
    return second;
}
}
