// Callbacks of nanogui, with declarations of our own.
// REQUIRES: nanogui
// RUN: %tidy %s -- %{nanogui} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/nanogui
// Twins for nanogui (mitsuba-renderer/nanogui). `
#include <nanogui/nanogui.h>

#include <memory>
#include <string>
#include <vector>

namespace buttons {
// The parent owns the button, and the caller the parent.
void bad_button(nanogui::Widget *parent) {
  int clicks = 0;
  auto *button = new nanogui::Button(parent, "Click");
  button->set_callback([&clicks] { ++clicks; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]

void good_button(nanogui::Widget *parent) {
  auto clicks = std::make_shared<int>(0);
  auto *button = new nanogui::Button(parent, "Click");
  button->set_callback([clicks] { ++*clicks; });
}

void good_removed(nanogui::Widget *parent) {
  int clicks = 0;
  auto *button = new nanogui::Button(parent, "Click");
  button->set_callback([&clicks] { ++clicks; });
  parent->remove_child(button);
}

void good_cleared(nanogui::Button *button) {
  int clicks = 0;
  button->set_callback([&clicks] { ++clicks; });
  nanogui::mainloop(50.f);
  button->set_callback(nullptr);
}

void bad_change_callback(nanogui::Button *button) {
  bool on = false;
  button->set_callback([&on] { on = !on; });
  button->set_change_callback([&on](bool state) { on = state; });
  nanogui::mainloop(50.f);
  button->set_callback(nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'on' is dropped while its stub is still live [callback-dangling-stub]

// The widget is known to its parent, which lives on.
void missed_check_box(nanogui::Widget *parent) {
  bool checked = false;
  new nanogui::CheckBox(parent, "Check", [&checked](bool state) { checked = state; });
}
} // namespace buttons

namespace forms {
// add_variable keeps a reference to the variable.
void missed_variable(nanogui::FormHelper &form) {
  int count = 10;
  form.add_variable("count", count);
}

int count = 10;
void good_variable(nanogui::FormHelper &form) { form.add_variable("count", count); }

void bad_form_button(nanogui::FormHelper &form, std::vector<int> values) {
  form.add_button("Clear", [&] { values.clear(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'values' is dropped while its stub is still live [callback-dangling-stub]

void good_form_button(nanogui::FormHelper &form, std::shared_ptr<std::vector<int>> values) {
  form.add_button("Clear", [=] { values->clear(); });
}
} // namespace forms

namespace main_loop_queue {
void bad_async(const std::string &text) {
  std::string message = "done: " + text;
  nanogui::async([&message] { message.clear(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'message' is dropped while its stub is still live [callback-dangling-stub]

void good_async(const std::string &text) {
  std::string message = "done: " + text;
  nanogui::async([message]() mutable { message.clear(); });
}
} // namespace main_loop_queue

namespace controllers {
class BadController {
public:
  explicit BadController(nanogui::Slider *slider) : slider_(slider) {
    slider_->set_callback([this](float value) { volume_ = value; });
  }
  ~BadController() { slider_ = nullptr; }
// CHECK: :[[@LINE-1]]:3: warning: the 'controllers::BadController' object is dropped while its stub is still live [callback-dangling-stub]

private:
  nanogui::Slider *slider_;
  float volume_ = 0;
};

class GoodController {
public:
  explicit GoodController(nanogui::Slider *slider) : slider_(slider) {
    slider_->set_callback([this](float value) { volume_ = value; });
  }
  ~GoodController() { slider_->set_callback(nullptr); }

private:
  nanogui::Slider *slider_;
  float volume_ = 0;
};

// Widgets that capture their own window: they die with it.
class GoodDialog : public nanogui::Window {
public:
  explicit GoodDialog(nanogui::Widget *parent) : nanogui::Window(parent, "Dialog") {
    auto *ok = new nanogui::Button(this, "OK");
    ok->set_callback([this] {
      accepted_ = true;
      dispose();
    });
  }

private:
  bool accepted_ = false;
};

// The button is put into a window that the dialog does not own.
class missed_Dialog : public nanogui::Window {
public:
  missed_Dialog(nanogui::Widget *parent, nanogui::Widget *toolbar) : nanogui::Window(parent, "Dialog") {
    auto *show = new nanogui::Button(toolbar, "Show");
    show->set_callback([this] { ++shown_; });
  }

private:
  int shown_ = 0;
};
} // namespace controllers
