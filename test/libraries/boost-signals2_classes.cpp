// Classes that connect themselves to signals of Boost.Signals2.
// REQUIRES: boost-signals2
// RUN: %tidy %s -- %{boost-signals2} -std=c++17 2>&1 | grep -v note: | %filecheck

// Boost.Signals2: classes that register `this` or their members.
#include <boost/bind/bind.hpp>
#include <boost/signals2.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bs = boost::signals2;
using Tick = bs::signal<void(int)>;

struct Clock {
    Tick tick;
    bs::signal<void()> stopped;
    static Clock& instance();
};

class Canvas {
public:
    void draw(int frame);
};

namespace constructor_registers {
class bad_Sprite {
public:
    explicit bad_Sprite(Clock& clock) { clock.tick.connect([this](int f) { frame_ = f; }); }
// CHECK: :[[@LINE-3]]:7: warning: the 'constructor_registers::bad_Sprite' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int frame_ = 0;
};

class good_Sprite {
public:
    explicit good_Sprite(Clock& clock)
        : conn_(clock.tick.connect([this](int f) { frame_ = f; }))
    {
    }
private:
    int frame_ = 0;
    bs::scoped_connection conn_;
};
}

namespace plain_connection_member {
class bad_Sprite {
public:
    explicit bad_Sprite(Clock& clock) { conn_ = clock.tick.connect([this](int f) { frame_ = f; }); }
// CHECK: :[[@LINE-3]]:7: warning: the 'plain_connection_member::bad_Sprite' object is dropped while its stub is still live [callback-dangling-stub]
    bool running() const { return conn_.connected(); }
private:
    bs::connection conn_;
    int frame_ = 0;
};

class good_Sprite {
public:
    explicit good_Sprite(Clock& clock) { conn_ = clock.tick.connect([this](int f) { frame_ = f; }); }
    ~good_Sprite() { conn_.disconnect(); }
    good_Sprite(const good_Sprite&) = delete;
    good_Sprite& operator=(const good_Sprite&) = delete;
private:
    bs::connection conn_;
    int frame_ = 0;
};
}

namespace bound_member_function {
using namespace std::placeholders;

class bad_Logger {
public:
    explicit bad_Logger(Clock& clock) { clock.tick.connect(std::bind(&bad_Logger::onTick, this, _1)); }
    ~bad_Logger() { lines_.clear(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'bound_member_function::bad_Logger' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void onTick(int t) { lines_.push_back(std::to_string(t)); }
    std::vector<std::string> lines_;
};

class good_Logger {
public:
    explicit good_Logger(Clock& clock)
    {
        tick_ = clock.tick.connect(std::bind(&good_Logger::onTick, this, _1));
        stop_ = clock.stopped.connect(std::bind(&good_Logger::onStop, this));
    }
    ~good_Logger()
    {
        stop_.disconnect();
        tick_.disconnect();
    }
    good_Logger(const good_Logger&) = delete;
private:
    void onTick(int t) { lines_.push_back(std::to_string(t)); }
    void onStop() { lines_.clear(); }
    bs::connection tick_, stop_;
    std::vector<std::string> lines_;
};

class bad_LoggerOneOfTwo {
public:
    explicit bad_LoggerOneOfTwo(Clock& clock)
    {
        tick_ = clock.tick.connect(std::bind(&bad_LoggerOneOfTwo::onTick, this, _1));
        stop_ = clock.stopped.connect(std::bind(&bad_LoggerOneOfTwo::onStop, this));
    }
    ~bad_LoggerOneOfTwo() { tick_.disconnect(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'bound_member_function::bad_LoggerOneOfTwo' object is dropped while its stub is still live [callback-dangling-stub]
    bad_LoggerOneOfTwo(const bad_LoggerOneOfTwo&) = delete;
private:
    void onTick(int t) { lines_.push_back(std::to_string(t)); }
    void onStop() { lines_.clear(); }
    bs::connection tick_, stop_;
    std::vector<std::string> lines_;
};
}

namespace vector_of_connections {
class bad_Panel {
public:
    bad_Panel(Clock& a, Clock& b)
    {
        all_.push_back(a.tick.connect([this](int v) { sum_ += v; }));
        all_.push_back(b.tick.connect([this](int v) { sum_ -= v; }));
    }
    ~bad_Panel() { all_.clear(); }
// CHECK: :[[@LINE-1]]:5: warning: the 'vector_of_connections::bad_Panel' object is dropped while its stub is still live [callback-dangling-stub]
private:
    std::vector<bs::connection> all_;
    int sum_ = 0;
};

class good_Panel {
public:
    good_Panel(Clock& a, Clock& b)
    {
        all_.push_back(a.tick.connect([this](int v) { sum_ += v; }));
        all_.push_back(b.tick.connect([this](int v) { sum_ -= v; }));
    }
    ~good_Panel()
    {
        for (const auto& c : all_)
            c.disconnect();
    }
    good_Panel(const good_Panel&) = delete;
private:
    std::vector<bs::connection> all_;
    int sum_ = 0;
};

class good_PanelScoped {
public:
    good_PanelScoped(Clock& a, Clock& b)
    {
        all_.emplace_back(a.tick.connect([this](int v) { sum_ += v; }));
        all_.emplace_back(b.tick.connect([this](int v) { sum_ -= v; }));
    }
private:
    int sum_ = 0;
    std::vector<bs::scoped_connection> all_;
};

class good_PanelHelper {
public:
    explicit good_PanelHelper(Clock& a) { remember(a.tick.connect([this](int v) { sum_ += v; })); }
    ~good_PanelHelper() { forgetAll(); }
    good_PanelHelper(const good_PanelHelper&) = delete;
private:
    void remember(const bs::connection& c) { all_.push_back(c); }
    void forgetAll()
    {
        for (std::size_t i = 0; i < all_.size(); ++i)
            all_[i].disconnect();
        all_.clear();
    }
    std::vector<bs::connection> all_;
    int sum_ = 0;
};
}

namespace map_of_connections {
class bad_Registry {
public:
    void add(int id, Clock& clock)
    {
        byId_[id] = clock.tick.connect([this, id](int v) { latest_[id] = v; });
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'map_of_connections::bad_Registry' object is dropped while its stub is still live [callback-dangling-stub]
    void remove(int id) { byId_.erase(id); }
private:
    std::map<int, int> latest_;
    std::map<int, bs::connection> byId_;
};

class good_Registry {
public:
    void add(int id, Clock& clock)
    {
        byId_[id] = clock.tick.connect([this, id](int v) { latest_[id] = v; });
    }
    void remove(int id) { byId_.erase(id); }
private:
    std::map<int, int> latest_;
    std::map<int, bs::scoped_connection> byId_;
};
}

namespace own_signal {
class good_Model {
public:
    good_Model()
    {
        changed_.connect([this](int v) { last_ = v; });
    }
    Tick& changed() { return changed_; }
    void set(int v) { changed_(v); }
private:
    Tick changed_;
    int last_ = 0;
};

class bad_View {
public:
    explicit bad_View(good_Model& model) { model.changed().connect([this](int v) { shown_ = v; }); }
// CHECK: :[[@LINE-3]]:7: warning: the 'own_signal::bad_View' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int shown_ = 0;
};

class good_Editor {
public:
    good_Editor() { model_.changed().connect([this](int v) { shown_ = v; }); }
private:
    good_Model model_;
    int shown_ = 0;
};
}

namespace model_by_pointer {
struct Model {
    Tick changed;
};

class bad_SharedModelView {
public:
    explicit bad_SharedModelView(std::shared_ptr<Model> model)
        : model_(std::move(model))
    {
        model_->changed.connect([this](int v) { shown_ = v; });
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'model_by_pointer::bad_SharedModelView' object is dropped while its stub is still live [callback-dangling-stub]
private:
    std::shared_ptr<Model> model_;
    int shown_ = 0;
};

class good_SharedModelView {
public:
    explicit good_SharedModelView(std::shared_ptr<Model> model)
        : model_(std::move(model))
    {
        conn_ = model_->changed.connect([this](int v) { shown_ = v; });
    }
private:
    std::shared_ptr<Model> model_;
    int shown_ = 0;
    bs::scoped_connection conn_;
};

class good_OwnModelView {
public:
    good_OwnModelView()
        : model_(std::make_unique<Model>())
    {
        model_->changed.connect([this](int v) { shown_ = v; });
    }
private:
    std::unique_ptr<Model> model_;
    int shown_ = 0;
};
}

namespace pimpl {
class bad_Window {
public:
    explicit bad_Window(Clock& clock);
    ~bad_Window();
private:
    struct Impl;
    std::unique_ptr<Impl> d;
};

struct bad_Window::Impl {
    explicit Impl(Clock& clock)
    {
        clock.tick.connect([this](int f) { canvas.draw(f); });
    }
// CHECK: :[[@LINE-5]]:20: warning: the 'pimpl::bad_Window::Impl' object is dropped while its stub is still live [callback-dangling-stub]
    Canvas canvas;
};

bad_Window::bad_Window(Clock& clock)
    : d(std::make_unique<Impl>(clock))
{
}
bad_Window::~bad_Window() = default;

class good_Window {
public:
    explicit good_Window(Clock& clock);
    ~good_Window();
private:
    struct Impl;
    std::unique_ptr<Impl> d;
};

struct good_Window::Impl {
    explicit Impl(Clock& clock)
        : tick(clock.tick.connect([this](int f) { canvas.draw(f); }))
    {
    }
    Canvas canvas;
    bs::scoped_connection tick;
};

good_Window::good_Window(Clock& clock)
    : d(std::make_unique<Impl>(clock))
{
}
good_Window::~good_Window() = default;
}
