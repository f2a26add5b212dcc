//===- Siblings.h - What a call on a member leaves alone --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines a correction to the analyzer: a call of the standard library on one
// member (a string's destructor, a mutex), or of a wrapper or stub, makes it
// forget the whole object that the member is in, and with it the wrappers
// beside that member.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_SIBLINGS_H
#define CALLBACK_LIFETIME_ENGINE_SIBLINGS_H

#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Whether \p Call is such a call.
bool touchesOnlyItsObject(const clang::ento::CallEvent &Call);

/// The state after \p Call has made the analyzer forget an object and all
/// global variables (\p Changed), with all but its own object as it was before.
clang::ento::ProgramStateRef
restoreOthers(clang::ento::ProgramStateRef After,
              const clang::ento::CallEvent &Call,
              llvm::ArrayRef<const clang::ento::MemRegion *> Changed);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_SIBLINGS_H
