//===- HomeOwners.cpp - Who destroys a home -------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/HomeOwners.h"
#include "Compat.h"
#include "engine/CallView.h"
#include "engine/Identity.h"
#include "engine/StdTypes.h"
#include "engine/Tokens.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// Whether \p Region is an object that the path has made with `new`.
static bool isNewObject(const MemRegion *Region) {
  return Region && isa<SymbolicRegion>(Region) &&
         isa<HeapSpaceRegion>(memorySpaceOf(Region));
}

/// `new Button(&Dialog)`: it dies with the dialog.
static bool hasOwner(PathUpdate &U, const CallEvent &Call) {
  const MemRegion *Object = regionOf(thisOf(Call));
  if (!isa<CXXConstructorCall>(Call) || !isNewObject(Object))
    return false;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    const MemRegion *Owner = regionOf(Call.getArgSVal(I));
    const Expr *Argument = Call.getArgExpr(I);
    bool IsObject = Owner && Argument && Argument->getType()->isPointerType() &&
                    Argument->getType()->getPointeeType()->isRecordType();
    if (IsObject && isOnStack(Owner)) {
      U.State = setParentHome(U.State, Object, Owner);
      return true;
    }
  }
  return false;
}

static void giveAwayToken(PathUpdate &U, SVal Token) {
  for (const NumberedRow &N : allRows(U.State))
    if (isNamedByObject(N.R) && matchToken(U.State, N.R, Token) == Match::Yes)
      U.send(N.Id, Event::Escape);
}

void callback_lifetime::giveAway(PathUpdate &U, const CallEvent &Call) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Call.getDecl());
  bool IsOfToken = Method && isToken(roleOf(Method->getParent()));
  if (IsOfToken || hasOwner(U, Call))
    return;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    Place Argument = Place::argument(I);
    CallView View(U, Call);
    QualType Type = View.type(Argument);
    if (!Type.isNull() && isToken(roleOf(Type)))
      giveAwayToken(U, View.token(Argument));
    const MemRegion *Given = regionOf(View.value(Argument));
    if (!isNewObject(Given))
      continue;
    U.State = setHandedOut(U.State, Given);
    for (const NumberedRow &N : allRows(U.State))
      if (N.R.At.Region == Given)
        U.send(N.Id, Event::Escape);
  }
}

void callback_lifetime::leaveSharedHome(PathUpdate &U, const MemRegion *Pointer,
                                        const CXXRecordDecl *Class) {
  if (isUniquePtr(Class) || !isSmartPointer(Class) || !hasRows(U.State))
    return;
  const TypedValueRegion *Scalar =
      firstScalar(Pointer, recordType(Class), U.context().getSValBuilder());
  const MemRegion *Pointee =
      Scalar ? regionOf(U.State->getSVal(Scalar)) : nullptr;
  const auto *Made = dyn_cast_or_null<SymbolicRegion>(Pointee);
  const MemRegion *Next = passesOnTo(U.State, Pointer);
  // What was only asked for has other owners.
  if (!Next && !(Made && isMadeHere(Made->getSymbol())))
    return;
  for (const NumberedRow &N : allRows(U.State)) {
    if (!Pointee || N.R.At.Region != Pointee)
      continue;
    if (Next) // it owns itself, as long as its home lives
      U.edit(N.Id, [&](Row &R) { R.At.Region = Next; });
    else
      U.send(N.Id, Event::Escape);
  }
}
