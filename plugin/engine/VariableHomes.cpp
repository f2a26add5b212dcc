//===- VariableHomes.cpp - Stubs in variables and return values -----------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/VariableHomes.h"
#include "engine/Contents.h"
#include "engine/Identity.h"
#include "engine/Places.h"
#include "engine/Wrappers.h"
#include "model/Messages.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

static void retainAt(PathUpdate &U, SymbolRef Entry, Home At,
                     SourceLocation Where, const std::string &Note) {
  for (Row R : rowsOf(U.State, Entry)) {
    R.At = At;
    R.RetainedAt = userLocation(Where, U.context());
    U.send(addRow(U.State, R), Event::Retain, Note, R.RetainedAt);
  }
}

void callback_lifetime::applyStore(PathUpdate &U, SVal Address, SVal Value,
                                   SourceLocation Where,
                                   const MemRegion *Named) {
  const MemRegion *Target = regionOf(Address);
  if (!Target || !hasStubs(U.State))
    return;
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, Value, typeOf(Target), Entries);
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.At.K == Home::Variable && isWithin(N.R.At.Region, Target))
      U.send(N.Id, Event::Revoke);
  if (isOnStack(Target))
    return;
  std::string Name = describe(Named ? Named : Target);
  for (SymbolRef Entry : Entries)
    retainAt(U, Entry, {Home::Variable, Target}, Where,
             messages::retainedByVariable(Name));
}

void callback_lifetime::applyReturn(PathUpdate &U, const ReturnStmt *Return) {
  const Expr *Result = Return->getRetValue();
  if (!Result || !hasStubs(U.State))
    return;
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, U.context().getSVal(Result), Result->getType(),
               Entries);
  for (SymbolRef Entry : Entries)
    retainAt(U, Entry, {Home::Caller, nullptr}, Return->getBeginLoc(),
             messages::returned());
}

// The analyzer has forgotten a returned temporary when it comes to the
// `return`.
void callback_lifetime::applyDirectReturn(PathUpdate &U, const Expr *Made,
                                          SymbolRef Entry) {
  CheckerContext &C = U.context();
  if (!C.inTopFrame() || !Made || !Made->getType()->isRecordType())
    return;
  const ParentMap &Parents = C.getLocationContext()->getParentMap();
  const Stmt *Parent = Parents.getParent(Made);
  while (
      isa_and_nonnull<ExprWithCleanups, CXXBindTemporaryExpr, ImplicitCastExpr>(
          Parent))
    Parent = Parents.getParent(Parent);
  if (isa_and_nonnull<ReturnStmt>(Parent))
    retainAt(U, Entry, {Home::Caller, nullptr}, Parent->getBeginLoc(),
             messages::returned());
}
