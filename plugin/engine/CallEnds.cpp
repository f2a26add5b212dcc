//===- CallEnds.cpp - Revoke, close and step -----------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallEffects.h"
#include "engine/ClosedHomes.h"
#include "engine/Tokens.h"
#include "model/Messages.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// Sends what \p E means to a row that it is about.
void CallEffects::end(RowId Id, Match Same, const Effect &E, Event AtOnce) {
  if (Same == Match::Yes)
    U.send(Id, E.Ends == Finishes::Later ? Event::BeginClose : AtOnce);
  else if (Same == Match::Maybe)
    U.send(Id, Event::Escape);
}

/// Whether the slot of \p E is one of those that \p R is in: of the same home,
/// or, for what is armed, of the same token.
Match CallEffects::matchesOwner(const Row &R, const Effect &E) {
  return E.K == Effect::Arm ? matchToken(U.State, R, View.token(E.Token))
                            : matchesHome(R, E);
}

/// Of several calls with one slot only the last one counts.
void CallEffects::replaceSlot(const Effect &E) {
  if (E.Slot.empty() && E.Keys.empty())
    return;
  for (const NumberedRow &N : allRows(U.State)) {
    if (!N.R.Keeper || N.R.slot() != E.Slot)
      continue;
    Match Same = matchesOwner(N.R, E) && matchesKeys(N.R, E);
    end(N.Id, Same, E, Event::Revoke);
    // What was overwritten is not armed again.
    if (E.K == Effect::Arm && Same == Match::Yes)
      U.State = removeRow(U.State, N.Id);
  }
}

/// A retain with a null callback. Where each call adds a registration, it adds
/// none.
void CallEffects::removeFromSlot(const Effect &E) {
  if (!E.Slot.empty() || !E.Keys.empty())
    revoke(E);
}

void CallEffects::revoke(const Effect &E) {
  checkNotClosed(U, View.home(E).Region, View.here());
  // Judged together: a token that names one row does not name another.
  llvm::SmallVector<std::pair<RowId, Match>, 8> Matches;
  for (const NumberedRow &N : allRows(U.State))
    Matches.push_back({N.Id, matches(N.R, E)});
  for (auto [Id, Same] : Matches)
    end(Id, Same, E, Event::Revoke);
}

/// Whether giving up a reference to the home of \p R closes it. Somebody else
/// has one to what came from outside, and may have one to anything else.
static Match closesCounted(const Row &R) {
  switch (R.From) {
  case HomeOrigin::Outside:
    return Match::No;
  case HomeOrigin::Own:
    return Match::Yes;
  case HomeOrigin::NotAsked:
  case HomeOrigin::Unknown:
    break;
  }
  return Match::Maybe;
}

void CallEffects::close(const Effect &E) {
  Match IsClosed = View.applies(E);
  if (IsClosed == Match::Yes && !E.Counted)
    rememberClosed(U, View.home(E).Region, Name);
  for (const NumberedRow &N : allRows(U.State)) {
    Match IsLast = E.Counted ? closesCounted(N.R) : Match::Yes;
    end(N.Id, IsClosed && IsLast && matchesHome(N.R, E), E, Event::Close);
  }
}

void CallEffects::stepHome(const Effect &E) {
  for (const NumberedRow &N : allRows(U.State)) {
    bool OtherSlot = !E.Slot.empty() && N.R.slot() != E.Slot;
    Match Same = OtherSlot ? Match::No : View.applies(E) && matchesHome(N.R, E);
    if (Same != Match::No)
      U.mayHaveRun(N.Id);
    if (Same == Match::Yes)
      U.send(N.Id, Event::ForeignStep, messages::mayBeInvokedBy(Name),
             View.here());
  }
}
