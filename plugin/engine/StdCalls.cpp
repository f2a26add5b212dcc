//===- StdCalls.cpp - Calls of the standard library ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/StdCalls.h"
#include "engine/HolderCall.h"
#include "engine/Holders.h"
#include "engine/IteratorCalls.h"
#include "engine/StdTypes.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

void callback_lifetime::moveObject(PathUpdate &U, const MemRegion *From,
                                   const MemRegion *To, QualType Type,
                                   bool LeaveEmpty) {
  const LocationContext *Frame = U.context().getLocationContext();
  if (roleOf(Type) == TypeRole::Wrapper)
    ensureEntry(U, From, Type);
  SVal Value = U.State->getSVal(loc::MemRegionVal(From), Type);
  U.State = U.State->bindLoc(loc::MemRegionVal(To), Value, Frame);
  if (!LeaveEmpty)
    return;
  moveElements(U, From, To);
  markEmptied(U, From);
  U.State = U.State->bindDefaultZero(loc::MemRegionVal(From), Frame);
}

static const MemRegion *holderOf(const CallEvent &Call,
                                 const CXXMethodDecl *Method) {
  if (!Method || Method->isStatic() || isa<CXXDestructorDecl>(Method) ||
      holderKind(Method->getParent()) == HolderKind::None)
    return nullptr;
  return regionOf(thisOf(Call));
}

bool callback_lifetime::evalStdCall(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Function || !isInStd(Function) || !Call.getOriginExpr())
    return false;
  if (const MemRegion *Holder =
          holderOf(Call, dyn_cast<CXXMethodDecl>(Function)))
    return HolderCall(U, Call, Holder).eval();
  if (Function->isOverloadedOperator() && evalIteratorCall(U, Call))
    return true;
  bool MakesShared =
      Function->getIdentifier() && Function->getName() == "make_shared";
  const RecordDecl *Pointer =
      MakesShared ? Function->getReturnType()->getAsRecordDecl() : nullptr;
  return Pointer && HolderCall(U, Call, Pointer).evalMakeShared();
}

void callback_lifetime::forgetShared(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Function || !isInStd(Function) || Function->getBuiltinID())
    return; // std::move and the like are builtins
  // The pointers are counted; a weak one counts when it is locked.
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  llvm::StringRef Class = Method && Method->getParent()->getIdentifier()
                              ? Method->getParent()->getName()
                              : "";
  if (Method && holderKind(Method->getParent()) == HolderKind::Shared)
    return;
  if (Class == "weak_ptr" || Class == "__weak_ptr") {
    if (Function->getIdentifier() && Function->getName() == "lock")
      forgetAllShared(U);
    return;
  }
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (const Expr *Argument = Call.getArgExpr(I))
      if (holderKind(Argument->getType()) == HolderKind::Shared &&
          Argument->isLValue())
        forgetElements(U, regionOf(Call.getArgSVal(I)));
}
