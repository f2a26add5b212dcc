//===- SharedCalls.cpp - Shared pointers ----------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallResults.h"
#include "engine/HolderCall.h"
#include "engine/OwnerDeaths.h"
#include "engine/StdVerbs.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// `shared_ptr<T>(new T)`, without a deleter.
bool HolderCall::takesPointer() const {
  return isa<CXXConstructorDecl>(Method) && Call.getNumArgs() == 1 &&
         argumentType(0)->isPointerType();
}

/// Whether the argument is a shared pointer too, maybe to a base or a const
/// object.
bool HolderCall::takesShared() const {
  return Call.getNumArgs() == 1 &&
         holderKind(argumentType(0)) == HolderKind::Shared;
}

/// The analyzer follows shared pointers, but guesses how many there are. Here
/// they are counted, as long as each of them is seen.
bool HolderCall::evalShared() {
  bool IsConstructor = isa<CXXConstructorDecl>(Method);
  bool IsAssignment = Method->getOverloadedOperator() == OO_Equal;
  SVal Self = loc::MemRegionVal(Holder);
  const MemRegion *Source = Call.getNumArgs() ? regionOf(argument(0)) : nullptr;
  std::vector<PlacedElement> Taken;
  if ((IsConstructor || IsAssignment) && takesShared() && Source)
    Taken = elementsOf(U.State, Source);
  bool HadElement = !elementsOf(U.State, Holder).empty();
  if (IsAssignment && Source == Holder && HadElement)
    return finishWith(Self);
  if (IsAssignment || isNamed("reset"))
    destroyElements(U, Holder, Here);
  if (!Taken.empty()) {
    if (isRvalue(0))
      moveElements(U, Source, Holder);
    else
      shareElement(U, Taken[0].Region, Holder);
    return IsConstructor ? finish() : finishWith(Self);
  }
  if (HadElement && (IsAssignment || isNamed("reset")))
    return IsAssignment ? finishWith(Self) : finish();
  if (takesPointer()) {
    finish();
    if (const MemRegion *Pointee = regionOf(argument(0)))
      placeElement(U, Holder, Pointee, Type, UnknownVal());
    return true;
  }
  std::vector<PlacedElement> All = elementsOf(U.State, Holder);
  bool IsAccess = verbOf(Method) == Verb::Access || isNamed("get");
  return IsAccess && All.size() == 1 &&
         finishWith(loc::MemRegionVal(All[0].Region));
}

bool HolderCall::evalMakeShared() {
  SVal Result = bindResult(U, Call);
  Holder = regionOf(Result);
  if (Holder)
    addMadeOf(0, UnknownVal());
  return true;
}
