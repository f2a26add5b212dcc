// Widgets of gtkmm 3.
// REQUIRES: gtkmm3
// RUN: %tidy %s -- %{gtkmm3} -std=c++17 2>&1 | grep -v note: | %filecheck

// gtkmm 3 with glibmm 2.66 and libsigc++ 2.
#include <gtkmm.h>

#include <memory>
#include <string>
#include <vector>

class Counter {
public:
    void up() { ++n_; }
    bool on_event(GdkEventButton*)
    {
        ++n_;
        return false;
    }
    int get() const { return n_; }
private:
    int n_ = 0;
};

void serve();

namespace proxies {
void bad_connect_notify(Gtk::Button& button)
{
    Counter counter;
    button.signal_clicked().connect_notify(sigc::mem_fun(counter, &Counter::up));
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'counter' is dropped while its stub is still live [callback-dangling-stub]

void good_connect_notify(Gtk::Button& button)
{
    Counter counter;
    sigc::connection c = button.signal_clicked().connect_notify(sigc::mem_fun(counter, &Counter::up));
    serve();
    c.disconnect();
}

void bad_event_before_default(Gtk::Widget& widget)
{
    Counter counter;
    widget.signal_button_press_event().connect(sigc::mem_fun(&counter, &Counter::on_event), false);
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'counter' is dropped while its stub is still live [callback-dangling-stub]

void good_own_event_box()
{
    Counter counter;
    Gtk::EventBox box;
    box.signal_button_press_event().connect(sigc::mem_fun(&counter, &Counter::on_event), false);
    serve();
}

void bad_proxy_in_variable(Gtk::Button& button)
{
    Counter counter;
    Glib::SignalProxy0<void> clicked = button.signal_clicked();
    clicked.connect([&counter] { counter.up(); });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'counter' is dropped while its stub is still live [callback-dangling-stub]

void good_proxy_in_variable(Gtk::Button& button)
{
    Gtk::Label label;
    Glib::SignalProxy0<void> clicked = button.signal_clicked();
    clicked.connect(sigc::bind(sigc::mem_fun(label, &Gtk::Label::set_label), "clicked"));
    serve();
}

void bad_property(Gtk::Window& window)
{
    std::string titles;
    window.property_title().signal_changed().connect([&] { titles += window.get_title(); });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'titles' is dropped while its stub is still live [callback-dangling-stub]

void good_property(Gtk::Window& window)
{
    std::string titles;
    sigc::connection c = window.property_title().signal_changed().connect([&] { titles += window.get_title(); });
    serve();
    c.disconnect();
}

void bad_connect_property_changed(Gtk::Window& window)
{
    Counter counter;
    window.connect_property_changed("title", sigc::mem_fun(counter, &Counter::up));
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'counter' is dropped while its stub is still live [callback-dangling-stub]

void good_connect_property_changed(Gtk::Window& window)
{
    Counter counter;
    auto c = window.connect_property_changed_with_return("title", sigc::mem_fun(counter, &Counter::up));
    serve();
    c.disconnect();
}
}

namespace plain_controllers {
class bad_Undo {
public:
    explicit bad_Undo(const Glib::RefPtr<Gtk::TextBuffer>& buffer)
        : buffer_(buffer)
    {
        buffer_->signal_insert().connect(sigc::mem_fun(*this, &bad_Undo::on_insert));
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'plain_controllers::bad_Undo' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_insert(const Gtk::TextBuffer::iterator&, const Glib::ustring& text, int) { done_.push_back(text); }
    Glib::RefPtr<Gtk::TextBuffer> buffer_;
    std::vector<Glib::ustring> done_;
};

class good_Undo {
public:
    explicit good_Undo(const Glib::RefPtr<Gtk::TextBuffer>& buffer)
        : buffer_(buffer)
    {
        connections_.push_back(buffer_->signal_insert().connect(sigc::mem_fun(*this, &good_Undo::on_insert)));
        connections_.push_back(buffer_->signal_changed().connect([this] { ++changes_; }));
    }
    ~good_Undo()
    {
        for (auto& c : connections_)
            c.disconnect();
    }
    good_Undo(const good_Undo&) = delete;
private:
    void on_insert(const Gtk::TextBuffer::iterator&, const Glib::ustring& text, int) { done_.push_back(text); }
    Glib::RefPtr<Gtk::TextBuffer> buffer_;
    std::vector<Glib::ustring> done_;
    std::vector<sigc::connection> connections_;
    int changes_ = 0;
};

class bad_Columns {
public:
    explicit bad_Columns(Gtk::TreeView& view)
    {
        view.get_selection()->signal_changed().connect(sigc::mem_fun(this, &bad_Columns::on_selection));
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'plain_controllers::bad_Columns' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_selection() { ++n_; }
    int n_ = 0;
};

class good_Columns : public Gtk::TreeModel::ColumnRecord, public sigc::trackable {
public:
    explicit good_Columns(Gtk::TreeView& view)
    {
        add(name);
        view.get_selection()->signal_changed().connect(sigc::mem_fun(this, &good_Columns::on_selection));
    }
    Gtk::TreeModelColumn<Glib::ustring> name;
private:
    void on_selection() { ++n_; }
    int n_ = 0;
};

class missed_MenuItems {
public:
    explicit missed_MenuItems(Gtk::Menu& menu)
    {
        auto* item = Gtk::manage(new Gtk::MenuItem("Count"));
        item->signal_activate().connect([this] { ++n_; });
        menu.append(*item);
    }
private:
    int n_ = 0;
};

class good_MenuItems {
public:
    good_MenuItems()
    {
        auto* item = Gtk::manage(new Gtk::MenuItem("Count"));
        item->signal_activate().connect([this] { ++n_; });
        menu_.append(*item);
    }
private:
    int n_ = 0;
    Gtk::Menu menu_;
};
}

namespace clipboard_and_functions {
void missed_request_text()
{
    Glib::ustring text;
    Gtk::Clipboard::get()->request_text([&text](const Glib::ustring& t) { text = t; });
}

void good_request_text(Gtk::Label& label)
{
    Gtk::Clipboard::get()->request_text(sigc::mem_fun(label, &Gtk::Label::set_text));
}

void bad_visible_func(const Glib::RefPtr<Gtk::TreeModelFilter>& filter)
{
    std::string needle = "x";
    filter->set_visible_func([&needle](const Gtk::TreeModel::const_iterator&) { return !needle.empty(); });
    filter->refilter();
}
// CHECK: :[[@LINE-1]]:1: warning: 'needle' is dropped while its stub is still live [callback-dangling-stub]

void good_visible_func(const Glib::RefPtr<Gtk::TreeModelFilter>& filter)
{
    std::string needle = "x";
    filter->set_visible_func([needle](const Gtk::TreeModel::const_iterator&) { return !needle.empty(); });
    filter->refilter();
}

int good_foreach(Gtk::Container& container, const Glib::RefPtr<Gtk::TreeModel>& model)
{
    int n = 0;
    container.foreach([&n](Gtk::Widget&) { ++n; });
    model->foreach_iter([&n](const Gtk::TreeModel::iterator&) { return ++n > 100; });
    return n;
}

class missed_Search {
public:
    explicit missed_Search(Gtk::TreeView& view)
    {
        view.set_search_equal_func(sigc::mem_fun(*this, &missed_Search::differs));
    }
private:
    bool differs(const Glib::RefPtr<Gtk::TreeModel>&, int, const Glib::ustring& key, const Gtk::TreeModel::iterator&)
    {
        last_ = key;
        return key.empty();
    }
    Glib::ustring last_;
};

class good_Search : public Gtk::TreeView {
public:
    good_Search()
    {
        set_search_equal_func(sigc::mem_fun(*this, &good_Search::differs));
    }
private:
    bool differs(const Glib::RefPtr<Gtk::TreeModel>&, int, const Glib::ustring& key, const Gtk::TreeModel::iterator&)
    {
        last_ = key;
        return key.empty();
    }
    Glib::ustring last_;
};
}

namespace timers {
class bad_Blinker {
public:
    explicit bad_Blinker(Gtk::Widget& widget)
        : widget_(widget)
    {
        Glib::signal_timeout().connect(sigc::mem_fun(*this, &bad_Blinker::blink), 500);
    }
// CHECK: :[[@LINE-7]]:7: warning: the 'timers::bad_Blinker' object is dropped while its stub is still live [callback-dangling-stub]
private:
    bool blink()
    {
        widget_.set_visible(!widget_.get_visible());
        return true;
    }
    Gtk::Widget& widget_;
};

class good_Blinker : public sigc::trackable {
public:
    explicit good_Blinker(Gtk::Widget& widget)
        : widget_(widget)
    {
        Glib::signal_timeout().connect(sigc::mem_fun(*this, &good_Blinker::blink), 500);
    }
private:
    bool blink()
    {
        widget_.set_visible(!widget_.get_visible());
        return true;
    }
    Gtk::Widget& widget_;
};

class missed_Bar : public Gtk::ProgressBar {
public:
    void start()
    {
        timer_ = Glib::signal_timeout().connect(sigc::bind_return(sigc::slot<void>([this] { pulse(); }), true), 100);
    }
    void stop() { timer_.disconnect(); }
    ~missed_Bar() override { set_fraction(1); }
private:
    sigc::connection timer_;
};

class good_Bar : public Gtk::ProgressBar {
public:
    void start()
    {
        timer_ = Glib::signal_timeout().connect(sigc::bind_return(sigc::mem_fun(*this, &Gtk::ProgressBar::pulse), true), 100);
    }
    void stop() { timer_.disconnect(); }
    ~good_Bar() override { set_fraction(1); }
private:
    sigc::connection timer_;
};

void bad_idle_with_stack_label()
{
    Gtk::Label label;
    Glib::signal_idle().connect_once([&label] { label.set_text("idle"); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'label' is dropped while its stub is still live [callback-dangling-stub]

void good_idle_with_stack_label()
{
    Gtk::Label label;
    Glib::signal_idle().connect_once(sigc::bind(sigc::mem_fun(label, &Gtk::Label::set_text), "idle"));
}
}
