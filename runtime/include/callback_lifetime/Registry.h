//===- Registry.h - The table of exported callbacks -------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// OVERVIEW
// A Registry maps ids to entries: callbacks of the host that foreign code may
// call. ExportedCallback (the wrapper) owns an entry; Stub carries its id into
// the foreign heap. The wrapper roots the entry, not the stub: a stub outlives
// its entry whenever foreign code keeps it, and calling it then is a stale
// call, which is reported as such and never reaches another callback.
//
// USAGE
//   Registry R;
//   ExportedCallback<int(int)> Twice(R, [](int X) { return 2 * X; });
//   Stub<int(int)> S = Twice.stub();
//   int Four = S(2);       // throws StaleCall once Twice is gone
//
// UNSUPPORTED
// Ids are not portable between processes. An entry must not be invoked while
// its registry is being destroyed.
//
// THREADS
// All functions may be called from any thread. A callback that is dropped while
// it runs is destroyed when its last call returns.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_REGISTRY_H
#define CALLBACK_LIFETIME_REGISTRY_H

#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace callback_lifetime {

/// Names an entry for all time: ids are never issued twice. 0 is no entry.
/// The high half is the generation of the slot that the low half numbers.
using EntryId = std::uint64_t;

/// A stub was invoked after its entry was dropped.
class StaleCall : public std::runtime_error {
public:
  explicit StaleCall(EntryId Id);
  EntryId id() const noexcept { return Id; }

private:
  EntryId Id;
};

/// The callback of an entry, without its type.
class EntryBase {
public:
  virtual ~EntryBase();
};

class Registry {
public:
  Registry();
  ~Registry();
  Registry(const Registry &) = delete;
  Registry &operator=(const Registry &) = delete;

  /// Adds an entry and returns its id. Throws std::length_error when all ids
  /// have been issued.
  EntryId add(std::shared_ptr<EntryBase> Callback);

  /// Removes the entry and returns its callback, so that the caller decides
  /// where it is destroyed; null if there is no such entry.
  std::shared_ptr<EntryBase> remove(EntryId Id);

  /// The callback of an entry, kept alive by the result; null for a stale id.
  std::shared_ptr<EntryBase> find(EntryId Id) const;

  /// The number of live entries.
  std::size_t size() const;

private:
  struct Slot {
    std::uint32_t Generation = 0;
    std::shared_ptr<EntryBase> Callback;
  };

  mutable std::mutex Lock;
  std::vector<Slot> Slots;
  std::vector<std::uint32_t> Free;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_REGISTRY_H
