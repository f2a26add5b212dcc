// Twins for wayland; program.
// REQUIRES: wayland
// RUN: %tidy %s -- %{wayland} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <memory>
#include <utility>
#include <vector>
#include <wayland-server-core.h>

static wl_signal TheSignal;
static int Calls;

// Linked in the constructor, not unlinked in the destructor.
struct RawListener {
  wl_listener Base;
  int Notified = 0;
  explicit RawListener(wl_signal *S) {
    Base.notify = [](wl_listener *L, void *) { ++reinterpret_cast<RawListener *>(L)->Notified; };
    wl_signal_add(S, &Base);
  }
// CHECK: :[[@LINE-7]]:8: warning: 'RawListener::Base' is dropped while its stub is still live [callback-dangling-stub]
};
struct ScopedListener : RawListener {
  using RawListener::RawListener;
  ~ScopedListener() { wl_list_remove(&Base.link); }
};
void bad_raw_listener(void) {
  wl_signal_init(&TheSignal);
  { RawListener L(&TheSignal); }
  wl_signal_emit(&TheSignal, nullptr);
}
void good_scoped_listener(void) {
  wl_signal_init(&TheSignal);
  { ScopedListener L(&TheSignal); }
  wl_signal_emit(&TheSignal, nullptr);
}

// Connected when wanted; always safe to remove.
class Listener {
public:
  Listener() { wl_list_init(&Base.link); }
  ~Listener() { wl_list_remove(&Base.link); }
  void connect(wl_signal *S) {
    wl_list_remove(&Base.link);
    Base.notify = [](wl_listener *, void *) { ++Calls; };
    wl_signal_add(S, &Base);
  }

private:
  wl_listener Base;
};
struct View {
  Listener Map, Unmap;
};
void good_members_disconnect(void) {
  wl_signal_init(&TheSignal);
  auto V = std::make_unique<View>();
  V->Map.connect(&TheSignal);
  V.reset();
  wl_signal_emit(&TheSignal, nullptr);
}

// The timer outlives the object that it updates.
class Repeater {
public:
  explicit Repeater(wl_event_loop *Loop) : Source(wl_event_loop_add_timer(Loop, onTimer, this)) {
    wl_event_source_timer_update(Source, 1);
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'Repeater' object is dropped while its stub is still live [callback-dangling-stub]
  static int onTimer(void *Data) { return ++static_cast<Repeater *>(Data)->N; }
  int N = 0;

protected:
  wl_event_source *Source;
};
class SafeRepeater : public Repeater {
public:
  using Repeater::Repeater;
  ~SafeRepeater() { wl_event_source_remove(Source); }
};
void bad_timer_in_class(void) {
  wl_event_loop *Loop = wl_event_loop_create();
  auto *R = new Repeater(Loop);
  delete R;
  wl_event_loop_dispatch(Loop, 50);
  wl_event_loop_destroy(Loop);
}
void good_timer_in_class(void) {
  wl_event_loop *Loop = wl_event_loop_create();
  auto *R = new SafeRepeater(Loop);
  delete R;
  wl_event_loop_dispatch(Loop, 50);
  wl_event_loop_destroy(Loop);
}

// Idle tasks: the context is an element of a vector.
static void onIdle(void *Data) { ++*static_cast<int *>(Data); }
void bad_idle_vector(void) {
  wl_event_loop *Loop = wl_event_loop_create();
  {
    std::vector<int> Counters(4);
    wl_event_loop_add_idle(Loop, onIdle, &Counters[0]);
  }
// CHECK: :[[@LINE-1]]:3: warning: the 'int' object is dropped while its stub is still live [callback-dangling-stub]
  wl_event_loop_dispatch(Loop, 0);
  wl_event_loop_destroy(Loop);
}
void good_idle_vector(void) {
  wl_event_loop *Loop = wl_event_loop_create();
  {
    std::vector<int> Counters(4);
    wl_event_source *Idle = wl_event_loop_add_idle(Loop, onIdle, &Counters[0]);
    wl_event_source_remove(Idle);
  }
  wl_event_loop_dispatch(Loop, 0);
  wl_event_loop_destroy(Loop);
}

// Display and loop owned by smart pointers; declaration order decides.
struct DestroyDisplay {
  void operator()(wl_display *D) const { wl_display_destroy(D); }
};
using Display = std::unique_ptr<wl_display, DestroyDisplay>;
struct Quit {
  int Requests = 0;
};
static int onSignal(int, void *Data) { return ++static_cast<Quit *>(Data)->Requests; }
static void runFor(wl_display *D, int Ms) { wl_event_loop_dispatch(wl_display_get_event_loop(D), Ms); }
void bad_logger_in_block(void) {
  Display D(wl_display_create());
  {
    int N = 0;
    wl_event_source *T = wl_event_loop_add_timer(wl_display_get_event_loop(D.get()), [](void *P) { return ++*static_cast<int *>(P); }, &N);
    wl_event_source_timer_update(T, 1);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'N' is dropped while its stub is still live [callback-dangling-stub]
  runFor(D.get(), 50);
}
void good_display_dies_first(void) {
  Quit Q;
  Display D(wl_display_create());
  wl_event_loop_add_signal(wl_display_get_event_loop(D.get()), 10, onSignal, &Q);
  runFor(D.get(), 0);
}
