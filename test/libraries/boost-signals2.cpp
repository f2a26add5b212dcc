// Slots of Boost.Signals2, and what they capture.
// REQUIRES: boost-signals2
// RUN: %tidy %s -- %{boost-signals2} -std=c++17 2>&1 | grep -v note: | %filecheck

// Boost.Signals2: local objects captured by slots of signals that live on.
#include <boost/bind/bind.hpp>
#include <boost/make_shared.hpp>
#include <boost/signals2.hpp>

#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bs = boost::signals2;
using Changed = bs::signal<void(int)>;

class Meter {
public:
    void add(int v) { total_ += v; }
    int total() const { return total_; }
private:
    int total_ = 0;
};

struct Document {
    Changed changed;
    bs::signal<void(const std::string&)> renamed;
    bs::connection onChanged(const Changed::slot_type& slot) { return changed.connect(slot); }
    void setValue(int v) { changed(v); }
};

Document& currentDocument();
void pumpEvents();

namespace local_by_reference {
void bad_counts_for_ever(Document& doc)
{
    int edits = 0;
    doc.changed.connect([&edits](int) { ++edits; });
    pumpEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: 'edits' is dropped while its stub is still live [callback-dangling-stub]

int good_scoped(Document& doc)
{
    int edits = 0;
    bs::scoped_connection guard = doc.changed.connect([&edits](int) { ++edits; });
    doc.setValue(3);
    return edits;
}

void good_counter_is_shared(Document& doc)
{
    auto edits = std::make_shared<int>(0);
    doc.changed.connect([edits](int) { ++*edits; });
    pumpEvents();
}
}

namespace default_reference_capture {
int bad_forgot_to_keep(Document& doc)
{
    std::vector<int> seen;
    std::string label = "values";
    doc.changed.connect([&](int v) { if (!label.empty()) seen.push_back(v); });
    doc.setValue(1);
    return static_cast<int>(seen.size());
}
// CHECK: :[[@LINE-2]]:5: warning: 'label' is dropped while its stub is still live [callback-dangling-stub]

int good_local_document()
{
    std::vector<int> seen;
    Document doc;
    doc.changed.connect([&](int v) { seen.push_back(v); });
    doc.setValue(1);
    return static_cast<int>(seen.size());
}

void good_copies(Document& doc)
{
    std::vector<int> seen{1, 2, 3};
    doc.changed.connect([=](int v) mutable { seen.push_back(v); });
}
}

namespace with_std_bind {
using namespace std::placeholders;

void bad_address_of_local(Document& doc)
{
    Meter meter;
    doc.changed.connect(std::bind(&Meter::add, &meter, _1));
    pumpEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: 'meter' is dropped while its stub is still live [callback-dangling-stub]

void good_disconnects(Document& doc)
{
    Meter meter;
    bs::connection c = doc.changed.connect(std::bind(&Meter::add, &meter, _1));
    pumpEvents();
    c.disconnect();
}

void good_bound_by_value(Document& doc)
{
    Meter meter;
    doc.changed.connect(std::bind(&Meter::add, meter, _1));
}
}

namespace with_reference_wrapper {
void append(std::vector<int>& out, int v) { out.push_back(v); }

void bad_std_ref(Document& doc)
{
    std::vector<int> history;
    doc.changed.connect(std::bind(&append, std::ref(history), std::placeholders::_1));
    pumpEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: 'history' is dropped while its stub is still live [callback-dangling-stub]

void good_static_storage(Document& doc)
{
    static std::vector<int> history;
    doc.changed.connect(std::bind(&append, std::ref(history), std::placeholders::_1));
    pumpEvents();
}
}

namespace slot_with_bind_sugar {
void bad_member_of_local(Document& doc)
{
    Meter meter;
    doc.changed.connect(Changed::slot_type(&Meter::add, &meter, boost::placeholders::_1));
}
// CHECK: :[[@LINE-1]]:1: warning: 'meter' is dropped while its stub is still live [callback-dangling-stub]

void good_tracks_what_it_calls(Document& doc)
{
    auto meter = boost::make_shared<Meter>();
    doc.changed.connect(Changed::slot_type(&Meter::add, meter.get(), boost::placeholders::_1).track(meter));
}

void good_tracks_std_pointer(Document& doc, const std::shared_ptr<Meter>& meter)
{
    doc.changed.connect(Changed::slot_type(&Meter::add, meter.get(), boost::placeholders::_1).track_foreign(meter));
}
}

namespace tracks_the_wrong_thing {
void bad_buffer_is_not_tracked(Document& doc, std::shared_ptr<Meter> meter)
{
    std::string line;
    Changed::slot_type slot([m = meter.get(), &line](int v) { m->add(v); line += std::to_string(v); });
    slot.track_foreign(meter);
    doc.changed.connect(slot);
}
// CHECK: :[[@LINE-1]]:1: warning: 'line' is dropped while its stub is still live [callback-dangling-stub]

void good_only_the_tracked_one(Document& doc, std::shared_ptr<Meter> meter)
{
    Changed::slot_type slot([m = meter.get()](int v) { m->add(v); });
    slot.track_foreign(meter);
    doc.changed.connect(slot);
}

void good_tracked_weakly(Document& doc, std::shared_ptr<Meter> meter)
{
    std::weak_ptr<Meter> weak = meter;
    doc.changed.connect(Changed::slot_type([m = meter.get()](int v) { m->add(v); }).track_foreign(weak));
}
}

namespace sole_shared_pointer {
void bad_raw_from_shared(Document& doc)
{
    auto meter = std::make_shared<Meter>();
    doc.changed.connect([p = meter.get()](int v) { p->add(v); });
    pumpEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Meter' object is dropped while its stub is still live [callback-dangling-stub]

void good_weak_lock(Document& doc)
{
    auto meter = std::make_shared<Meter>();
    doc.changed.connect([weak = std::weak_ptr<Meter>(meter)](int v) {
        if (auto m = weak.lock())
            m->add(v);
    });
    pumpEvents();
}

void good_shared_by_value(Document& doc)
{
    auto meter = std::make_shared<Meter>();
    doc.changed.connect([meter](int v) { meter->add(v); });
}
}

namespace early_return {
int bad_skips_the_disconnect(Document& doc, bool quick)
{
    Meter meter;
    bs::connection c = doc.changed.connect([&meter](int v) { meter.add(v); });
    doc.setValue(1);
    if (quick)
        return 0;
    pumpEvents();
    c.disconnect();
    return meter.total();
}
// CHECK: :[[@LINE-5]]:9: warning: 'meter' is dropped while its stub is still live [callback-dangling-stub]

int good_disconnects_on_both_ways(Document& doc, bool quick)
{
    Meter meter;
    bs::connection c = doc.changed.connect([&meter](int v) { meter.add(v); });
    doc.setValue(1);
    if (quick) {
        c.disconnect();
        return 0;
    }
    pumpEvents();
    c.disconnect();
    return meter.total();
}

int good_scoped_on_both_ways(Document& doc, bool quick)
{
    Meter meter;
    bs::scoped_connection c(doc.changed.connect([&meter](int v) { meter.add(v); }));
    doc.setValue(1);
    if (quick)
        return 0;
    pumpEvents();
    return meter.total();
}
}

namespace conditional_undo {
void bad_only_when_verbose(Document& doc, bool verbose)
{
    Meter meter;
    auto c = doc.changed.connect([m = &meter](int v) { m->add(v); });
    pumpEvents();
    if (verbose)
        c.disconnect();
}
// CHECK: :[[@LINE-1]]:1: warning: 'meter' is dropped while its stub is still live [callback-dangling-stub]

void good_same_condition(Document& doc, bool verbose)
{
    Meter meter;
    bs::connection c;
    if (verbose)
        c = doc.changed.connect([m = &meter](int v) { m->add(v); });
    pumpEvents();
    if (verbose)
        c.disconnect();
}

void good_if_still_connected(Document& doc)
{
    Meter meter;
    bs::connection c = doc.changed.connect([m = &meter](int v) { m->add(v); });
    pumpEvents();
    if (c.connected())
        c.disconnect();
}
}

namespace inside_a_loop {
void bad_body_local(Document& doc, int rounds)
{
    for (int i = 0; i < rounds; ++i) {
        Meter meter;
        doc.changed.connect([&meter](int v) { meter.add(v); });
        doc.setValue(i);
    }
// CHECK: :[[@LINE-1]]:5: warning: 'meter' is dropped while its stub is still live [callback-dangling-stub]
}

void good_guard_in_the_body(Document& doc, int rounds)
{
    for (int i = 0; i < rounds; ++i) {
        Meter meter;
        bs::scoped_connection guard(doc.changed.connect([&meter](int v) { meter.add(v); }));
        doc.setValue(i);
    }
}

void good_index_by_value(Document& doc, int rounds)
{
    for (int i = 0; i < rounds; ++i)
        doc.changed.connect([i](int v) { currentDocument().renamed(std::to_string(v + i)); });
}
}

namespace several_connections {
void bad_clear_is_not_disconnect(Document& a, Document& b)
{
    Meter meter;
    std::vector<bs::connection> all;
    all.push_back(a.changed.connect([&](int v) { meter.add(v); }));
    all.push_back(b.changed.connect([&](int v) { meter.add(-v); }));
    pumpEvents();
    all.clear();
}
// CHECK: :[[@LINE-1]]:1: warning: 'meter' is dropped while its stub is still live [callback-dangling-stub]

void good_disconnect_in_a_loop(Document& a, Document& b)
{
    Meter meter;
    std::vector<bs::connection> all;
    all.push_back(a.changed.connect([&](int v) { meter.add(v); }));
    all.push_back(b.changed.connect([&](int v) { meter.add(-v); }));
    pumpEvents();
    for (auto& c : all)
        c.disconnect();
}

void good_vector_of_scoped(Document& a, Document& b)
{
    Meter meter;
    std::vector<bs::scoped_connection> all;
    all.emplace_back(a.changed.connect([&](int v) { meter.add(v); }));
    all.emplace_back(b.changed.connect([&](int v) { meter.add(-v); }));
    pumpEvents();
}

void missed_second_one_forgotten(Document& a, Document& b)
{
    Meter meter;
    bs::scoped_connection first(a.changed.connect([&](int v) { meter.add(v); }));
    b.changed.connect([&](int v) { meter.add(-v); });
    pumpEvents();
}
}
