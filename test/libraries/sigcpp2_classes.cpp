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

namespace templates {
template <typename Derived>
class bad_OnClosed {
public:
    explicit bad_OnClosed(Session& session)
    {
        session.signal_closed().connect([this] { static_cast<Derived*>(this)->closed(); });
    }
    ~bad_OnClosed() {}
};

struct Dialog : bad_OnClosed<Dialog> {
    using bad_OnClosed::bad_OnClosed;
    void closed() { open = false; }
// CHECK: :[[@LINE-3]]:8: warning: the 'templates::Dialog' object is dropped while its stub is still live [callback-dangling-stub]
    bool open = true;
};
template class bad_OnClosed<Dialog>;

template <typename Derived>
class good_OnClosed : public sigc::trackable {
public:
    explicit good_OnClosed(Session& session)
    {
        session.signal_closed().connect(sigc::mem_fun(*this, &good_OnClosed::forward));
    }
private:
    void forward() { static_cast<Derived*>(this)->closed(); }
};

struct Sheet : good_OnClosed<Sheet> {
    using good_OnClosed::good_OnClosed;
    void closed() { open = false; }
    bool open = true;
};
template class good_OnClosed<Sheet>;
}
