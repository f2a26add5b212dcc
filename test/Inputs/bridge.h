// A bridge to a script engine that nobody annotated: bridge.yaml describes it.

#ifndef TEST_INPUTS_BRIDGE_H
#define TEST_INPUTS_BRIDGE_H

namespace bridge {
inline namespace v1 {

class Function {
public:
  Function(const Function &);
  Function &operator=(const Function &);
  ~Function();

private:
  void *Cell;
};

unsigned nextId();

template <typename Signature> class Closure {
public:
  Closure() noexcept;
  template <typename Callable> explicit Closure(Callable) : Id(nextId()) {}
  Closure(Closure &&) noexcept;
  Closure &operator=(Closure &&) noexcept;
  ~Closure();
  Function value() const;
  void drop();
  void forget();

private:
  unsigned Id = 0;
};

class Runtime {
public:
  Runtime();
  ~Runtime();
  int add(Function);
  void remove(int);
  void set(const char *, Function);
  void unset(const char *);
  Runtime &operator+=(Function);
  void run();
};

class Subscription {
public:
  Subscription(Runtime &, Function);
  ~Subscription();
};

} // namespace v1
} // namespace bridge

#endif // TEST_INPUTS_BRIDGE_H
