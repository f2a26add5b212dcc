// Twins for glib; program.
// REQUIRES: glib
// RUN: %tidy %s -- %{glib} -std=c++17 2>&1 | grep -v note: | %filecheck

// GLib from C++: objects that pass themselves.
#include <gio/gio.h>
#include <memory>
#include <string>

namespace {

// Forgets its source.
class LeakyTimer {
public:
  void start() { Id = g_timeout_add(1, &LeakyTimer::tick, this); }
// CHECK: :[[@LINE-3]]:7: warning: the 'LeakyTimer' object is dropped while its stub is still live [callback-dangling-stub]
  int ticks() const { return Ticks; }

private:
  static gboolean tick(gpointer Self) {
    static_cast<LeakyTimer *>(Self)->Ticks++;
    return G_SOURCE_CONTINUE;
  }
  guint Id = 0;
  int Ticks = 0;
};

class Timer {
public:
  Timer() = default;
  Timer(const Timer &) = delete;
  Timer &operator=(const Timer &) = delete;
  ~Timer() {
    if (Id)
      g_source_remove(Id);
  }
  void start() { Id = g_timeout_add(1, &Timer::tick, this); }

private:
  static gboolean tick(gpointer Self) {
    static_cast<Timer *>(Self)->Ticks++;
    return G_SOURCE_CONTINUE;
  }
  guint Id = 0;
  int Ticks = 0;
};

void spin() {
  for (int I = 0; I < 5; ++I)
    g_main_context_iteration(nullptr, TRUE);
}

struct Request {
  std::string Name;
  bool Done = false;
};

void onReady(GObject *, GAsyncResult *, gpointer Data) {
  static_cast<Request *>(Data)->Done = true;
}

} // namespace

void bad_timer(void) {
  {
    LeakyTimer T;
    T.start();
  }
  spin();
}

void good_timer(void) {
  g_timeout_add(
      1, [](gpointer) -> gboolean { return G_SOURCE_CONTINUE; }, nullptr);
  {
    Timer T;
    T.start();
  }
  spin();
}

void bad_unique(void) {
  GFile *File = g_file_new_for_path("/");
  {
    auto R = std::make_unique<Request>();
    g_file_query_info_async(File, "*", G_FILE_QUERY_INFO_NONE, 0, nullptr,
                            onReady, R.get());
  }
// CHECK: :[[@LINE-1]]:3: warning: the 'Request' object is dropped while its stub is still live [callback-dangling-stub]
  spin();
  g_object_unref(File);
}

void good_unique_released(void) {
  GFile *File = g_file_new_for_path("/");
  {
    auto R = std::make_unique<Request>();
    g_file_query_info_async(File, "*", G_FILE_QUERY_INFO_NONE, 0, nullptr,
                            onReady, R.release());
  }
  g_main_context_iteration(nullptr, TRUE);
  g_object_unref(File);
}

// A lambda that is told where a local is.
static void count(GCancellable *C) {
  int Seen = 0;
  g_signal_connect(C, "cancelled",
                   G_CALLBACK(+[](GCancellable *, gpointer Data) {
                     ++*static_cast<int *>(Data);
                   }),
                   &Seen);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Seen' is dropped while its stub is still live [callback-dangling-stub]

static void countAndStop(GCancellable *C) {
  int Seen = 0;
  gulong Id = g_signal_connect(C, "cancelled",
                               G_CALLBACK(+[](GCancellable *, gpointer Data) {
                                 ++*static_cast<int *>(Data);
                               }),
                               &Seen);
  g_signal_handler_disconnect(C, Id);
}

void bad_lambda(void) {
  GCancellable *C = g_cancellable_new();
  count(C);
  g_cancellable_cancel(C);
  g_object_unref(C);
}

void good_lambda(void) {
  GCancellable *C = g_cancellable_new();
  countAndStop(C);
  g_cancellable_cancel(C);
  g_object_unref(C);
}

// A destroy callback that deletes.
void bad_delete(void) {
  auto *R = new Request{"x"};
  g_idle_add_full(
      G_PRIORITY_DEFAULT,
      [](gpointer Data) -> gboolean {
        static_cast<Request *>(Data)->Done = true;
        return G_SOURCE_REMOVE;
      },
      R, nullptr);
  delete R;
  g_main_context_iteration(nullptr, FALSE);
}
// CHECK: :[[@LINE-3]]:3: warning: the 'Request' object is dropped while its stub is still live [callback-dangling-stub]

void good_delete(void) {
  auto *R = new Request{"x"};
  g_idle_add_full(
      G_PRIORITY_DEFAULT,
      [](gpointer Data) -> gboolean {
        static_cast<Request *>(Data)->Done = true;
        return G_SOURCE_REMOVE;
      },
      R, [](gpointer Data) { delete static_cast<Request *>(Data); });
  g_main_context_iteration(nullptr, FALSE);
}
