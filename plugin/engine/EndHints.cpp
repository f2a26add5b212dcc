//===- EndHints.cpp - What would have ended a registration ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/EndHints.h"
#include "model/Attributes.h"
#include "model/Messages.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclBase.h"

using namespace callback_lifetime;
using namespace clang;

/// A function declared beside the keeper that is annotated to revoke.
static const FunctionDecl *findRevoker(const FunctionDecl *Keeper) {
  for (const Decl *D : Keeper->getDeclContext()->decls()) {
    const auto *Function = dyn_cast<FunctionDecl>(D);
    if (!Function || Function == Keeper)
      continue;
    auto Model = modelFromAttributes(Function);
    if (Model && Model->has(Effect::Revoke))
      return Function;
  }
  return nullptr;
}

std::string callback_lifetime::endHint(const Row &R) {
  if (!R.KeptBy || !R.Keeper)
    return {};
  if (R.Keeper->Callback)
    return messages::endedByNullCallback(R.KeptBy->getNameAsString());
  if (const FunctionDecl *Revoker = findRevoker(R.KeptBy))
    return messages::endedByCall(Revoker->getNameAsString());
  return {};
}
