// Declarations of node-addon-api's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

struct napi_env__;
struct napi_value__;
struct napi_threadsafe_function__;
typedef napi_env__ *napi_env;
typedef napi_value__ *napi_value;
typedef napi_threadsafe_function__ *napi_threadsafe_function;
enum napi_status { napi_ok, napi_invalid_arg, napi_closing, napi_queue_full };
enum napi_property_attributes { napi_default = 0, napi_enumerable = 2 };

namespace Napi {
template <typename T> T opaque();

class Env;
class Value;
class Object;
class Function;
class CallbackInfo;

class BasicEnv {
public:
  template <typename Hook, typename Arg = void> class CleanupHook {
  public:
    CleanupHook() : data(nullptr) {}
    bool Remove(BasicEnv) { return data != nullptr; }
    bool IsEmpty() const { return data == nullptr; }

  private:
    void *data;
  };
  BasicEnv(napi_env env);
  operator napi_env() const;
  template <typename Hook> CleanupHook<Hook> AddCleanupHook(Hook) { return CleanupHook<Hook>(); }
  template <typename Hook, typename Arg> CleanupHook<Hook, Arg> AddCleanupHook(Hook, Arg *) { return CleanupHook<Hook, Arg>(); }
  template <typename T> T *GetInstanceData() const;
  template <typename T> static void DefaultFini(Env, T *data);
  template <typename T, void (*fini)(Env, T *) = BasicEnv::DefaultFini<T>> void SetInstanceData(T *data) const;
};

class Env : public BasicEnv {
public:
  Env(napi_env env);
  Object Global() const;
  Value Undefined() const;
  Value Null() const;
  Value RunScript(const char *utf8script) const;
};
bool operator!=(const Env &, std::nullptr_t);

class Value {
public:
  Value();
  Value(napi_env env, napi_value value);
  operator napi_value() const;
  Napi::Env Env() const;
  template <typename T> T As() const;
};

class Number : public Value {
public:
  static Number New(napi_env env, double value);
  double DoubleValue() const;
  int32_t Int32Value() const;
};

class String : public Value {
public:
  static String New(napi_env env, const std::string &value);
  operator std::string() const;
  std::string Utf8Value() const;
};

class PropertyDescriptor;

class Object : public Value {
public:
  static Object New(napi_env env);
  Value Get(const char *utf8name) const;
  template <typename ValueType> bool Set(const char *utf8name, const ValueType &value) const;
  bool DefineProperty(const PropertyDescriptor &property) const;
  bool DefineProperties(const std::initializer_list<PropertyDescriptor> &properties) const;
  template <typename Finalizer, typename T> void AddFinalizer(Finalizer, T *) const {}
  template <typename Finalizer, typename T, typename Hint>
  void AddFinalizer(Finalizer, T *, Hint *) const {}
};

class Array : public Object {
public:
  static Array New(napi_env env);
};

template <typename T> class External : public Value {
public:
  static External New(napi_env env, T *data);
  template <typename Finalizer> static External New(napi_env, T *, Finalizer) { return opaque<External>(); }
  template <typename Finalizer, typename Hint>
  static External New(napi_env, T *, Finalizer, Hint *) { return opaque<External>(); }
};

class ArrayBuffer : public Object {
public:
  static ArrayBuffer New(napi_env env, size_t byteLength);
  static ArrayBuffer New(napi_env env, void *externalData, size_t byteLength);
  template <typename Finalizer>
  static ArrayBuffer New(napi_env, void *, size_t, Finalizer) { return opaque<ArrayBuffer>(); }
};

template <typename T> class Buffer : public Object {
public:
  static Buffer<T> New(napi_env env, size_t length);
  static Buffer<T> New(napi_env env, T *data, size_t length);
  template <typename Finalizer> static Buffer<T> New(napi_env, T *, size_t, Finalizer) { return opaque<Buffer<T>>(); }
  static Buffer<T> Copy(napi_env env, const T *data, size_t length);
};

class CallbackInfo {
public:
  CallbackInfo(napi_env env, void *info);
  Napi::Env Env() const;
  Value This() const;
  const Value operator[](size_t index) const;
  void *Data() const;
};

class Function : public Object {
public:
  using VoidCallback = void (*)(const CallbackInfo &info);
  using Callback = Value (*)(const CallbackInfo &info);
  template <VoidCallback cb> static Function New(napi_env env, const char *utf8name = nullptr, void *data = nullptr);
  template <Callback cb> static Function New(napi_env env, const char *utf8name = nullptr, void *data = nullptr);
  template <typename Callable>
  static Function New(napi_env, Callable, const char * = nullptr, void * = nullptr) { return opaque<Function>(); }
  Value Call(const std::initializer_list<napi_value> &args) const;
  Value Call(napi_value recv, const std::initializer_list<napi_value> &args) const;
};

template <typename T> class Reference {
public:
  Reference();
  Reference(Reference<T> &&other);
  Reference<T> &operator=(Reference<T> &&other);
  ~Reference();
  T Value() const;
  uint32_t Ref() const;
  uint32_t Unref() const;
  void Reset();
  void SuppressDestruct();
};
class ObjectReference : public Reference<Object> {
public:
  bool Set(const char *utf8name, Napi::Value value) const;
};
class FunctionReference : public Reference<Function> {
public:
  FunctionReference();
  FunctionReference(FunctionReference &&other);
  FunctionReference &operator=(FunctionReference &&other);
  Napi::Value Call(const std::initializer_list<napi_value> &args) const;
};
FunctionReference Persistent(Function value);
ObjectReference Persistent(Object value);

class PropertyDescriptor {
public:
  template <Function::Callback Getter>
  static PropertyDescriptor Accessor(const char *utf8name, napi_property_attributes attributes = napi_default,
                                     void *data = nullptr);
  template <typename Callable>
  static PropertyDescriptor Function(Napi::Env, Napi::Object, const char *, Callable,
                                     napi_property_attributes = napi_default, void * = nullptr) {
    return opaque<PropertyDescriptor>();
  }
};

template <typename T> class ClassPropertyDescriptor {};

template <typename T> class InstanceWrap {
public:
  using InstanceMethodCallback = Napi::Value (T::*)(const CallbackInfo &info);
  static ClassPropertyDescriptor<T> InstanceMethod(const char *utf8name, InstanceMethodCallback method,
                                                   napi_property_attributes attributes = napi_default,
                                                   void *data = nullptr);
};

template <typename T> class ObjectWrap : public InstanceWrap<T>, public Reference<Object> {
public:
  ObjectWrap(const CallbackInfo &callbackInfo);
  virtual ~ObjectWrap();
  static T *Unwrap(Object wrapper);
  static Function DefineClass(Napi::Env env, const char *utf8name,
                              const std::initializer_list<ClassPropertyDescriptor<T>> &properties,
                              void *data = nullptr);
  virtual void Finalize(Napi::Env env);
};

class Error {
public:
  const std::string &Message() const;
};

class AsyncWorker {
public:
  virtual ~AsyncWorker();
  AsyncWorker(const AsyncWorker &) = delete;
  Napi::Env Env() const;
  void Queue();
  void Cancel();
  void SuppressDestruct();
  ObjectReference &Receiver();
  FunctionReference &Callback();

protected:
  explicit AsyncWorker(const Function &callback);
  explicit AsyncWorker(Napi::Env env);
  virtual void Execute() = 0;
  virtual void OnOK();
  virtual void OnError(const Error &e);
  virtual void Destroy();
};

class ThreadSafeFunction {
public:
  template <typename ResourceString>
  static ThreadSafeFunction New(napi_env env, const Function &callback, ResourceString resourceName,
                                size_t maxQueueSize, size_t initialThreadCount);
  template <typename ResourceString, typename ContextType>
  static ThreadSafeFunction New(napi_env env, const Function &callback, ResourceString resourceName,
                                size_t maxQueueSize, size_t initialThreadCount, ContextType *context);
  template <typename ResourceString, typename ContextType, typename Finalizer>
  static ThreadSafeFunction New(napi_env, const Function &, ResourceString, size_t, size_t, ContextType *, Finalizer) {
    return opaque<ThreadSafeFunction>();
  }
  ThreadSafeFunction() : _tsfn(nullptr) {}
  napi_status BlockingCall() const;
  template <typename Callback> napi_status BlockingCall(Callback) const { return opaque<napi_status>(); }
  template <typename DataType, typename Callback> napi_status BlockingCall(DataType *, Callback) const { return opaque<napi_status>(); }
  napi_status NonBlockingCall() const;
  template <typename Callback> napi_status NonBlockingCall(Callback) const { return opaque<napi_status>(); }
  template <typename DataType, typename Callback> napi_status NonBlockingCall(DataType *, Callback) const { return opaque<napi_status>(); }
  napi_status Acquire() const;
  napi_status Release() const;
  napi_status Abort() const;

private:
  napi_threadsafe_function _tsfn;
};

template <typename ContextType = std::nullptr_t, typename DataType = void,
          void (*CallJs)(Napi::Env, Napi::Function, ContextType *, DataType *) = nullptr>
class TypedThreadSafeFunction {
public:
  napi_status BlockingCall(DataType *data = nullptr) const;
  napi_status NonBlockingCall(DataType *data = nullptr) const;
  napi_status Release() const;
  napi_status Abort() const;

private:
  napi_threadsafe_function _tsfn;
};
} // namespace Napi
