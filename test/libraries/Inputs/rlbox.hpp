// A stand-in with what the twins need of RLBox: same names and shapes, nothing behind them.
#ifndef RLBOX_HPP
#define RLBOX_HPP
namespace rlbox {
template <typename T, typename Sbx> class tainted {};
template <typename T, typename Sbx> class app_pointer {
public:
  app_pointer(app_pointer &&);
  app_pointer &operator=(app_pointer &&);
  ~app_pointer();
  void unregister();
  tainted<T, Sbx> to_tainted();

private:
  void *Map;
};
template <typename Sbx> class rlbox_sandbox {
public:
  bool create_sandbox();
  void destroy_sandbox();
  template <typename T> app_pointer<T *, Sbx> get_app_pointer(T *);
  template <typename F, typename... Args> void INTERNAL_invoke_with_func_ptr(const char *, void *, Args &&...);
};
struct rlbox_noop_sandbox {};
} // namespace rlbox
#define sandbox_invoke(sandbox, function, ...)                                                                                  \
  (sandbox).template INTERNAL_invoke_with_func_ptr<decltype(function)>(#function, (void *)&function, ##__VA_ARGS__)
#endif
