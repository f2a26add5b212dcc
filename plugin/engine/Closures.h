//===- Closures.h - Wrappers that closures capture by value -----*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how a wrapper that is moved into a closure stays known until the
// closure has a place: the analyzer gives the variable that it initialises a
// value of its own, and forgets what was captured.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CLOSURES_H
#define CALLBACK_LIFETIME_ENGINE_CLOSURES_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// The closure is made: holds on to the wrappers in it.
void holdCaptured(PathUpdate &U, const clang::LambdaExpr *Lambda);

/// Closures that initialise local variables: their wrappers are in them now.
void placeCaptured(PathUpdate &U, const clang::DeclStmt *Declaration);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CLOSURES_H
