// Declarations of glfwpp's names, for tests of the model. Written by hand. setCallback has its body: a std::function member.
#pragma once
#include <functional>
#include <utility>

namespace glfw {
template <typename... Args> class Event {
  std::function<void(Args...)> _handler;

public:
  template <typename CallbackT> void setCallback(CallbackT &&callback) { _handler = std::forward<CallbackT>(callback); }
};

struct KeyCode {};
struct MouseButton {};
enum class KeyState { Release, Press, Repeat };
enum class MouseButtonState { Press, Release };
enum class ModifierKeyBit { Shift = 1 };
class Joystick {};
enum class JoystickEvent { Connected, Disconnected };
class Monitor {};
enum class MonitorEventType { Connected, Disconnected };

class Window {
  void *_handle = nullptr;

public:
  Event<Window &, int, int> sizeEvent;
  Event<Window &> closeEvent;
  Event<Window &, KeyCode, int, KeyState, ModifierKeyBit> keyEvent;
  Event<Window &, MouseButton, MouseButtonState, ModifierKeyBit> mouseButtonEvent;
  Event<Window &, double, double> cursorPosEvent;
  Event<Window &, double, double> scrollEvent;
  Window(int width, int height, const char *title, const Monitor *monitor = nullptr, const Window *share = nullptr);
  Window(const Window &) = delete;
  Window(Window &&other) noexcept;
  Window &operator=(Window &&other) noexcept;
  ~Window();
  bool shouldClose() const;
  void setShouldClose(bool value);
  void swapBuffers();
};

inline Event<Joystick, JoystickEvent> joystickEvent;
inline Event<Monitor, MonitorEventType> monitorEvent;

struct GlfwLibrary {
  ~GlfwLibrary();
};
[[nodiscard]] GlfwLibrary init();
void pollEvents();
void waitEvents();
} // namespace glfw
