// Callbacks of napi, with declarations of our own.
// REQUIRES: napi
// RUN: %tidy %s -- %{napi} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -isystem/tmp/c6/misc/stubs/napi
// Twins for node-addon-api. `
#include <napi.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace exported_reference {
void bad_export(Napi::Env env, Napi::Object exports) {
  int calls = 0;
  exports.Set("count", Napi::Function::New(env, [&calls](const Napi::CallbackInfo &) { ++calls; }));
}
// CHECK: :[[@LINE-1]]:1: warning: 'calls' is dropped while its stub is still live [callback-dangling-stub]

void good_shared(Napi::Env env, Napi::Object exports) {
  auto calls = std::make_shared<int>(0);
  exports.Set("count", Napi::Function::New(env, [calls](const Napi::CallbackInfo &) { ++*calls; }));
}

void good_static(Napi::Env env, Napi::Object exports) {
  static int calls = 0;
  exports.Set("count", Napi::Function::New(env, [](const Napi::CallbackInfo &info) -> Napi::Value {
                return Napi::Number::New(info.Env(), ++calls);
              }));
}

void good_copy(Napi::Env env, Napi::Object exports) {
  int step = 3;
  exports.Set("step", Napi::Function::New(env, [step](const Napi::CallbackInfo &info) -> Napi::Value {
                return Napi::Number::New(info.Env(), step);
              }));
}
} // namespace exported_reference

namespace returned_function {
Napi::Value bad_counter(const Napi::CallbackInfo &info) {
  int next = info[0].As<Napi::Number>().Int32Value();
  return Napi::Function::New(info.Env(), [&](const Napi::CallbackInfo &inner) -> Napi::Value {
    return Napi::Number::New(inner.Env(), next++);
  });
}
// CHECK: :[[@LINE-4]]:3: warning: 'next' is dropped while its stub is still live [callback-dangling-stub]

Napi::Value good_counter(const Napi::CallbackInfo &info) {
  int next = info[0].As<Napi::Number>().Int32Value();
  return Napi::Function::New(info.Env(), [next](const Napi::CallbackInfo &inner) mutable -> Napi::Value {
    return Napi::Number::New(inner.Env(), next++);
  });
}
} // namespace returned_function

namespace data_pointer {
struct Limits {
  int low = 0;
  int high = 10;
};

Napi::Value getHigh(const Napi::CallbackInfo &info) {
  return Napi::Number::New(info.Env(), static_cast<Limits *>(info.Data())->high);
}

Napi::Function bad_template_form(Napi::Env env) {
  Limits limits;
  limits.high = 20;
  return Napi::Function::New<getHigh>(env, "high", &limits);
}
// CHECK: :[[@LINE-2]]:3: warning: 'limits' is dropped while its stub is still live [callback-dangling-stub]

Napi::Function good_finalizer(Napi::Env env) {
  auto *limits = new Limits;
  limits->high = 20;
  Napi::Function result = Napi::Function::New<getHigh>(env, "high", limits);
  result.AddFinalizer([](Napi::Env, Limits *l) { delete l; }, limits);
  return result;
}

void bad_unique_ptr(Napi::Env env, Napi::Object exports) {
  auto limits = std::make_unique<Limits>();
  exports.Set("high", Napi::Function::New<getHigh>(env, "high", limits.get()));
}
// CHECK: :[[@LINE-1]]:1: warning: the 'data_pointer::Limits' object is dropped while its stub is still live [callback-dangling-stub]

void good_instance_data(Napi::Env env, Napi::Object exports) {
  auto limits = std::make_unique<Limits>();
  Limits *raw = limits.get();
  env.SetInstanceData<Limits>(limits.release());
  exports.Set("high", Napi::Function::New<getHigh>(env, "high", raw));
}

void missed_accessor(Napi::Env, Napi::Object exports) {
  Limits limits;
  exports.DefineProperty(Napi::PropertyDescriptor::Accessor<getHigh>("high", napi_enumerable, &limits));
}

void good_accessor(Napi::Env, Napi::Object exports) {
  static Limits limits;
  exports.DefineProperty(Napi::PropertyDescriptor::Accessor<getHigh>("high", napi_enumerable, &limits));
}
} // namespace data_pointer

namespace persistent {
Napi::FunctionReference &slot() {
  static Napi::FunctionReference ref;
  return ref;
}

void bad_kept(Napi::Env env) {
  std::string log;
  slot() = Napi::Persistent(
      Napi::Function::New(env, [&log](const Napi::CallbackInfo &info) { log += info[0].As<Napi::String>().Utf8Value(); }));
  slot().SuppressDestruct();
}
// CHECK: :[[@LINE-1]]:1: warning: 'log' is dropped while its stub is still live [callback-dangling-stub]

void good_kept(Napi::Env env) {
  auto log = std::make_shared<std::string>();
  slot() = Napi::Persistent(
      Napi::Function::New(env, [log](const Napi::CallbackInfo &info) { *log += info[0].As<Napi::String>().Utf8Value(); }));
  slot().SuppressDestruct();
}

// The only reference is a local: nobody can call the function afterwards.
void good_local_reference(Napi::Env env) {
  int calls = 0;
  Napi::FunctionReference ref =
      Napi::Persistent(Napi::Function::New(env, [&calls](const Napi::CallbackInfo &) { ++calls; }));
  ref.Call({});
  ref.Call({});
}
} // namespace persistent

namespace workers {
class HashWorker : public Napi::AsyncWorker {
public:
  HashWorker(const Napi::Function &done, std::string text) : Napi::AsyncWorker(done), text_(std::move(text)) {}
  void Execute() override {
    for (char c : text_)
      hash_ = hash_ * 31 + static_cast<unsigned char>(c);
  }
  void OnOK() override { Callback().Call({Env().Null(), Napi::Number::New(Env(), hash_)}); }

private:
  std::string text_;
  unsigned hash_ = 0;
};

// Destroy() deletes the worker after OnOK.
void good_new(const Napi::CallbackInfo &info) {
  auto *worker = new HashWorker(info[1].As<Napi::Function>(), info[0].As<Napi::String>());
  worker->Queue();
}

void bad_stack(const Napi::CallbackInfo &info) {
  HashWorker worker(info[1].As<Napi::Function>(), info[0].As<Napi::String>());
  worker.Queue();
}
// CHECK: :[[@LINE-1]]:1: warning: 'worker' is dropped while its stub is still live [callback-dangling-stub]

void bad_unique_ptr(const Napi::CallbackInfo &info) {
  auto worker = std::make_unique<HashWorker>(info[1].As<Napi::Function>(), info[0].As<Napi::String>());
  worker->Queue();
}
// CHECK: :[[@LINE-1]]:1: warning: the 'workers::HashWorker' object is dropped while its stub is still live [callback-dangling-stub]

// Never queued: nothing runs.
void good_not_queued(const Napi::CallbackInfo &info) {
  HashWorker worker(info[1].As<Napi::Function>(), info[0].As<Napi::String>());
}

class ViewWorker : public Napi::AsyncWorker {
public:
  ViewWorker(const Napi::Function &done, const std::string &text) : Napi::AsyncWorker(done), text_(text) {}
  void Execute() override { size_ = text_.size(); }
  void OnOK() override { Callback().Call({Napi::Number::New(Env(), static_cast<double>(size_))}); }

private:
  const std::string &text_;
  std::size_t size_ = 0;
};

void missed_referenced_input(const Napi::CallbackInfo &info) {
  std::string text = info[0].As<Napi::String>();
  auto *worker = new ViewWorker(info[1].As<Napi::Function>(), text);
  worker->Queue();
}

void good_static_input(const Napi::CallbackInfo &info) {
  static const std::string text = "constant";
  auto *worker = new ViewWorker(info[1].As<Napi::Function>(), text);
  worker->Queue();
}
} // namespace workers

namespace native_thread {
void bad_detached(Napi::ThreadSafeFunction tsfn) {
  std::vector<int> frames{1, 2, 3};
  std::thread([tsfn, &frames] {
    for (int frame : frames)
      tsfn.BlockingCall([frame](Napi::Env env, Napi::Function cb) { cb.Call({Napi::Number::New(env, frame)}); });
    tsfn.Release();
  }).detach();
}
// CHECK: :[[@LINE-1]]:1: warning: 'frames' is dropped while its stub is still live [callback-dangling-stub]

void good_joined(Napi::ThreadSafeFunction tsfn) {
  std::vector<int> frames{1, 2, 3};
  std::thread worker([tsfn, &frames] {
    for (int frame : frames)
      tsfn.NonBlockingCall([frame](Napi::Env env, Napi::Function cb) { cb.Call({Napi::Number::New(env, frame)}); });
  });
  worker.join();
  tsfn.Release();
}
} // namespace native_thread
