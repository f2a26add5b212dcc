//===- Views.cpp - Objects that stand for a part of another ---------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Views.h"
#include "engine/CallResults.h"
#include "engine/CallView.h"
#include "engine/Identity.h"
#include "engine/Places.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

static const MemRegion *wholeOf(ProgramStateRef State, const MemRegion *View) {
  const MemRegion *Whole = View ? parentHome(State, View) : nullptr;
  return Whole ? Whole : View;
}

/// A view that is made of another one, or of what it stands for.
static bool evalViewConstructor(PathUpdate &U, const CallEvent &Call,
                                const CXXConstructorDecl *Ctor) {
  if (roleOf(Ctor->getParent()) != TypeRole::View || Call.getNumArgs() != 1)
    return false;
  Place First = Place::argument(0);
  CallView View(U, Call);
  if (roleOf(View.type(First)) != TypeRole::View)
    return false;
  const MemRegion *Source = regionOf(View.value(First));
  const MemRegion *Target = regionOf(thisOf(Call));
  bindResult(U, Call);
  if (Source && Target)
    U.State = setParentHome(U.State, Target, wholeOf(U.State, Source));
  return true;
}

bool callback_lifetime::evalView(PathUpdate &U, const CallEvent &Call) {
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Callee || !Call.getOriginExpr())
    return false;
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Callee))
    return evalViewConstructor(U, Call, Ctor);
  if (Callee->getReturnType()->isReferenceType() ||
      roleOf(Callee->getReturnType()) != TypeRole::View)
    return false;
  const MemRegion *View = regionOf(bindResult(U, Call));
  const MemRegion *Whole = homeOf(thisOf(Call));
  if (View && Whole)
    U.State = setParentHome(U.State, View, wholeOf(U.State, Whole));
  return true;
}
