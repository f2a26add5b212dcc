//===- ExportedCallback.h - The wrapper that owns an entry ------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines ExportedCallback<Sig>: exports a callable on construction and drops
// the entry on destruction. Keep it as long as foreign code may call its stub,
// or `release` it on purpose.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_EXPORTEDCALLBACK_H
#define CALLBACK_LIFETIME_EXPORTEDCALLBACK_H

#include "callback_lifetime/Stub.h"

namespace callback_lifetime {

template <typename Sig> class ExportedCallback;

template <typename Result, typename... Args>
class CBL_WRAPPER ExportedCallback<Result(Args...)> {
public:
  using Sig = Result(Args...);

  /// A wrapper without an entry.
  ExportedCallback() = default;

  /// Exports \p Callback. \p Home must outlive the wrapper.
  ExportedCallback(Registry &Home, std::function<Sig> Callback)
      : Home(&Home), Id(Home.add(std::make_shared<TypedEntry<Result, Args...>>(
                         std::move(Callback)))) {}

  ExportedCallback(ExportedCallback &&Other) noexcept
      : Home(std::exchange(Other.Home, nullptr)),
        Id(std::exchange(Other.Id, 0)) {}

  /// Drops the own entry first, then takes over that of \p Other.
  ExportedCallback &operator=(ExportedCallback &&Other) noexcept {
    if (this != &Other) {
      reset();
      Home = std::exchange(Other.Home, nullptr);
      Id = std::exchange(Other.Id, 0);
    }
    return *this;
  }

  ~ExportedCallback() { reset(); }

  explicit operator bool() const { return Id != 0; }

  /// The stub to hand to foreign code. It does not keep the entry alive.
  Stub<Sig> stub() const { return Home ? Stub<Sig>(*Home, Id) : Stub<Sig>(); }

  /// Drops the entry now. A callback that is running is destroyed when it
  /// returns.
  CBL_DROPS void reset() {
    if (Home)
      Home->remove(Id);
    Home = nullptr;
    Id = 0;
  }

  /// Gives the entry up without dropping it: it lives as long as the registry.
  CBL_RELEASES Stub<Sig> release() {
    Stub<Sig> Out = stub();
    Home = nullptr;
    Id = 0;
    return Out;
  }

private:
  Registry *Home = nullptr;
  EntryId Id = 0;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_EXPORTEDCALLBACK_H
