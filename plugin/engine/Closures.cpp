//===- Closures.cpp - Wrappers that closures capture by value -------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Closures.h"
#include "engine/Holders.h"
#include "engine/StdCalls.h"
#include "engine/Tokens.h"
#include "model/Attributes.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// Stands for the closure while it has no place.
static const MemRegion *unplaced(const LambdaExpr *Lambda, CheckerContext &C) {
  return C.getSValBuilder().getRegionManager().getCXXTempObjectRegion(
      Lambda, C.getLocationContext());
}

static bool ownsWrapper(const FieldDecl *Capture) {
  return !Capture->getType()->isReferenceType() &&
         isOwning(roleOf(Capture->getType()));
}

void callback_lifetime::holdCaptured(PathUpdate &U, const LambdaExpr *Lambda) {
  CheckerContext &C = U.context();
  MemRegionManager &Regions = C.getSValBuilder().getRegionManager();
  auto Field = Lambda->getLambdaClass()->field_begin();
  for (const Expr *Init : Lambda->capture_inits()) {
    const FieldDecl *Capture = *Field++;
    if (!Init || !ownsWrapper(Capture))
      continue;
    const MemRegion *Built = Regions.getCXXTempObjectRegion(
        Init->IgnoreImplicit(), C.getLocationContext());
    QualType Type = Capture->getType();
    if (const MemRegion *Held =
            addElement(U, unplaced(Lambda, C), Type, UnknownVal()))
      moveObject(U, Built, Held, Type, /*LeaveEmpty=*/true);
  }
}

static void place(PathUpdate &U, const VarDecl *Variable,
                  const LambdaExpr *Lambda) {
  CheckerContext &C = U.context();
  MemRegionManager &Regions = C.getSValBuilder().getRegionManager();
  const VarRegion *Object =
      Regions.getVarRegion(Variable, C.getLocationContext());
  const MemRegion *Holder = unplaced(Lambda, C);
  std::vector<PlacedElement> Held = elementsOf(U.State, Holder);
  auto Next = Held.begin();
  for (const FieldDecl *Capture : Lambda->getLambdaClass()->fields())
    if (ownsWrapper(Capture) && Next != Held.end()) {
      moveObject(U, Next->Region, Regions.getFieldRegion(Capture, Object),
                 Capture->getType(), /*LeaveEmpty=*/true);
      ++Next;
    }
  forgetElements(U, Holder);
}

void callback_lifetime::placeCaptured(PathUpdate &U,
                                      const DeclStmt *Declaration) {
  for (const Decl *D : Declaration->decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    if (!Variable || !Variable->getInit() || !Variable->hasLocalStorage())
      continue;
    if (const auto *Lambda =
            dyn_cast<LambdaExpr>(Variable->getInit()->IgnoreImplicit()))
      place(U, Variable, Lambda);
  }
}
