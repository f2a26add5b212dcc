//===- ContextMembers.cpp - Contexts in members of handles ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/ContextMembers.h"
#include "engine/Places.h"
#include "engine/Regions.h"
#include "model/Messages.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

REGISTER_MAP_WITH_PROGRAMSTATE(ContextMap, const MemRegion *, SVal)

bool callback_lifetime::isContextMember(PathUpdate &U, const MemRegion *Place) {
  const auto *Field = dyn_cast_or_null<FieldRegion>(Place);
  return Field && U.shared().Models.isContextMember(Field->getDecl());
}

/// The context of a registration is another one, or known for the first time.
static void replaceContext(PathUpdate &U, const NumberedRow &N,
                           const MemRegion *Object, SourceLocation Where) {
  if (!Object)
    return U.send(N.Id, Event::Escape);
  bool IsFirst = N.R.State == RowState::Exported && !N.R.canBeArmed();
  U.edit(N.Id, [&](Row &R) {
    R.Object = Object;
    if (IsFirst)
      R.RetainedAt = Where;
  });
  if (IsFirst && N.R.KeptBy)
    U.send(N.Id, Event::Retain,
           messages::retainedBy(N.R.KeptBy->getNameAsString()), Where);
}

void callback_lifetime::storeContext(PathUpdate &U, const MemRegion *Place,
                                     SVal Value, SourceLocation Where) {
  U.State = U.State->set<ContextMap>(Place, Value);
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.ContextAt && isSameAddress(N.R.ContextAt, Place) &&
        (N.R.State == RowState::Exported || N.R.State == RowState::Live))
      replaceContext(U, N, regionOf(Value), userLocation(Where, U.context()));
}

SVal callback_lifetime::contextIn(ProgramStateRef State,
                                  const MemRegion *Place) {
  const SVal *Known = State->get<ContextMap>(Place);
  return Known ? *Known : State->getSVal(Place);
}

void callback_lifetime::forgetContexts(PathUpdate &U, const MemRegion *Object) {
  for (const auto &Entry : U.State->get<ContextMap>())
    if (isWithin(Entry.first, Object))
      U.State = U.State->remove<ContextMap>(Entry.first);
}
