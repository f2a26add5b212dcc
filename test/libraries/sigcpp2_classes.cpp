// Classes that connect themselves to signals of sigc++ 2.
// REQUIRES: sigcpp2
// RUN: %tidy %s -- %{sigcpp2} -std=c++17 2>&1 | grep -v note: | %filecheck

// libsigc++ 2: classes that connect themselves.
#include <sigc++/sigc++.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

class Session {
public:
    typedef sigc::signal<void, std::string> type_signal_message;
    type_signal_message signal_message() { return message_; }
    sigc::signal<void>& signal_closed() { return closed_; }
    static Session* current();
    void receive(const std::string& text) { message_.emit(text); }
private:
    type_signal_message message_;
    sigc::signal<void> closed_;
};

namespace trackable_or_not {
class bad_ChatLog {
public:
    explicit bad_ChatLog(Session& session)
    {
        session.signal_message().connect(sigc::mem_fun(*this, &bad_ChatLog::on_message));
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'trackable_or_not::bad_ChatLog' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_message(std::string text) { lines_.push_back(text); }
    std::vector<std::string> lines_;
};

class good_ChatLog : public sigc::trackable {
public:
    explicit good_ChatLog(Session& session)
    {
        session.signal_message().connect(sigc::mem_fun(*this, &good_ChatLog::on_message));
    }
private:
    void on_message(std::string text) { lines_.push_back(text); }
    std::vector<std::string> lines_;
};
}

namespace trackable_but_lambda {
class bad_ChatLog : public sigc::trackable {
public:
    explicit bad_ChatLog(Session& session)
    {
        session.signal_message().connect([this](const std::string& text) { lines_.push_back(text); });
    }
    ~bad_ChatLog() { lines_.clear(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'trackable_but_lambda::bad_ChatLog' object is dropped while its stub is still live [callback-dangling-stub]
private:
    std::vector<std::string> lines_;
};

class good_ChatLog : public sigc::trackable {
public:
    explicit good_ChatLog(Session& session)
    {
        session.signal_message().connect(
            sigc::track_obj([this](const std::string& text) { lines_.push_back(text); }, *this));
    }
    ~good_ChatLog() { lines_.clear(); }
private:
    std::vector<std::string> lines_;
};
}

namespace indirect_trackable_base {
class View : public sigc::trackable {
public:
    virtual ~View() = default;
};

class good_Badge : public View {
public:
    explicit good_Badge(Session& session)
    {
        session.signal_closed().connect(sigc::mem_fun(*this, &good_Badge::on_closed));
        session.signal_message().connect(sigc::hide(sigc::mem_fun(*this, &good_Badge::on_any)));
    }
private:
    void on_closed() { count_ = 0; }
    void on_any() { ++count_; }
    int count_ = 0;
};

class bad_Badge : public View {
public:
    explicit bad_Badge(Session& session)
    {
        session.signal_closed().connect(sigc::mem_fun(*this, &bad_Badge::on_closed));
        session.signal_message().connect(sigc::bind(sigc::ptr_fun(&bad_Badge::on_any), this));
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'indirect_trackable_base::bad_Badge' object is dropped while its stub is still live [callback-dangling-stub]
private:
    static void on_any(std::string, bad_Badge* self) { ++self->count_; }
    void on_closed() { count_ = 0; }
    int count_ = 0;
};
}

namespace connection_members {
class bad_Titles {
public:
    explicit bad_Titles(Session& session)
    {
        message_ = session.signal_message().connect([this](const std::string& text) { title_ = text; });
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'connection_members::bad_Titles' object is dropped while its stub is still live [callback-dangling-stub]
private:
    std::string title_;
    sigc::connection message_;
};

class good_Titles {
public:
    explicit good_Titles(Session& session)
    {
        message_ = session.signal_message().connect([this](const std::string& text) { title_ = text; });
    }
    ~good_Titles() { message_.disconnect(); }
    good_Titles(const good_Titles&) = delete;
private:
    std::string title_;
    sigc::connection message_;
};

class good_TitlesIfConnected {
public:
    explicit good_TitlesIfConnected(Session& session)
    {
        message_ = session.signal_message().connect([this](const std::string& text) { title_ = text; });
    }
    ~good_TitlesIfConnected()
    {
        if (message_.connected())
            message_.disconnect();
    }
    good_TitlesIfConnected(const good_TitlesIfConnected&) = delete;
private:
    std::string title_;
    sigc::connection message_;
};

class bad_TitlesBlocked {
public:
    explicit bad_TitlesBlocked(Session& session)
    {
        message_ = session.signal_message().connect([this](const std::string& text) { title_ = text; });
    }
    ~bad_TitlesBlocked() { message_.unblock(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'connection_members::bad_TitlesBlocked' object is dropped while its stub is still live [callback-dangling-stub]
    bad_TitlesBlocked(const bad_TitlesBlocked&) = delete;
    void pause() { message_.block(); }
private:
    std::string title_;
    sigc::connection message_;
};
}

namespace many_connections {
class Connections {
public:
    void add(const sigc::connection& c) { all_.push_back(c); }
    void disconnect()
    {
        for (auto& c : all_)
            c.disconnect();
        all_.clear();
    }
    ~Connections() { disconnect(); }
    Connections() = default;
    Connections(const Connections&) = delete;
private:
    std::vector<sigc::connection> all_;
};

class good_Monitor {
public:
    good_Monitor(Session& a, Session& b)
    {
        connections_.add(a.signal_closed().connect([this] { ++closed_; }));
        connections_.add(b.signal_closed().connect([this] { ++closed_; }));
    }
private:
    int closed_ = 0;
    Connections connections_;
};

class bad_Monitor {
public:
    bad_Monitor(Session& a, Session& b)
    {
        connections_.push_back(a.signal_closed().connect([this] { ++closed_; }));
        connections_.push_back(b.signal_closed().connect([this] { ++closed_; }));
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'many_connections::bad_Monitor' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int closed_ = 0;
    std::vector<sigc::connection> connections_;
};

class good_ByName {
public:
    void watch(const std::string& name, Session& session)
    {
        unwatch(name);
        byName_[name] = session.signal_closed().connect([this] { ++closed_; });
    }
    void unwatch(const std::string& name)
    {
        auto it = byName_.find(name);
        if (it == byName_.end())
            return;
        it->second.disconnect();
        byName_.erase(it);
    }
    ~good_ByName()
    {
        for (auto& entry : byName_)
            entry.second.disconnect();
    }
    good_ByName() = default;
    good_ByName(const good_ByName&) = delete;
private:
    std::map<std::string, sigc::connection> byName_;
    int closed_ = 0;
};
}

namespace own_signals {
class good_Stopwatch {
public:
    good_Stopwatch()
    {
        signal_lap_.connect([this](int t) { last_ = t; });
        signal_lap_.connect(sigc::mem_fun(*this, &good_Stopwatch::on_lap));
    }
    good_Stopwatch(const good_Stopwatch&) = delete;
    void lap(int t) { signal_lap_.emit(t); }
    sigc::signal<void, int>& signal_lap() { return signal_lap_; }
private:
    void on_lap(int t) { best_ = t < best_ ? t : best_; }
    sigc::signal<void, int> signal_lap_;
    int last_ = 0;
    int best_ = 0;
};

class bad_LapTable {
public:
    explicit bad_LapTable(good_Stopwatch& watch) { watch.signal_lap().connect(sigc::mem_fun(this, &bad_LapTable::add)); }
// CHECK: :[[@LINE-3]]:7: warning: the 'own_signals::bad_LapTable' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void add(int t) { laps_.push_back(t); }
    std::vector<int> laps_;
};

class good_LapTable {
public:
    good_LapTable() { watch_.signal_lap().connect(sigc::mem_fun(this, &good_LapTable::add)); }
    good_LapTable(const good_LapTable&) = delete;
private:
    void add(int t) { laps_.push_back(t); }
    good_Stopwatch watch_;
    std::vector<int> laps_;
};
}

namespace by_global_session {
class bad_Tray {
public:
    bad_Tray() { Session::current()->signal_closed().connect(sigc::mem_fun(*this, &bad_Tray::on_closed)); }
// CHECK: :[[@LINE-3]]:7: warning: the 'by_global_session::bad_Tray' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_closed() { visible_ = false; }
    bool visible_ = true;
};

class good_Tray {
public:
    good_Tray() { closed_ = Session::current()->signal_closed().connect(sigc::mem_fun(*this, &good_Tray::on_closed)); }
    ~good_Tray() { closed_.disconnect(); }
    good_Tray(const good_Tray&) = delete;
private:
    void on_closed() { visible_ = false; }
    bool visible_ = true;
    sigc::connection closed_;
};
}

namespace notified_by_hand {
class good_Notify : public sigc::trackable {
public:
    explicit good_Notify(Session& session) { session.signal_closed().connect(sigc::mem_fun(*this, &good_Notify::on_closed)); }
    ~good_Notify() { notify_callbacks(); }
private:
    void on_closed() {}
};

class bad_NotifyLambda : public sigc::trackable {
public:
    explicit bad_NotifyLambda(Session& session) { session.signal_closed().connect([this] { on_closed(); }); }
    ~bad_NotifyLambda() { notify_callbacks(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'notified_by_hand::bad_NotifyLambda' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_closed() { ++count_; }
    int count_ = 0;
};
}
