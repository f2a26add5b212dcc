//===- EndHints.h - What would have ended a registration --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the last note of a finding: the call that would have undone the
// registration, as far as the model or the keeper's class tells.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_ENDHINTS_H
#define CALLBACK_LIFETIME_ENGINE_ENDHINTS_H

#include "engine/Rows.h"
#include "model/ModelSet.h"

namespace callback_lifetime {

/// A registration, as far as its end is concerned. Nothing in it is null.
struct Kept {
  const clang::FunctionDecl *By;
  const FunctionModel *Model;
  const Effect *Keeper;
  bool HasToken;
};

/// The call that ends one.
struct Ending {
  std::string Function;
  /// What it does; null for the retaining function with a null callback.
  const Effect *Revoke = nullptr;
};

std::optional<Ending> findEnding(const Kept &R, const ModelSet &Models);

/// The note, or nothing where the model names no way.
std::string endHint(const Row &R, const ModelSet &Models);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_ENDHINTS_H
