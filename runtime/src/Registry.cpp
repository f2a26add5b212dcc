//===- Registry.cpp - The table of exported callbacks ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "callback_lifetime/Registry.h"
#include <limits>
#include <string>
#include <utility>

using namespace callback_lifetime;

namespace {

constexpr std::uint32_t LastGeneration =
    std::numeric_limits<std::uint32_t>::max();

EntryId makeId(std::uint32_t Index, std::uint32_t Generation) {
  return (EntryId{Generation} << 32) | Index;
}

std::uint32_t indexOf(EntryId Id) { return static_cast<std::uint32_t>(Id); }

std::uint32_t generationOf(EntryId Id) {
  return static_cast<std::uint32_t>(Id >> 32);
}

std::string hex(EntryId Id) {
  constexpr char Digits[] = "0123456789abcdef";
  std::string Out;
  do {
    Out.insert(Out.begin(), Digits[Id & 15]);
    Id >>= 4;
  } while (Id);
  return "0x" + Out;
}

} // namespace

StaleCall::StaleCall(EntryId Id)
    : std::runtime_error("stub " + hex(Id) +
                         " invoked after its callback was dropped"),
      Id(Id) {}

EntryBase::~EntryBase() = default;

Registry::Registry() = default;

Registry::~Registry() {
  // Callbacks run user destructors, which may come back to this registry.
  std::vector<Slot> Dying;
  {
    std::lock_guard<std::mutex> Hold(Lock);
    Dying.swap(Slots);
    Free.clear();
  }
}

EntryId Registry::add(std::shared_ptr<EntryBase> Callback) {
  std::lock_guard<std::mutex> Hold(Lock);
  if (Free.empty()) {
    if (Slots.size() == std::numeric_limits<std::uint32_t>::max())
      throw std::length_error("callback registry: all ids have been issued");
    Slots.emplace_back();
    Free.push_back(static_cast<std::uint32_t>(Slots.size() - 1));
  }
  std::uint32_t Index = Free.back();
  Free.pop_back();
  Slot &S = Slots[Index];
  ++S.Generation; // from 1, so that no id is 0
  S.Callback = std::move(Callback);
  return makeId(Index, S.Generation);
}

std::shared_ptr<EntryBase> Registry::remove(EntryId Id) {
  std::lock_guard<std::mutex> Hold(Lock);
  if (indexOf(Id) >= Slots.size())
    return nullptr;
  Slot &S = Slots[indexOf(Id)];
  if (S.Generation != generationOf(Id) || !S.Callback)
    return nullptr;
  // A slot whose generations are used up is never issued again.
  if (S.Generation != LastGeneration)
    Free.push_back(indexOf(Id));
  return std::exchange(S.Callback, nullptr);
}

std::shared_ptr<EntryBase> Registry::find(EntryId Id) const {
  std::lock_guard<std::mutex> Hold(Lock);
  if (indexOf(Id) >= Slots.size())
    return nullptr;
  const Slot &S = Slots[indexOf(Id)];
  return S.Generation == generationOf(Id) ? S.Callback : nullptr;
}

std::size_t Registry::size() const {
  std::lock_guard<std::mutex> Hold(Lock);
  std::size_t Live = 0;
  for (const Slot &S : Slots)
    Live += S.Callback != nullptr;
  return Live;
}
