//===- CallMatches.cpp - Which rows a call is about ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallEffects.h"
#include "engine/Tokens.h"
#include "model/Attributes.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

Match CallEffects::matchesHome(const Row &R, const Effect &E) {
  if (E.Home.K == Place::Library)
    return R.Model && R.Model->Library == Model.Library ? Match::Yes
                                                        : Match::No;
  Home Wanted = View.home(E);
  if (R.At.K != Wanted.K)
    return Match::No;
  if (Wanted.K == Home::Process) // each library has its own part of it
    return R.Model && R.Model->Library == Model.Library ? Match::Yes
                                                        : Match::No;
  if (E.Home && View.isNull(E.Home))
    return Match::No;
  if (!Wanted.Region || !R.At.Region)
    return Match::Maybe;
  // What happens to a home happens to what belongs to it, and what steps a part
  // steps the whole.
  Match Same = sameHome(U.State, R.At.Region, Wanted.Region);
  if (E.K != Effect::Retain)
    Same = Same || belongsTo(R.At.Region, Wanted.Region);
  // A widget that came from somewhere may be one in a window that is closed.
  if (E.K == Effect::Close && R.From == HomeOrigin::Unknown &&
      R.Model->Library == Model.Library)
    Same = Same || Match::Maybe;
  if (E.K == Effect::Step)
    Same = Same || belongsTo(Wanted.Region, R.At.Region) ||
           mayBelongTogether(R, Wanted.Region);
  return Same;
}

/// Two handles of different types that come from outside, a display and one of
/// its surfaces: nobody saw which belongs to which.
Match CallEffects::mayBelongTogether(const Row &R, const MemRegion *Other) {
  QualType Type = typeOf(R.At.Region), OtherType = typeOf(Other);
  bool IsKnown =
      Type.isNull() || OtherType.isNull() || !R.Model ||
      R.Model->Library != Model.Library ||
      U.context().getASTContext().hasSameUnqualifiedType(Type, OtherType) ||
      parentHome(U.State, R.At.Region) || isMadeHome(U.State, R.At.Region) ||
      isOnStack(R.At.Region);
  return IsKnown ? Match::No : Match::Maybe;
}

Match CallEffects::belongsTo(const MemRegion *Part, const MemRegion *Whole) {
  Match Found = Match::No;
  while ((Part = parentHome(U.State, Part)) && Found != Match::Yes)
    Found = Found || sameHome(U.State, Part, Whole);
  return Found;
}

Match CallEffects::matchesKeys(const Row &R, const Effect &E) {
  if (E.Keys.empty())
    return Match::Yes;
  // A name in one function need not be the name in another.
  if (R.Keys.size() != E.Keys.size())
    return Match::Maybe;
  Match Same = Match::Yes;
  for (unsigned I = 0; I < E.Keys.size(); ++I)
    Same = Same && sameKey(U.State, R.Keys[I], View.value(E.Keys[I]));
  return Same;
}

Match CallEffects::matchesSubject(const Row &R, const Effect &E) {
  if (!E.Subject || E.K == Effect::Retain)
    return Match::Yes;
  SVal Subject = View.value(E.Subject);
  QualType Type = View.type(E.Subject);
  if (Subject.isUnknownOrUndef() || Type.isNull())
    return Match::Maybe;
  SymbolRef Identity = identityOf(U.State, Subject, Type);
  if (roleOf(Type) == TypeRole::Wrapper)
    return R.leadsTo(Identity) ? Match::Yes : Match::No;
  if (SymbolRef Entry = entryOfStub(U.State, Identity))
    return R.leadsTo(Entry) ? Match::Yes : Match::No;
  if (!Type->isAnyPointerType() && !Type->isRecordType())
    return matchToken(U.State, R, Subject);
  const MemRegion *Object = regionOf(Subject);
  if (matchToken(U.State, R, Subject) == Match::Yes) // a handle
    return Match::Yes;
  // One of several handles that were stored somewhere.
  bool IsUnknown = Subject.getAsLocSymbol() &&
                   !isKnownToken(U.State, Subject.getAsLocSymbol());
  if (IsUnknown && R.Token.getAsLocSymbol())
    return Match::Maybe;
  return R.Object ? sameObject(U.State, R.Object, Object) : Match::No;
}

/// Registrations that end with an object, or all of them if it is null.
Match CallEffects::matchesGuard(const Row &R, const Effect &E) {
  if (!E.Guard || View.isNull(E.Guard))
    return Match::Yes;
  return R.Guard ? sameHome(U.State, R.Guard, View.object(E.Guard)) : Match::No;
}

Match CallEffects::matchesSignal(const Row &R, const Effect &E) {
  if (!E.Signal || View.isNull(E.Signal) || !R.signal())
    return Match::Yes;
  auto Method = View.value(E.Signal).getAs<nonloc::PointerToMember>();
  if (!Method || !Method->getDecl())
    return Match::Maybe;
  return Method->getDecl()->getCanonicalDecl() == R.signal()->getCanonicalDecl()
             ? Match::Yes
             : Match::No;
}

Match CallEffects::matchesToken(const Row &R, const Effect &E) {
  if (isNamedByObject(R) != isToken(roleOf(View.type(E.Token))))
    return Match::No;
  return matchToken(U.State, R, View.token(E.Token));
}

Match CallEffects::matches(const Row &R, const Effect &E) {
  if (R.At.K == Home::Nowhere || R.At.K == Home::Variable ||
      R.At.K == Home::Caller)
    return Match::No;
  bool OtherSlot = !E.Slot.empty() && R.slot() != E.Slot;
  if (OtherSlot)
    return Match::No;
  bool ByToken = E.Token && E.K != Effect::Retain;
  // What names the registration itself needs no home.
  bool IsNamed = E.Subject || ByToken;
  Match Place = E.Home || !IsNamed ? matchesHome(R, E) : Match::Yes;
  Match Token = ByToken ? matchesToken(R, E) : Match::Yes;
  return View.applies(E) && Place && Token && matchesKeys(R, E) &&
         matchesSubject(R, E) && matchesGuard(R, E) && matchesSignal(R, E);
}
