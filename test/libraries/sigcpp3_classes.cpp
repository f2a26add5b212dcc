// Classes that connect themselves to signals of sigc++ 3.
// REQUIRES: sigcpp3
// RUN: %tidy %s -- %{sigcpp3} -std=c++17 2>&1 | grep -v note: | %filecheck

// libsigc++ 3.4: classes that connect themselves.
#include <sigc++/sigc++.h>

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class Project {
public:
    using SignalSaved = sigc::signal<void(const std::string&)>;
    SignalSaved signal_saved() { return saved_; }
    sigc::signal<void()>& signal_closing() { return closing_; }
    void save(const std::string& path) { saved_.emit(path); }
    static Project& get();
private:
    SignalSaved saved_;
    sigc::signal<void()> closing_;
};

namespace plain_and_trackable {
class bad_RecentFiles {
public:
    explicit bad_RecentFiles(Project& project)
    {
        project.signal_saved().connect(sigc::mem_fun(*this, &bad_RecentFiles::on_saved));
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'plain_and_trackable::bad_RecentFiles' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_saved(const std::string& path) { paths_.push_back(path); }
    std::vector<std::string> paths_;
};

class good_RecentFiles : public sigc::trackable {
public:
    explicit good_RecentFiles(Project& project)
    {
        project.signal_saved().connect(sigc::mem_fun(*this, &good_RecentFiles::on_saved));
    }
private:
    void on_saved(const std::string& path) { paths_.push_back(path); }
    std::vector<std::string> paths_;
};

class good_RecentFilesVirtualBase : virtual public sigc::trackable {
public:
    explicit good_RecentFilesVirtualBase(Project& project)
    {
        project.signal_saved().connect(sigc::mem_fun(*this, &good_RecentFilesVirtualBase::on_saved));
    }
    virtual ~good_RecentFilesVirtualBase() = default;
private:
    void on_saved(const std::string& path) { paths_.push_back(path); }
    std::vector<std::string> paths_;
};
}

namespace lambda_in_trackable {
class bad_Title : public sigc::trackable {
public:
    explicit bad_Title(Project& project)
    {
        project.signal_saved().connect([this](const std::string& path) { text_ = path; });
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'lambda_in_trackable::bad_Title' object is dropped while its stub is still live [callback-dangling-stub]
private:
    std::string text_;
};

class good_Title : public sigc::trackable {
public:
    explicit good_Title(Project& project)
    {
        project.signal_saved().connect(
            sigc::track_object([this](const std::string& path) { text_ = path; }, *this));
    }
private:
    std::string text_;
};

class missed_TitleThroughFunction : public sigc::trackable {
public:
    explicit missed_TitleThroughFunction(Project& project)
    {
        std::function<void(const std::string&)> f = sigc::mem_fun(*this, &missed_TitleThroughFunction::on_saved);
        project.signal_saved().connect(f);
    }
private:
    void on_saved(const std::string& path) { text_ = path; }
    std::string text_;
};
}

namespace connection_kept {
class bad_Autosave {
public:
    explicit bad_Autosave(Project& project)
    {
        closing_ = project.signal_closing().connect([this] { flush(); });
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'connection_kept::bad_Autosave' object is dropped while its stub is still live [callback-dangling-stub]
    void pause() { closing_.block(); }
    void resume() { closing_.unblock(); }
private:
    void flush() { pending_.clear(); }
    std::vector<int> pending_;
    sigc::connection closing_;
};

class good_Autosave {
public:
    explicit good_Autosave(Project& project)
    {
        closing_ = project.signal_closing().connect([this] { flush(); });
    }
    ~good_Autosave() { closing_.disconnect(); }
    good_Autosave(const good_Autosave&) = delete;
    void pause() { closing_.block(); }
private:
    void flush() { pending_.clear(); }
    std::vector<int> pending_;
    sigc::connection closing_;
};

class bad_AutosaveTwo {
public:
    explicit bad_AutosaveTwo(Project& project)
    {
        closing_ = project.signal_closing().connect([this] { flush(); });
        closing_ = Project::get().signal_closing().connect([this] { flush(); });
    }
    ~bad_AutosaveTwo() { closing_.disconnect(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'connection_kept::bad_AutosaveTwo' object is dropped while its stub is still live [callback-dangling-stub]
    bad_AutosaveTwo(const bad_AutosaveTwo&) = delete;
private:
    void flush() { pending_.clear(); }
    std::vector<int> pending_;
    sigc::connection closing_;
};

class good_AutosaveArray {
public:
    explicit good_AutosaveArray(Project& project)
    {
        closing_[0] = project.signal_closing().connect([this] { flush(); });
        closing_[1] = Project::get().signal_closing().connect([this] { flush(); });
    }
    ~good_AutosaveArray()
    {
        for (auto& c : closing_)
            c.disconnect();
    }
    good_AutosaveArray(const good_AutosaveArray&) = delete;
private:
    void flush() { pending_.clear(); }
    std::vector<int> pending_;
    std::array<sigc::connection, 2> closing_;
};
}

namespace scoped_by_hand {
class ScopedConnection {
public:
    ScopedConnection() = default;
    ScopedConnection(sigc::connection c) : c_(std::move(c)) {}
    ScopedConnection(ScopedConnection&& other) : c_(std::exchange(other.c_, sigc::connection())) {}
    ScopedConnection& operator=(ScopedConnection&& other)
    {
        c_.disconnect();
        c_ = std::exchange(other.c_, sigc::connection());
        return *this;
    }
    ~ScopedConnection() { c_.disconnect(); }
private:
    sigc::connection c_;
};

class good_Outline {
public:
    explicit good_Outline(Project& project)
        : saved_(project.signal_saved().connect([this](const std::string& p) { root_ = p; }))
    {
    }
    void follow(Project& other)
    {
        saved_ = other.signal_saved().connect([this](const std::string& p) { root_ = p; });
    }
private:
    std::string root_;
    ScopedConnection saved_;
};

class good_Outlines {
public:
    void add(Project& project)
    {
        all_.emplace_back(project.signal_closing().connect([this] { --open_; }));
        ++open_;
    }
private:
    int open_ = 0;
    std::vector<ScopedConnection> all_;
};

class bad_Outline {
public:
    explicit bad_Outline(Project& project)
        : saved_(project.signal_saved().connect([this](const std::string& p) { root_ = p; }))
    {
        project.signal_closing().connect([this] { root_.clear(); });
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'scoped_by_hand::bad_Outline' object is dropped while its stub is still live [callback-dangling-stub]
private:
    std::string root_;
    ScopedConnection saved_;
};
}

namespace signal_members {
class good_Relay {
public:
    explicit good_Relay(Project& project) { project.signal_saved().connect(saved.make_slot()); }
    sigc::trackable_signal<void(const std::string&)> saved;
};

class bad_Relay {
public:
    explicit bad_Relay(Project& project) { project.signal_saved().connect(saved.make_slot()); }
// CHECK: :[[@LINE-3]]:7: warning: 'bad_Relay::saved' is dropped while its stub is still live [callback-dangling-stub]
    sigc::signal<void(const std::string&)> saved;
};

class good_OwnSignal {
public:
    good_OwnSignal()
    {
        changed.connect([this] { ++revision_; });
        changed.connect(sigc::mem_fun(*this, &good_OwnSignal::update));
    }
    good_OwnSignal(const good_OwnSignal&) = delete;
    sigc::signal<void()> changed;
private:
    void update() {}
    int revision_ = 0;
};

class good_OwnSubobject {
public:
    good_OwnSubobject()
        : part_(std::make_unique<good_OwnSignal>())
    {
        part_->changed.connect([this] { ++n_; });
    }
    good_OwnSubobject(const good_OwnSubobject&) = delete;
private:
    int n_ = 0;
    std::unique_ptr<good_OwnSignal> part_;
};

class bad_SharedSubobject {
public:
    explicit bad_SharedSubobject(const std::shared_ptr<good_OwnSignal>& part)
        : part_(part)
    {
        part_->changed.connect([this] { ++n_; });
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'signal_members::bad_SharedSubobject' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int n_ = 0;
    std::shared_ptr<good_OwnSignal> part_;
};
}

namespace pimpl {
class bad_Sidebar {
public:
    explicit bad_Sidebar(Project& project);
    ~bad_Sidebar();
private:
    struct Private;
    std::unique_ptr<Private> p_;
};
struct bad_Sidebar::Private {
    explicit Private(Project& project) { project.signal_closing().connect(sigc::mem_fun(*this, &Private::on_closing)); }
// CHECK: :[[@LINE-2]]:21: warning: the 'pimpl::bad_Sidebar::Private' object is dropped while its stub is still live [callback-dangling-stub]
    void on_closing() { rows.clear(); }
    std::vector<std::string> rows;
};
bad_Sidebar::bad_Sidebar(Project& project) : p_(std::make_unique<Private>(project)) {}
bad_Sidebar::~bad_Sidebar() = default;

class good_Sidebar {
public:
    explicit good_Sidebar(Project& project);
    ~good_Sidebar();
private:
    struct Private;
    std::unique_ptr<Private> p_;
};
struct good_Sidebar::Private : sigc::trackable {
    explicit Private(Project& project) { project.signal_closing().connect(sigc::mem_fun(*this, &Private::on_closing)); }
    void on_closing() { rows.clear(); }
    std::vector<std::string> rows;
};
good_Sidebar::good_Sidebar(Project& project) : p_(std::make_unique<Private>(project)) {}
good_Sidebar::~good_Sidebar() = default;
}
