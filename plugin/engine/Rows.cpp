//===- Rows.cpp - Registrations in the program state ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Rows.h"
#include "engine/Regions.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SymbolManager.h"
#include <algorithm>

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

const Decl *Row::signal() const {
  if (!Keeper || !Keeper->Signal || Keys.empty())
    return nullptr;
  auto Method = Keys.back().getAs<nonloc::PointerToMember>();
  return Method ? Method->getDecl() : nullptr;
}

bool Row::operator==(const Row &Other) const {
  return State == Other.State && Entry == Other.Entry &&
         Object == Other.Object && Through == Other.Through && At == Other.At &&
         Model == Other.Model && Keeper == Other.Keeper &&
         KeptBy == Other.KeptBy && Keys == Other.Keys && Token == Other.Token &&
         Result == Other.Result && Switches == Other.Switches &&
         DropResult == Other.DropResult && HomeValue == Other.HomeValue &&
         ArmedBy == Other.ArmedBy && ArmResult == Other.ArmResult &&
         From == Other.From && Code == Other.Code &&
         ContextAt == Other.ContextAt && Guard == Other.Guard &&
         SelfRegistered == Other.SelfRegistered && Origin == Other.Origin &&
         RetainedAt == Other.RetainedAt && DroppedAt == Other.DroppedAt &&
         DroppedRegion == Other.DroppedRegion;
}

void Row::Profile(llvm::FoldingSetNodeID &ID) const {
  ID.AddInteger(static_cast<unsigned>(State));
  ID.AddPointer(Entry);
  ID.AddPointer(Object);
  ID.AddPointer(Through);
  ID.AddInteger(At.K);
  ID.AddPointer(At.Region);
  ID.AddPointer(Model);
  ID.AddPointer(Keeper);
  ID.AddPointer(KeptBy);
  for (SVal Key : Keys)
    Key.Profile(ID);
  Token.Profile(ID);
  ID.AddPointer(Result);
  ID.AddPointer(DropResult);
  for (SymbolRef Switch : Switches)
    ID.AddPointer(Switch);
  ID.AddPointer(HomeValue);
  ID.AddPointer(ArmedBy);
  ID.AddPointer(ArmResult);
  ID.AddInteger(static_cast<unsigned>(From));
  ID.AddPointer(Code);
  ID.AddPointer(ContextAt);
  ID.AddPointer(Guard);
  ID.AddBoolean(SelfRegistered);
  ID.AddInteger(Origin);
  ID.AddInteger(RetainedAt.getRawEncoding());
  ID.AddInteger(DroppedAt.getRawEncoding());
  ID.AddPointer(DroppedRegion);
}

REGISTER_MAP_WITH_PROGRAMSTATE(RowMap, RowId, Row)
REGISTER_MAP_WITH_PROGRAMSTATE(StubMap, SymbolRef, SymbolRef)
REGISTER_MAP_WITH_PROGRAMSTATE(ParentHomeMap, const MemRegion *,
                               const MemRegion *)
REGISTER_SET_WITH_PROGRAMSTATE(MadeHomeSet, const MemRegion *)
REGISTER_SET_WITH_PROGRAMSTATE(PassingSet, const MemRegion *)
REGISTER_SET_WITH_PROGRAMSTATE(HandedOutSet, const MemRegion *)
REGISTER_SET_FACTORY_WITH_PROGRAMSTATE(RegionSet, const MemRegion *)
REGISTER_MAP_WITH_PROGRAMSTATE(CapturedMap, SymbolRef, RegionSet)
REGISTER_SET_WITH_PROGRAMSTATE(TokenSet, SymbolRef)
REGISTER_TRAIT_WITH_PROGRAMSTATE(LastRowId, RowId)

std::vector<NumberedRow> callback_lifetime::allRows(ProgramStateRef State) {
  std::vector<NumberedRow> Out;
  for (const auto &Entry : State->get<RowMap>())
    Out.push_back({Entry.first, Entry.second});
  std::sort(
      Out.begin(), Out.end(),
      [](const NumberedRow &A, const NumberedRow &B) { return A.Id < B.Id; });
  return Out;
}

static void printSymbol(SymbolRef Symbol, llvm::raw_ostream &OS) {
  if (Symbol)
    OS << Symbol;
  else
    OS << "-";
}

static void printRegion(const MemRegion *Region, llvm::raw_ostream &OS) {
  if (Region)
    OS << Region;
  else
    OS << "-";
}

void callback_lifetime::printRows(ProgramStateRef State, llvm::raw_ostream &OS,
                                  const char *NewLine) {
  for (const NumberedRow &N : allRows(State)) {
    OS << "registration " << N.Id << ": " << name(N.R.State) << ", entry ";
    printSymbol(N.R.Entry, OS);
    OS << ", object ";
    printRegion(N.R.Object, OS);
    OS << ", home " << N.R.At.K << " ";
    printRegion(N.R.At.Region, OS);
    OS << NewLine;
  }
}

bool callback_lifetime::hasRows(ProgramStateRef State) {
  return !State->get<RowMap>().isEmpty();
}

const Row *callback_lifetime::findRow(ProgramStateRef State, RowId Id) {
  return State->get<RowMap>(Id);
}

RowId callback_lifetime::addRow(ProgramStateRef &State, Row R) {
  RowId Id = State->get<LastRowId>() + 1;
  if (!R.Origin)
    R.Origin = Id;
  State = State->set<LastRowId>(Id)->set<RowMap>(Id, R);
  return Id;
}

ProgramStateRef callback_lifetime::setRow(ProgramStateRef State, RowId Id,
                                          const Row &R) {
  return State->set<RowMap>(Id, R);
}

ProgramStateRef callback_lifetime::removeRow(ProgramStateRef State, RowId Id) {
  return State->remove<RowMap>(Id);
}

void callback_lifetime::keepRowsAlive(ProgramStateRef State,
                                      SymbolReaper &Reaper) {
  for (const auto &Entry : State->get<RowMap>()) {
    const Row &R = Entry.second;
    for (SymbolRef Symbol : {R.HomeValue, R.Result, R.Token.getAsSymbol(),
                             R.DropResult, R.ArmResult})
      if (Symbol)
        Reaper.markLive(Symbol);
    for (SymbolRef Symbol : R.Switches)
      Reaper.markLive(Symbol);
    // The members of an object that is registered tell how it ends.
    if (const auto *Object = R.Object ? R.Object->getSymbolicBase() : nullptr)
      Reaper.markLive(Object->getSymbol());
    for (const MemRegion *Home = R.At.Region; Home;
         Home = parentHome(State, Home))
      if (const auto *Symbolic = dyn_cast<SymbolicRegion>(Home))
        Reaper.markLive(Symbolic->getSymbol());
  }
}

SymbolRef callback_lifetime::entryOfStub(ProgramStateRef State,
                                         SymbolRef Stub) {
  if (!Stub)
    return nullptr;
  const SymbolRef *Entry = State->get<StubMap>(Stub);
  return Entry ? *Entry : nullptr;
}

ProgramStateRef callback_lifetime::setStub(ProgramStateRef State,
                                           SymbolRef Stub, SymbolRef Entry) {
  return State->set<StubMap>(Stub, Entry);
}

bool callback_lifetime::hasStubs(ProgramStateRef State) {
  return !State->get<StubMap>().isEmpty();
}

const MemRegion *callback_lifetime::parentHome(ProgramStateRef State,
                                               const MemRegion *Handle) {
  const MemRegion *const *Parent = State->get<ParentHomeMap>(Handle);
  return Parent ? *Parent : nullptr;
}

ProgramStateRef callback_lifetime::setParentHome(ProgramStateRef State,
                                                 const MemRegion *Handle,
                                                 const MemRegion *Parent) {
  // A handle that is used again must not belong to itself.
  if (isWhole(State, Handle, Parent))
    return State;
  return State->set<ParentHomeMap>(Handle, Parent);
}

bool callback_lifetime::isHandedOut(ProgramStateRef State,
                                    const MemRegion *Home) {
  for (; Home; Home = parentHome(State, Home))
    if (State->contains<HandedOutSet>(Home))
      return true;
  return false;
}

ProgramStateRef callback_lifetime::setHandedOut(ProgramStateRef State,
                                                const MemRegion *Home) {
  return State->add<HandedOutSet>(Home);
}

ProgramStateRef callback_lifetime::setPassesOn(ProgramStateRef State,
                                               const MemRegion *Handle) {
  return State->add<PassingSet>(Handle);
}

bool callback_lifetime::isPassingOn(ProgramStateRef State,
                                    const MemRegion *Region) {
  for (const MemRegion *Handle : State->get<PassingSet>())
    if (isWithin(Region, Handle))
      return true;
  return false;
}

const MemRegion *callback_lifetime::passesOnTo(ProgramStateRef State,
                                               const MemRegion *Handle) {
  return Handle && State->contains<PassingSet>(Handle)
             ? parentHome(State, Handle)
             : nullptr;
}

bool callback_lifetime::isWhole(ProgramStateRef State, const MemRegion *Whole,
                                const MemRegion *Part) {
  for (; Part; Part = parentHome(State, Part))
    if (Part == Whole)
      return true;
  return false;
}

bool callback_lifetime::isMadeHome(ProgramStateRef State,
                                   const MemRegion *Region) {
  return State->contains<MadeHomeSet>(Region);
}

ProgramStateRef callback_lifetime::addMadeHome(ProgramStateRef State,
                                               const MemRegion *Region) {
  return Region ? State->add<MadeHomeSet>(Region) : State;
}

llvm::SmallVector<const MemRegion *, 4>
callback_lifetime::capturedBy(ProgramStateRef State, SymbolRef Entry) {
  llvm::SmallVector<const MemRegion *, 4> Out;
  if (const RegionSet *Objects = State->get<CapturedMap>(Entry))
    for (const MemRegion *Object : *Objects)
      Out.push_back(Object);
  return Out;
}

ProgramStateRef callback_lifetime::addCaptured(ProgramStateRef State,
                                               SymbolRef Entry,
                                               const MemRegion *Object) {
  RegionSet::Factory &Sets = State->get_context<RegionSet>();
  const RegionSet *Before = State->get<CapturedMap>(Entry);
  RegionSet Objects = Before ? *Before : Sets.getEmptySet();
  return State->set<CapturedMap>(Entry, Sets.add(Objects, Object));
}

bool callback_lifetime::isKnownToken(ProgramStateRef State, SymbolRef Token) {
  return Token && State->contains<TokenSet>(Token);
}

ProgramStateRef callback_lifetime::addToken(ProgramStateRef State,
                                            SymbolRef Token) {
  return Token ? State->add<TokenSet>(Token) : State;
}
