//===- CallRetains.cpp - Registrations that a call makes ------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallEffects.h"
#include "engine/Callbacks.h"
#include "engine/ClosedHomes.h"
#include "engine/Contents.h"
#include "engine/OwnerDeaths.h"
#include "engine/Tokens.h"
#include "engine/UnknownCalls.h"
#include "engine/Wrappers.h"
#include "model/Messages.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

void CallEffects::retain(const Effect &E) {
  if (View.applies(E) != Match::Yes)
    return;
  bool IsOff = (E.Callback && View.isNull(E.Callback)) ||
               (E.EnabledBy && View.isNull(E.EnabledBy));
  if (IsOff)
    return removeFromSlot(E);
  bool MakesHome = E.Home.K == Place::Result || E.Home.K == Place::Pointee;
  if (E.Home && !MakesHome && View.isNull(E.Home)) // nobody is there to keep it
    return;
  checkNotClosed(U, View.home(E).Region, View.here());
  replaceSlot(E);
  QualType Type = View.type(E.Subject);
  if (roleOf(Type) == TypeRole::Wrapper) {
    const MemRegion *Object = regionOf(View.value(E.Subject));
    if (SymbolRef Entry = ensureEntry(U, Object, Type))
      retainEntry(E, Entry);
    if (View.takesOver(E.Subject)) // the home owns the wrapper now
      makeEmpty(U, Object, Type);
    return;
  }
  retainStub(E);
}

/// What an object that is made of function objects and their arguments holds:
/// std::thread, std::async.
void CallEffects::retainFrom(const Effect &E) {
  for (unsigned I = E.Subject.Index; I < View.numArguments(); ++I) {
    Place Argument = Place::argument(I);
    QualType Type = View.type(Argument);
    if (Type.isNull())
      continue;
    if (Type->isPointerType() && !Type->isFunctionPointerType())
      retainContext(E, regionOf(View.value(Argument)));
    else if (isCallable(Type))
      retainCaptured(E, Argument);
  }
}

void CallEffects::retainStub(const Effect &E) {
  if (E.Subject.K == Place::Rest)
    return retainFrom(E);
  SVal Subject = View.value(E.Subject);
  QualType Type = View.type(E.Subject);
  llvm::SmallVector<SymbolRef, 4> Entries;
  collectStubs(U.State, Subject, Type, Entries);
  for (SymbolRef Entry : Entries)
    retainEntry(E, Entry);
  if (isCallable(Type))
    return retainCaptured(E, E.Subject);
  if (E.IsCallable) // a plain function
    return;
  QualType Object =
      Type.isNull() || !Type->isPointerType() ? Type : Type->getPointeeType();
  bool IsMessenger = !Object.isNull() && roleOf(Object) == TypeRole::None &&
                     carriesStubs(Object);
  if (Entries.empty() && !IsMessenger && View.isAddress(E.Subject) &&
      roleOf(Type) == TypeRole::None)
    retainContext(E, regionOf(Subject));
}

/// A context that is not known yet will be stored where the home looks for it.
void CallEffects::retainContext(const Effect &E, const MemRegion *Context) {
  if (Context)
    return retainObject(E, Context);
  Row R;
  if (View.member(E.Subject))
    keep(R, E);
}

void CallEffects::retainCaptured(const Effect &E, const Place &Callable) {
  llvm::SmallVector<const MemRegion *, 4> Captured;
  collectCaptured(U.State, View.value(Callable), View.type(Callable), Captured);
  for (const MemRegion *Object : Captured)
    retainObject(E, Object);
}

void CallEffects::keep(Row R, const Effect &E) {
  R.At = View.home(E);
  R.Keeper = &E;
  R.KeptBy = Function;
  R.Model = &Model;
  R.RetainedAt = View.here();
  R.Code = codeOf(U.State, View.value(E.Callback), View.type(E.Callback));
  R.ContextAt = View.member(E.Subject);
  R.HomeValue = E.Home ? View.value(E.Home).getAsLocSymbol() : nullptr;
  for (const Place &Switch : {E.Callback, E.EnabledBy})
    if (SymbolRef Symbol = View.value(Switch).getAsSymbol())
      R.Switches.push_back(Symbol);
  R.Keys = View.keys(E);
  if (E.Signal)
    R.Keys.push_back(View.value(E.Signal));
  RowId Id = addRow(U.State, R);
  Made.push_back({Id, &E});
  if (!E.NeedsArming && (R.Object || R.Entry))
    U.send(Id, Event::Retain, messages::retainedBy(Name), R.RetainedAt);
  // With a destroy callback the home owns the context.
  if (E.Destroy && !View.isNull(E.Destroy))
    U.send(Id, Event::Release);
  if (isUndoingOut(U.State) || isHandedOut(U.State, R.At.Region))
    U.send(Id, Event::Escape);
  if (E.When == Calls::Anytime)
    shareHome(R.Object);
}

/// Another thread has got \p Object, which may be a home.
void CallEffects::shareHome(const MemRegion *Object) {
  if (!Object)
    return;
  U.State = setHandedOut(U.State, Object);
  for (const NumberedRow &N : allRows(U.State))
    if (isWhole(U.State, Object, N.R.At.Region))
      U.send(N.Id, Event::Escape);
}

void CallEffects::retainEntry(const Effect &E, SymbolRef Entry) {
  for (const Row &R : rowsOf(U.State, Entry))
    keep(R, E);
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

/// The address of memory that was freed before is kept all the same.
void CallEffects::markFreed(Row &R) {
  R.DroppedAt = freedAt(U.State, R.Object);
  if (R.DroppedAt.isInvalid())
    return;
  R.State = RowState::Dropped;
  R.DroppedRegion = R.Object;
}

/// Whether the object dies only with what guards the registration, or with
/// something that it owns.
bool CallEffects::endsByItself(const Effect &E, const MemRegion *Object) {
  if (!E.Guard)
    return false;
  const MemRegion *Guard = regionOf(View.value(E.Guard));
  const MemRegion *Place = View.object(E.Guard);
  return isWithin(Object, Guard) || isWithin(Place, Object);
}

void CallEffects::retainObject(const Effect &E, const MemRegion *Object) {
  if (endsByItself(E, Object))
    return;
  Row R;
  R.Object = Object;
  R.Guard = View.object(E.Guard);
  R.SelfRegistered = isInsideMethodOf(Object, U.context());
  markFreed(R);
  keep(R, E);
}

/// The value in a place once the call has returned \p Result.
SVal CallEffects::valueAfter(const Place &Where, SVal Result) {
  if (Where.K == Place::Pointee)
    return writtenValue(Where.Index);
  return !Where || Where.K == Place::Result ? Result : View.value(Where);
}

/// What only the result tells: the token, and a home that the call made.
void CallEffects::finishRetain(const Effect &E, SVal Result) {
  SVal Token = tokenOf(U.State, valueAfter(E.Token, Result),
                       E.Token.K == Place::This ? View.type(E.Token)
                                                : Call.getResultType());
  U.State = addToken(U.State, Token.getAsSymbol());
  if (E.Token.K == Place::Result || E.Token.K == Place::Pointee)
    U.State = addMadeHome(U.State, homeOf(Token));
  bool IsNewHome = E.Home.K == Place::Result || E.Home.K == Place::Pointee;
  for (auto [Id, Keeper] : Made) {
    if (Keeper != &E)
      continue;
    U.edit(Id, [&](Row &R) {
      R.Result = Result.getAsSymbol();
      R.Token = Token;
      if (!IsNewHome)
        return;
      SVal NewHome = valueAfter(E.Home, Result);
      R.At.Region = homeOf(NewHome);
      R.HomeValue = NewHome.getAsLocSymbol();
      U.State = addMadeHome(U.State, R.At.Region);
    });
  }
}

void CallEffects::setDropResult(SVal Result) {
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.DroppedAt == View.here())
      U.edit(N.Id, [&](Row &R) { R.DropResult = Result.getAsSymbol(); });
}

void CallEffects::arm(const Effect &E) {
  if (View.applies(E) == Match::No)
    return;
  replaceSlot(E);
  for (const NumberedRow &N : allRows(U.State)) {
    bool IsArmed = N.R.State == RowState::Live && !E.Slot.empty();
    if (!N.R.canBeArmed() || IsArmed ||
        matchToken(U.State, N.R, View.token(E.Token)) != Match::Yes)
      continue;
    if (View.applies(E) == Match::Maybe) {
      U.send(N.Id, Event::Escape);
      continue;
    }
    U.edit(N.Id, [&](Row &R) {
      R.RetainedAt = View.here();
      R.ArmedBy = &E;
      if (!E.Slot.empty())
        R.Keys = View.keys(E);
      R.ArmResult = nullptr;
    });
    U.send(N.Id, Event::Retain, messages::retainedBy(Name), View.here());
  }
}

/// Whether it was armed is what the result tells.
void CallEffects::finishArm(const Effect &E, SVal Result) {
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.ArmedBy == &E && N.R.RetainedAt == View.here())
      U.edit(N.Id, [&](Row &R) { R.ArmResult = Result.getAsSymbol(); });
}
