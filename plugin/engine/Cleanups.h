//===- Cleanups.h - __attribute__((cleanup)) --------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the functions do that C code runs at the end of a variable's
// scope (`g_autoptr`). The analyzer stops at them, so the driver takes the
// attribute away while it runs and tells the engine where it was.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CLEANUPS_H
#define CALLBACK_LIFETIME_ENGINE_CLEANUPS_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// A variable with a clean-up function has its first value.
void rememberCleanups(PathUpdate &U, const clang::DeclStmt *Declaration);

/// Such a variable gets another value.
void updateCleanup(PathUpdate &U, const clang::ento::MemRegion *Place,
                   clang::ento::SVal Value);

/// Control has left scopes: their clean-up functions have run.
void runLeftCleanups(PathUpdate &U);

/// The current frame is left at \p At: its clean-up functions run.
void runCleanups(PathUpdate &U, clang::SourceLocation At);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CLEANUPS_H
