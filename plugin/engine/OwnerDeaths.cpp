//===- OwnerDeaths.cpp - Every way a context dies -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/OwnerDeaths.h"
#include "Compat.h"
#include "engine/Custody.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/OwnedParts.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/AnalysisDeclContext.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// An object at an address dies.
static void dropRow(PathUpdate &U, const NumberedRow &N, Event How,
                    SourceLocation At) {
  U.drop(N.Id, How, At, N.R.Object);
}

REGISTER_MAP_WITH_PROGRAMSTATE(FreedMap, const MemRegion *, unsigned)

SourceLocation callback_lifetime::freedAt(ProgramStateRef State,
                                          const MemRegion *Region) {
  const unsigned *At =
      Region ? State->get<FreedMap>(Region->getBaseRegion()) : nullptr;
  return At ? SourceLocation::getFromRawEncoding(*At) : SourceLocation();
}

void callback_lifetime::rememberFreed(PathUpdate &U, const MemRegion *Region,
                                      SourceLocation At) {
  if (Region && isa<SymbolicRegion>(Region))
    U.State = U.State->set<FreedMap>(Region, At.getRawEncoding());
}

/// Whether the home of \p R is a part of \p Object, or \p Object itself. A
/// handle in a member stands for a home that is elsewhere.
static bool isHomeIn(ProgramStateRef State, const Row &R,
                     const MemRegion *Object) {
  const auto *Place = dyn_cast_or_null<TypedValueRegion>(R.At.Region);
  bool IsHandle = R.At.K == Home::Object && Place &&
                  Place->getValueType()->isAnyPointerType();
  if (IsHandle)
    return regionOf(State->getSVal(Place)) == Object;
  for (const MemRegion *Home = R.At.Region; Home;
       Home = parentHome(State, Home))
    if (isWithin(Home, Object))
      return true;
  return false;
}

/// The home dies.
static void leaveHome(PathUpdate &U, const NumberedRow &N) {
  const MemRegion *Next = passesOnTo(U.State, N.R.At.Region);
  if (!Next)
    return U.send(N.Id, Event::Close);
  U.edit(N.Id, [&](Row &R) { R.At.Region = Next; });
}

void callback_lifetime::dropObject(PathUpdate &U, const MemRegion *Object,
                                   Event How, SourceLocation At) {
  if (!Object)
    return;
  for (const NumberedRow &N : allRows(U.State)) {
    if (N.R.Guard && isWithin(N.R.Guard, Object))
      U.send(N.Id, Event::Revoke);
    if (N.R.Object && isWithin(N.R.Object, Object))
      dropRow(U, N, How, At);
    if (isHomeIn(U.State, N.R, Object))
      leaveHome(U, N);
  }
}

void callback_lifetime::escapeAll(PathUpdate &U) {
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.At.K == Home::Process || N.R.At.K == Home::Object)
      U.send(N.Id, Event::Escape);
}

void callback_lifetime::destroyContents(PathUpdate &U, const MemRegion *Region,
                                        QualType Type, SourceLocation At) {
  if (U.shared().SeenUndoing.mayUndoInDestructorOf(Type))
    escapeAll(U);
  for (const OwnedPart &Part : ownedParts(U.State, Region, Type))
    switch (Part.K) {
    case OwnedPart::Wrapper:
      dropWrapper(U, Part.Region, Part.Type, At);
      break;
    case OwnedPart::Holder:
      destroyElements(U, Part.Region, At);
      break;
    case OwnedPart::Pointee:
      if (U.shared().SeenUndoing.mayUndoInDestructorOf(Part.Type))
        escapeAll(U);
      if (cleansUp(Part.Type))
        escapeUndone(U, Part.Region);
      dropObject(U, Part.Region, Event::Drop, At);
      break;
    }
  if (cleansUp(Type))
    escapeUndone(U, Region);
  dropObject(U, Region, Event::Drop, At);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// Where control is in \p Frame: the statement being run, or the call.
static SourceLocation positionIn(const StackFrameContext *Frame,
                                 CheckerContext &C) {
  const LocationContext *Inner = C.getLocationContext();
  if (Inner->getStackFrame() == Frame) {
    const Stmt *Now =
        C.getPredecessor()->getCurrentOrPreviousStmtForDiagnostics();
    return Now ? Now->getBeginLoc() : SourceLocation();
  }
  while (Inner) {
    const StackFrameContext *Stack = Inner->getStackFrame();
    const LocationContext *Caller = Stack->getParent();
    if (Caller && Caller->getStackFrame() == Frame && Stack->getCallSite())
      return Stack->getCallSite()->getBeginLoc();
    Inner = Caller;
  }
  return {};
}

static const VarRegion *localVariable(const MemRegion *Object) {
  const auto *Variable =
      dyn_cast_or_null<VarRegion>(Object ? Object->getBaseRegion() : nullptr);
  return Variable && isOnStack(Variable) ? Variable : nullptr;
}

static const Stmt *scopeOf(PathUpdate &U, const VarRegion *Variable) {
  return U.shared().Scopes.scopeOf(Variable->getDecl(),
                                   Variable->getStackFrame()->getDecl());
}

static bool isRunning(const StackFrameContext *Frame, CheckerContext &C) {
  const LocationContext *Current = C.getLocationContext();
  return Current->getStackFrame() == Frame || Frame->isParentOf(Current);
}

/// The variable of \p Frame whose destructor is running: what was declared
/// after it is dead already, though a trivial destructor leaves no trace.
static const VarDecl *dyingVariable(const StackFrameContext *Frame,
                                    CheckerContext &C) {
  for (const LocationContext *Inner = C.getLocationContext(); Inner;) {
    const StackFrameContext *Stack = Inner->getStackFrame();
    const LocationContext *Caller = Stack->getParent();
    bool IsCalled = Caller && Caller->getStackFrame() == Frame;
    if (IsCalled && !Stack->getCallSite()) {
      CFGElement Element = (*Stack->getCallSiteBlock())[Stack->getIndex()];
      auto Dtor = Element.getAs<CFGAutomaticObjDtor>();
      return Dtor ? Dtor->getVarDecl() : nullptr;
    }
    Inner = Caller;
  }
  return nullptr;
}

static bool diedBefore(const VarDecl *Variable, const VarDecl *Dying,
                       const SourceManager &Sources) {
  return Dying && Variable != Dying && !isa<ParmVarDecl>(Variable) &&
         Sources.isBeforeInTranslationUnit(Dying->getLocation(),
                                           Variable->getLocation());
}

SourceLocation callback_lifetime::endOfLeftScope(PathUpdate &U,
                                                 const VarRegion *Variable) {
  CheckerContext &C = U.context();
  const SourceManager &Sources = C.getSourceManager();
  const StackFrameContext *Frame = Variable->getStackFrame();
  const Stmt *Scope = isRunning(Frame, C) ? scopeOf(U, Variable) : nullptr;
  if (!Scope)
    return {};
  SourceLocation End = Sources.getExpansionLoc(Scope->getEndLoc());
  if (const VarDecl *Dying = dyingVariable(Frame, C))
    return diedBefore(Variable->getDecl(), Dying, Sources) ? End
                                                           : SourceLocation();
  SourceLocation Now = positionIn(Frame, C);
  bool IsLeft = Now.isValid() && Sources.isBeforeInTranslationUnit(
                                     End, Sources.getExpansionLoc(Now));
  return IsLeft ? End : SourceLocation();
}

void callback_lifetime::dropLeftScopes(PathUpdate &U) {
  for (const NumberedRow &N : allRows(U.State)) {
    const VarRegion *Variable = localVariable(N.R.Object);
    if (!Variable || N.R.DroppedAt.isValid())
      continue;
    SourceLocation End = endOfLeftScope(U, Variable);
    if (End.isValid())
      dropRow(U, N, Event::Drop, End);
  }
}

//===----------------------------------------------------------------------===//
// Frames
//===----------------------------------------------------------------------===//

static const StackFrameContext *frameOf(const MemRegion *Object) {
  const auto *Stack =
      dyn_cast<StackSpaceRegion>(memorySpaceOf(Object->getBaseRegion()));
  return Stack ? Stack->getStackFrame() : nullptr;
}

/// What was passed by value: its destruction is the caller's business, so that
/// of a top-level function's parameters is nowhere in its CFG.
static void dropParameters(PathUpdate &U, const StackFrameContext *Frame,
                           SourceLocation At) {
  const auto *Function = dyn_cast<FunctionDecl>(Frame->getDecl());
  if (!Function)
    return;
  MemRegionManager &Regions = U.context().getSValBuilder().getRegionManager();
  for (const ParmVarDecl *Param : Function->parameters())
    if (Param->getType()->isRecordType())
      destroyContents(U, Regions.getVarRegion(Param, Frame), Param->getType(),
                      At);
}

/// Where \p Object dies if its frame is left at \p At: a variable of a block
/// that control has left by another way died at the end of that block.
static SourceLocation deathInFrame(PathUpdate &U, const MemRegion *Object,
                                   SourceLocation At) {
  const SourceManager &Sources = U.context().getSourceManager();
  const VarRegion *Variable = localVariable(Object);
  const Stmt *Scope = Variable ? scopeOf(U, Variable) : nullptr;
  if (!Scope || Sources.isInSystemHeader(At))
    return At;
  SourceLocation End = Sources.getExpansionLoc(Scope->getEndLoc());
  return Sources.isBeforeInTranslationUnit(End, Sources.getExpansionLoc(At))
             ? End
             : At;
}

static bool hasDestructor(QualType Type) {
  const CXXRecordDecl *Class =
      Type.isNull() ? nullptr : Type->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && !Class->hasTrivialDestructor();
}

static bool isParameter(const MemRegion *Object) {
  const VarRegion *Variable = localVariable(Object);
  return Variable && isa<ParmVarDecl>(Variable->getDecl());
}

void callback_lifetime::dropFrame(PathUpdate &U, SourceLocation At) {
  CheckerContext &C = U.context();
  const StackFrameContext *Frame = C.getStackFrame();
  if (C.inTopFrame())
    dropParameters(U, Frame, At);
  for (const NumberedRow &N : allRows(U.State)) {
    if (N.R.At.Region && frameOf(N.R.At.Region) == Frame &&
        N.R.At.K == Home::Variable)
      U.send(N.Id, Event::Close);
    if (!N.R.Object || N.R.DroppedAt.isValid() || frameOf(N.R.Object) != Frame)
      continue;
    // What has a destructor dies in it. Where that was not seen, the object is
    // what the function returns.
    if (hasDestructor(typeOf(N.R.Object->getBaseRegion())) &&
        !isParameter(N.R.Object))
      U.send(N.Id, Event::Escape);
    else
      dropRow(U, N, Event::Drop, deathInFrame(U, N.R.Object, At));
  }
}
