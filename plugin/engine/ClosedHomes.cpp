//===- ClosedHomes.cpp - Homes that are closed already --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/ClosedHomes.h"
#include "engine/Identity.h"
#include "model/Messages.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

REGISTER_SET_WITH_PROGRAMSTATE(ClosedHomeSet, const MemRegion *)

void callback_lifetime::rememberClosed(PathUpdate &U, const MemRegion *Region,
                                       llvm::StringRef By) {
  if (!Region || !U.shared().Opts.CheckClosedHomes)
    return;
  U.State = U.State->add<ClosedHomeSet>(Region);
  U.note(Region, messages::closedBy(By));
}

void callback_lifetime::forgetClosed(PathUpdate &U, const MemRegion *Region) {
  if (Region && U.State->contains<ClosedHomeSet>(Region))
    U.State = U.State->remove<ClosedHomeSet>(Region);
}

void callback_lifetime::checkNotClosed(PathUpdate &U, const MemRegion *Region,
                                       SourceLocation At) {
  if (!Region || !U.State->contains<ClosedHomeSet>(Region))
    return;
  U.State = U.State->remove<ClosedHomeSet>(Region); // one report is enough
  U.reportClosed(Region, At);
}
