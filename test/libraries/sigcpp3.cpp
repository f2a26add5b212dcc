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

void missed_mem_fun_emit(Sensor& s)
{
    sigc::signal<void(double)> local;
    s.value.connect(sigc::mem_fun(local, &sigc::signal<void(double)>::emit));
}
}

namespace bind {
void put(double v, std::vector<double>& to) { to.push_back(v); }
void turn(double v, Needle& needle) { needle.set(v); }
void turn_by_pointer(double v, Needle* needle) { needle->set(v); }

void missed_ref(Sensor& s)
{
    std::vector<double> all;
    s.value.connect(sigc::bind(sigc::ptr_fun(&put), std::ref(all)));
    work();
}

void good_ref_of_trackable(Sensor& s)
{
    Needle needle;
    s.value.connect(sigc::bind(sigc::ptr_fun(&turn), std::ref(needle)));
    work();
}

void missed_pointer_of_trackable(Sensor& s)
{
    Needle needle;
    s.value.connect(sigc::bind(sigc::ptr_fun(&turn_by_pointer), &needle));
    work();
}

void good_ref_of_static(Sensor& s)
{
    static std::vector<double> all;
    s.value.connect(sigc::bind(sigc::ptr_fun(&put), std::ref(all)));
    work();
}

void missed_bound_method(Sensor& s)
{
    Average average;
    s.lost.connect(sigc::bind(sigc::mem_fun(average, &Average::add), 0.0));
    work();
}

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

namespace connections {
void bad_never_disconnected(Sensor& s)
{
    int n = 0;
    sigc::connection c = s.lost.connect([&n] { ++n; });
    if (c.connected())
        work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_unique_connection(Sensor& s)
{
    int n = 0;
    struct Off {
        void operator()(sigc::connection* c) const
        {
            c->disconnect();
            delete c;
        }
    };
    std::unique_ptr<sigc::connection, Off> c(new sigc::connection(s.lost.connect([&n] { ++n; })));
    work();
}

void bad_condition(Sensor& s, bool keep)
{
    int n = 0;
    auto c = s.lost.connect([&n] { ++n; });
    work();
    if (!keep)
        c.disconnect();
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_loop(const std::vector<Sensor*>& all)
{
    int n = 0;
    std::deque<sigc::connection> connections;
    for (Sensor* s : all)
        connections.push_back(s->lost.connect([&n] { ++n; }));
    work();
    while (!connections.empty()) {
        connections.front().disconnect();
        connections.pop_front();
    }
}

void bad_loop(const std::vector<Sensor*>& all)
{
    int n = 0;
    std::deque<sigc::connection> connections;
    for (Sensor* s : all)
        connections.push_back(s->lost.connect([&n] { ++n; }));
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_clear_signal(Sensor& s)
{
    int n = 0;
    s.lost.connect([&n] { ++n; });
    s.lost.emit();
    s.lost.clear();
}

void missed_copies(Sensor& s)
{
    int n = 0;
    sigc::connection a = s.lost.connect([&n] { ++n; });
    sigc::connection b = a;
    a = sigc::connection();
    work();
    a.disconnect();
}

void good_copies(Sensor& s)
{
    int n = 0;
    sigc::connection a = s.lost.connect([&n] { ++n; });
    sigc::connection b = a;
    a = sigc::connection();
    work();
    b.disconnect();
}
}

namespace helper_functions {
template <typename Functor>
sigc::connection each_value(Sensor& s, Functor&& f)
{
    return s.value.connect(std::forward<Functor>(f));
}

static void once(Sensor& s, sigc::slot<void(double)> slot)
{
    auto c = s.value.connect(std::move(slot));
    s.push(0);
    c.disconnect();
}

void bad_forwarded(Sensor& s)
{
    double last = 0;
    each_value(s, [&last](double v) { last = v; });
    work();
}
// CHECK: :[[@LINE-1]]:1: warning: 'last' is dropped while its stub is still live [callback-dangling-stub]

void good_forwarded(Sensor& s)
{
    double last = 0;
    auto c = each_value(s, [&last](double v) { last = v; });
    work();
    c.disconnect();
}

double good_once(Sensor& s)
{
    double last = 0;
    once(s, [&last](double v) { last = v; });
    return last;
}
}
