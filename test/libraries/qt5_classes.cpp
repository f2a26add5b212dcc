// Classes with connections of Qt 5.
// REQUIRES: qt5
// RUN: %tidy %s -- %{qt5} -std=c++17 2>&1 | grep -v note: | %filecheck

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

// ---------------------------------------------------------------- plain classes

namespace plain_class {
class bad_counter {
public:
  explicit bad_counter(Bus *bus) {
    QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'plain_class::bad_counter' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Ticks = 0;
};
class bad_counter_empty_destructor {
public:
  explicit bad_counter_empty_destructor(Bus *bus) {
    QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
  }
  ~bad_counter_empty_destructor() { Ticks = 0; }
// CHECK: :[[@LINE-1]]:3: warning: the 'plain_class::bad_counter_empty_destructor' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Ticks = 0;
};
class bad_counter_keeps_handle {
public:
  explicit bad_counter_keeps_handle(Bus *bus) {
    Handle = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
  }
  ~bad_counter_keeps_handle() { qDebug("%d", Ticks); }
// CHECK: :[[@LINE-1]]:3: warning: the 'plain_class::bad_counter_keeps_handle' object is dropped while its stub is still live [callback-dangling-stub]

private:
  QMetaObject::Connection Handle;
  int Ticks = 0;
};
class good_counter {
public:
  explicit good_counter(Bus *bus) {
    Handle = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
  }
  good_counter(const good_counter &) = delete;
  good_counter &operator=(const good_counter &) = delete;
  ~good_counter() { QObject::disconnect(Handle); }

private:
  QMetaObject::Connection Handle;
  int Ticks = 0;
};
class good_counter_own_context {
public:
  explicit good_counter_own_context(Bus *bus) {
    QObject::connect(bus, &Bus::tick, &Context, [this] { ++Ticks; });
  }

private:
  int Ticks = 0;
  QObject Context;
};
class good_counter_heap_context {
public:
  explicit good_counter_heap_context(Bus *bus) : Context(new QObject) {
    QObject::connect(bus, &Bus::tick, Context.get(), [this] { ++Ticks; });
  }

private:
  int Ticks = 0;
  std::unique_ptr<QObject> Context;
};
class good_counter_deletes_context {
public:
  explicit good_counter_deletes_context(Bus *bus) : Context(new QObject) {
    QObject::connect(bus, &Bus::tick, Context, [this] { ++Ticks; });
  }
  ~good_counter_deletes_context() { delete Context; }

private:
  int Ticks = 0;
  QObject *Context;
};
class good_counter_own_bus {
public:
  good_counter_own_bus() {
    QObject::connect(&Source, &Bus::tick, [this] { ++Ticks; });
  }

private:
  int Ticks = 0;
  Bus Source;
};
class good_counter_unique_bus {
public:
  good_counter_unique_bus() : Source(std::make_unique<Bus>()) {
    QObject::connect(Source.get(), &Bus::tick, [this] { ++Ticks; });
  }

private:
  int Ticks = 0;
  std::unique_ptr<Bus> Source;
};
class good_counter_shared_state {
  struct State {
    int Ticks = 0;
  };

public:
  explicit good_counter_shared_state(Bus *bus) {
    QObject::connect(bus, &Bus::tick, [s = S] { ++s->Ticks; });
  }

private:
  std::shared_ptr<State> S = std::make_shared<State>();
};
} // namespace plain_class

namespace scoped_handle {
class ScopedConnection {
public:
  ScopedConnection() = default;
  ScopedConnection(QMetaObject::Connection c) : C(std::move(c)) {}
  ScopedConnection(const ScopedConnection &) = delete;
  ScopedConnection &operator=(const ScopedConnection &) = delete;
  ScopedConnection &operator=(QMetaObject::Connection c) {
    QObject::disconnect(C);
    C = std::move(c);
    return *this;
  }
  ~ScopedConnection() { QObject::disconnect(C); }

private:
  QMetaObject::Connection C;
};
class good_scoped {
public:
  explicit good_scoped(Bus *bus) : Handle(QObject::connect(bus, &Bus::tick, [this] { ++Ticks; })) {}

private:
  int Ticks = 0;
  ScopedConnection Handle;
};
class good_scoped_assigned {
public:
  explicit good_scoped_assigned(Bus *bus) {
    Handle = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
    Handle = QObject::connect(bus, &Bus::finished, [this] { Ticks = 0; });
  }

private:
  int Ticks = 0;
  ScopedConnection Handle;
};
class bad_plain_assigned_twice {
public:
  explicit bad_plain_assigned_twice(Bus *bus) {
    Handle = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
    Handle = QObject::connect(bus, &Bus::finished, [this] { Ticks = 0; });
  }
  ~bad_plain_assigned_twice() { QObject::disconnect(Handle); }
// CHECK: :[[@LINE-1]]:3: warning: the 'scoped_handle::bad_plain_assigned_twice' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Ticks = 0;
  QMetaObject::Connection Handle;
};
// A handle type that looks like a guard and is not.
struct LooksScoped {
  QMetaObject::Connection C;
  ~LooksScoped() { C = QMetaObject::Connection(); }
};
class bad_looks_scoped {
public:
  explicit bad_looks_scoped(Bus *bus) {
    Handle.C = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'scoped_handle::bad_looks_scoped' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Ticks = 0;
  LooksScoped Handle;
};
} // namespace scoped_handle
// ---------------------------------------------------------------- QObjects

namespace many_connections {
class missed_cleared_only {
public:
  explicit missed_cleared_only(Bus *bus) {
    All << QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
    All << QObject::connect(bus, &Bus::finished, [this] { Ticks = 0; });
  }
  ~missed_cleared_only() { All.clear(); }

private:
  QList<QMetaObject::Connection> All;
  int Ticks = 0;
};
class good_loop {
public:
  explicit good_loop(Bus *bus) {
    All << QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
    All << QObject::connect(bus, &Bus::finished, [this] { Ticks = 0; });
  }
  ~good_loop() {
    for (const QMetaObject::Connection &c : qAsConst(All))
      QObject::disconnect(c);
  }

private:
  QList<QMetaObject::Connection> All;
  int Ticks = 0;
};
class good_helper {
public:
  explicit good_helper(Bus *bus) {
    All.push_back(QObject::connect(bus, &Bus::tick, [this] { ++Ticks; }));
    All.push_back(QObject::connect(bus, &Bus::finished, [this] { Ticks = 0; }));
  }
  ~good_helper() { dropAll(); }

private:
  void dropAll() {
    for (auto &c : All)
      QObject::disconnect(c);
    All.clear();
  }
  std::vector<QMetaObject::Connection> All;
  int Ticks = 0;
};
class bad_one_forgotten {
public:
  bad_one_forgotten(Bus *bus, Bus *other) {
    First = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
    Second = QObject::connect(other, &Bus::tick, [this] { --Ticks; });
  }
  ~bad_one_forgotten() { QObject::disconnect(First); }
// CHECK: :[[@LINE-1]]:3: warning: the 'many_connections::bad_one_forgotten' object is dropped while its stub is still live [callback-dangling-stub]

private:
  QMetaObject::Connection First, Second;
  int Ticks = 0;
};
class good_both {
public:
  good_both(Bus *bus, Bus *other) {
    First = QObject::connect(bus, &Bus::tick, [this] { ++Ticks; });
    Second = QObject::connect(other, &Bus::tick, [this] { --Ticks; });
  }
  ~good_both() {
    QObject::disconnect(First);
    QObject::disconnect(Second);
  }

private:
  QMetaObject::Connection First, Second;
  int Ticks = 0;
};
} // namespace many_connections

namespace shared_sender {
class bad_shared_bus {
public:
  explicit bad_shared_bus(std::shared_ptr<Bus> bus) : Source(std::move(bus)) {
    QObject::connect(Source.get(), &Bus::tick, [this] { ++Ticks; });
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'shared_sender::bad_shared_bus' object is dropped while its stub is still live [callback-dangling-stub]

private:
  std::shared_ptr<Bus> Source;
  int Ticks = 0;
};
class good_shared_bus {
public:
  explicit good_shared_bus(std::shared_ptr<Bus> bus) : Source(std::move(bus)) {
    Handle = QObject::connect(Source.get(), &Bus::tick, [this] { ++Ticks; });
  }
  ~good_shared_bus() { QObject::disconnect(Handle); }

private:
  std::shared_ptr<Bus> Source;
  QMetaObject::Connection Handle;
  int Ticks = 0;
};
class good_own_shared_bus {
public:
  good_own_shared_bus() : Source(std::make_shared<Bus>()) {
    QObject::connect(Source.get(), &Bus::tick, [this] { ++Ticks; });
  }

private:
  int Ticks = 0;
  std::shared_ptr<Bus> Source; // nobody else gets it
};
} // namespace shared_sender
