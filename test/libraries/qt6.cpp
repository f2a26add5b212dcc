// Connections of Qt 6.
// REQUIRES: qt6
// RUN: %tidy %s -- %{qt6} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <QtCore>
#include <functional>
#include <memory>
#include <vector>

// A sender that belongs to somebody else.
class Bus : public QObject {
  Q_OBJECT
public:
  explicit Bus(QObject *parent = nullptr) : QObject(parent) {}
  static Bus *instance();
  void request(const QString &topic);
  bool isOnline() const;
Q_SIGNALS:
  void tick();
  void message(const QString &text);
  void failed(int code);
  void finished();
};

class Receiver : public QObject {
  Q_OBJECT
public:
  explicit Receiver(QObject *parent = nullptr) : QObject(parent) {}
  int count() const { return Count; }
public Q_SLOTS:
  void onTick() { ++Count; }
  void onMessage(const QString &text) { Last = text; }

private:
  int Count = 0;
  QString Last;
};

// Not a QObject: Qt knows nothing of its end.
struct Tally {
  int Ticks = 0;
  QStringList Lines;
  void tick() { ++Ticks; }
  void line(const QString &text) { Lines.append(text); }
  void code(int c) { Ticks += c; }
};

// ---------------------------------------------------------------- connect without a context

namespace counter_by_reference {
int bad_counter(Bus *bus) {
  int seen = 0;
  QObject::connect(bus, &Bus::tick, [&seen] { ++seen; });
  return bus->isOnline() ? 1 : 0;
}
// CHECK: :[[@LINE-2]]:3: warning: 'seen' is dropped while its stub is still live [callback-dangling-stub]
int good_disconnected(Bus *bus) {
  int seen = 0;
  QMetaObject::Connection c = QObject::connect(bus, &Bus::tick, [&seen] { ++seen; });
  emit bus->tick();
  QObject::disconnect(c);
  return seen;
}
int good_own_sender() {
  Bus bus;
  int seen = 0;
  QObject::connect(&bus, &Bus::tick, [&seen] { ++seen; });
  emit bus.tick();
  return seen;
}
int good_context_goes_first(Bus *bus) {
  int seen = 0;
  QObject guard;
  QObject::connect(bus, &Bus::tick, &guard, [&seen] { ++seen; });
  emit bus->tick();
  return seen;
}
void good_static(Bus *bus) {
  static int seen = 0;
  QObject::connect(bus, &Bus::tick, [] { qDebug("%d", ++seen); });
}
void good_by_value(Bus *bus) {
  int seen = 0;
  QObject::connect(bus, &Bus::tick, [seen]() mutable { qDebug("%d", ++seen); });
}
} // namespace counter_by_reference

namespace capture_everything {
void bad_everything(Bus &bus) {
  QStringList lines;
  int errors = 0;
  QObject::connect(&bus, &Bus::message, [&](const QString &text) { lines << text; });
  QObject::connect(&bus, &Bus::failed, [&](int) { ++errors; });
  emit bus.message(QStringLiteral("hello"));
}
// CHECK: :[[@LINE-1]]:1: warning: 'errors' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-2]]:1: warning: 'lines' is dropped while its stub is still live [callback-dangling-stub]
void good_signal_cleared(Bus &bus) {
  QStringList lines;
  int errors = 0;
  QObject::connect(&bus, &Bus::message, [&](const QString &text) { lines << text; });
  QObject::connect(&bus, &Bus::failed, [&](int) { ++errors; });
  emit bus.message(QStringLiteral("hello"));
  QObject::disconnect(&bus, &Bus::message, nullptr, nullptr);
  QObject::disconnect(&bus, &Bus::failed, nullptr, nullptr);
}
void good_all_of_the_sender(Bus &bus) {
  QStringList lines;
  QObject::connect(&bus, &Bus::message, [&](const QString &text) { lines << text; });
  emit bus.message(QStringLiteral("hello"));
  bus.disconnect();
}
void good_shared(Bus &bus) {
  auto lines = std::make_shared<QStringList>();
  QObject::connect(&bus, &Bus::message, [lines](const QString &text) { *lines << text; });
}
} // namespace capture_everything

namespace early_return {
int bad_early(Bus *bus, bool strict) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
  emit bus->tick();
  if (strict)
    return -1;
  QObject::disconnect(c);
  return tally.Ticks;
}
// CHECK: :[[@LINE-4]]:5: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
int good_early(Bus *bus, bool strict) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
  emit bus->tick();
  if (strict) {
    QObject::disconnect(c);
    return -1;
  }
  QObject::disconnect(c);
  return tally.Ticks;
}
int good_scope_guard(Bus *bus, bool strict) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
  auto cleanup = qScopeGuard([&c] { QObject::disconnect(c); });
  emit bus->tick();
  if (strict)
    return -1;
  return tally.Ticks;
}
} // namespace early_return

namespace handle_is_not_a_guard {
// ~Connection does not disconnect.
void bad_scope(Bus *bus) {
  {
    Tally tally;
    QMetaObject::Connection c = QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
    emit bus->tick();
  }
// CHECK: :[[@LINE-1]]:3: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
  emit bus->tick();
}
struct ScopedConnection {
  explicit ScopedConnection(QMetaObject::Connection c) : C(std::move(c)) {}
  ScopedConnection(const ScopedConnection &) = delete;
  ScopedConnection &operator=(const ScopedConnection &) = delete;
  ~ScopedConnection() { QObject::disconnect(C); }
  QMetaObject::Connection C;
};
void good_scope(Bus *bus) {
  {
    Tally tally;
    ScopedConnection c(QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); }));
    emit bus->tick();
  }
  emit bus->tick();
}
} // namespace handle_is_not_a_guard

namespace one_of_two {
void bad_second_left(Bus *bus) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
  c = QObject::connect(bus, &Bus::message, [&tally](const QString &t) { tally.line(t); });
  emit bus->tick();
  QObject::disconnect(c);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void good_both(Bus *bus) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
  auto d = QObject::connect(bus, &Bus::message, [&tally](const QString &t) { tally.line(t); });
  emit bus->tick();
  QObject::disconnect(c);
  QObject::disconnect(d);
}
void good_vector(Bus *bus) {
  Tally tally;
  std::vector<QMetaObject::Connection> all;
  all.push_back(QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); }));
  all.push_back(QObject::connect(bus, &Bus::message, [&tally](const QString &t) { tally.line(t); }));
  emit bus->tick();
  for (const QMetaObject::Connection &c : all)
    QObject::disconnect(c);
}
} // namespace one_of_two

namespace bound_member {
void bad_bind(Bus *bus) {
  Tally tally;
  QObject::connect(bus, &Bus::failed, std::bind(&Tally::code, &tally, std::placeholders::_1));
  emit bus->failed(3);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void good_bind_copy(Bus *bus) {
  Tally tally;
  QObject::connect(bus, &Bus::failed, std::bind(&Tally::code, tally, std::placeholders::_1));
  emit bus->failed(3);
}
void good_bind_shared(Bus *bus) {
  auto tally = std::make_shared<Tally>();
  QObject::connect(bus, &Bus::failed, std::bind(&Tally::code, tally, std::placeholders::_1));
  emit bus->failed(3);
}
void good_bind_disconnected(Bus *bus) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::failed, std::bind(&Tally::code, &tally, std::placeholders::_1));
  emit bus->failed(3);
  QObject::disconnect(c);
}
} // namespace bound_member

namespace std_function {
void bad_function(Bus *bus) {
  Tally tally;
  std::function<void()> f = [&tally] { tally.tick(); };
  QObject::connect(bus, &Bus::tick, f);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void good_function(Bus *bus) {
  Tally tally;
  std::function<void()> f = [&tally] { tally.tick(); };
  auto c = QObject::connect(bus, &Bus::tick, f);
  emit bus->tick();
  QObject::disconnect(c);
}
void good_only_called(Bus *bus) {
  Tally tally;
  std::function<void()> f = [&tally] { tally.tick(); };
  f();
  QObject::connect(bus, &Bus::tick, [] { qDebug("tick"); });
}
} // namespace std_function

namespace function_object {
struct Bump {
  Tally *Target;
  void operator()() const { Target->tick(); }
};
void bad_object(Bus *bus) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, Bump{&tally});
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void good_object(Bus *bus) {
  Tally tally;
  auto c = QObject::connect(bus, &Bus::tick, Bump{&tally});
  emit bus->tick();
  QObject::disconnect(c);
}
struct Shared {
  std::shared_ptr<Tally> Target;
  void operator()() const { Target->tick(); }
};
void good_shared_object(Bus *bus) {
  QObject::connect(bus, &Bus::tick, Shared{std::make_shared<Tally>()});
}
} // namespace function_object

namespace pointer_to_local {
void bad_pointer(Bus *bus) {
  Tally tally;
  Tally *p = &tally;
  QObject::connect(bus, &Bus::tick, [p] { p->tick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void good_pointer_of_caller(Bus *bus, Tally *p) {
  QObject::connect(bus, &Bus::tick, [p] { p->tick(); });
}
void good_reference_of_caller(Bus *bus, Tally &tally) {
  QObject::connect(bus, &Bus::tick, [&tally] { tally.tick(); });
}
} // namespace pointer_to_local

namespace deleted_object {
void bad_delete(Bus *bus) {
  Tally *tally = new Tally;
  QObject::connect(bus, &Bus::tick, [tally] { tally->tick(); });
  emit bus->tick();
  delete tally;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Tally' object is dropped while its stub is still live [callback-dangling-stub]
void good_delete(Bus *bus) {
  Tally *tally = new Tally;
  auto c = QObject::connect(bus, &Bus::tick, [tally] { tally->tick(); });
  emit bus->tick();
  QObject::disconnect(c);
  delete tally;
}
void good_never_deleted(Bus *bus) {
  Tally *tally = new Tally; // lives as long as the process
  QObject::connect(bus, &Bus::tick, [tally] { tally->tick(); });
}
void good_deleted_with_the_bus(Bus *bus) {
  Tally *tally = new Tally;
  QObject::connect(bus, &Bus::tick, [tally] { tally->tick(); });
  QObject::connect(bus, &QObject::destroyed, [tally] { delete tally; });
}
void good_sender_deleted_first() {
  Bus *bus = new Bus;
  Tally *tally = new Tally;
  QObject::connect(bus, &Bus::tick, [tally] { tally->tick(); });
  delete bus;
  delete tally;
}
} // namespace deleted_object
// ---------------------------------------------------------------- connect with a context or a receiver
// ---------------------------------------------------------------- senders that end
// ---------------------------------------------------------------- one shot connections
// ---------------------------------------------------------------- helpers
// ---------------------------------------------------------------- timers
// ---------------------------------------------------------------- posted calls
// ---------------------------------------------------------------- event filters and hooks
// ---------------------------------------------------------------- waiting
// ---------------------------------------------------------------- main
// ---------------------------------------------------------------- only in Qt 6
