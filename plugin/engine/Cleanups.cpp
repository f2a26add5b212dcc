//===- Cleanups.cpp - __attribute__((cleanup)) ----------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Cleanups.h"
#include "engine/Identity.h"
#include "engine/OwnerDeaths.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

// What a variable points to: the analyzer forgets the value of one that nothing
// mentions any more.
REGISTER_MAP_WITH_PROGRAMSTATE(CleanupMap, const VarRegion *, const MemRegion *)

void callback_lifetime::rememberCleanups(PathUpdate &U,
                                         const DeclStmt *Declaration) {
  CheckerContext &C = U.context();
  for (const Decl *D : Declaration->decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    if (!Variable || !U.shared().Cleanups.count(Variable))
      continue;
    const VarRegion *Place = C.getSValBuilder().getRegionManager().getVarRegion(
        Variable, C.getLocationContext());
    U.State =
        U.State->set<CleanupMap>(Place, regionOf(U.State->getSVal(Place)));
  }
}

void callback_lifetime::updateCleanup(PathUpdate &U, const MemRegion *Place,
                                      SVal Value) {
  const auto *Variable = dyn_cast_or_null<VarRegion>(Place);
  if (Variable && U.State->contains<CleanupMap>(Variable))
    U.State = U.State->set<CleanupMap>(Variable, regionOf(Value));
}

static void runCleanup(PathUpdate &U, const VarRegion *Place,
                       const MemRegion *Object, SourceLocation At) {
  const FunctionDecl *Function = U.shared().Cleanups.lookup(Place->getDecl());
  U.State = U.State->remove<CleanupMap>(Place);
  const Stmt *Body = Function->getBody();
  if (!Body || U.shared().SeenUndoing.mayUndo(Body))
    escapeAll(U);
  else if (Object && U.shared().SeenUndoing.mayDrop(Body))
    dropObject(U, Object, Event::Delete, At);
}

void callback_lifetime::runLeftCleanups(PathUpdate &U) {
  for (const auto &Entry : U.State->get<CleanupMap>()) {
    SourceLocation End = endOfLeftScope(U, Entry.first);
    if (End.isValid())
      runCleanup(U, Entry.first, Entry.second, End);
  }
}

void callback_lifetime::runCleanups(PathUpdate &U, SourceLocation At) {
  const StackFrameContext *Frame = U.context().getStackFrame();
  for (const auto &Entry : U.State->get<CleanupMap>())
    if (Entry.first->getStackFrame() == Frame)
      runCleanup(U, Entry.first, Entry.second, At);
}
