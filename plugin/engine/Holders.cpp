//===- Holders.cpp - Objects inside containers and the like ---------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Holders.h"
#include "Compat.h"
#include "engine/OwnerDeaths.h"
#include "engine/StdTypes.h"
#include "engine/Tokens.h"
#include "engine/Wrappers.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SymbolManager.h"
#include <algorithm>

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

bool Element::operator==(const Element &Other) const {
  return Holder == Other.Holder && Key == Other.Key && Type == Other.Type &&
         Serial == Other.Serial && Alive == Other.Alive;
}

void Element::Profile(llvm::FoldingSetNodeID &ID) const {
  ID.AddPointer(Holder);
  Key.Profile(ID);
  ID.AddPointer(Type.getAsOpaquePtr());
  ID.AddInteger(Serial);
  ID.AddBoolean(Alive);
}

bool Position::operator==(const Position &Other) const {
  return Holder == Other.Holder && Element == Other.Element &&
         IsBegin == Other.IsBegin && IsEnd == Other.IsEnd;
}

void Position::Profile(llvm::FoldingSetNodeID &ID) const {
  ID.AddPointer(Holder);
  ID.AddPointer(Element);
  ID.AddBoolean(IsBegin);
  ID.AddBoolean(IsEnd);
}

REGISTER_MAP_WITH_PROGRAMSTATE(ElementMap, const MemRegion *, Element)
REGISTER_MAP_WITH_PROGRAMSTATE(PositionMap, SymbolRef, Position)
REGISTER_SET_WITH_PROGRAMSTATE(ReservedSet, const MemRegion *)
/// Further shared pointers to an element, besides its holder.
REGISTER_MAP_WITH_PROGRAMSTATE(SharerMap, const MemRegion *, const MemRegion *)
REGISTER_MAP_WITH_PROGRAMSTATE(SizeMap, const MemRegion *, SVal)
REGISTER_TRAIT_WITH_PROGRAMSTATE(LastSerial, unsigned)

std::vector<PlacedElement>
callback_lifetime::elementsOf(ProgramStateRef State, const MemRegion *Holder) {
  std::vector<PlacedElement> Out;
  for (const auto &Entry : State->get<ElementMap>())
    if (Entry.second.Holder == Holder && Entry.second.Alive)
      Out.push_back({Entry.first, Entry.second});
  if (const MemRegion *const *Shared = State->get<SharerMap>(Holder))
    if (const Element *E = State->get<ElementMap>(*Shared); E && E->Alive)
      Out.push_back({*Shared, *E});
  std::sort(Out.begin(), Out.end(),
            [](const PlacedElement &A, const PlacedElement &B) {
              return A.E.Serial < B.E.Serial;
            });
  return Out;
}

const Element *callback_lifetime::elementAt(ProgramStateRef State,
                                            const MemRegion *Region) {
  return Region ? State->get<ElementMap>(canonical(Region->getBaseRegion()))
                : nullptr;
}

const Element *callback_lifetime::elementOf(ProgramStateRef State,
                                            const MemRegion *Holder,
                                            const MemRegion *Region) {
  const Element *E = elementAt(State, Region);
  while (E && E->Holder != Holder)
    E = elementAt(State, E->Holder);
  return E;
}

bool callback_lifetime::isHeldBy(ProgramStateRef State, const MemRegion *Region,
                                 const MemRegion *Object) {
  while (Region && !isWithin(Region, Object)) {
    const Element *E = elementAt(State, Region);
    Region = E ? E->Holder : nullptr;
  }
  return Region;
}

const MemRegion *callback_lifetime::addElement(PathUpdate &U,
                                               const MemRegion *Holder,
                                               QualType Type, SVal Key) {
  // One call may add several: each needs a symbol of its own.
  static const char Tags[16] = {};
  unsigned Serial = U.State->get<LastSerial>() + 1;
  CheckerContext &C = U.context();
  QualType Pointer =
      C.getASTContext().getPointerType(Type.getUnqualifiedType());
  const MemRegion *Region =
      canonical(conjure(C, Pointer, &Tags[Serial % 16]).getAsRegion());
  if (!Region)
    return nullptr;
  placeElement(U, Holder, Region, Type, Key);
  return Region;
}

void callback_lifetime::placeElement(PathUpdate &U, const MemRegion *Holder,
                                     const MemRegion *Region, QualType Type,
                                     SVal Key) {
  Element E;
  E.Holder = Holder;
  E.Key = Key;
  E.Type = Type;
  E.Serial = U.State->get<LastSerial>() + 1;
  U.State = U.State->set<LastSerial>(E.Serial)->set<ElementMap>(Region, E);
}

void callback_lifetime::loseObject(PathUpdate &U, const MemRegion *Region,
                                   QualType Type) {
  llvm::SmallVector<SymbolRef, 2> Entries;
  collectEntries(U.State, Region, Type, Entries);
  for (const NumberedRow &N : allRows(U.State))
    if ((N.R.Object && isWithin(N.R.Object, Region)) ||
        (N.R.Entry && llvm::is_contained(Entries, N.R.Entry)) ||
        (isHeldBy(U.State, N.R.At.Region, Region) &&
         !passesOnTo(U.State, N.R.At.Region)))
      U.send(N.Id, Event::Escape);
}

void callback_lifetime::loseElement(PathUpdate &U, const PlacedElement &Lost) {
  loseObject(U, Lost.Region, Lost.E.Type);
}

const SVal *callback_lifetime::sizeOf(ProgramStateRef State,
                                      const MemRegion *Holder) {
  return State->get<SizeMap>(Holder);
}

void callback_lifetime::setSize(PathUpdate &U, const MemRegion *Holder,
                                SVal Size) {
  U.State = U.State->set<SizeMap>(Holder, Size);
}

void callback_lifetime::forgetSize(PathUpdate &U, const MemRegion *Holder) {
  U.State = U.State->remove<SizeMap>(Holder);
}

void callback_lifetime::moveElements(PathUpdate &U, const MemRegion *From,
                                     const MemRegion *To) {
  forgetSize(U, From);
  forgetSize(U, To);
  if (const MemRegion *const *Shared = U.State->get<SharerMap>(From)) {
    U.State = U.State->set<SharerMap>(To, *Shared)->remove<SharerMap>(From);
    return;
  }
  for (PlacedElement &P : elementsOf(U.State, From)) {
    P.E.Holder = To;
    U.State = U.State->set<ElementMap>(P.Region, P.E);
  }
}

void callback_lifetime::swapElements(PathUpdate &U, const MemRegion *A,
                                     const MemRegion *B) {
  std::vector<PlacedElement> OfA = elementsOf(U.State, A);
  moveElements(U, B, A);
  for (PlacedElement &P : OfA) {
    P.E.Holder = B;
    U.State = U.State->set<ElementMap>(P.Region, P.E);
  }
}

void callback_lifetime::destroyElement(PathUpdate &U,
                                       const PlacedElement &Victim,
                                       SourceLocation At) {
  PlacedElement Dead = Victim;
  Dead.E.Alive = false;
  U.State = U.State->set<ElementMap>(Dead.Region, Dead.E);
  destroyContents(U, Dead.Region, Dead.E.Type, At);
}

void callback_lifetime::shareElement(PathUpdate &U, const MemRegion *Region,
                                     const MemRegion *Sharer) {
  U.State = U.State->set<SharerMap>(Sharer, Region);
}

/// One of the shared pointers to an element goes. Returns false if it was the
/// last one.
static bool leaveToOthers(PathUpdate &U, const PlacedElement &P,
                          const MemRegion *Holder) {
  if (U.State->get<SharerMap>(Holder)) {
    U.State = U.State->remove<SharerMap>(Holder);
    return true;
  }
  for (const auto &Entry : U.State->get<SharerMap>()) {
    if (Entry.second != P.Region)
      continue;
    Element E = P.E;
    E.Holder = Entry.first;
    U.State =
        U.State->set<ElementMap>(P.Region, E)->remove<SharerMap>(Entry.first);
    return true;
  }
  return false;
}

void callback_lifetime::destroyElements(PathUpdate &U, const MemRegion *Holder,
                                        SourceLocation At) {
  for (const PlacedElement &P : elementsOf(U.State, Holder))
    if (!leaveToOthers(U, P, Holder))
      destroyElement(U, P, At);
  escapeUnseenTokens(U, Holder);
}

void callback_lifetime::forgetElements(PathUpdate &U, const MemRegion *Region) {
  if (!Region)
    return;
  for (const auto &Entry : U.State->get<SizeMap>())
    if (isWithin(Entry.first, Region))
      forgetSize(U, Entry.first);
  llvm::SmallVector<const MemRegion *, 2> Shared;
  for (const auto &Entry : U.State->get<SharerMap>())
    if (isWithin(Entry.first, Region))
      Shared.push_back(Entry.second);
  for (const auto &Entry : U.State->get<ElementMap>()) {
    Element E = Entry.second;
    bool IsLost =
        isWithin(E.Holder, Region) || llvm::is_contained(Shared, Entry.first);
    if (!E.Alive || !IsLost)
      continue;
    E.Alive = false;
    U.State = U.State->set<ElementMap>(Entry.first, E);
    for (const NumberedRow &N : allRows(U.State))
      if (N.R.Object && isWithin(N.R.Object, Entry.first))
        U.send(N.Id, Event::Escape);
  }
}

void callback_lifetime::forgetAllShared(PathUpdate &U) {
  for (const auto &Entry : U.State->get<ElementMap>())
    if (holderKind(typeOf(Entry.second.Holder)) == HolderKind::Shared)
      forgetElements(U, Entry.second.Holder);
}

const Position *callback_lifetime::positionOf(ProgramStateRef State,
                                              SymbolRef Iterator) {
  if (!Iterator)
    return nullptr;
  if (const Position *Found = State->get<PositionMap>(Iterator))
    return Found;
  // One that is converted, or taken out of the pair that `emplace` returns.
  const auto *Part = dyn_cast<SymbolDerived>(Iterator);
  return Part ? State->get<PositionMap>(Part->getParentSymbol()) : nullptr;
}

ProgramStateRef callback_lifetime::setPosition(ProgramStateRef State,
                                               SymbolRef Iterator,
                                               Position Where) {
  return Iterator ? State->set<PositionMap>(Iterator, Where) : State;
}

bool callback_lifetime::isReserved(ProgramStateRef State,
                                   const MemRegion *Holder) {
  return State->contains<ReservedSet>(Holder);
}

ProgramStateRef callback_lifetime::setReserved(ProgramStateRef State,
                                               const MemRegion *Holder) {
  return State->add<ReservedSet>(Holder);
}

void callback_lifetime::keepElementsAlive(ProgramStateRef State,
                                          SymbolReaper &Reaper) {
  for (const auto &Entry : State->get<ElementMap>())
    if (const auto *Symbolic = dyn_cast<SymbolicRegion>(Entry.first))
      if (Entry.second.Alive)
        Reaper.markLive(Symbolic->getSymbol());
  for (const auto &Entry : State->get<SizeMap>())
    if (SymbolRef Size = Entry.second.getAsSymbol())
      Reaper.markLive(Size);
}
