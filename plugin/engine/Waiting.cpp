//===- Waiting.cpp - What another thread has done -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Waiting.h"
#include "engine/Holders.h"
#include "engine/Regions.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// What is in a queue another thread may have taken out: of the object that has
/// the condition, or of any.
static bool isQueuedBeside(ProgramStateRef State, const Row &R,
                           const MemRegion *On) {
  return R.At.K == Home::Variable &&
         (!On || isHeldBy(State, R.At.Region, On->getBaseRegion()));
}

/// What one closure captures ends with it.
static void escapeTogether(PathUpdate &U, SourceLocation RetainedAt) {
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.RetainedAt == RetainedAt)
      U.send(N.Id, Event::Escape);
}

void callback_lifetime::applyWait(PathUpdate &U, const MemRegion *On) {
  for (const NumberedRow &N : allRows(U.State)) {
    const Effect *Keeper = N.R.Keeper;
    bool IsCalledThere = Keeper && (Keeper->When == Calls::Anytime || !On) &&
                         Keeper->HowOften != Times::Persistent;
    bool IsPart = On && N.R.Object && isWithin(On, N.R.Object);
    if (IsPart)
      escapeTogether(U, N.R.RetainedAt);
    else if (IsCalledThere || isQueuedBeside(U.State, N.R, On))
      U.send(N.Id, Event::Escape);
  }
}

bool callback_lifetime::isShared(const MemRegion *Place) {
  QualType Type = typeOf(Place);
  return !Type.isNull() && (Type->isAtomicType() || Type.isVolatileQualified());
}
