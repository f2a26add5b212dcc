// Connections of Qt 5.
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

namespace unique_owner {
void missed_reset(Bus *bus) {
  auto tally = std::make_unique<Tally>();
  QObject::connect(bus, &Bus::tick, [t = tally.get()] { t->tick(); });
  emit bus->tick();
  tally.reset();
  emit bus->tick();
}
void bad_scope(Bus *bus) {
  auto tally = std::make_unique<Tally>();
  QObject::connect(bus, &Bus::tick, [t = tally.get()] { t->tick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Tally' object is dropped while its stub is still live [callback-dangling-stub]
void bad_scoped_pointer(Bus *bus) {
  QScopedPointer<Tally> tally(new Tally);
  Tally *t = tally.data();
  QObject::connect(bus, &Bus::tick, [t] { t->tick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Tally' object is dropped while its stub is still live [callback-dangling-stub]
void good_disconnected(Bus *bus) {
  auto tally = std::make_unique<Tally>();
  auto c = QObject::connect(bus, &Bus::tick, [t = tally.get()] { t->tick(); });
  emit bus->tick();
  QObject::disconnect(c);
  tally.reset();
}
void good_moved_into_lambda(Bus *bus) {
  auto tally = std::make_unique<Tally>();
  auto shared = std::shared_ptr<Tally>(std::move(tally));
  QObject::connect(bus, &Bus::tick, [shared] { shared->tick(); });
}
std::unique_ptr<Tally> good_returned(Bus *bus) {
  auto tally = std::make_unique<Tally>();
  QObject::connect(bus, &Bus::tick, [t = tally.get()] { t->tick(); });
  return tally;
}
void good_scoped_pointer(Bus *bus) {
  QScopedPointer<Tally> tally(new Tally);
  Tally *t = tally.data();
  auto c = QObject::connect(bus, &Bus::tick, [t] { t->tick(); });
  emit bus->tick();
  QObject::disconnect(c);
}
void good_qshared(Bus *bus) {
  QSharedPointer<Tally> tally = QSharedPointer<Tally>::create();
  QObject::connect(bus, &Bus::tick, [tally] { tally->tick(); });
}
void good_qweak(Bus *bus) {
  QSharedPointer<Tally> tally = QSharedPointer<Tally>::create();
  QWeakPointer<Tally> weak = tally;
  QObject::connect(bus, &Bus::tick, [weak] {
    if (auto strong = weak.toStrongRef())
      strong->tick();
  });
}
} // namespace unique_owner

// ---------------------------------------------------------------- connect with a context or a receiver

namespace context_lives_longer {
void bad_wrong_context(Bus *bus, QObject *context) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, context, [&tally] { tally.tick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void bad_qapp(Bus *bus) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, qApp, [&tally] { tally.tick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void bad_sender_as_context(Bus *bus) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, bus, [&tally] { tally.tick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void bad_queued(Bus *bus, QObject *context) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, context, [&tally] { tally.tick(); }, Qt::QueuedConnection);
}
// CHECK: :[[@LINE-1]]:1: warning: 'tally' is dropped while its stub is still live [callback-dangling-stub]
void good_only_context_used(Bus *bus, Receiver *context) {
  QObject::connect(bus, &Bus::tick, context, [context] { context->onTick(); });
}
void good_local_context(Bus *bus) {
  Tally tally;
  Receiver context;
  QObject::connect(bus, &Bus::tick, &context, [&tally, &context] {
    tally.tick();
    context.onTick();
  });
  emit bus->tick();
}
void good_disconnect_context(Bus *bus, QObject *context) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, context, [&tally] { tally.tick(); });
  emit bus->tick();
  bus->disconnect(context);
}
void good_disconnect_signal_of_context(Bus *bus, QObject *context) {
  Tally tally;
  QObject::connect(bus, &Bus::tick, context, [&tally] { tally.tick(); });
  emit bus->tick();
  QObject::disconnect(bus, &Bus::tick, context, nullptr);
}
void good_context_deleted(Bus *bus) {
  Tally tally;
  QObject *context = new QObject;
  QObject::connect(bus, &Bus::tick, context, [&tally] { tally.tick(); });
  emit bus->tick();
  delete context;
}
void good_context_owned(Bus *bus) {
  Tally tally;
  auto context = std::make_unique<QObject>();
  QObject::connect(bus, &Bus::tick, context.get(), [&tally] { tally.tick(); });
  emit bus->tick();
}
} // namespace context_lives_longer

namespace receiver_is_local {
// Qt removes what is connected to a receiver that dies.
void good_member_function(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, &Bus::tick, &receiver, &Receiver::onTick);
  emit bus->tick();
}
void good_strings(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, SIGNAL(tick()), &receiver, SLOT(onTick()));
  emit bus->tick();
}
void good_member_connect(Bus *bus) {
  Receiver receiver;
  receiver.connect(bus, SIGNAL(tick()), SLOT(onTick()));
  emit bus->tick();
}
void good_signal_to_signal(Bus *bus) {
  Bus forward;
  QObject::connect(bus, &Bus::tick, &forward, &Bus::tick);
}
void good_queued(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, &Bus::tick, &receiver, &Receiver::onTick, Qt::QueuedConnection);
}
// A lambda without context that uses the receiver is another thing.
void bad_lambda(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, &Bus::tick, [&receiver] { receiver.onTick(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'receiver' is dropped while its stub is still live [callback-dangling-stub]
// disconnect with a member function does not match functors.
void bad_disconnect_by_name(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, &Bus::tick, [&receiver] { receiver.onTick(); });
  QObject::disconnect(bus, &Bus::tick, &receiver, &Receiver::onTick);
}
// CHECK: :[[@LINE-1]]:1: warning: 'receiver' is dropped while its stub is still live [callback-dangling-stub]
void bad_bound(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, &Bus::message, std::bind(&Receiver::onMessage, &receiver, std::placeholders::_1));
}
// CHECK: :[[@LINE-1]]:1: warning: 'receiver' is dropped while its stub is still live [callback-dangling-stub]
void good_bound_with_context(Bus *bus) {
  Receiver receiver;
  QObject::connect(bus, &Bus::message, &receiver, std::bind(&Receiver::onMessage, &receiver, std::placeholders::_1));
}
} // namespace receiver_is_local
// ---------------------------------------------------------------- senders that end
// ---------------------------------------------------------------- one shot connections
// ---------------------------------------------------------------- helpers

namespace template_helper {
template <class F> QMetaObject::Connection onTick(Bus *bus, F &&f) {
  return QObject::connect(bus, &Bus::tick, std::forward<F>(f));
}
template <class F> QMetaObject::Connection onTick(Bus *bus, QObject *context, F &&f) {
  return QObject::connect(bus, &Bus::tick, context, std::forward<F>(f));
}
void bad_template(Bus *bus) {
  int n = 0;
  onTick(bus, [&n] { ++n; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'n' is dropped while its stub is still live [callback-dangling-stub]
void good_template_context(Bus *bus) {
  int n = 0;
  QObject context;
  onTick(bus, &context, [&n] { ++n; });
}
void good_template_disconnected(Bus *bus) {
  int n = 0;
  auto c = onTick(bus, [&n] { ++n; });
  emit bus->tick();
  QObject::disconnect(c);
}
} // namespace template_helper
// ---------------------------------------------------------------- timers
// ---------------------------------------------------------------- posted calls
// ---------------------------------------------------------------- event filters and hooks
// ---------------------------------------------------------------- waiting
// ---------------------------------------------------------------- main
