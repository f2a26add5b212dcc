//===- Binders.cpp - Callables that are made of arguments -----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What std::bind and the like return holds copies of the arguments, of one of
// them maybe the address. It is a holder to the engine, with an element for
// each argument.
//
//===----------------------------------------------------------------------===//

#include "engine/CallEffects.h"
#include "engine/Holders.h"
#include "engine/StdCalls.h"
#include "engine/StdTypes.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclTemplate.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// What a std::reference_wrapper refers to; null if it is none.
static QualType referredBy(QualType Type) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  bool IsReference = Spec && isInStd(Spec) && Spec->getIdentifier() &&
                     Spec->getName() == "reference_wrapper";
  return IsReference ? Spec->getTemplateArgs()[0].getAsType() : QualType();
}

bool CallEffects::isTrackable(const Place &Where) const {
  QualType Type = View.type(Where);
  if (Type.isNull())
    return false;
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  else if (QualType Referred = referredBy(Type); !Referred.isNull())
    Type = Referred;
  return derivesFromRole(Type->getAsCXXRecordDecl(), TypeRole::Trackable);
}

void CallEffects::bind(const Effect &E, SVal Result) {
  const MemRegion *Holder = regionOf(Result);
  if (!Holder)
    return;
  for (unsigned I = 0; I < View.numArguments(); ++I)
    holdArgument(E, I, Holder);
}

void CallEffects::holdArgument(const Effect &E, unsigned I,
                               const MemRegion *Holder) {
  Place Argument = Place::argument(I);
  SVal Value = View.value(Argument);
  QualType Type = View.type(Argument);
  if (Type.isNull() || Type->isFunctionType() || Value.isUnknownOrUndef())
    return;
  bool IsByReference = E.Subject == Argument && I < Function->getNumParams() &&
                       Function->getParamDecl(I)->getType()->isReferenceType();
  bool IsReferred = E.Subject == Argument || !referredBy(Type).isNull();
  if (IsReferred && isTrackable(Argument))
    return;
  ASTContext &Context = U.context().getASTContext();
  if (IsByReference && !Type->isPointerType())
    Type = Context.getPointerType(Type);
  Type = Type.getCanonicalType().getUnqualifiedType();
  const MemRegion *Held = addElement(U, Holder, Type, UnknownVal());
  if (!Held)
    return;
  const MemRegion *Source = regionOf(Value);
  const Expr *Given = Call.getArgExpr(I);
  if (Type->isRecordType() && Source)
    return moveObject(U, Source, Held, Type, !Given->isLValue());
  // A variable is passed by reference, but what it points to is held.
  if (!IsByReference && Given->isGLValue() && Value.getAs<Loc>())
    Value = U.State->getSVal(Value.castAs<Loc>(), Type);
  U.State = U.State->bindLoc(loc::MemRegionVal(Held), Value,
                             U.context().getLocationContext());
}
