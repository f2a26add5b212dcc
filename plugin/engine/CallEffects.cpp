//===- CallEffects.cpp - What a modelled call does to the rows ------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallEffects.h"
#include "Compat.h"
#include "engine/CallResults.h"
#include "engine/Contents.h"
#include "engine/Holders.h"
#include "engine/OwnerDeaths.h"
#include "engine/Tokens.h"
#include "engine/VariableHomes.h"
#include "engine/Waiting.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// A handle that a function always returns again for the same home.
struct OnlyHandle {
  const FunctionModel *Model;
  const MemRegion *Home;
  SVal Value;

  bool operator==(const OnlyHandle &Other) const {
    return Model == Other.Model && Home == Other.Home && Value == Other.Value;
  }
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Model);
    ID.AddPointer(Home);
    Value.Profile(ID);
  }
};

} // namespace

REGISTER_LIST_WITH_PROGRAMSTATE(OnlyHandles, OnlyHandle)

CallEffects::CallEffects(PathUpdate &Update, const CallEvent &Call,
                         const FunctionModel &Model)
    : U(Update), Call(Call), View(Update, Call), Model(Model),
      Function(cast<FunctionDecl>(Call.getDecl())),
      Name(Function->getNameAsString()) {}

// A call that ends something may call it for a last time. What ends at once
// does so before anything new is kept; what ends later may be new (uv_close).
void CallEffects::applyBefore() {
  struct Phase {
    Effect::Kind K;
    Finishes Ends;
  };
  static constexpr Phase Order[] = {
      {Effect::Invoke, Finishes::AtOnce}, {Effect::Step, Finishes::AtOnce},
      {Effect::Wait, Finishes::AtOnce},   {Effect::Revoke, Finishes::AtOnce},
      {Effect::Close, Finishes::AtOnce},  {Effect::Drop, Finishes::AtOnce},
      {Effect::Retain, Finishes::AtOnce}, {Effect::Retain, Finishes::Later},
      {Effect::Arm, Finishes::AtOnce},    {Effect::Revoke, Finishes::Later},
      {Effect::Close, Finishes::Later}};
  for (const Phase &P : Order)
    for (const Effect &E : Model.Effects)
      if (E.K == P.K && E.Ends == P.Ends)
        applyEffect(E);
}

void CallEffects::applyEffect(const Effect &E) {
  switch (E.K) {
  case Effect::Retain:
    return retain(E);
  case Effect::Arm:
    return arm(E);
  case Effect::Revoke:
    return revoke(E);
  case Effect::Close:
    return close(E);
  case Effect::Step:
    return stepHome(E);
  case Effect::Drop:
    return drop(E);
  case Effect::Wait:
    return applyWait(U, regionOf(View.value(E.Subject)));
  case Effect::Invoke:
    return invoke(E);
  case Effect::Release:
  case Effect::Derive:
  case Effect::Allocate:
  case Effect::Return:
  case Effect::Bind:
  case Effect::MakeStub:
    return; // after the call
  }
}

SVal CallEffects::bindResult() {
  SVal Fresh = callback_lifetime::bindResult(U, Call);
  for (const Effect &E : Model.Effects) {
    SVal Same = E.K == Effect::Return ? View.value(E.Subject) : UnknownVal();
    if (!Same.getAs<Loc>() || View.applies(E) != Match::Yes)
      continue;
    U.State = U.State->BindExpr(Call.getOriginExpr(),
                                U.context().getLocationContext(), Same);
    return Same;
  }
  return Fresh;
}

void CallEffects::applyAfter(SVal Result) {
  for (const Effect &E : Model.Effects) {
    if (E.K == Effect::Derive)
      derive(E, Result);
    else if (E.K == Effect::Allocate)
      allocate(E, Result);
    else if (E.K == Effect::MakeStub)
      makeStub(E, Result);
    else if (E.K == Effect::Bind)
      bind(E, Result);
    else if (E.K == Effect::Release)
      release(E, Result);
    else if (E.K == Effect::Retain)
      finishRetain(E, Result);
    else if (E.K == Effect::Arm && E.Fails != Failure::Never)
      finishArm(E, Result);
    else if (E.K == Effect::Drop && E.Fails == Failure::Zero)
      setDropResult(Result);
  }
}

//===----------------------------------------------------------------------===//
// Owners and stubs
//===----------------------------------------------------------------------===//

/// A wrapper's destructor has dropped its entry already, or was elided.
static bool isInDestructorOf(const MemRegion *Object, CheckerContext &C) {
  const StackFrameContext *Frame = C.getStackFrame();
  const auto *Dtor = dyn_cast<CXXDestructorDecl>(Frame->getDecl());
  return Dtor && regionOf(C.getState()->getSVal(
                     C.getSValBuilder().getCXXThis(Dtor, Frame))) == Object;
}

void CallEffects::drop(const Effect &E) {
  SVal Subject = View.value(E.Subject);
  QualType Type = View.type(E.Subject);
  const MemRegion *Object = regionOf(Subject);
  if (roleOf(Type) == TypeRole::Wrapper) {
    if (!isInDestructorOf(Object, U.context()))
      dropWrapper(U, Object, Type, View.here());
    return;
  }
  dropObject(U, Object, Event::Delete, View.here());
  if (E.Fails == Failure::Never)
    rememberFreed(U, Object, View.here());
}

void CallEffects::release(const Effect &E, SVal Result) {
  SVal Subject = View.value(E.Subject);
  QualType Type = View.type(E.Subject);
  if (isCallable(Type)) // what it holds is tracked now
    return forgetElements(U, regionOf(Subject));
  if (isToken(roleOf(Type))) { // it lets go, the registration stays
    if (regionOf(Result) && isToken(roleOf(Call.getResultType())))
      copyToken(U, regionOf(Result), Call.getResultType(), regionOf(Subject),
                Type);
    return makeEmpty(U, regionOf(Subject), Type);
  }
  if (roleOf(Type) != TypeRole::Wrapper) {
    const MemRegion *Object = regionOf(Subject);
    for (const NumberedRow &N : allRows(U.State))
      if (Object && N.R.Object == Object)
        U.send(N.Id, Event::Release);
    return;
  }
  SymbolRef Entry = identityOf(U.State, Subject, Type);
  for (const NumberedRow &N : allRows(U.State))
    if (Entry && N.R.Entry == Entry)
      U.send(N.Id, Event::Release);
  makeEmpty(U, regionOf(Subject), Type);
}

void CallEffects::invoke(const Effect &E) {
  Row R;
  R.Object = regionOf(View.value(E.Subject));
  markFreed(R);
  if (R.State == RowState::Dropped)
    U.send(addRow(U.State, R), Event::Invoke, messages::invokedBy(Name),
           View.here());
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, View.value(E.Subject), View.type(E.Subject), Entries);
  for (const NumberedRow &N : allRows(U.State))
    if (llvm::is_contained(Entries, N.R.Entry))
      U.send(N.Id, Event::Invoke, messages::invokedBy(Name), View.here());
}

/// New memory, which the analyzer knows nothing of.
void CallEffects::allocate(const Effect &E, SVal Result) {
  auto Address = valueAfter(E.Subject, Result).getAs<loc::MemRegionVal>();
  if (Address)
    U.State = addMadeHome(U.State, regionOf(*Address));
  if (Address && E.Zeroed)
    U.State =
        U.State->bindDefaultZero(*Address, U.context().getLocationContext());
}

/// A handle that is the same one each time gets the value of the first time.
SVal CallEffects::rememberedResult(const Effect &E, SVal Result) {
  const MemRegion *Home = E.Home ? View.home(E).Region : nullptr;
  for (const OnlyHandle &Known : U.State->get<OnlyHandles>())
    if (Known.Model == &Model && Known.Home == Home) {
      U.State = U.State->BindExpr(
          Call.getOriginExpr(), U.context().getLocationContext(), Known.Value);
      return Known.Value;
    }
  U.State = U.State->add<OnlyHandles>({&Model, Home, Result});
  return Result;
}

void CallEffects::derive(const Effect &E, SVal Result) {
  SVal Handle = E.Shared ? rememberedResult(E, Result) : Result;
  if (E.Subject.K == Place::Pointee)
    Handle = writtenValue(E.Subject.Index);
  else if (E.Subject.K != Place::Result)
    Handle = View.value(E.Subject); // memory of the caller's
  const MemRegion *Region = homeOf(Handle);
  if (!Region)
    return;
  if (E.Subject.K != Place::Argument)
    U.State = addMadeHome(U.State, Region);
  if (E.Home && View.home(E).Region)
    U.State = setParentHome(U.State, Region, View.home(E).Region);
  if (E.PassesOn)
    U.State = setPassesOn(U.State, Region);
}

/// The callee stores a new handle or token where an argument points. Left to
/// the analyzer this would change the whole object that it is a member of.
SVal CallEffects::writtenValue(unsigned Index) {
  auto [Known, IsNew] = Written.try_emplace(Index, UnknownVal());
  const Expr *Argument =
      Index < Call.getNumArgs() ? Call.getArgExpr(Index) : nullptr;
  auto Address = Argument ? Call.getArgSVal(Index).getAs<Loc>() : std::nullopt;
  QualType Type = Argument ? Argument->getType()->getPointeeType() : QualType();
  if (!IsNew || !Address || Type.isNull() || !Type->isScalarType())
    return Known->second;
  static const char Tags[64] = {}; // one for each argument of the call
  Known->second =
      conjure(U.context(), Type.getUnqualifiedType(), &Tags[Index % 64]);
  U.State = U.State->bindLoc(*Address, Known->second,
                             U.context().getLocationContext());
  return Known->second;
}

void CallEffects::makeStub(const Effect &E, SVal Result) {
  SymbolRef Stub = identityOf(U.State, Result, Call.getResultType());
  SVal Subject = View.value(E.Subject);
  QualType Type = View.type(E.Subject);
  // The id of a stub leads where the stub leads.
  SymbolRef Entry =
      roleOf(Type) == TypeRole::Stub
          ? entryOfStub(U.State, identityOf(U.State, Subject, Type))
          : ensureEntry(U, regionOf(Subject), Type);
  if (!Entry)
    return;
  if (Stub)
    U.State = setStub(U.State, Stub, Entry);
  applyDirectReturn(U, Call.getOriginExpr(), Entry);
}
