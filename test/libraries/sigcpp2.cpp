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

namespace mem_fun_of_plain_object {
void bad_not_trackable(Player& player)
{
    Tally tally;
    player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
    iterate();
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_trackable(Player& player)
{
    Label label;
    player.signal_position().connect(sigc::mem_fun(label, &Label::set_number));
    iterate();
}

void good_disconnected(Player& player)
{
    Tally tally;
    sigc::connection c = player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
    iterate();
    c.disconnect();
}
}

namespace mem_fun_of_pointer {
void bad_address(sigc::signal<void, int>& moved)
{
    Tally tally;
    moved.connect(sigc::mem_fun(&tally, &Tally::add));
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_address_of_trackable(sigc::signal<void, int>& moved)
{
    Label label;
    moved.connect(sigc::mem_fun(&label, &Label::set_number));
}

void bad_deleted(sigc::signal<void, int>& moved)
{
    auto* tally = new Tally;
    moved.connect(sigc::mem_fun(tally, &Tally::add));
    moved.emit(1);
    delete tally;
}
// CHECK: :[[@LINE-2]]:5: warning: the 'Tally' object is dropped while its stub is still live [callback-dangling-stub]

void good_trackable_deleted(sigc::signal<void, int>& moved)
{
    auto* label = new Label;
    moved.connect(sigc::mem_fun(label, &Label::set_number));
    moved.emit(1);
    delete label;
    moved.emit(2);
}
}

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

namespace adaptors {
void bad_hidden_argument(Player& player, sigc::signal<void>& finished)
{
    Tally tally;
    finished.connect(sigc::bind(sigc::mem_fun(tally, &Tally::add), 1));
    player.signal_position().connect([](int) { iterate(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_hidden_argument_tracked(Player& player)
{
    Label label;
    player.signal_position().connect(sigc::hide(sigc::mem_fun(label, &Label::clear)));
}

void good_composed_tracked(sigc::signal<void>& finished)
{
    Label label;
    finished.connect(sigc::bind(sigc::mem_fun(label, &Label::set_number), 7));
}
}

namespace auto_is_not_a_slot {
void missed_auto_in_lambda(Player& player)
{
    Label label;
    auto show = sigc::mem_fun(label, &Label::set_number);
    player.signal_position().connect([show](int n) { show(n); });
}

void good_slot_in_lambda(Player& player)
{
    Label label;
    sigc::slot<void, int> show = sigc::mem_fun(label, &Label::set_number);
    player.signal_position().connect([show](int n) { show(n); });
}

void missed_std_function_hides_it(Player& player)
{
    Label label;
    std::function<void(int)> show = sigc::mem_fun(label, &Label::set_number);
    player.signal_position().connect(show);
}

void good_named_slot(Player& player)
{
    Label label;
    sigc::slot<void, int> show(sigc::mem_fun(label, &Label::set_number));
    player.signal_position().connect(show);
}

void bad_named_slot_of_plain(Player& player)
{
    Tally tally;
    sigc::slot<void, int> add = sigc::mem_fun(tally, &Tally::add);
    player.signal_position().connect(add);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_auto_connected_directly(Player& player)
{
    Label label;
    auto show = sigc::mem_fun(label, &Label::set_number);
    player.signal_position().connect(show);
}
}

namespace connections {
void bad_connection_has_no_destructor_effect(Player& player)
{
    Tally tally;
    sigc::connection guard = player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
    player.seek(2);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

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

void bad_blocked_for_a_while(Player& player)
{
    Tally tally;
    sigc::connection c = player.signal_position().connect(sigc::mem_fun(tally, &Tally::add));
    c.block();
    player.seek(2);
    c.unblock();
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

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

void bad_list_of_connections(Player& a, Player& b)
{
    Tally tally;
    std::list<sigc::connection> all;
    all.push_back(a.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    all.push_back(b.signal_position().connect(sigc::mem_fun(tally, &Tally::add)));
    iterate();
    all.clear();
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

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

namespace copies_of_signals {
void bad_copy_shares_the_slots(Player& player)
{
    Tally tally;
    sigc::signal<void, int> mine = player.signal_position();
    mine.connect(sigc::mem_fun(tally, &Tally::add));
    mine.emit(4);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_fresh_signal()
{
    Tally tally;
    sigc::signal<void, int> mine;
    mine.connect(sigc::mem_fun(tally, &Tally::add));
    mine.emit(4);
}

sigc::signal<void, int> missed_returned_copy()
{
    Tally tally;
    sigc::signal<void, int> mine;
    mine.connect(sigc::mem_fun(tally, &Tally::add));
    return mine;
}
}
