//===- DanglingStubChecker.cpp - The analyzer checker ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/DanglingStubChecker.h"
#include "Compat.h"
#include "engine/CallEffects.h"
#include "engine/CallResults.h"
#include "engine/Cleanups.h"
#include "engine/ClosedHomes.h"
#include "engine/Closures.h"
#include "engine/Custody.h"
#include "engine/DestructorCalls.h"
#include "engine/FunctionEnd.h"
#include "engine/Holders.h"
#include "engine/HomeOwners.h"
#include "engine/Identity.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/Siblings.h"
#include "engine/StdCalls.h"
#include "engine/StdTypes.h"
#include "engine/Summaries.h"
#include "engine/UnknownCalls.h"
#include "engine/Unwinding.h"
#include "engine/VariableHomes.h"
#include "engine/Views.h"
#include "engine/Waiting.h"
#include "engine/Wrappers.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

void DanglingStubChecker::configure(const ModelSet &Set, const Options &Opts,
                                    const CleanupFunctions &Cleanups,
                                    LifecycleRun *Run) {
  Shared.emplace(this, Set, Opts, Cleanups);
  Shared->Run = Run;
}

static const FunctionDecl *calleeOf(const CallEvent &Call) {
  return dyn_cast_or_null<FunctionDecl>(Call.getDecl());
}

static void leaveScopes(PathUpdate &U) {
  runLeftCleanups(U);
  dropLeftScopes(U);
}

/// What is inside of some header-only libraries costs more than it tells.
static bool evalOpaque(PathUpdate &U, const CallEvent &Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || !Call.getOriginExpr() || !U.shared().Models.isOpaque(Callee))
    return false;
  U.State = Call.invalidateRegions(U.context().blockCount(), U.State);
  bindResult(U, Call);
  return true;
}

bool DanglingStubChecker::evalCall(const CallEvent &Call,
                                   CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  if (evalSpecialMember(U, Call) || evalStdCall(U, Call) ||
      evalAlloca(U, Call)) {
    U.commit();
    return true;
  }
  const FunctionModel *Model = Shared->Models.find(calleeOf(Call));
  if (!Model && (evalView(U, Call) || evalOpaque(U, Call))) {
    U.commit();
    return true;
  }
  if (!Model || !Call.getOriginExpr())
    return false;
  leaveScopes(U);
  CallEffects Effects(U, Call, *Model);
  Effects.applyBefore();
  Effects.applyAfter(Effects.bindResult());
  U.commit();
  return true;
}

void DanglingStubChecker::checkPreCall(const CallEvent &Call,
                                       CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  const auto *Dtor = dyn_cast<CXXDestructorCall>(&Call);
  if (!Dtor) {
    forgetShared(U, Call);
    escapeCaptured(U, Call);
    checkUnwinding(U, Call);
    return U.commit();
  }
  beforeDestructor(U, *Dtor);
  U.commit();
}

static void applyExport(PathUpdate &U, const CallEvent &Call) {
  QualType Type = Call.getResultType();
  if (Type->isReferenceType() || roleOf(Type) != TypeRole::Wrapper)
    return;
  SVal Result = Call.getReturnValue();
  if (auto Object = Call.getReturnValueUnderConstruction())
    Result = *Object;
  if (SymbolRef Entry = identityOf(U.State, Result, Type))
    exportEntry(U, Entry, Call);
}

/// Whether anything may happen inside. Making and moving wrappers and stubs is
/// understood, and the standard library does not call back what it is not
/// given.
static bool isUnknown(const FunctionDecl *Callee, CheckerContext &C) {
  if (Callee->isImplicit() ||
      C.getSourceManager().isInSystemHeader(Callee->getLocation()))
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  return roleOf(Callee->getReturnType()) == TypeRole::None &&
         !(Method && roleOf(Method->getParent()) != TypeRole::None);
}

void DanglingStubChecker::checkPostCall(const CallEvent &Call,
                                        CheckerContext &C) const {
  const FunctionDecl *Callee = calleeOf(Call);
  PathUpdate U(C, *Shared);
  if (!Callee) {
    applyPointerCall(U, Call);
    return U.commit();
  }
  if (const auto *Dtor = dyn_cast<CXXDestructorCall>(&Call)) {
    afterDestructor(U, *Dtor);
    return U.commit();
  }
  recordCustody(U, Call);
  const FunctionModel *Model = Shared->Models.find(Callee);
  if (!Model && hasRows(U.State))
    escapeHidden(U, Call);
  if (isa<CXXDestructorDecl>(Callee)) // called by name
    afterNamedDestructor(U, Call);
  // What is inside of std::bind is not followed.
  if (!Model && (isInStd(Callee) || !C.wasInlined))
    handOutUndoing(U, Call);
  if (C.wasInlined) {
    bindReturnedList(U, Call);
    return U.commit();
  }
  if (Call.getOriginExpr() && !isa<CXXConstructorDecl>(Callee))
    applyExport(U, Call);
  if (!Model && !isInStd(Callee))
    giveAway(U, Call);
  if (!Model && !isa<CXXMethodDecl>(Callee))
    forgetGivenVariables(U, Call);
  if (!Model && hasRows(U.State) && isUnknown(Callee, C)) {
    leaveScopes(U);
    applyUnknownCall(U, Call);
  }
  U.commit();
}

void DanglingStubChecker::checkBind(SVal Address, SVal Value, const Stmt *At,
                                    CheckerContext &C) const {
  if (!At)
    return;
  PathUpdate U(C, *Shared);
  forgetClosed(U, regionOf(Address));
  updateCleanup(U, regionOf(Address), Value);
  applyStore(U, Address, Value, At->getBeginLoc());
  U.commit();
}

void DanglingStubChecker::checkBind(SVal Address, SVal Value, const Stmt *At,
                                    bool /*AtDeclInit*/,
                                    CheckerContext &C) const {
  checkBind(Address, Value, At, C);
}

void DanglingStubChecker::checkLocation(SVal Address, bool IsLoad, const Stmt *,
                                        CheckerContext &C) const {
  if (!IsLoad || !hasRows(C.getState()) || !isShared(regionOf(Address)))
    return;
  PathUpdate U(C, *Shared);
  applyWait(U, regionOf(Address));
  U.commit();
}

/// Who only writes learns nothing from other threads.
static bool isStore(const AtomicExpr *Access) {
  switch (Access->getOp()) {
  case AtomicExpr::AO__c11_atomic_init:
  case AtomicExpr::AO__c11_atomic_store:
  case AtomicExpr::AO__atomic_store:
  case AtomicExpr::AO__atomic_store_n:
    return true;
  default:
    return false;
  }
}

void DanglingStubChecker::checkPostStmt(const AtomicExpr *Access,
                                        CheckerContext &C) const {
  if (isStore(Access))
    return;
  PathUpdate U(C, *Shared);
  applyWait(U, regionOf(C.getSVal(Access->getPtr())));
  U.commit();
}

void DanglingStubChecker::checkPreStmt(const CXXDeleteExpr *Delete,
                                       CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  const MemRegion *Object = regionOf(C.getSVal(Delete->getArgument()));
  if (const auto *Element = dyn_cast_or_null<ElementRegion>(Object))
    if (Delete->isArrayForm())
      Object = canonical(Element->getSuperRegion());
  SourceLocation At = userLocation(Delete->getBeginLoc(), C);
  dropObject(U, Object, Event::Delete, At);
  rememberFreed(U, Object, At);
  U.commit();
}

void DanglingStubChecker::checkPreStmt(const ReturnStmt *Return,
                                       CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  if (C.inTopFrame())
    applyReturn(U, Return);
  else
    rememberReturnedList(U, Return);
  U.commit();
}

void DanglingStubChecker::checkPostStmt(const DeclStmt *Declaration,
                                        CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  bindReturnedList(U, Declaration);
  placeCaptured(U, Declaration);
  rememberCleanups(U, Declaration);
  U.commit();
}

void DanglingStubChecker::checkPostStmt(const LambdaExpr *Lambda,
                                        CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  holdCaptured(U, Lambda);
  U.commit();
}

void DanglingStubChecker::checkBeginFunction(CheckerContext &C) const {
  if (!C.inTopFrame())
    return;
  PathUpdate U(C, *Shared);
  applySeed(U);
  U.commit();
}

void DanglingStubChecker::checkBranchCondition(const Stmt *Condition,
                                               CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  followCondition(U, C.getSVal(Condition));
  U.commit();
}

void DanglingStubChecker::checkEndFunction(const ReturnStmt *Return,
                                           CheckerContext &C) const {
  PathUpdate U(C, *Shared);
  SourceLocation Where = frameEnd(Return, C);
  runCleanups(U, Where);
  dropFrame(U, Where);
  if (C.inTopFrame()) {
    collectSummaries(U, Return);
    finishDestruction(U);
    endFunction(U, Return, Where);
    recordUndone(U);
  }
  U.commit();
}

void DanglingStubChecker::checkLiveSymbols(ProgramStateRef State,
                                           SymbolReaper &Reaper) const {
  keepElementsAlive(State, Reaper);
  keepRowsAlive(State, Reaper);
}

static const StackFrameContext *outermost(const CallEvent *Call) {
  const StackFrameContext *Frame = Call->getLocationContext()->getStackFrame();
  while (!Frame->inTopFrame())
    Frame = Frame->getParent()->getStackFrame();
  return Frame;
}

// What the analyzer forgets of an object may be what its destructor decides by:
// whether it owns the home, whether it is registered.
ProgramStateRef DanglingStubChecker::checkRegionChanges(
    ProgramStateRef State, const InvalidatedSymbols *,
    ArrayRef<const MemRegion *>, ArrayRef<const MemRegion *> Changed,
    const LocationContext *, const CallEvent *Call) const {
  if (!Call || !hasRows(State))
    return State;
  if (touchesOnlyItsObject(*Call))
    return restoreOthers(State, *Call, Changed);
  if (isa<CXXDestructorCall>(Call))
    return State;
  // In a method the class is judged as a whole, with its destructor.
  const MemRegion *Own = thisObject(outermost(Call), State).Region;
  for (const MemRegion *Region : Changed) {
    const MemRegion *Object = canonical(Region->getBaseRegion());
    if (!cleansUp(typeOf(Object)) || Object == Own)
      continue;
    for (const NumberedRow &N : allRows(State))
      if ((N.R.Object && isWithin(N.R.Object, Object)) ||
          mayUndo(State, Object, N.R))
        State = removeRow(State, N.Id);
  }
  return State;
}

void DanglingStubChecker::printState(llvm::raw_ostream &OS,
                                     ProgramStateRef State, const char *NewLine,
                                     const char *) const {
  printRows(State, OS, NewLine);
}

static void registerChecker(CheckerManager &Manager) {
  Manager.registerChecker<DanglingStubChecker>();
}

static bool shouldRegister(const CheckerManager &) { return true; }

void callback_lifetime::registerDanglingStubChecker(CheckerRegistry &Registry) {
  Registry.addChecker(registerChecker, shouldRegister,
                      DanglingStubChecker::FullName,
                      "Find callback owners that are dropped while a stub that "
                      "leads to them is still live",
                      /*DocsUri=*/"", /*IsHidden=*/false);
}
