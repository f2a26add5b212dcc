// Declarations of embind's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <cstddef>
#include <vector>

namespace emscripten {
template <typename T> T opaque();

template <typename ElementType> struct memory_view {
  memory_view(size_t size, const ElementType *data) : size(size), data(data) {}
  const size_t size;
  const void *const data;
};
template <typename T> memory_view<T> typed_memory_view(size_t size, const T *data);

class val {
public:
  static val array();
  template <typename T> static val array(const std::vector<T> &vec);
  static val object();
  static val undefined();
  static val null();
  static val global(const char *name = nullptr);
  static val module_property(const char *name);
  template <typename T> explicit val(T &&value);
  val() = delete;
  explicit val(const char *v);
  val(val &&v);
  val(const val &v);
  ~val();
  val &operator=(val &&v) &;
  val &operator=(const val &v) &;
  template <typename... Args> val new_(Args &&...args) const;
  template <typename T> val operator[](const T &key) const;
  template <typename K> void set(const K &key, const val &v);
  template <typename K, typename V> void set(const K &key, const V &value);
  template <typename... Args> val operator()(Args &&...args) const;
  template <typename ReturnValue, typename... Args> ReturnValue call(const char *name, Args &&...args) const;
  template <typename T> T as() const;
  val await() const;

private:
  void *handle;
};
} // namespace emscripten
