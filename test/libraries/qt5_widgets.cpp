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

// ---------------------------------------------------------------- windows

namespace windows {
class good_window : public QMainWindow {
  Q_OBJECT
public:
  explicit good_window(QWidget *parent = nullptr) : QMainWindow(parent) {
    auto *central = new QWidget;
    auto *layout = new QHBoxLayout(central);
    Button = new QPushButton(QStringLiteral("Count"));
    layout->addWidget(Button);
    setCentralWidget(central);
    connect(Button, &QPushButton::clicked, [this] { ++Clicks; });
    QMenu *file = menuBar()->addMenu(QStringLiteral("File"));
    file->addAction(QStringLiteral("Reset"), [this] { Clicks = 0; });
    file->addAction(QStringLiteral("Close"), this, &QWidget::close);
    auto *bar = addToolBar(QStringLiteral("Main"));
    bar->addAction(QStringLiteral("Twice"), this, [this] { Clicks *= 2; });
    new QShortcut(QKeySequence(Qt::Key_F5), this, [this] { ++Clicks; });
  }

private:
  QPushButton *Button;
  int Clicks = 0;
};
class good_form : public QWidget {
  Q_OBJECT
public:
  explicit good_form(QWidget *parent = nullptr) : QWidget(parent) {
    auto *layout = new QFormLayout(this);
    auto *name = new QLineEdit;
    layout->addRow(QStringLiteral("Name"), name);
    connect(name, &QLineEdit::textEdited, [this](const QString &text) { Name = text; });
    auto *box = new QCheckBox(this);
    connect(box, &QCheckBox::toggled, [=](bool on) { name->setEnabled(on); });
  }

private:
  QString Name;
};
class good_member_widgets : public QWidget {
  Q_OBJECT
public:
  good_member_widgets() {
    Edit.setParent(this);
    connect(&Edit, &QLineEdit::textChanged, [this](const QString &text) { Text = text; });
  }

private:
  QString Text;
  QLineEdit Edit;
};
class missed_panel : public QWidget {
  Q_OBJECT
public:
  missed_panel(QPushButton *outside, QWidget *parent) : QWidget(parent) {
    connect(outside, &QPushButton::clicked, [this] { ++Clicks; });
  }

private:
  int Clicks = 0;
};
class good_panel : public QWidget {
  Q_OBJECT
public:
  good_panel(QPushButton *outside, QWidget *parent) : QWidget(parent) {
    connect(outside, &QPushButton::clicked, this, [this] { ++Clicks; });
  }

private:
  int Clicks = 0;
};
class missed_menu_user : public QWidget {
  Q_OBJECT
public:
  explicit missed_menu_user(QMenu *menu) {
    menu->addAction(QStringLiteral("Count"), [this] { ++Clicks; });
  }

private:
  int Clicks = 0;
};
class good_menu_user : public QWidget {
  Q_OBJECT
public:
  explicit good_menu_user(QMenu *menu) {
    menu->addAction(QStringLiteral("Count"), this, [this] { ++Clicks; });
  }

private:
  int Clicks = 0;
};
class good_menu_user_deletes : public QWidget {
  Q_OBJECT
public:
  explicit good_menu_user_deletes(QMenu *menu) {
    Action = menu->addAction(QStringLiteral("Count"), [this] { ++Clicks; });
  }
  ~good_menu_user_deletes() override { delete Action; }

private:
  QAction *Action;
  int Clicks = 0;
};
class bad_shortcut_user {
public:
  explicit bad_shortcut_user(QWidget *window) {
    auto *key = new QShortcut(QKeySequence(Qt::Key_F5), window);
    QObject::connect(key, &QShortcut::activated, [this] { ++Pressed; });
  }
// CHECK: :[[@LINE-6]]:7: warning: the 'windows::bad_shortcut_user' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Pressed = 0;
};
class good_shortcut_user {
public:
  explicit good_shortcut_user(QWidget *window) : Key(new QShortcut(QKeySequence(Qt::Key_F5), window)) {
    QObject::connect(Key.get(), &QShortcut::activated, [this] { ++Pressed; });
  }

private:
  int Pressed = 0;
  std::unique_ptr<QShortcut> Key;
};
// The button belongs to the window that was given; it lives longer.
class bad_controller {
public:
  explicit bad_controller(QWidget *window) : Button(new QPushButton(window)) {
    QObject::connect(Button, &QPushButton::clicked, [this] { ++Clicks; });
  }
  ~bad_controller() { Button = nullptr; }
// CHECK: :[[@LINE-1]]:3: warning: the 'windows::bad_controller' object is dropped while its stub is still live [callback-dangling-stub]

private:
  QPushButton *Button;
  int Clicks = 0;
};
class good_controller {
public:
  explicit good_controller(QWidget *window) : Button(new QPushButton(window)) {
    QObject::connect(Button, &QPushButton::clicked, [this] { ++Clicks; });
  }
  ~good_controller() { delete Button; }

private:
  QPushButton *Button;
  int Clicks = 0;
};
class bad_clipboard_watch {
public:
  bad_clipboard_watch() {
    QObject::connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, [this] { ++Changes; });
  }
// CHECK: :[[@LINE-5]]:7: warning: the 'windows::bad_clipboard_watch' object is dropped while its stub is still live [callback-dangling-stub]

private:
  int Changes = 0;
};
class good_clipboard_watch : public QObject {
  Q_OBJECT
public:
  good_clipboard_watch() {
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] { ++Changes; });
  }

private:
  int Changes = 0;
};
class good_animated : public QWidget {
  Q_OBJECT
public:
  void fade() {
    auto *animation = new QPropertyAnimation(this, "windowOpacity", this);
    connect(animation, &QPropertyAnimation::finished, [this] { Faded = true; });
    animation->start(QAbstractAnimation::DeleteWhenStopped);
  }

private:
  bool Faded = false;
};
} // namespace windows
// ---------------------------------------------------------------- network
// ---------------------------------------------------------------- processes and D-Bus
