// Declarations of uvw 2's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace uvw {
template <typename T> T opaque();

struct ErrorEvent {
  const char *what() const noexcept;
};
struct CloseEvent {};
struct TimerEvent {};
struct ListenEvent {};
struct ConnectEvent {};
struct EndEvent {};
struct DataEvent {
  std::unique_ptr<char[]> data;
  std::size_t length;
};
struct FsEventEvent {
  const char *filename;
};

template <typename T> class Emitter {
public:
  template <typename E> using Listener = std::function<void(E &, T &)>;
  template <typename E> struct Connection {
    Connection() = default;

  private:
    void *node = nullptr;
  };
  virtual ~Emitter() noexcept;
  template <typename E> Connection<E> on(Listener<E> f);
  template <typename E> Connection<E> once(Listener<E> f);
  template <typename E> void erase(Connection<E> conn) noexcept;
  template <typename E> void clear() noexcept;
  void clear() noexcept;
  template <typename E> bool empty() const noexcept;
  bool empty() const noexcept;
};

class Loop final : public Emitter<Loop>, public std::enable_shared_from_this<Loop> {
  Loop();

public:
  enum class Mode { DEFAULT, ONCE, NOWAIT };
  static std::shared_ptr<Loop> create();
  static std::shared_ptr<Loop> getDefault();
  ~Loop() noexcept;
  template <typename R, typename... Args> std::shared_ptr<R> resource(Args &&...) { return opaque<std::shared_ptr<R>>(); }
  void close();
  template <Mode mode = Mode::DEFAULT> bool run() noexcept;
  void stop() noexcept;
};

template <typename T, typename U> class UnderlyingType {
public:
  UnderlyingType(const UnderlyingType &) = delete;
  virtual ~UnderlyingType();
  Loop &loop() const noexcept;
};

template <typename T, typename U>
class Resource : public UnderlyingType<T, U>, public Emitter<T>, public std::enable_shared_from_this<T> {
public:
  template <typename R = void> std::shared_ptr<R> data() const;
  void data(std::shared_ptr<void> uData);
};

template <typename T, typename U> class Handle : public Resource<T, U> {
public:
  bool closing() const noexcept;
  void close() noexcept;
};

class TimerHandle final : public Handle<TimerHandle, struct uv_timer_s> {
public:
  using Time = std::chrono::duration<uint64_t, std::milli>;
  void start(Time timeout, Time repeat);
  void stop();
};

template <typename T, typename U> class StreamHandle : public Handle<T, U> {
public:
  void listen(int backlog = 128);
  void read();
  void stop();
};

class TCPHandle final : public StreamHandle<TCPHandle, struct uv_tcp_s> {
public:
  void connect(std::string ip, unsigned int port);
};

class FsEventHandle final : public Handle<FsEventHandle, struct uv_fs_event_s> {
public:
  void start(std::string path);
  void stop();
};
} // namespace uvw
