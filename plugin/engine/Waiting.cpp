//===- Waiting.cpp - What another thread has done -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Waiting.h"
#include "engine/Regions.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

void callback_lifetime::applyWait(PathUpdate &U, const MemRegion *On) {
  for (const NumberedRow &N : allRows(U.State)) {
    const Effect *Keeper = N.R.Keeper;
    bool IsCalledThere = Keeper && Keeper->When == Calls::Anytime &&
                         Keeper->HowOften != Times::Persistent;
    if (IsCalledThere || (On && N.R.Object && isWithin(On, N.R.Object)))
      U.send(N.Id, Event::Escape);
  }
}

bool callback_lifetime::isShared(const MemRegion *Place) {
  QualType Type = typeOf(Place);
  return !Type.isNull() && (Type->isAtomicType() || Type.isVolatileQualified());
}
