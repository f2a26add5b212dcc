// Declarations of uvw 3's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

struct addrinfo;

namespace uvw {
template <typename T> T opaque();

struct error_event {
  const char *what() const noexcept;
  int code() const noexcept;
};
struct close_event {};
struct timer_event {};
struct signal_event {
  int signum;
};
struct listen_event {};
struct connect_event {};
struct end_event {};
struct data_event {
  std::unique_ptr<char[]> data;
  std::size_t length;
};
struct work_event {};
struct async_event {};
struct addr_info_event {};

template <typename Elem, typename... Event> class emitter {
public:
  template <typename Type> using listener_t = std::function<void(Type &, Elem &)>;
  virtual ~emitter() noexcept;
  template <typename Type> void on(listener_t<Type> f);
  template <typename Type> void reset() noexcept;
  void reset() noexcept;
  template <typename Type> bool has() const noexcept;
};

class loop final : public emitter<loop>, public std::enable_shared_from_this<loop> {
  loop();

public:
  enum class run_mode { DEFAULT, ONCE, NOWAIT };
  struct token {};
  static std::shared_ptr<loop> create();
  static std::shared_ptr<loop> get_default();
  ~loop() noexcept override;
  template <typename R, typename... Args> std::shared_ptr<R> resource(Args &&...) { return opaque<std::shared_ptr<R>>(); }
  template <typename R, typename... Args> std::shared_ptr<R> uninitialized_resource(Args &&...) {
    return opaque<std::shared_ptr<R>>();
  }
  int close();
  int run(run_mode mode = run_mode::DEFAULT) noexcept;
  void stop() noexcept;
  template <typename Func> void walk(Func) {}
};

template <typename U> struct uv_type {
  uv_type(const uv_type &) = delete;
  uv_type &operator=(const uv_type &) = delete;
  loop &parent() const noexcept;

protected:
  ~uv_type() = default;
};

template <typename T, typename U, typename... E>
class resource : public uv_type<U>, public emitter<T, E...>, public std::enable_shared_from_this<T> {
public:
  template <typename R = void> std::shared_ptr<R> data() const;
  void data(std::shared_ptr<void> udata);
};

template <typename T, typename U, typename... E> class handle : public resource<T, U, close_event, E...> {
public:
  bool active() const noexcept;
  bool closing() const noexcept;
  void close() noexcept;
};

template <typename T, typename U, typename... E> class request : public resource<T, U, E...> {
public:
  int cancel();
};

class timer_handle final : public handle<timer_handle, struct uv_timer_s, timer_event> {
public:
  using time = std::chrono::duration<uint64_t, std::milli>;
  int init();
  int start(time timeout, time repeat);
  int stop();
};

class signal_handle final : public handle<signal_handle, struct uv_signal_s, signal_event> {
public:
  int start(int signum);
  int one_shot(int signum);
  int stop();
};

class async_handle final : public handle<async_handle, struct uv_async_s, async_event> {
public:
  int send();
};

template <typename T, typename U, typename... E>
class stream_handle : public handle<T, U, listen_event, end_event, connect_event, data_event, E...> {
public:
  int listen(int backlog = 128);
  template <typename S> int accept(S &ref);
  int read();
  int stop();
};

class tcp_handle final : public stream_handle<tcp_handle, struct uv_tcp_s> {
public:
  int bind(const std::string &ip, unsigned int port);
  int connect(const std::string &ip, unsigned int port);
  int close_reset();
};

class work_req final : public request<work_req, struct uv_work_s, work_event> {
public:
  using task = std::function<void()>;
  explicit work_req(loop::token token, std::shared_ptr<loop> ref, task t);
  int queue();
};

class get_addr_info_req final : public request<get_addr_info_req, struct uv_getaddrinfo_s, addr_info_event> {
public:
  using deleter = void (*)(addrinfo *);
  int node_addr_info(const std::string &node, addrinfo *hints = nullptr);
  std::pair<bool, std::unique_ptr<addrinfo, deleter>> node_addr_info_sync(const std::string &node, addrinfo *hints = nullptr);
};

class thread final : public uv_type<unsigned long> {
public:
  using task = std::function<void(std::shared_ptr<void>)>;
  explicit thread(loop::token token, std::shared_ptr<loop> ref, task t, std::shared_ptr<void> d = nullptr) noexcept;
  ~thread() noexcept;
  bool run() noexcept;
  bool join() noexcept;
};
} // namespace uvw
