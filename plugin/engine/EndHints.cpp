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

/// Whether \p Revoker takes the token that \p Keeper returns.
static bool takesToken(const FunctionDecl *Revoker, const FunctionModel &Model,
                       const FunctionDecl *Keeper) {
  QualType Token = Keeper->getReturnType();
  for (const Effect &E : Model.Effects)
    if (E.K == Effect::Revoke && E.Subject.K == Place::Argument &&
        Token->isIntegerType() &&
        Revoker->getParamDecl(E.Subject.Index)->getType()->isIntegerType())
      return true;
  return false;
}

/// A function declared beside the keeper that is annotated to revoke; one that
/// takes the keeper's token, if there is one.
static const FunctionDecl *findRevoker(const FunctionDecl *Keeper) {
  const FunctionDecl *First = nullptr;
  for (const Decl *D : Keeper->getDeclContext()->decls()) {
    const auto *Function = dyn_cast<FunctionDecl>(D);
    if (!Function || Function == Keeper)
      continue;
    auto Model = modelFromAttributes(Function);
    if (!Model || !Model->has(Effect::Revoke))
      continue;
    if (takesToken(Function, *Model, Keeper))
      return Function;
    if (!First)
      First = Function;
  }
  return First;
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
