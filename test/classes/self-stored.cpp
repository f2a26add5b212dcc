// Objects that put themselves into another object's std::function or container
// of them, whose code is seen: no model names what keeps them.
//
// RUN: %tidy %s -- %cxx 2>&1 | %filecheck

#include <functional>
#include <map>
#include <memory>
#include <utility>

class Bus {
public:
  int add(std::function<void()> Callback) {
    Callbacks.emplace(++Last, std::move(Callback));
    return Last;
  }
  void remove(int Id) { Callbacks.erase(Id); }

private:
  std::map<int, std::function<void()>> Callbacks;
  int Last = 0;
};

class BadForgets {
public:
  explicit BadForgets(Bus &B) : B(B) {
    B.add([this] { ++Events; });
  }
  ~BadForgets() {}
// CHECK: :[[@LINE-1]]:3: warning: the 'BadForgets' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE-4]]:5: note: stub stored here in another object
// CHECK: :[[@LINE-3]]:18: note: stub is still live when '~BadForgets' returns

private:
  Bus &B;
  int Events = 0;
};

class GoodRemoves {
public:
  explicit GoodRemoves(Bus &B) : B(B) {
    Id = B.add([this] { ++Events; });
  }
  ~GoodRemoves() { B.remove(Id); }

private:
  Bus &B;
  int Id;
  int Events = 0;
};

class GoodOwnBus {
public:
  GoodOwnBus() {
    Own.add([this] { ++Events; });
  }

private:
  Bus Own;
  int Events = 0;
};

class GoodAsksFirst {
public:
  explicit GoodAsksFirst(Bus &B) {
    B.add([this, Alive = std::weak_ptr<int>(Token)] {
      if (!Alive.expired())
        ++Events;
    });
  }

private:
  int Events = 0;
  std::shared_ptr<int> Token = std::make_shared<int>(0);
};

struct Player {
  std::function<void()> OnEnd;
};

class BadHandler {
// CHECK: :[[@LINE-1]]:7: warning: the 'BadHandler' object is dropped while its stub is still live [callback-dangling-stub]
// CHECK: :[[@LINE+4]]:5: note: stub stored here in another object
// CHECK: :[[@LINE-3]]:7: note: stub is still live when '~BadHandler' returns
public:
  explicit BadHandler(Player &P) : P(P) {
    P.OnEnd = [this] { ++Ends; };
  }

private:
  Player &P;
  int Ends = 0;
};

class GoodHandler {
public:
  explicit GoodHandler(Player &P) : P(P) {
    P.OnEnd = [this] { ++Ends; };
  }
  ~GoodHandler() { P.OnEnd = nullptr; }

private:
  Player &P;
  int Ends = 0;
};
