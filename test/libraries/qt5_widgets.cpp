// Actions, dialogs and replies of Qt 5.
// REQUIRES: qt5
// RUN: %tidy %s -- %{qt5} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <QtCore>
#include <QtDBus>
#include <QtGui>
#include <QtNetwork>
#include <QtWidgets>
#include <functional>
#include <memory>

struct Model {
  int Value = 0;
  QStringList Names;
  void add(const QString &name) { Names << name; }
};

// ---------------------------------------------------------------- actions and menus

namespace menu_functor {
void bad_menu(QMenu *menu) {
  Model model;
  menu->addAction(QStringLiteral("Add"), [&model] { ++model.Value; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'model' is dropped while its stub is still live [callback-dangling-stub]
void bad_menu_context(QMenu *menu, QWidget *window) {
  Model model;
  menu->addAction(QStringLiteral("Add"), window, [&model] { ++model.Value; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'model' is dropped while its stub is still live [callback-dangling-stub]
void missed_menu_icon(QMenu *menu) {
  Model model;
  menu->addAction(QIcon(), QStringLiteral("Add"), [&model] { ++model.Value; });
}
void bad_tool_bar(QToolBar *bar) {
  int clicks = 0;
  bar->addAction(QStringLiteral("Click"), [&clicks] { ++clicks; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]
void bad_menu_bar(QMenuBar *bar) {
  int clicks = 0;
  bar->addAction(QStringLiteral("Click"), bar, [&clicks] { ++clicks; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'clicks' is dropped while its stub is still live [callback-dangling-stub]
int good_local_menu() {
  Model model;
  QMenu menu;
  menu.addAction(QStringLiteral("Add"), [&model] { ++model.Value; });
  menu.addAction(QIcon(), QStringLiteral("Remove"), [&model] { --model.Value; });
  menu.exec(QCursor::pos());
  return model.Value;
}
int good_local_menu_with_parent(QWidget *parent) {
  Model model;
  QMenu menu(parent);
  menu.addAction(QStringLiteral("Add"), [&] { ++model.Value; });
  QMenu *sub = menu.addMenu(QStringLiteral("More"));
  sub->addAction(QStringLiteral("Clear"), [&] { model.Value = 0; });
  menu.exec(QCursor::pos());
  return model.Value;
}
void good_value(QMenu *menu) {
  int value = 3;
  menu->addAction(QStringLiteral("Print"), [value] { qDebug("%d", value); });
}
void good_local_context(QMenu *menu) {
  Model model;
  QObject context;
  menu->addAction(QStringLiteral("Add"), &context, [&model] { ++model.Value; });
  menu->exec();
}
void good_action_deleted(QMenu *menu) {
  Model model;
  QAction *action = menu->addAction(QStringLiteral("Add"), [&model] { ++model.Value; });
  menu->exec();
  delete action;
}
void good_action_disconnected(QMenu *menu) {
  Model model;
  QAction *action = menu->addAction(QStringLiteral("Add"), [&model] { ++model.Value; });
  menu->exec();
  action->disconnect();
}
void good_menu_cleared() {
  Model model;
  auto menu = std::make_unique<QMenu>();
  menu->addAction(QStringLiteral("Add"), [&model] { ++model.Value; });
  menu->exec();
}
void good_slot(QMenu *menu, QWidget *window) {
  menu->addAction(QStringLiteral("Close"), window, &QWidget::close);
  menu->addAction(QStringLiteral("Hide"), window, SLOT(hide()));
}
} // namespace menu_functor

namespace shortcut {
void bad_shortcut(QWidget *window) {
  int pressed = 0;
  new QShortcut(QKeySequence(Qt::Key_F5), window, [&pressed] { ++pressed; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'pressed' is dropped while its stub is still live [callback-dangling-stub]
void bad_shortcut_context(QWidget *window) {
  int pressed = 0;
  new QShortcut(QKeySequence(Qt::Key_F5), window, window, [&pressed] { ++pressed; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'pressed' is dropped while its stub is still live [callback-dangling-stub]
void bad_shortcut_connect(QWidget *window) {
  int pressed = 0;
  auto *key = new QShortcut(QKeySequence(Qt::Key_F5), window);
  QObject::connect(key, &QShortcut::activated, [&pressed] { ++pressed; });
}
// CHECK: :[[@LINE-1]]:1: warning: 'pressed' is dropped while its stub is still live [callback-dangling-stub]
void good_shortcut_local(QWidget *window) {
  int pressed = 0;
  QShortcut key(QKeySequence(Qt::Key_F5), window, [&pressed] { ++pressed; });
  QCoreApplication::processEvents();
}
void good_shortcut_slot(QWidget *window) {
  new QShortcut(QKeySequence(Qt::Key_Escape), window, window, &QWidget::close);
  new QShortcut(QKeySequence(Qt::Key_Escape), window, SLOT(close()));
}
void good_shortcut_window(QWidget *window) {
  new QShortcut(QKeySequence(Qt::Key_F5), window, [window] { window->update(); });
}
void good_shortcut_of_local_window() {
  int pressed = 0;
  QDialog dialog;
  new QShortcut(QKeySequence(Qt::Key_F5), &dialog, [&pressed] { ++pressed; });
  dialog.exec();
}
} // namespace shortcut

// ---------------------------------------------------------------- dialogs

namespace dialogs {
QString good_modal(QWidget *parent) {
  QString chosen;
  QDialog dialog(parent);
  auto *layout = new QVBoxLayout(&dialog);
  auto *edit = new QLineEdit;
  auto *button = new QPushButton(QStringLiteral("OK"));
  layout->addWidget(edit);
  layout->addWidget(button);
  QObject::connect(edit, &QLineEdit::textChanged, [&chosen](const QString &text) { chosen = text; });
  QObject::connect(button, &QPushButton::clicked, [&dialog] { dialog.accept(); });
  dialog.exec();
  return chosen;
}
QString good_modal_parented_children(QWidget *parent) {
  QString chosen;
  QDialog dialog(parent);
  auto *edit = new QLineEdit(&dialog);
  QObject::connect(edit, &QLineEdit::textChanged, [&](const QString &text) { chosen = text; });
  auto *box = new QDialogButtonBox(QDialogButtonBox::Ok, &dialog);
  QObject::connect(box, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
  QObject::connect(&dialog, &QDialog::rejected, [&] { chosen.clear(); });
  dialog.exec();
  return chosen;
}
void bad_modeless(QWidget *parent) {
  QString chosen;
  auto *dialog = new QDialog(parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &QDialog::accepted, [&chosen] { chosen = QStringLiteral("yes"); });
  dialog->show();
}
// CHECK: :[[@LINE-1]]:1: warning: 'chosen' is dropped while its stub is still live [callback-dangling-stub]
void good_modeless(QWidget *parent, std::function<void(QString)> done) {
  auto *dialog = new QDialog(parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &QDialog::accepted, [done] { done(QStringLiteral("yes")); });
  dialog->show();
}
void bad_modeless_open(QWidget *parent) {
  int answer = 0;
  auto *box = new QMessageBox(parent);
  QObject::connect(box, &QDialog::finished, parent, [&answer](int result) { answer = result; });
  box->open();
}
// CHECK: :[[@LINE-1]]:1: warning: 'answer' is dropped while its stub is still live [callback-dangling-stub]
int good_message_box(QWidget *parent) {
  int answer = 0;
  QMessageBox box(parent);
  QObject::connect(&box, &QDialog::finished, parent, [&answer](int result) { answer = result; });
  box.exec();
  return answer;
}
int good_modal_heap(QWidget *parent) {
  int answer = 0;
  auto *box = new QMessageBox(parent);
  QObject::connect(box, &QDialog::finished, [&answer](int result) { answer = result; });
  box->exec();
  delete box;
  return answer;
}
int good_modal_scoped(QWidget *parent) {
  int answer = 0;
  QScopedPointer<QMessageBox> box(new QMessageBox(parent));
  QObject::connect(box.data(), &QDialog::finished, [&answer](int result) { answer = result; });
  box->exec();
  return answer;
}
void good_progress() {
  bool stop = false;
  QProgressDialog progress;
  QObject::connect(&progress, &QProgressDialog::canceled, [&stop] { stop = true; });
  for (int i = 0; i < 100 && !stop; ++i)
    progress.setValue(i);
}
void bad_button_of_caller(QPushButton *button) {
  bool stop = false;
  QObject::connect(button, &QPushButton::clicked, [&stop] { stop = true; });
  while (!stop && button->isVisible())
    QCoreApplication::processEvents();
}
// CHECK: :[[@LINE-1]]:1: warning: 'stop' is dropped while its stub is still live [callback-dangling-stub]
void good_button_of_caller(QPushButton *button) {
  bool stop = false;
  auto c = QObject::connect(button, &QPushButton::clicked, [&stop] { stop = true; });
  while (!stop && button->isVisible())
    QCoreApplication::processEvents();
  QObject::disconnect(c);
}
} // namespace dialogs
// ---------------------------------------------------------------- windows
// ---------------------------------------------------------------- network
// ---------------------------------------------------------------- processes and D-Bus

namespace dbus {
void bad_call(QDBusInterface *interface, QObject *parent) {
  QString answer;
  auto *watcher = new QDBusPendingCallWatcher(interface->asyncCall(QStringLiteral("Status")), parent);
  QObject::connect(watcher, &QDBusPendingCallWatcher::finished, [&answer](QDBusPendingCallWatcher *w) {
    QDBusPendingReply<QString> reply = *w;
    answer = reply.value();
    w->deleteLater();
  });
}
// CHECK: :[[@LINE-1]]:1: warning: 'answer' is dropped while its stub is still live [callback-dangling-stub]
void good_call(QDBusInterface *interface) {
  QString answer;
  QDBusPendingCallWatcher watcher(interface->asyncCall(QStringLiteral("Status")));
  QObject::connect(&watcher, &QDBusPendingCallWatcher::finished, [&answer](QDBusPendingCallWatcher *w) {
    QDBusPendingReply<QString> reply = *w;
    answer = reply.value();
  });
  watcher.waitForFinished();
}
class bad_proxy {
public:
  bad_proxy(QDBusInterface *interface, QObject *parent) {
    auto *watcher = new QDBusPendingCallWatcher(interface->asyncCall(QStringLiteral("Status")), parent);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, [this](QDBusPendingCallWatcher *w) {
      ++Answers;
      w->deleteLater();
    });
  }
// CHECK: :[[@LINE-9]]:7: warning: the 'dbus::bad_proxy' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Answers = 0;
};
class good_proxy : public QObject {
  Q_OBJECT
public:
  explicit good_proxy(QDBusInterface *interface) {
    auto *watcher = new QDBusPendingCallWatcher(interface->asyncCall(QStringLiteral("Status")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, [this](QDBusPendingCallWatcher *w) {
      ++Answers;
      w->deleteLater();
    });
    QDBusConnection::sessionBus().connect(QString(), QStringLiteral("/"), QStringLiteral("org.x"), QStringLiteral("Changed"), this,
                                          SLOT(changed()));
  }
public Q_SLOTS:
  void changed() { ++Answers; }

private:
  int Answers = 0;
};
} // namespace dbus
