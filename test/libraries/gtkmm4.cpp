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

void bad_native_dialog(Gtk::Window& parent, std::vector<Glib::RefPtr<Gtk::FileChooserNative>>& open)
{
    std::string path;
    auto native = Gtk::FileChooserNative::create("Open", parent, Gtk::FileChooser::Action::OPEN);
    native->signal_response().connect([&path](int) { path = "chosen"; });
    native->show();
    open.push_back(native);
}
// CHECK: :[[@LINE-1]]:1: warning: 'path' is dropped while its stub is still live [callback-dangling-stub]
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

namespace controllers {
class good_Board : public Gtk::Window {
public:
    good_Board()
    {
        auto click = Gtk::GestureClick::create();
        click->signal_pressed().connect([this](int, double x, double) { last_ = x; });
        area_.add_controller(click);
        area_.set_draw_func(sigc::mem_fun(*this, &good_Board::on_draw));
        set_child(area_);
    }
private:
    void on_draw(const Cairo::RefPtr<Cairo::Context>&, int, int) {}
    Gtk::DrawingArea area_;
    double last_ = 0;
};

class bad_Dragger {
public:
    explicit bad_Dragger(Gtk::Widget& widget)
    {
        auto drag = Gtk::GestureDrag::create();
        drag->signal_drag_update().connect([this](double x, double) { x_ = x; });
        widget.add_controller(drag);
    }
// CHECK: :[[@LINE-8]]:7: warning: the 'controllers::bad_Dragger' object is dropped while its stub is still live [callback-dangling-stub]
private:
    double x_ = 0;
};

class good_Dragger {
public:
    explicit good_Dragger(Gtk::Widget& widget)
        : widget_(widget)
        , drag_(Gtk::GestureDrag::create())
    {
        update_ = drag_->signal_drag_update().connect([this](double x, double) { x_ = x; });
        widget_.add_controller(drag_);
    }
    ~good_Dragger()
    {
        update_.disconnect();
        widget_.remove_controller(drag_);
    }
    good_Dragger(const good_Dragger&) = delete;
private:
    Gtk::Widget& widget_;
    Glib::RefPtr<Gtk::GestureDrag> drag_;
    sigc::connection update_;
    double x_ = 0;
};

class good_TrackedDragger : public sigc::trackable {
public:
    explicit good_TrackedDragger(Gtk::Widget& widget)
    {
        auto drag = Gtk::GestureDrag::create();
        drag->signal_drag_update().connect(sigc::mem_fun(*this, &good_TrackedDragger::on_update));
        widget.add_controller(drag);
    }
private:
    void on_update(double x, double) { x_ = x; }
    double x_ = 0;
};
}
