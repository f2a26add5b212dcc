// Sources and signals of glibmm and giomm.
// REQUIRES: giomm
// RUN: %tidy %s -- %{giomm} -std=c++17 2>&1 | grep -v note: | %filecheck

// glibmm / giomm 2.68: the main loop, asynchronous operations, dispatchers.
#include <giomm.h>
#include <glibmm.h>

#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Progress {
public:
    bool step()
    {
        ++n_;
        return n_ < 100;
    }
    void finish() { n_ = 100; }
    int get() const { return n_; }
private:
    int n_ = 0;
};

class Pulse : public sigc::trackable {
public:
    bool beat()
    {
        ++n_;
        return true;
    }
    void once() { ++n_; }
private:
    int n_ = 0;
};

void serve();

namespace timeouts {
void bad_local_in_timeout()
{
    Progress progress;
    Glib::signal_timeout().connect([&progress] { return progress.step(); }, 50);
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'progress' is dropped while its stub is still live [callback-dangling-stub]

void good_timeout_disconnected()
{
    Progress progress;
    sigc::connection timer = Glib::signal_timeout().connect([&progress] { return progress.step(); }, 50);
    serve();
    timer.disconnect();
}

void bad_mem_fun_of_plain()
{
    Progress progress;
    Glib::signal_timeout().connect_seconds(sigc::mem_fun(progress, &Progress::step), 1);
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'progress' is dropped while its stub is still live [callback-dangling-stub]

void good_mem_fun_of_trackable()
{
    Pulse pulse;
    Glib::signal_timeout().connect_seconds(sigc::mem_fun(pulse, &Pulse::beat), 1);
    serve();
}

void bad_once_has_no_handle()
{
    std::string text = "ready";
    Glib::signal_timeout().connect_once([&text] { std::cout << text; }, 10);
}
// CHECK: :[[@LINE-1]]:1: warning: 'text' is dropped while its stub is still live [callback-dangling-stub]

void good_once_by_value()
{
    std::string text = "ready";
    Glib::signal_timeout().connect_once([text] { std::cout << text; }, 10);
}

void good_once_trackable()
{
    Pulse pulse;
    Glib::signal_timeout().connect_seconds_once(sigc::mem_fun(pulse, &Pulse::once), 2);
    serve();
}
}

namespace idles {
void bad_idle()
{
    std::vector<int> queue{1, 2, 3};
    Glib::signal_idle().connect([&queue] {
        queue.pop_back();
        return !queue.empty();
    });
}
// CHECK: :[[@LINE-1]]:1: warning: 'queue' is dropped while its stub is still live [callback-dangling-stub]

void good_idle_owns_the_queue()
{
    auto queue = std::make_shared<std::vector<int>>(std::vector<int>{1, 2, 3});
    Glib::signal_idle().connect([queue] {
        queue->pop_back();
        return !queue->empty();
    });
}

void bad_idle_once_deleted()
{
    auto* progress = new Progress;
    Glib::signal_idle().connect_once([progress] { progress->finish(); });
    delete progress;
}
// CHECK: :[[@LINE-2]]:5: warning: the 'Progress' object is dropped while its stub is still live [callback-dangling-stub]

void good_idle_deletes()
{
    auto* progress = new Progress;
    Glib::signal_idle().connect_once([progress] {
        progress->finish();
        delete progress;
    });
}
}

namespace dispatchers {
void bad_callers_dispatcher(Glib::Dispatcher& done)
{
    Progress progress;
    done.connect([&progress] { progress.finish(); });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'progress' is dropped while its stub is still live [callback-dangling-stub]

void good_own_dispatcher()
{
    Progress progress;
    Glib::Dispatcher done;
    done.connect([&progress] { progress.finish(); });
    serve();
}

class good_Worker {
public:
    good_Worker()
    {
        done_.connect([this] { finished_ = true; });
        thread_ = std::thread([this] { done_.emit(); });
    }
    ~good_Worker() { thread_.join(); }
    good_Worker(const good_Worker&) = delete;
private:
    bool finished_ = false;
    Glib::Dispatcher done_;
    std::thread thread_;
};

class bad_Watcher {
public:
    explicit bad_Watcher(Glib::Dispatcher& done) { done.connect(sigc::mem_fun(*this, &bad_Watcher::on_done)); }
// CHECK: :[[@LINE-3]]:7: warning: the 'dispatchers::bad_Watcher' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_done() { finished_ = true; }
    bool finished_ = false;
};

class good_Watcher : public sigc::trackable {
public:
    explicit good_Watcher(Glib::Dispatcher& done) { done.connect(sigc::mem_fun(*this, &good_Watcher::on_done)); }
private:
    void on_done() { finished_ = true; }
    bool finished_ = false;
};
}

namespace clocks {
class bad_Clock {
public:
    bad_Clock()
    {
        Glib::signal_timeout().connect_seconds([this] {
            ++seconds_;
            return true;
        }, 1);
    }
// CHECK: :[[@LINE-9]]:7: warning: the 'clocks::bad_Clock' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int seconds_ = 0;
};

class bad_ClockTrackableLambda : public sigc::trackable {
public:
    bad_ClockTrackableLambda()
    {
        Glib::signal_timeout().connect_seconds([this] {
            ++seconds_;
            return true;
        }, 1);
    }
// CHECK: :[[@LINE-9]]:7: warning: the 'clocks::bad_ClockTrackableLambda' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int seconds_ = 0;
};

class good_Clock {
public:
    good_Clock()
        : timer_(Glib::signal_timeout().connect_seconds(sigc::mem_fun(*this, &good_Clock::tick), 1))
    {
    }
    ~good_Clock() { timer_.disconnect(); }
    good_Clock(const good_Clock&) = delete;
private:
    bool tick()
    {
        ++seconds_;
        return true;
    }
    int seconds_ = 0;
    sigc::connection timer_;
};

class good_ClockTracked : public sigc::trackable {
public:
    good_ClockTracked() { Glib::signal_timeout().connect_seconds(sigc::mem_fun(*this, &good_ClockTracked::tick), 1); }
private:
    bool tick()
    {
        ++seconds_;
        return true;
    }
    int seconds_ = 0;
};

class missed_Stopwatch {
public:
    void start()
    {
        timer_ = Glib::signal_timeout().connect([this] { return tick(); }, 100);
    }
    void stop() { timer_.disconnect(); }
    ~missed_Stopwatch() { tenths_ = 0; }
private:
    bool tick()
    {
        ++tenths_;
        return true;
    }
    int tenths_ = 0;
    sigc::connection timer_;
};

class good_Stopwatch {
public:
    void start()
    {
        stop();
        timer_ = Glib::signal_timeout().connect([this] { return tick(); }, 100);
    }
    void stop()
    {
        if (timer_.connected())
            timer_.disconnect();
    }
    good_Stopwatch() = default;
    good_Stopwatch(const good_Stopwatch&) = delete;
    ~good_Stopwatch() { stop(); }
private:
    bool tick()
    {
        ++tenths_;
        return true;
    }
    int tenths_ = 0;
    sigc::connection timer_;
};

class bad_Delayed {
public:
    void later() { Glib::signal_timeout().connect_once([this] { fire(); }, 300); }
// CHECK: :[[@LINE-3]]:7: warning: the 'clocks::bad_Delayed' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void fire() { fired_ = true; }
    bool fired_ = false;
};

class good_Delayed : public sigc::trackable {
public:
    void later() { Glib::signal_timeout().connect_once(sigc::mem_fun(*this, &good_Delayed::fire), 300); }
private:
    void fire() { fired_ = true; }
    bool fired_ = false;
};
}

namespace cancellables {
void bad_cancelled_handler(const Glib::RefPtr<Gio::Cancellable>& cancellable)
{
    bool stop = false;
    cancellable->connect([&stop] { stop = true; });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'stop' is dropped while its stub is still live [callback-dangling-stub]

void good_cancelled_handler(const Glib::RefPtr<Gio::Cancellable>& cancellable)
{
    bool stop = false;
    const gulong id = cancellable->connect([&stop] { stop = true; });
    serve();
    cancellable->disconnect(id);
}

void bad_cancelled_signal(const Glib::RefPtr<Gio::Cancellable>& cancellable)
{
    bool stop = false;
    cancellable->signal_cancelled().connect([&stop] { stop = true; });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'stop' is dropped while its stub is still live [callback-dangling-stub]

void good_own_cancellable()
{
    bool stop = false;
    auto cancellable = Gio::Cancellable::create();
    cancellable->signal_cancelled().connect([&stop] { stop = true; });
    cancellable->cancel();
}
}
