// Declarations of nanogui's names, for tests of the model. Written by hand.
#pragma once
#include <functional>
#include <string>

namespace nanogui {
struct Vector2i {
  Vector2i(int x, int y);
};

void init();
void shutdown();
void mainloop(float refresh = -1.f);
void async(const std::function<void()> &func);

class Object {
public:
  Object() = default;
  virtual ~Object();
  void inc_ref() const noexcept;
  void dec_ref() const noexcept;
};

template <typename T> class ref {
public:
  ref() : m_ptr(nullptr) {}
  ref(T *ptr) : m_ptr(ptr) {
    if (ptr)
      ptr->inc_ref();
  }
  ref(const ref &r) : m_ptr(r.m_ptr) {
    if (m_ptr)
      m_ptr->inc_ref();
  }
  ref(ref &&r) noexcept : m_ptr(r.m_ptr) { r.m_ptr = nullptr; }
  ~ref() {
    if (m_ptr)
      m_ptr->dec_ref();
  }
  T *operator->() { return m_ptr; }
  operator T *() { return m_ptr; }

private:
  T *m_ptr;
};

class Widget : public Object {
public:
  Widget(Widget *parent);
  void remove_child(const Widget *widget);
  void set_visible(bool visible);
};
class Window : public Widget {
public:
  Window(Widget *parent, const std::string &title = "Untitled");
  void dispose();
};
class Screen : public Widget {
public:
  Screen(const Vector2i &size, const std::string &caption = "Unnamed", bool resizable = true);
  void set_resize_callback(const std::function<void(Vector2i)> &callback);
};
class Button : public Widget {
public:
  Button(Widget *parent, const std::string &caption = "Untitled", int icon = 0);
  void set_callback(const std::function<void()> &callback);
  void set_change_callback(const std::function<void(bool)> &callback);
};
class CheckBox : public Widget {
public:
  CheckBox(Widget *parent, const std::string &caption = "Untitled",
           const std::function<void(bool)> &callback = std::function<void(bool)>());
  void set_callback(const std::function<void(bool)> &callback);
};
class Slider : public Widget {
public:
  Slider(Widget *parent);
  void set_callback(const std::function<void(float)> &callback);
  void set_final_callback(const std::function<void(float)> &callback);
};
class FormHelper {
public:
  FormHelper(Screen *screen);
  template <typename Type>
  Widget *add_variable(const std::string &label, const std::function<void(const Type &)> &setter,
                       const std::function<Type()> &getter, bool editable = true);
  template <typename Type> Widget *add_variable(const std::string &label, Type &value, bool editable = true);
  Button *add_button(const std::string &label, const std::function<void()> &cb);
};
} // namespace nanogui
