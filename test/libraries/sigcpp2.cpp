// Slots of sigc++ 2.
// REQUIRES: sigcpp2
// RUN: %tidy %s -- %{sigcpp2} -std=c++17 2>&1 | grep -v note: | %filecheck

// libsigc++ 2: locals in slots of signals that live on.
#include <sigc++/sigc++.h>

#include <functional>
#include <iostream>
#include <list>
#include <memory>
#include <string>
#include <vector>

// Not trackable: a slot keeps a plain reference to it.
class Tally {
public:
    void add(int v) { sum_ += v; }
    int sum() const { return sum_; }
private:
    int sum_ = 0;
};

// Trackable: slots made with mem_fun go away with it.
class Label : public sigc::trackable {
public:
    void set_number(int n) { number_ = n; }
    void clear() { number_ = 0; }
    int number() const { return number_; }
private:
    int number_ = 0;
};

class Player {
public:
    // The usual accessor: a copy of the signal shares its slots.
    sigc::signal<void, int> signal_position() { return position_; }
    sigc::signal<void>& signal_finished() { return finished_; }
    void seek(int p) { position_.emit(p); }
private:
    sigc::signal<void, int> position_;
    sigc::signal<void> finished_;
};

void iterate();

namespace lambdas {
void bad_lambda_never_tracks(Player& player)
{
    Label label;
    player.signal_position().connect([&label](int n) { label.set_number(n); });
    iterate();
}
// CHECK: :[[@LINE-1]]:1: warning: 'label' is dropped while its stub is still live [callback-dangling-stub]

void good_track_obj(Player& player)
{
    Label label;
    player.signal_position().connect(sigc::track_obj([&label](int n) { label.set_number(n); }, label));
    iterate();
}

void bad_everything_by_reference(Player& player)
{
    int count = 0;
    std::string last;
    player.signal_position().connect([&](int n) { ++count; last = std::to_string(n); });
    player.seek(3);
    std::cout << last << count;
}
// CHECK: :[[@LINE-1]]:1: warning: 'count' is dropped while its stub is still live [callback-dangling-stub]

void good_own_player()
{
    int count = 0;
    std::string last;
    Player player;
    player.signal_position().connect([&](int n) { ++count; last = std::to_string(n); });
    player.seek(3);
    std::cout << last << count;
}

void missed_tracks_the_other_label(Player& player, Label& shown)
{
    int count = 0;
    player.signal_position().connect(sigc::track_obj([&](int n) { shown.set_number(n + ++count); }, shown));
    iterate();
}

void good_tracks_the_only_reference(Player& player)
{
    Label shown;
    int start = 4;
    player.signal_position().connect(sigc::track_obj([&shown, start](int n) { shown.set_number(n + start); }, shown));
    iterate();
}
}

namespace connections {
void missed_connection_has_no_destructor_effect(Player& player)
{
    Tally tally;
    sigc::connection guard = player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
    player.seek(2);
}

struct Disconnector {
    sigc::connection c;
    explicit Disconnector(const sigc::connection& conn) : c(conn) {}
    ~Disconnector() { c.disconnect(); }
};

void good_own_guard(Player& player)
{
    Tally tally;
    Disconnector guard(player.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    player.seek(2);
}

void missed_blocked_for_a_while(Player& player)
{
    Tally tally;
    sigc::connection c = player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
    c.block();
    player.seek(2);
    c.unblock();
}

void good_list_of_connections(Player& a, Player& b)
{
    Tally tally;
    std::list<sigc::connection> all;
    all.push_back(a.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    all.push_back(b.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    iterate();
    for (sigc::connection& c : all)
        c.disconnect();
}

void missed_list_of_connections(Player& a, Player& b)
{
    Tally tally;
    std::list<sigc::connection> all;
    all.push_back(a.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    all.push_back(b.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    iterate();
    all.clear();
}

int bad_early_return(Player& player)
{
    Tally tally;
    sigc::connection c = player.signal_position().connect([&](int n) { tally.add(n); });
    player.seek(1);
    if (tally.sum() == 0)
        return -1;
    c.disconnect();
    return tally.sum();
}
// CHECK: :[[@LINE-4]]:9: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

int good_early_return(Player& player)
{
    Tally tally;
    sigc::connection c = player.signal_position().connect([&](int n) { tally.add(n); });
    player.seek(1);
    const int sum = tally.sum();
    c.disconnect();
    if (sum == 0)
        return -1;
    return sum;
}
}

namespace signal_to_signal {
void good_make_slot_is_tracked_in_2(Player& player)
{
    sigc::signal<void, int> local;
    local.connect([](int) { iterate(); });
    player.signal_position().connect(local.make_slot());
}

void good_connected_by_copy(Player& player)
{
    sigc::signal<void, int> local;
    local.connect([](int) { iterate(); });
    player.signal_position().connect(local);
}

void bad_lambda_over_signal(Player& player)
{
    sigc::signal<void, int> local;
    local.connect([](int) { iterate(); });
    player.signal_position().connect([&local](int n) { local.emit(n); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'local' is dropped while its stub is still live [callback-dangling-stub]
}

namespace helpers {
sigc::connection observe(Player& player, Tally& tally)
{
    return player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
}

void observe_while(Player& player, const sigc::slot<void, int>& slot)
{
    sigc::connection c = player.signal_position().connect(slot);
    iterate();
    c.disconnect();
}

void observe_always(Player& player, const sigc::slot<void, int>& slot)
{
    player.signal_position().connect(slot);
}

void missed_observe(Player& player)
{
    Tally tally;
    observe(player, tally);
}

void good_observe(Player& player)
{
    Tally tally;
    auto c = observe(player, tally);
    iterate();
    c.disconnect();
}

void good_observed_for_a_while(Player& player)
{
    int n = 0;
    observe_while(player, [&n](int v) { n += v; });
}

void bad_observed_always(Player& player)
{
    int n = 0;
    observe_always(player, [&n](int v) { n += v; });
    iterate();
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]

void good_called_now(Player& player)
{
    int n = 0;
    const sigc::slot<void, int> count = [&n](int v) { n += v; };
    count(2);
    player.seek(n);
}
}

namespace accumulators {
struct Any {
    typedef bool result_type;
    template <typename It>
    bool operator()(It first, It last) const
    {
        for (; first != last; ++first)
            if (*first)
                return true;
        return false;
    }
};
using Veto = sigc::signal<bool>::accumulated<Any>;

void bad_accumulated(Veto& veto)
{
    bool busy = true;
    veto.connect([&busy] { return busy; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'busy' is dropped while its stub is still live [callback-dangling-stub]

bool good_accumulated(Veto& veto)
{
    bool busy = true;
    sigc::connection c = veto.connect([&busy] { return busy; });
    const bool result = veto.emit();
    c.disconnect();
    return result;
}
}

namespace numbered_classes {
void missed_signal1(sigc::signal1<void, int>& moved)
{
    Tally tally;
    moved.connect(sigc::mem_fun(tally, &Tally::add));
}

void good_signal1(sigc::signal1<void, int>& moved)
{
    Tally tally;
    sigc::connection c(moved.connect(sigc::mem_fun(tally, &Tally::add)));
    moved(3);
    c.disconnect();
}

void bad_slot2(sigc::signal2<void, int, int>& clicked)
{
    Tally tally;
    sigc::slot2<void, int, int> slot = [&tally](int x, int y) { tally.add(x * y); };
    clicked.connect(slot);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_slot2(sigc::signal2<void, int, int>& clicked)
{
    Tally tally;
    sigc::slot2<void, int, int> slot = [&tally](int x, int y) { tally.add(x * y); };
    slot(2, 3);
    clicked.connect(sigc::ptr_fun(+[](int, int) { iterate(); }));
}
}
