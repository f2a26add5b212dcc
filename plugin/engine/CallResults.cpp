//===- CallResults.cpp - Results of calls that we evaluate ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallResults.h"
#include "Compat.h"
#include "engine/Identity.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

static const char ResultTag = 0;

static SVal bindObject(PathUpdate &U, SVal Object, QualType Type,
                       const Expr *Origin) {
  CheckerContext &C = U.context();
  const LocationContext *Frame = C.getLocationContext();
  U.State = U.State->bindLoc(
      Object, conjure(C, Type.getUnqualifiedType(), &ResultTag), Frame);
  SVal Value = U.State->getSVal(Object.castAs<Loc>(), Type);
  U.State = U.State->BindExpr(Origin, Frame, Value);
  return Value;
}

SVal callback_lifetime::bindResult(PathUpdate &U, const CallEvent &Call) {
  const Expr *Origin = Call.getOriginExpr();
  QualType Type = Call.getResultType();
  if (!Origin)
    return UnknownVal();
  if (const auto *Ctor = dyn_cast<CXXConstructorCall>(&Call))
    return bindObject(U, Ctor->getCXXThisVal(), Origin->getType(), Origin);
  if (Type->isVoidType())
    return UnknownVal();
  CheckerContext &C = U.context();
  const LocationContext *Frame = C.getLocationContext();
  if (auto Typed = elementOf(Call, C).getAs<CFGCXXRecordTypedCall>()) {
    EvalCallOptions Options;
    ExprEngine &Engine = C.getStateManager().getOwningEngine();
    auto [State, Object] = Engine.handleConstructionContext(
        Origin, U.State, &Engine.getBuilderContext(), Frame,
        Typed->getConstructionContext(), Options);
    U.State = State;
    return bindObject(U, Object, Type, Origin);
  }
  if (Type->isReferenceType())
    Type = C.getASTContext().getPointerType(Type->getPointeeType());
  SVal Value = conjure(C, Type, &ResultTag);
  U.State = U.State->BindExpr(Origin, Frame, Value);
  return Value;
}

/// What the last inlined call returned, by its call site.
REGISTER_MAP_WITH_PROGRAMSTATE(ReturnedListMap, const Stmt *, SVal)

void callback_lifetime::rememberReturnedList(PathUpdate &U,
                                             const ReturnStmt *Return) {
  CheckerContext &C = U.context();
  const Expr *Result = Return->getRetValue();
  const Stmt *Site = C.getStackFrame()->getCallSite();
  if (!Site || !Result || !Result->getType()->isRecordType())
    return;
  SVal Value = C.getSVal(Result);
  if (Value.getAs<nonloc::CompoundVal>())
    U.State = U.State->set<ReturnedListMap>(Site, Value);
}

void callback_lifetime::bindReturnedList(PathUpdate &U, const CallEvent &Call) {
  const Expr *Site = Call.getOriginExpr();
  const SVal *Value = Site ? U.State->get<ReturnedListMap>(Site) : nullptr;
  if (!Value)
    return;
  if (auto Object = Call.getReturnValueUnderConstruction())
    U.State =
        U.State->bindLoc(*Object, *Value, U.context().getLocationContext());
}

void callback_lifetime::bindReturnedList(PathUpdate &U,
                                         const DeclStmt *Declaration) {
  const auto *Variable = dyn_cast<VarDecl>(*Declaration->decl_begin());
  const Expr *Site = Variable ? Variable->getInit() : nullptr;
  Site = Site ? Site->IgnoreImplicit() : nullptr;
  const SVal *Value = Site ? U.State->get<ReturnedListMap>(Site) : nullptr;
  if (!Value || Variable->getType()->isReferenceType())
    return;
  const LocationContext *Frame = U.context().getLocationContext();
  U.State = U.State->bindLoc(U.State->getLValue(Variable, Frame), *Value, Frame)
                ->remove<ReturnedListMap>(Site);
}
