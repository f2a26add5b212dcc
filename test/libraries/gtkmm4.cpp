// Widgets of gtkmm 4.
// REQUIRES: gtkmm4
// RUN: %tidy %s -- %{gtkmm4} -std=c++17 2>&1 | grep -v note: | %filecheck

// gtkmm 4: widgets, windows, actions, controllers.
#include <gtkmm.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

class Tally {
public:
    void click() { ++n_; }
    void drawn(const Cairo::RefPtr<Cairo::Context>&, int, int) { ++n_; }
    int get() const { return n_; }
private:
    int n_ = 0;
};

void serve();

namespace locals_in_foreign_widgets {
void bad_button(Gtk::Button& button)
{
    int clicks = 0;
    button.signal_clicked().connect([&clicks] { ++clicks; });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]

void good_button(Gtk::Button& button)
{
    int clicks = 0;
    auto c = button.signal_clicked().connect([&clicks] { ++clicks; });
    serve();
    c.disconnect();
}

void bad_mem_fun(Gtk::Button& button)
{
    Tally tally;
    button.signal_clicked().connect(sigc::mem_fun(tally, &Tally::click));
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_own_button()
{
    Tally tally;
    Gtk::Button button("count");
    button.signal_clicked().connect(sigc::mem_fun(tally, &Tally::click));
    serve();
}

void missed_managed_button(Gtk::Box& box)
{
    Tally tally;
    auto* button = Gtk::make_managed<Gtk::Button>("count");
    button->signal_clicked().connect([&tally] { tally.click(); });
    box.append(*button);
}

void good_managed_button(Gtk::Box& box)
{
    auto tally = std::make_shared<Tally>();
    auto* button = Gtk::make_managed<Gtk::Button>("count");
    button->signal_clicked().connect([tally] { tally->click(); });
    box.append(*button);
}

void good_managed_in_local_box()
{
    Tally tally;
    Gtk::Box box;
    auto* button = Gtk::make_managed<Gtk::Button>("count");
    button->signal_clicked().connect([&tally] { tally.click(); });
    box.append(*button);
    serve();
}

void good_widget_calls_itself(Gtk::Box& box)
{
    auto* button = Gtk::make_managed<Gtk::Button>("hide me");
    button->signal_clicked().connect([button] { button->hide(); });
    box.append(*button);
}

void good_sibling_label(Gtk::Button& button)
{
    Gtk::Label label;
    button.signal_clicked().connect(sigc::bind(sigc::mem_fun(label, &Gtk::Label::set_text), "clicked"));
    serve();
}

void bad_sibling_label(Gtk::Button& button)
{
    Gtk::Label label;
    button.signal_clicked().connect([&label] { label.set_text("clicked"); });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'label' is dropped while its stub is still live [callback-dangling-stub]
}

namespace dialogs {
void bad_modeless_dialog(Gtk::Window& parent)
{
    int answer = 0;
    auto* dialog = new Gtk::MessageDialog(parent, "Really?");
    dialog->signal_response().connect([&answer, dialog](int response) {
        answer = response;
        delete dialog;
    });
    dialog->show();
}
// CHECK: :[[@LINE-1]]:1: warning: 'answer' is dropped while its stub is still live [callback-dangling-stub]

void good_modeless_dialog(Gtk::Window& parent)
{
    auto answer = std::make_shared<int>(0);
    auto* dialog = new Gtk::MessageDialog(parent, "Really?");
    dialog->signal_response().connect([answer, dialog](int response) {
        *answer = response;
        delete dialog;
    });
    dialog->show();
}

void good_stack_dialog(Gtk::Window& parent)
{
    int answer = 0;
    Gtk::MessageDialog dialog(parent, "Really?");
    dialog.signal_response().connect([&](int response) { answer = response; });
    dialog.show();
    serve();
}

void missed_native_dialog(Gtk::Window& parent, std::vector<Glib::RefPtr<Gtk::FileChooserNative>>& open)
{
    std::string path;
    auto native = Gtk::FileChooserNative::create("Open", parent, Gtk::FileChooser::Action::OPEN);
    native->signal_response().connect([&path](int) { path = "chosen"; });
    native->show();
    open.push_back(native);
}
}

namespace global_settings {
class bad_ThemedArea : public Gtk::DrawingArea {
public:
    bad_ThemedArea()
    {
        Gtk::Settings::get_default()->property_gtk_theme_name().signal_changed().connect([this] { queue_draw(); });
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'global_settings::bad_ThemedArea' object is dropped while its stub is still live [callback-dangling-stub]
};

class good_ThemedArea : public Gtk::DrawingArea {
public:
    good_ThemedArea()
    {
        Gtk::Settings::get_default()->property_gtk_theme_name().signal_changed().connect(
            sigc::mem_fun(*this, &good_ThemedArea::on_theme));
    }
private:
    void on_theme() { queue_draw(); }
};

class good_ThemedAreaDirect : public Gtk::DrawingArea {
public:
    good_ThemedAreaDirect()
    {
        Gtk::Settings::get_default()->property_gtk_theme_name().signal_changed().connect(
            sigc::mem_fun(*this, &Gtk::Widget::queue_draw));
    }
};
}

namespace functions_of_widgets {
void bad_draw_func(Gtk::DrawingArea& area)
{
    Tally tally;
    area.set_draw_func(sigc::mem_fun(tally, &Tally::drawn));
    area.queue_draw();
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]

void good_draw_func_replaced(Gtk::DrawingArea& area)
{
    Tally tally;
    area.set_draw_func(sigc::mem_fun(tally, &Tally::drawn));
    serve();
    area.set_draw_func([](const Cairo::RefPtr<Cairo::Context>&, int, int) {});
}

void bad_tick(Gtk::Widget& widget)
{
    int frames = 0;
    widget.add_tick_callback([&frames](const Glib::RefPtr<Gdk::FrameClock>&) { return ++frames < 60; });
    serve();
}
// CHECK: :[[@LINE-1]]:1: warning: 'frames' is dropped while its stub is still live [callback-dangling-stub]

void good_tick_removed(Gtk::Widget& widget)
{
    int frames = 0;
    const guint id = widget.add_tick_callback([&frames](const Glib::RefPtr<Gdk::FrameClock>&) {
        ++frames;
        return true;
    });
    serve();
    widget.remove_tick_callback(id);
}

void bad_sort_func(Gtk::ListBox& list)
{
    std::map<Gtk::ListBoxRow*, int> order;
    list.set_sort_func([&order](Gtk::ListBoxRow* a, Gtk::ListBoxRow* b) { return order[a] - order[b]; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'order' is dropped while its stub is still live [callback-dangling-stub]

void good_sort_func_unset(Gtk::ListBox& list)
{
    std::map<Gtk::ListBoxRow*, int> order;
    list.set_sort_func([&order](Gtk::ListBoxRow* a, Gtk::ListBoxRow* b) { return order[a] - order[b]; });
    list.invalidate_sort();
    list.unset_sort_func();
}

void good_sort_func_copies(Gtk::ListBox& list)
{
    std::map<Gtk::ListBoxRow*, int> order;
    list.set_sort_func([order](Gtk::ListBoxRow* a, Gtk::ListBoxRow* b) {
        return static_cast<int>(order.count(a)) - static_cast<int>(order.count(b));
    });
}

int good_called_now(const Glib::RefPtr<Gtk::TreeModel>& model, Gtk::ListBox& list)
{
    int rows = 0;
    model->foreach_iter([&rows](const Gtk::TreeModel::iterator&) {
        ++rows;
        return false;
    });
    list.selected_foreach([&rows](Gtk::ListBoxRow*) { ++rows; });
    return rows;
}

void bad_cell_data(Gtk::TreeViewColumn& column, Gtk::CellRenderer& cell)
{
    int painted = 0;
    column.set_cell_data_func(cell, [&painted](Gtk::CellRenderer*, const Gtk::TreeModel::const_iterator&) { ++painted; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'painted' is dropped while its stub is still live [callback-dangling-stub]

void good_cell_data_unset(Gtk::TreeViewColumn& column, Gtk::CellRenderer& cell)
{
    int painted = 0;
    column.set_cell_data_func(cell, [&painted](Gtk::CellRenderer*, const Gtk::TreeModel::const_iterator&) { ++painted; });
    serve();
    column.unset_cell_data_func(cell);
}
}

namespace presenters {
class bad_Presenter {
public:
    bad_Presenter(Gtk::Button& save, Gtk::Entry& name)
        : name_(name)
    {
        save.signal_clicked().connect(sigc::mem_fun(*this, &bad_Presenter::on_save));
        name.signal_changed().connect(sigc::mem_fun(*this, &bad_Presenter::on_name));
    }
// CHECK: :[[@LINE-8]]:7: warning: the 'presenters::bad_Presenter' object is dropped while its stub is still live [callback-dangling-stub]
private:
    void on_save() { saved_ = name_.get_text(); }
    void on_name() { saved_.clear(); }
    Gtk::Entry& name_;
    Glib::ustring saved_;
};

class good_Presenter : public sigc::trackable {
public:
    good_Presenter(Gtk::Button& save, Gtk::Entry& name)
        : name_(name)
    {
        save.signal_clicked().connect(sigc::mem_fun(*this, &good_Presenter::on_save));
        name.signal_changed().connect(sigc::mem_fun(*this, &good_Presenter::on_name));
    }
private:
    void on_save() { saved_ = name_.get_text(); }
    void on_name() { saved_.clear(); }
    Gtk::Entry& name_;
    Glib::ustring saved_;
};

class bad_BuilderPresenter {
public:
    explicit bad_BuilderPresenter(const Glib::RefPtr<Gtk::Builder>& builder)
    {
        builder->get_widget<Gtk::Button>("save")->signal_clicked().connect([this] { ++saves_; });
    }
// CHECK: :[[@LINE-6]]:7: warning: the 'presenters::bad_BuilderPresenter' object is dropped while its stub is still live [callback-dangling-stub]
private:
    int saves_ = 0;
};

class good_BuilderPresenter {
public:
    explicit good_BuilderPresenter(const Glib::RefPtr<Gtk::Builder>& builder)
    {
        save_ = builder->get_widget<Gtk::Button>("save")->signal_clicked().connect([this] { ++saves_; });
    }
    ~good_BuilderPresenter() { save_.disconnect(); }
    good_BuilderPresenter(const good_BuilderPresenter&) = delete;
private:
    sigc::connection save_;
    int saves_ = 0;
};
}
