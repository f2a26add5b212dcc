//===- VariableHomes.cpp - Stubs in variables and return values -----------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/VariableHomes.h"
#include "Compat.h"
#include "engine/Contents.h"
#include "engine/ContextMembers.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/ObjectPaths.h"
#include "engine/Places.h"
#include "engine/StdTypes.h"
#include "engine/Summaries.h"
#include "engine/Wrappers.h"
#include "model/Messages.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// Something that outlives the function gets a value.
struct Keeping {
  Home At;
  SourceLocation Where;
  std::string Note;
};

} // namespace

static void retainRow(PathUpdate &U, Row R, const Keeping &S) {
  R.At = S.At;
  R.RetainedAt = userLocation(S.Where, U.context());
  U.send(addRow(U.State, R), Event::Retain, S.Note, R.RetainedAt);
}

/// Whether the stub was seen already where it is made for this `return`.
static bool isReturned(PathUpdate &U, SymbolRef Entry, const Keeping &S) {
  if (S.At.K != Home::Caller)
    return false;
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.At.K == Home::Caller && N.R.leadsTo(Entry))
      return true;
  return false;
}

static void retainStub(PathUpdate &U, SymbolRef Entry, const Keeping &S) {
  if (isReturned(U, Entry, S))
    return;
  for (const Row &R : rowsOf(U.State, Entry))
    retainRow(U, R, S);
}

/// The frame of the function that the analysed one has called; null in that
/// one.
static const StackFrameContext *outerCallee(CheckerContext &C) {
  const StackFrameContext *Callee = nullptr;
  for (const LocationContext *Frame = C.getLocationContext();
       Frame && !Frame->inTopFrame(); Frame = Frame->getParent())
    Callee = Frame->getStackFrame();
  return Callee;
}

/// Whether it gives nothing back that may end the registration: no connection,
/// no guard.
static bool returnsNoHandle(const StackFrameContext *Callee) {
  const auto *Function =
      Callee ? dyn_cast<FunctionDecl>(Callee->getDecl()) : nullptr;
  return !Function || Function->getReturnType()->isVoidType() ||
         Function->getReturnType()->isIntegralOrEnumerationType();
}

/// Whether the closure also has a smart pointer: to ask whether the object is
/// still there, or to keep it alive.
static bool watchesItself(ProgramStateRef State, SVal Value, QualType Type) {
  if (holderKind(Type) == HolderKind::Function)
    return llvm::any_of(
        elementsOf(State, regionOf(Value)), [&](const PlacedElement &P) {
          return watchesItself(State, loc::MemRegionVal(P.Region), P.E.Type);
        });
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() &&
         llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
           const CXXRecordDecl *Part = Field->getType()->getAsCXXRecordDecl();
           return Part && isSmartPointer(Part);
         });
}

/// A closure with the object whose method is analysed, in another object: the
/// class is judged with it.
static void retainSelf(PathUpdate &U, SVal Value, QualType Type, Keeping S) {
  const StackFrameContext *Top = topFrame(U.context());
  const StackFrameContext *Callee = outerCallee(U.context());
  const LifecycleRun *Run = U.shared().Run;
  const MemRegion *Own = thisObject(Top, U.State).Region;
  bool IsJudged =
      Run && Run->Collected && !isa<CXXDestructorDecl>(Top->getDecl());
  if (!IsJudged || !Own || !S.At.Region || isOnStack(Own) ||
      isHeldBy(U.State, S.At.Region, Own) || !isCallable(Type) ||
      !returnsNoHandle(Callee) || watchesItself(U.State, Value, Type))
    return;
  // What the class does, not what everybody's container does.
  if (Callee && Callee->getCallSite())
    S.Where = Callee->getCallSite()->getBeginLoc();
  llvm::SmallVector<const MemRegion *, 4> Captured;
  collectCaptured(U.State, Value, Type, Captured);
  for (const MemRegion *Object : Captured)
    if (isWithin(Object, Own)) {
      Row R;
      R.Object = Object;
      R.SelfRegistered = true;
      retainRow(U, R, S);
    }
}

/// The value is kept with the stubs in it, and with the contexts.
static void retainValue(PathUpdate &U, SVal Value, QualType Type,
                        bool HasContexts, const Keeping &S) {
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, Value, Type, Entries);
  for (SymbolRef Entry : Entries)
    retainStub(U, Entry, S);
  llvm::SmallVector<const MemRegion *, 4> Objects;
  if (HasContexts)
    collectContexts(U.State, Value, Type, Objects);
  for (const MemRegion *Object : Objects) {
    Row R;
    R.Object = Object;
    retainRow(U, R, S);
  }
  if (HasContexts)
    retainSelf(U, Value, Type, S);
}

/// Whether \p Target is where callbacks are looked up: a callable, a record
/// that calls back, its `void *`, or a variable of that type.
static bool isCallbackPlace(const MemRegion *Target) {
  QualType Type = typeOf(Target);
  if (callsBack(Type))
    return true;
  if (const auto *Field = dyn_cast<FieldRegion>(Target))
    return Type->isVoidPointerType() &&
           callsBack(recordType(Field->getDecl()->getParent()));
  // A callback without a context argument finds its own in a global.
  return isa<VarRegion>(Target) && Type->isPointerType() &&
         !Type->isFunctionPointerType();
}

/// The function pointer beside a context is set to null: nobody calls it.
static bool disables(SVal Value, const MemRegion *Target, const MemRegion *At) {
  const auto *Function = dyn_cast<FieldRegion>(Target);
  const auto *Context = dyn_cast_or_null<FieldRegion>(At);
  return Function && Context && Value.isZeroConstant() &&
         Function->getValueType()->isFunctionPointerType() &&
         Function->getSuperRegion() == Context->getSuperRegion();
}

void callback_lifetime::escapeSelfStored(PathUpdate &U,
                                         const MemRegion *Place) {
  // Where it was stored in this run, its element is known.
  const LifecycleRun *Run = U.shared().Run;
  if (!Run || !Run->Seed)
    return;
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.isSelfStored() && !(Place && isWithin(Place, N.R.Object)))
      U.send(N.Id, Event::Escape);
}

void callback_lifetime::applyStore(PathUpdate &U, SVal Address, SVal Value,
                                   SourceLocation Where,
                                   const MemRegion *Named) {
  const MemRegion *Target = regionOf(Address);
  if (!Target)
    return;
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.At.K == Home::Variable && (isWithin(N.R.At.Region, Target) ||
                                       disables(Value, Target, N.R.At.Region)))
      U.send(N.Id, Event::Revoke);
  if (!isOnStack(Target) && callsBack(typeOf(Target)))
    escapeSelfStored(U, Target);
  if (isContextMember(U, Target)) // the model says what that means
    return storeContext(U, Target, Value, Where);
  if (isOnStack(Target))
    return;
  bool HasContexts = isCallbackPlace(Target);
  if (!HasContexts && !hasStubs(U.State))
    return;
  retainValue(U, Value, typeOf(Target), HasContexts,
              {{Home::Variable, Target},
               Where,
               messages::retainedByVariable(describe(Named ? Named : Target))});
}

void callback_lifetime::applyReturn(PathUpdate &U, const ReturnStmt *Return) {
  const Expr *Result = Return->getRetValue();
  if (Result)
    retainValue(
        U, U.context().getSVal(Result), Result->getType(),
        callsBack(Result->getType()),
        {{Home::Caller, nullptr}, Return->getBeginLoc(), messages::returned()});
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
    retainStub(
        U, Entry,
        {{Home::Caller, nullptr}, Parent->getBeginLoc(), messages::returned()});
}
