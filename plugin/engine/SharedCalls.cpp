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

/// The analyzer follows shared pointers, but guesses how many there are. As
/// soon as a second one may exist we do not know when the object dies.
bool HolderCall::evalShared() {
  bool IsMove = isa<CXXConstructorDecl>(Method)
                    ? cast<CXXConstructorDecl>(Method)->isMoveConstructor()
                    : Method->isMoveAssignmentOperator();
  const MemRegion *Source =
      Call.getNumArgs() ? regionOf(Call.getArgSVal(0)) : nullptr;
  bool Replaces =
      Method->getOverloadedOperator() == OO_Equal || isNamed("reset");
  bool HadElement = !elementsOf(U.State, Holder).empty();
  if (Replaces)
    destroyElements(U, Holder, Here);
  if (IsMove && Source && !elementsOf(U.State, Source).empty()) {
    moveElements(U, Source, Holder);
    return isa<CXXConstructorDecl>(Method)
               ? finish()
               : finishWith(loc::MemRegionVal(Holder));
  }
  if (Replaces && HadElement)
    return Method->getOverloadedOperator() == OO_Equal
               ? finishWith(loc::MemRegionVal(Holder))
               : finish();
  if (takesPointer()) {
    finish();
    const MemRegion *Pointee = regionOf(Call.getArgSVal(0));
    if (Pointee)
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
