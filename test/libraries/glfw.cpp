// Twins for glfw; not a program: needs an X server or a Wayland compositor (GLFW 3.3 has no null platform).
// REQUIRES: glfw
// RUN: %tidy %s -- %{glfw} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <GLFW/glfw3.h>
#include <cstdlib>
#include <memory>

struct Camera {
  double Zoom = 1;
};

static void onScroll(GLFWwindow *W, double, double Y) {
  static_cast<Camera *>(glfwGetWindowUserPointer(W))->Zoom += Y;
}

// The window is somebody else's.
static GLFWwindow *TheWindow;
static void attachLocal() {
  Camera C;
  glfwSetWindowUserPointer(TheWindow, &C);
  glfwSetScrollCallback(TheWindow, onScroll);
}
// CHECK: :[[@LINE-1]]:1: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
void bad_local_camera(void) {
  glfwInit();
  TheWindow = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  attachLocal();
  glfwWaitEvents();
  glfwTerminate();
}
static void attachStatic() {
  static Camera C;
  glfwSetWindowUserPointer(TheWindow, &C);
  glfwSetScrollCallback(TheWindow, onScroll);
}
void good_static_camera(void) {
  glfwInit();
  TheWindow = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  attachStatic();
  glfwWaitEvents();
  glfwTerminate();
}

// Heap object deleted while the window stays open.
static void editOnce(GLFWwindow *W) {
  auto *C = new Camera;
  glfwSetWindowUserPointer(W, C);
  glfwSetScrollCallback(W, onScroll);
  while (!glfwWindowShouldClose(W) && C->Zoom < 10)
    glfwWaitEvents();
  delete C;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Camera' object is dropped while its stub is still live [callback-dangling-stub]
void bad_deleted_in_between(void) {
  glfwInit();
  if (GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr)) {
    editOnce(W);
    glfwPollEvents();
    glfwDestroyWindow(W);
  }
  glfwTerminate();
}
static void editOnceAndDetach(GLFWwindow *W) {
  auto *C = new Camera;
  glfwSetWindowUserPointer(W, C);
  glfwSetScrollCallback(W, onScroll);
  while (!glfwWindowShouldClose(W) && C->Zoom < 10)
    glfwWaitEvents();
  glfwSetScrollCallback(W, nullptr);
  glfwSetWindowUserPointer(W, nullptr);
  delete C;
}
void good_detached_in_between(void) {
  glfwInit();
  if (GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr)) {
    editOnceAndDetach(W);
    glfwPollEvents();
    glfwDestroyWindow(W);
  }
  glfwTerminate();
}

// The pointer is the address of the unique_ptr's object.
static GLFWwindow *openWith(int Fail) {
  GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  auto C = std::make_unique<Camera>();
  glfwSetWindowUserPointer(W, C.get());
  glfwSetScrollCallback(W, onScroll);
  return W;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Camera' object is dropped while its stub is still live [callback-dangling-stub]
void bad_unique_ptr(void) {
  glfwInit();
  GLFWwindow *W = openWith(0);
  glfwPollEvents();
  glfwDestroyWindow(W);
  glfwTerminate();
}
static GLFWwindow *openWithReleased(int Fail) {
  GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  auto C = std::make_unique<Camera>();
  glfwSetWindowUserPointer(W, C.release());
  glfwSetScrollCallback(W, onScroll);
  return W;
}
void good_unique_ptr(void) {
  glfwInit();
  GLFWwindow *W = openWithReleased(0);
  glfwPollEvents();
  delete static_cast<Camera *>(glfwGetWindowUserPointer(W));
  glfwDestroyWindow(W);
  glfwTerminate();
}

// A class around the window; the copy has the stale address.
class View {
public:
  explicit View(GLFWwindow *Window) : Window(Window) {
    glfwSetWindowUserPointer(Window, this);
    glfwSetKeyCallback(Window, [](GLFWwindow *W, int, int, int, int) {
      ++static_cast<View *>(glfwGetWindowUserPointer(W))->Keys;
    });
  }
// CHECK: :[[@LINE-8]]:7: warning: the 'View' object is dropped while its stub is still live [callback-dangling-stub]
  int Keys = 0;

protected:
  GLFWwindow *Window;
};
class DetachingView : public View {
public:
  using View::View;
  ~DetachingView() { glfwSetWindowUserPointer(Window, nullptr); }
};
void bad_view_in_block(void) {
  glfwInit();
  GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  {
    View V(W);
    glfwPollEvents();
  }
  TheWindow = W;
}
void good_view_in_block(void) {
  glfwInit();
  GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  {
    DetachingView V(W);
    glfwPollEvents();
  }
  TheWindow = W;
}

// Window closed first: silent.
struct WindowDeleter {
  void operator()(GLFWwindow *W) const { glfwDestroyWindow(W); }
};
void good_window_dies_first(void) {
  glfwInit();
  Camera C;
  {
    std::unique_ptr<GLFWwindow, WindowDeleter> W(glfwCreateWindow(64, 64, "", nullptr, nullptr));
    glfwSetWindowUserPointer(W.get(), &C);
    glfwSetScrollCallback(W.get(), onScroll);
    glfwPollEvents();
  }
  glfwTerminate();
}
void good_terminate_only(void) {
  glfwInit();
  Camera C;
  GLFWwindow *W = glfwCreateWindow(64, 64, "", nullptr, nullptr);
  glfwSetWindowUserPointer(W, &C);
  glfwSetScrollCallback(W, onScroll);
  while (!glfwWindowShouldClose(W))
    glfwPollEvents();
  glfwTerminate();
}
