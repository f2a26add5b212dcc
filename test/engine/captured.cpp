// Objects that an exported callback captures: while its wrapper lives, the stub
// leads to them.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include "foreign.h"
#include <functional>
#include <memory>
#include <utility>

Wrapper exportFunction(std::function<void()> Callback);

static Wrapper Kept;

void bad_reference_in_a_block() {
  Wrapper W;
  {
    int Count = 0;
    W = exportFunction([&Count] { ++Count; });
    jsSet("count", W.stub());
  }
  jsRun();
  jsUnset("count");
}
// CHECK: :[[@LINE-4]]:3: warning: 'Count' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-7]]:9: note: callback exported here
// CHECK: :[[@LINE-7]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-6]]:3: note: stub may be invoked here by 'jsRun'
// CHECK: :[[@LINE-9]]:5: note: a call of 'jsUnset' would end it

void good_reference_in_a_block() {
  int Count = 0;
  {
    Wrapper W = exportFunction([&Count] { ++Count; });
    jsSet("count", W.stub());
    jsRun();
    jsUnset("count");
  }
}

void bad_wrapper_is_kept() {
  int Count = 0;
  Wrapper W = exportFunction([&Count] { ++Count; });
  jsSet("count", W.stub());
  Kept = std::move(W);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Count' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:15: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_wrapper_is_kept' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

void good_copy_is_captured() {
  int Count = 0;
  Wrapper W = exportFunction([Count]() mutable { ++Count; });
  jsSet("count", W.stub());
  Kept = std::move(W);
}

void bad_pointer_is_captured() {
  auto Count = std::make_unique<int>(0);
  Wrapper W = exportFunction([C = Count.get()] { ++*C; });
  jsSet("count", W.stub());
  Kept = std::move(W);
}
// CHECK: :[[@LINE-1]]:1: warning: the 'int' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-5]]:15: note: callback exported here
// CHECK: :[[@LINE-5]]:3: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_pointer_is_captured' returns
// CHECK: :[[@LINE-7]]:3: note: a call of 'jsUnset' would end it

void good_owner_is_captured() {
  auto Count = std::make_shared<int>(0);
  Wrapper W = exportFunction([Count] { ++*Count; });
  jsSet("count", W.stub());
  Kept = std::move(W);
}

// The entry is gone before the object: the stub leads to nothing.
void good_wrapper_is_reset_first() {
  int Count = 0;
  Kept = exportFunction([&Count] { ++Count; });
  jsSet("count", Kept.stub());
  jsUnset("count");
  Kept = Wrapper();
}

class Widget {
public:
  Widget() = default;
  Widget(Widget &&) = default;
  void show() {
    OnClick = exportFunction([this] { ++Clicks; });
    jsSet("click", OnClick.stub());
  }
  void hide() { jsUnset("click"); }

private:
  int Clicks = 0;
  Wrapper OnClick;
};

void bad_moved_after_this_was_captured(Widget *&Out) {
  Widget W;
  W.show();
  Out = new Widget(std::move(W));
}
// CHECK: :[[@LINE-1]]:1: warning: 'W' is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-16]]:15: note: callback exported here
// CHECK: :[[@LINE-16]]:5: note: stub retained here by 'jsSet'
// CHECK: :[[@LINE-4]]:1: note: stub is still live when 'bad_moved_after_this_was_captured' returns
// CHECK: :[[@LINE-18]]:5: note: a call of 'jsUnset' would end it

void good_moved_before_this_is_captured(Widget *&Out) {
  Widget W;
  Out = new Widget(std::move(W));
  Out->show();
}

void good_hidden_before_it_is_moved(Widget *&Out) {
  Widget W;
  W.show();
  W.hide();
  Out = new Widget(std::move(W));
}
