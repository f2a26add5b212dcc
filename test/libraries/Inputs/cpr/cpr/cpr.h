// Declarations of cpr's names (1.12 and later), for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace cpr {
template <typename T> T opaque();

namespace fs = std::filesystem;
using cpr_pf_arg_t = long;

struct Error {
  explicit operator bool() const;
};
struct Response {
  long status_code = 0;
  std::string text;
  Error error;
};
struct Url {
  Url(std::string url);
};
struct Body {
  Body(std::string body);
};

class WriteCallback {
public:
  WriteCallback() = default;
  WriteCallback(std::function<bool(std::string_view data, intptr_t userdata)> p_callback, intptr_t p_userdata = 0);

private:
  intptr_t userdata{};
  std::function<bool(std::string_view data, intptr_t userdata)> callback;
};
class HeaderCallback {
public:
  HeaderCallback() = default;
  HeaderCallback(std::function<bool(std::string_view header, intptr_t userdata)> p_callback, intptr_t p_userdata = 0);

private:
  intptr_t userdata{};
  std::function<bool(std::string_view header, intptr_t userdata)> callback;
};
class ProgressCallback {
  using Function = std::function<bool(cpr_pf_arg_t, cpr_pf_arg_t, cpr_pf_arg_t, cpr_pf_arg_t, intptr_t)>;

public:
  ProgressCallback() = default;
  ProgressCallback(Function p_callback, intptr_t p_userdata = 0);

private:
  intptr_t userdata{};
  Function callback;
};
class DebugCallback {
public:
  enum class InfoType : uint8_t { TEXT = 0 };
  DebugCallback() = default;
  DebugCallback(std::function<void(InfoType type, std::string_view data, intptr_t userdata)> p_callback,
                intptr_t p_userdata = 0);

private:
  intptr_t userdata{};
  std::function<void(InfoType type, std::string_view data, intptr_t userdata)> callback;
};

enum class [[nodiscard]] CancellationResult : uint8_t { failure, success, invalid_operation };

template <typename T, bool isCancellable = false> class AsyncWrapper;
template <typename T> class AsyncWrapper<T, false> {
public:
  AsyncWrapper() = default;
  explicit AsyncWrapper(std::future<T> &&f);
  AsyncWrapper(AsyncWrapper &&) noexcept = default;
  AsyncWrapper &operator=(AsyncWrapper &&) noexcept = default;
  ~AsyncWrapper() = default;
  [[nodiscard]] T get();
  [[nodiscard]] bool valid() const noexcept;
  void wait() const;
  template <class Rep, class Period> std::future_status wait_for(const std::chrono::duration<Rep, Period> &timeout) const;

private:
  std::future<T> future;
};
template <typename T> class AsyncWrapper<T, true> : public AsyncWrapper<T, false> {
public:
  AsyncWrapper(std::future<T> &&f, std::shared_ptr<std::atomic_bool> &&cancelledState);
  AsyncWrapper(AsyncWrapper &&) noexcept = default;
  AsyncWrapper &operator=(AsyncWrapper &&) noexcept = default;
  ~AsyncWrapper();
  [[nodiscard]] T get();
  [[nodiscard]] bool valid() const noexcept;
  void wait() const;
  template <class Rep, class Period> std::future_status wait_for(const std::chrono::duration<Rep, Period> &timeout) const;
  CancellationResult Cancel();
};
using AsyncResponse = AsyncWrapper<Response>;

class ThreadPool {
public:
  explicit ThreadPool(size_t min_threads = 1, size_t max_threads = 4,
                      std::chrono::milliseconds max_idle_ms = std::chrono::milliseconds(250));
  virtual ~ThreadPool();
  int Stop();
  void Wait();
  template <class Fn, class... Args>
  auto Submit(Fn &&fn, Args &&...args) -> std::future<decltype(fn(args...))> {
    return opaque<std::future<decltype(fn(args...))>>();
  }
};
class GlobalThreadPool : public ThreadPool {
public:
  static GlobalThreadPool *GetInstance();
};

template <bool isCancellable = false, class Fn, class... Args>
auto async(Fn &&fn, Args &&...args) -> AsyncWrapper<decltype(fn(args...)), isCancellable> {
  return opaque<AsyncWrapper<decltype(fn(args...)), isCancellable>>();
}

class Session : public std::enable_shared_from_this<Session> {
public:
  Session();
  Session(const Session &other) = delete;
  ~Session();
  void SetUrl(const Url &url);
  void SetHeaderCallback(const HeaderCallback &header);
  void SetWriteCallback(const WriteCallback &write);
  void SetProgressCallback(const ProgressCallback &progress);
  void SetDebugCallback(const DebugCallback &debug);
  void SetOption(const WriteCallback &write);
  void SetOption(const ProgressCallback &progress);
  void SetOption(const DebugCallback &debug);
  Response Get();
  Response Download(std::ofstream &file);
  Response Download(const WriteCallback &write);
  AsyncResponse GetAsync();
  AsyncResponse DownloadAsync(std::ofstream &file);
  AsyncResponse DownloadAsync(const WriteCallback &write);
  template <typename Then> auto GetCallback(Then then) -> AsyncWrapper<decltype(then(Response()))> {
    return opaque<AsyncWrapper<decltype(then(Response()))>>();
  }
};

template <typename... Ts> Response Get(Ts &&...ts);
template <typename... Ts> AsyncResponse GetAsync(Ts... ts);
template <typename Then, typename... Ts>
auto GetCallback(Then then, Ts...) -> AsyncWrapper<decltype(then(Response())), true> {
  return opaque<AsyncWrapper<decltype(then(Response())), true>>();
}
template <typename Then, typename... Ts>
auto PostCallback(Then then, Ts...) -> AsyncWrapper<decltype(then(Response())), true> {
  return opaque<AsyncWrapper<decltype(then(Response())), true>>();
}
template <typename Then, typename... Ts>
auto HeadCallback(Then then, Ts...) -> AsyncWrapper<decltype(then(Response())), true> {
  return opaque<AsyncWrapper<decltype(then(Response())), true>>();
}
template <typename... Ts> Response Download(std::ofstream &file, Ts &&...ts);
template <typename... Ts> AsyncResponse DownloadAsync(fs::path local_path, Ts... ts);
} // namespace cpr
