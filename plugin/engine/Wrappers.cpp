//===- Wrappers.cpp - Wrappers, their entries and their stubs -------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Wrappers.h"
#include "Compat.h"
#include "engine/CallView.h"
#include "engine/Contents.h"
#include "engine/Identity.h"
#include "engine/OwnedParts.h"
#include "engine/Tokens.h"
#include "model/Attributes.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

// The analyzer forgets the value of a parameter that nothing mentions any more,
// and then takes it for what it was at the beginning.
REGISTER_SET_WITH_PROGRAMSTATE(EmptiedSet, const MemRegion *)

/// Whether \p Region had a value before the analysed function began.
static bool isOlderThanFunction(const MemRegion *Region) {
  const auto *Variable = dyn_cast<VarRegion>(Region->getBaseRegion());
  return !Variable || isa<ParmVarDecl>(Variable->getDecl());
}

void callback_lifetime::markEmptied(PathUpdate &U, const MemRegion *Region) {
  if (Region && isOlderThanFunction(Region))
    U.State = U.State->add<EmptiedSet>(canonical(Region));
}

void callback_lifetime::markFilled(PathUpdate &U, const MemRegion *Region) {
  U.State = U.State->remove<EmptiedSet>(canonical(Region));
}

static bool isEmptied(ProgramStateRef State, const MemRegion *Region) {
  for (const MemRegion *Emptied : State->get<EmptiedSet>())
    if (isWithin(Region, Emptied))
      return true;
  return false;
}

SVal callback_lifetime::placeFor(PathUpdate &U, const MemRegion *Region,
                                 QualType Type) {
  return loc::MemRegionVal(asObject(Region, Type.getNonReferenceType(),
                                    U.context().getSValBuilder()));
}

void callback_lifetime::bindFresh(PathUpdate &U, const MemRegion *Region,
                                  QualType Type, const void *Tag) {
  CheckerContext &C = U.context();
  markFilled(U, Region);
  U.State = U.State->bindLoc(placeFor(U, Region, Type),
                             conjure(C, Type.getUnqualifiedType(), Tag),
                             C.getLocationContext());
}

SymbolRef callback_lifetime::ensureEntry(PathUpdate &U, const MemRegion *Region,
                                         QualType Type) {
  if (!Region || Type.isNull())
    return nullptr;
  Type = Type.getNonReferenceType();
  const TypedValueRegion *Scalar =
      firstScalar(Region, Type, U.context().getSValBuilder());
  if (!Scalar)
    return nullptr;
  SVal Value = U.State->getSVal(Scalar);
  static const char Tag = 0;
  if (Value.isUnknownOrUndef())
    bindFresh(U, Region, Type, &Tag);
  return identityOf(U.State, loc::MemRegionVal(Region), Type);
}

static Row rowOf(ProgramStateRef State, SymbolRef Entry) {
  Row R;
  R.Entry = Entry;
  for (const NumberedRow &N : allRows(State)) {
    if (N.R.Entry != Entry)
      continue;
    R.Origin = N.R.Origin;
    R.DroppedAt = N.R.DroppedAt;
    R.DroppedRegion = N.R.DroppedRegion;
    if (N.R.State == RowState::Released)
      R.State = RowState::Released;
    else if (N.R.DroppedAt.isValid())
      R.State = RowState::Dropped;
    break;
  }
  return R;
}

std::vector<Row> callback_lifetime::rowsOf(ProgramStateRef State,
                                           SymbolRef Entry) {
  std::vector<Row> Out = {rowOf(State, Entry)};
  if (Out[0].State == RowState::Dropped)
    return Out; // a stale id leads to nothing
  for (const MemRegion *Object : capturedBy(State, Entry)) {
    Row R;
    R.Object = Object;
    R.Through = Entry;
    R.Origin = Out[0].Origin;
    Out.push_back(R);
  }
  return Out;
}

void callback_lifetime::exportEntry(PathUpdate &U, SymbolRef Entry,
                                    const CallEvent &Call) {
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.Entry == Entry)
      return;
  Row R;
  R.Entry = Entry;
  U.note(addRow(U.State, R), messages::exported());
  llvm::SmallVector<const MemRegion *, 4> Captured;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (const Expr *Argument = Call.getArgExpr(I))
      if (isCallable(Argument->getType()))
        collectCaptured(U.State, CallView(U, Call).value(Place::argument(I)),
                        Argument->getType(), Captured);
  for (const MemRegion *Object : Captured)
    U.State = addCaptured(U.State, Entry, Object);
}

void callback_lifetime::makeEmpty(PathUpdate &U, const MemRegion *Region,
                                  QualType Type) {
  if (!Region)
    return;
  markEmptied(U, Region);
  U.State = U.State->bindDefaultZero(placeFor(U, Region, Type),
                                     U.context().getLocationContext());
}

void callback_lifetime::dropWrapper(PathUpdate &U, const MemRegion *Region,
                                    QualType Type, SourceLocation At) {
  if (!Region || isEmptied(U.State, Region))
    return;
  if (roleOf(Type) == TypeRole::ScopedToken)
    return endScopedToken(U, Region, Type);
  SymbolRef Entry = identityOf(U.State, loc::MemRegionVal(Region), Type);
  for (const NumberedRow &N : allRows(U.State)) {
    if (Entry && N.R.Entry == Entry)
      U.drop(N.Id, Event::Drop, At, Region);
    else if (Entry && N.R.Through == Entry)
      U.send(N.Id, Event::Revoke);
  }
  makeEmpty(U, Region, Type);
}

void callback_lifetime::collectEntries(
    ProgramStateRef State, const MemRegion *Region, QualType Type,
    llvm::SmallVectorImpl<SymbolRef> &Entries) {
  for (const OwnedPart &Part : ownedParts(State, Region, Type))
    if (Part.K == OwnedPart::Wrapper)
      if (SymbolRef Entry =
              identityOf(State, loc::MemRegionVal(Part.Region), Part.Type))
        Entries.push_back(Entry);
}
