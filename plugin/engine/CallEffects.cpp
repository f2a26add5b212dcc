//===- CallEffects.cpp - What a modelled call does to the rows ------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallEffects.h"
#include "Compat.h"
#include "engine/Contents.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

CallEffects::CallEffects(PathUpdate &Update, const CallEvent &Call,
                         const FunctionModel &Model)
    : U(Update), Call(Call), Model(Model),
      Function(cast<FunctionDecl>(Call.getDecl())),
      Name(Function->getNameAsString()) {}

SVal CallEffects::value(Place Where) {
  switch (Where.K) {
  case Place::This:
    return thisOf(Call);
  case Place::Argument:
    return argument(Where.Index);
  case Place::Pointee:
    if (Where.Index < Call.getNumArgs())
      if (auto Address = Call.getArgSVal(Where.Index).getAs<Loc>())
        return U.State->getSVal(*Address);
    return UnknownVal();
  case Place::None:
  case Place::Result:
    break;
  }
  return UnknownVal();
}

SVal CallEffects::argument(unsigned Index) {
  if (Index >= Call.getNumArgs())
    return UnknownVal();
  SVal Value = Call.getArgSVal(Index);
  if (!Value.isUnknown())
    return Value;
  // An object that was built in the place of the parameter.
  const MemRegion *Parameter =
      Call.getParameterLocation(Index, U.context().blockCount());
  return Parameter ? SVal(loc::MemRegionVal(Parameter)) : Value;
}

QualType CallEffects::type(Place Where) {
  if (Where.K == Place::This)
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Function))
      return recordType(Method->getParent());
  if (Where.K == Place::Argument && Where.Index < Call.getNumArgs())
    if (const Expr *Argument = Call.getArgExpr(Where.Index))
      return Argument->getType();
  return {};
}

Home CallEffects::home(const Effect &E) {
  if (!E.Home)
    return {Home::Process, nullptr};
  return {Home::Object, rootHome(U.State, homeOf(value(E.Home)))};
}

bool CallEffects::isAddress(Place Where) {
  if (Where.K != Place::Argument)
    return true;
  const Expr *Argument =
      Where.Index < Call.getNumArgs() ? Call.getArgExpr(Where.Index) : nullptr;
  return Argument &&
         (Argument->getType()->isAnyPointerType() || Argument->isGLValue());
}

bool CallEffects::takesOver(Place Where) {
  if (Where.K != Place::Argument || Where.Index >= Function->getNumParams())
    return false;
  QualType Type = Function->getParamDecl(Where.Index)->getType();
  return Type->isRValueReferenceType() || Type->isRecordType();
}

bool CallEffects::isNull(Place Where) {
  return U.State->isNull(value(Where)).isConstrainedTrue();
}

SourceLocation CallEffects::here() { return placeOf(Call, U.context()); }

void CallEffects::applyBefore() {
  for (const Effect &E : Model.Effects)
    switch (E.K) {
    case Effect::Retain:
      retain(E);
      break;
    case Effect::Revoke:
      revoke(E);
      break;
    case Effect::Close:
      endHome(E, Event::Close);
      break;
    case Effect::Step:
      stepHome(E);
      break;
    case Effect::Drop:
      drop(E);
      break;
    case Effect::Invoke:
      invoke(E);
      break;
    case Effect::Release:
    case Effect::Derive:
    case Effect::MakeStub:
      break;
    }
}

void CallEffects::applyAfter(SVal Result) {
  for (const Effect &E : Model.Effects) {
    if (E.K == Effect::Derive)
      derive(E, Result);
    else if (E.K == Effect::MakeStub)
      makeStub(E, Result);
    else if (E.K == Effect::Release)
      release(E);
  }
  SymbolRef Token = Result.getAsSymbol();
  if (!Token || !Model.has(Effect::Retain))
    return;
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.RetainedAt == here() && N.R.KeptBy == Function && !N.R.Token)
      U.edit(N.Id, [&](Row &R) { R.Token = Token; });
}

//===----------------------------------------------------------------------===//
// Retain
//===----------------------------------------------------------------------===//

void CallEffects::retain(const Effect &E) {
  bool IsOff = (E.Callback && isNull(E.Callback)) ||
               (E.EnabledBy && isNull(E.EnabledBy));
  if (IsOff)
    return revoke(E);
  replaceSlot(E);
  SVal Subject = value(E.Subject);
  QualType Type = type(E.Subject);
  if (roleOf(Type) == TypeRole::Wrapper) {
    if (SymbolRef Entry = ensureEntry(U, regionOf(Subject), Type))
      retainEntry(E, Entry);
    if (takesOver(E.Subject)) // the home owns the wrapper now
      makeEmpty(U, regionOf(Subject), Type);
    return;
  }
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, Subject, Type, Entries);
  for (SymbolRef Entry : Entries)
    retainEntry(E, Entry);
  QualType Object =
      Type.isNull() || !Type->isPointerType() ? Type : Type->getPointeeType();
  bool IsMessenger = !Object.isNull() && Entries.empty() &&
                     roleOf(Object) == TypeRole::None && carriesStubs(Object);
  if (IsMessenger && !isCallable(Type))
    return;
  if (isCallable(Type)) {
    llvm::SmallVector<const MemRegion *, 4> Captured;
    collectCaptured(U.State, Subject, Type, Captured);
    for (const MemRegion *Object : Captured)
      retainObject(E, Object);
    return;
  }
  if (Entries.empty() && isAddress(E.Subject) && roleOf(Type) == TypeRole::None)
    if (const MemRegion *Object = regionOf(Subject))
      retainObject(E, Object);
}

/// Of several calls with one slot only the last one counts.
void CallEffects::replaceSlot(const Effect &E) {
  if (E.Slot.empty() && E.Keys.empty())
    return;
  for (const NumberedRow &N : allRows(U.State)) {
    if (!N.R.Keeper || N.R.Keeper->Slot != E.Slot)
      continue;
    Match Same = matchesHome(N.R, E) && matchesKeys(N.R, E);
    if (Same == Match::Yes)
      U.send(N.Id, Event::Revoke);
    else if (Same == Match::Maybe)
      U.send(N.Id, Event::Escape);
  }
}

void CallEffects::fillIn(Row &R, const Effect &E) {
  R.At = home(E);
  R.Keeper = &E;
  R.KeptBy = Function;
  R.Model = &Model;
  R.RetainedAt = here();
  R.HomeValue = E.Home ? value(E.Home).getAsLocSymbol() : nullptr;
  R.Keys.clear();
  for (Place Key : E.Keys)
    R.Keys.push_back(value(Key));
}

void CallEffects::retainEntry(const Effect &E, SymbolRef Entry) {
  Row R = rowOf(U.State, Entry);
  fillIn(R, E);
  U.send(addRow(U.State, R), Event::Retain, messages::retainedBy(Name), here());
}

/// Whether a method of \p Object is running: then the object knows of the
/// registration and its destructor may undo it.
static bool isInsideMethodOf(const MemRegion *Object, CheckerContext &C) {
  for (const LocationContext *Frame = C.getLocationContext(); Frame;
       Frame = Frame->getParent()) {
    const StackFrameContext *Stack = Frame->getStackFrame();
    const auto *Method = dyn_cast<CXXMethodDecl>(Stack->getDecl());
    if (!Method || !Method->isInstance())
      continue;
    Loc This = C.getSValBuilder().getCXXThis(Method, Stack);
    if (isWithin(Object, regionOf(C.getState()->getSVal(This))))
      return true;
  }
  return false;
}

void CallEffects::retainObject(const Effect &E, const MemRegion *Object) {
  Row R;
  R.Object = Object;
  R.SelfRegistered = isInsideMethodOf(Object, U.context());
  fillIn(R, E);
  RowId Id = addRow(U.State, R);
  U.send(Id, Event::Retain, messages::retainedBy(Name));
  // With a destroy callback the home owns the context.
  if (E.Destroy && !isNull(E.Destroy))
    U.send(Id, Event::Release);
}

//===----------------------------------------------------------------------===//
// Revoke, close, step
//===----------------------------------------------------------------------===//

void CallEffects::revoke(const Effect &E) {
  // Judged together: a token that names one row does not name another.
  llvm::SmallVector<std::pair<RowId, Match>, 8> Matches;
  for (const NumberedRow &N : allRows(U.State))
    Matches.push_back({N.Id, matches(N.R, E)});
  for (auto [Id, Same] : Matches) {
    if (Same == Match::Yes)
      U.send(Id, Event::Revoke);
    else if (Same == Match::Maybe)
      U.send(Id, Event::Escape);
  }
}

void CallEffects::endHome(const Effect &E, Event What) {
  for (const NumberedRow &N : allRows(U.State)) {
    Match Same = matchesHome(N.R, E);
    if (Same == Match::Yes)
      U.send(N.Id, What);
    else if (Same == Match::Maybe)
      U.send(N.Id, Event::Escape);
  }
}

void CallEffects::stepHome(const Effect &E) {
  for (const NumberedRow &N : allRows(U.State))
    if (matchesHome(N.R, E) == Match::Yes)
      U.send(N.Id, Event::ForeignStep, messages::mayBeInvokedBy(Name), here());
}

//===----------------------------------------------------------------------===//
// Owners and stubs
//===----------------------------------------------------------------------===//

void CallEffects::drop(const Effect &E) {
  SVal Subject = value(E.Subject);
  QualType Type = type(E.Subject);
  const MemRegion *Object = regionOf(Subject);
  if (roleOf(Type) == TypeRole::Wrapper)
    return dropWrapper(U, Object, Type, here());
  dropObject(U, Object, Event::Delete, here());
}

void CallEffects::release(const Effect &E) {
  SVal Subject = value(E.Subject);
  QualType Type = type(E.Subject);
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
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, value(E.Subject), type(E.Subject), Entries);
  for (const NumberedRow &N : allRows(U.State))
    if (llvm::is_contained(Entries, N.R.Entry))
      U.send(N.Id, Event::Invoke, messages::invokedBy(Name), here());
}

void CallEffects::derive(const Effect &E, SVal Result) {
  SVal Handle = Result;
  if (E.Subject.K == Place::Pointee)
    Handle = writeHandle(E.Subject.Index);
  if (const MemRegion *Region = homeOf(Handle))
    if (E.Home)
      U.State = setRootHome(U.State, Region, home(E).Region);
}

/// The callee stores a new handle where an argument points. Left to the
/// analyzer this would change the whole object that the handle is a member of.
SVal CallEffects::writeHandle(unsigned Index) {
  const Expr *Argument =
      Index < Call.getNumArgs() ? Call.getArgExpr(Index) : nullptr;
  auto Address = Argument ? Call.getArgSVal(Index).getAs<Loc>() : std::nullopt;
  QualType Type = Argument ? Argument->getType()->getPointeeType() : QualType();
  if (!Address || Type.isNull() || !Type->isPointerType())
    return UnknownVal();
  static const char Tag = 0;
  SVal Handle = conjure(U.context(), Type.getUnqualifiedType(), &Tag);
  U.State =
      U.State->bindLoc(*Address, Handle, U.context().getLocationContext());
  return Handle;
}

void CallEffects::makeStub(const Effect &E, SVal Result) {
  SymbolRef Stub = identityOf(U.State, Result, Call.getResultType());
  SVal Subject = value(E.Subject);
  QualType Type = type(E.Subject);
  // The id of a stub leads where the stub leads.
  SymbolRef Entry =
      roleOf(Type) == TypeRole::Stub
          ? entryOfStub(U.State, identityOf(U.State, Subject, Type))
          : ensureEntry(U, regionOf(Subject), Type);
  if (Stub && Entry)
    U.State = setStub(U.State, Stub, Entry);
}
