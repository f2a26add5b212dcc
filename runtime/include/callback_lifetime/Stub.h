//===- Stub.h - The foreign side's means to call back -----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines Stub<Sig>: an id and the registry to look it up in. Trivially
// copyable, so that it can be burned into whatever the foreign heap stores.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_STUB_H
#define CALLBACK_LIFETIME_STUB_H

#include "callback_lifetime/Annotations.h"
#include "callback_lifetime/Registry.h"
#include <functional>
#include <utility>

namespace callback_lifetime {

template <typename Sig> class Stub;

/// An entry whose callback has the signature Result(Args...).
template <typename Result, typename... Args>
class TypedEntry final : public EntryBase {
public:
  explicit TypedEntry(std::function<Result(Args...)> Callback)
      : Callback(std::move(Callback)) {}

  std::function<Result(Args...)> Callback;
};

template <typename Result, typename... Args>
class CBL_STUB Stub<Result(Args...)> {
public:
  /// A stub that leads nowhere: invoking it is a stale call.
  Stub() = default;
  Stub(Registry &Home, EntryId Id) : Home(&Home), Id(Id) {}

  /// The id, to be stored by foreign code; 0 if there is none.
  CBL_STUB EntryId id() const { return Id; }

  /// Calls the callback. Throws StaleCall if its entry was dropped; what the
  /// callback throws goes through. The registry must still exist.
  CBL_INVOKES Result operator()(Args... Arguments) const {
    std::shared_ptr<EntryBase> Entry = Home ? Home->find(Id) : nullptr;
    if (!Entry)
      throw StaleCall(Id);
    auto &Typed = static_cast<TypedEntry<Result, Args...> &>(*Entry);
    return Typed.Callback(std::forward<Args>(Arguments)...);
  }

private:
  Registry *Home = nullptr;
  EntryId Id = 0;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_STUB_H
