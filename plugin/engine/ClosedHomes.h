//===- ClosedHomes.h - Homes that are closed already ------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the check for registrations that are made or ended on a home after it
// was closed (option CheckClosedHomes).
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CLOSEDHOMES_H
#define CALLBACK_LIFETIME_ENGINE_CLOSEDHOMES_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// The home in \p Region was closed by the function \p By.
void rememberClosed(PathUpdate &U, const clang::ento::MemRegion *Region,
                    llvm::StringRef By);

/// The variable in \p Region has a new value, or the handle is a new one.
void forgetClosed(PathUpdate &U, const clang::ento::MemRegion *Region);

/// A registration is made or ended on the home in \p Region.
void checkNotClosed(PathUpdate &U, const clang::ento::MemRegion *Region,
                    clang::SourceLocation At);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CLOSEDHOMES_H
