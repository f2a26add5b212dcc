// Callbacks of glfwpp, with declarations of our own.
// REQUIRES: glfwpp
// RUN: %tidy %s -- %{glfwpp} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/glfwpp
// Twins for glfwpp. `
#include <glfwpp/glfwpp.h>

#include <functional>
#include <memory>
#include <vector>

namespace window_events {
void bad_key(glfw::Window &window) {
  bool quit = false;
  window.keyEvent.setCallback([&quit](glfw::Window &, glfw::KeyCode, int, glfw::KeyState, glfw::ModifierKeyBit) { quit = true; });
  while (!quit)
    glfw::pollEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: 'quit' is dropped while its stub is still live [callback-dangling-stub]

void good_key(glfw::Window &window) {
  bool quit = false;
  window.keyEvent.setCallback([&quit](glfw::Window &, glfw::KeyCode, int, glfw::KeyState, glfw::ModifierKeyBit) { quit = true; });
  while (!quit)
    glfw::pollEvents();
  window.keyEvent.setCallback(nullptr);
}

// Another event of the window is cleared.
void bad_wrong_event(glfw::Window &window) {
  double x = 0;
  window.cursorPosEvent.setCallback([&x](glfw::Window &, double px, double) { x = px; });
  glfw::pollEvents();
  window.scrollEvent.setCallback(nullptr);
}
// CHECK: :[[@LINE-1]]:1: warning: 'x' is dropped while its stub is still live [callback-dangling-stub]

void good_replaced(glfw::Window &window) {
  double x = 0;
  window.cursorPosEvent.setCallback([&x](glfw::Window &, double px, double) { x = px; });
  glfw::pollEvents();
  window.cursorPosEvent.setCallback([](glfw::Window &, double, double) {});
}

int good_main() {
  auto library = glfw::init();
  int clicks = 0;
  glfw::Window window(640, 480, "demo");
  window.mouseButtonEvent.setCallback(
      [&](glfw::Window &, glfw::MouseButton, glfw::MouseButtonState, glfw::ModifierKeyBit) { ++clicks; });
  while (!window.shouldClose())
    glfw::waitEvents();
  return clicks;
}

glfw::Window missed_window_returned() {
  int resizes = 0;
  glfw::Window window(640, 480, "demo");
  window.sizeEvent.setCallback([&resizes](glfw::Window &, int, int) { ++resizes; });
  return window;
}

// The closure gets the window as its argument and captures nothing.
glfw::Window good_window_returned() {
  glfw::Window window(640, 480, "demo");
  window.closeEvent.setCallback([](glfw::Window &w) { w.setShouldClose(false); });
  return window;
}
} // namespace window_events

namespace global_events {
void bad_joystick() {
  int connected = 0;
  glfw::joystickEvent.setCallback([&connected](glfw::Joystick, glfw::JoystickEvent) { ++connected; });
  glfw::pollEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: 'connected' is dropped while its stub is still live [callback-dangling-stub]

void good_joystick() {
  auto connected = std::make_shared<int>(0);
  glfw::joystickEvent.setCallback([connected](glfw::Joystick, glfw::JoystickEvent) { ++*connected; });
  glfw::pollEvents();
}

void good_monitor() {
  std::vector<int> events;
  glfw::monitorEvent.setCallback([&events](glfw::Monitor, glfw::MonitorEventType type) { events.push_back(static_cast<int>(type)); });
  glfw::waitEvents();
  glfw::monitorEvent.setCallback(nullptr);
}
} // namespace global_events

namespace camera_class {
class BadCamera {
public:
  explicit BadCamera(glfw::Window &window) {
    window.cursorPosEvent.setCallback([this](glfw::Window &, double x, double y) { turn(x, y); });
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'camera_class::BadCamera' object is dropped while its stub is still live [callback-dangling-stub]
  void turn(double x, double y) { yaw_ += x, pitch_ += y; }

private:
  double yaw_ = 0, pitch_ = 0;
};

class GoodCamera {
public:
  explicit GoodCamera(glfw::Window &window) : window_(window) {
    window_.cursorPosEvent.setCallback([this](glfw::Window &, double x, double y) { turn(x, y); });
  }
  ~GoodCamera() { window_.cursorPosEvent.setCallback(nullptr); }
  void turn(double x, double y) { yaw_ += x, pitch_ += y; }

private:
  glfw::Window &window_;
  double yaw_ = 0, pitch_ = 0;
};

// The window is a member and dies with the object.
class GoodApplication {
public:
  GoodApplication() : window_(640, 480, "demo") {
    window_.scrollEvent.setCallback([this](glfw::Window &, double, double dy) { zoom_ += dy; });
  }
  void run() {
    while (!window_.shouldClose())
      glfw::waitEvents();
  }

private:
  double zoom_ = 1;
  glfw::Window window_;
};
} // namespace camera_class
