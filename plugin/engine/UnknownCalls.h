//===- UnknownCalls.h - What code without a model may do --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the engine assumes of a call that it can neither look into nor
// has a model for: it keeps nothing, but it may undo what it is given, and it
// may run callbacks.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_UNKNOWNCALLS_H
#define CALLBACK_LIFETIME_ENGINE_UNKNOWNCALLS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

void applyUnknownCall(PathUpdate &U, const clang::ento::CallEvent &Call);

/// A call, even of the standard library, may overwrite what it is given:
/// memset.
void forgetGivenVariables(PathUpdate &U, const clang::ento::CallEvent &Call);

/// Code that ends registrations is handed to a call that is not looked into, as
/// a closure: from then on it may run at any time.
void handOutUndoing(PathUpdate &U, const clang::ento::CallEvent &Call);
/// A body that was not run, though it is there, may have ended registrations.
void escapeHidden(PathUpdate &U, const clang::ento::CallEvent &Call);
bool isUndoingOut(clang::ento::ProgramStateRef State);

/// A call through a pointer, of which nothing is known but what it gets.
void applyPointerCall(PathUpdate &U, const clang::ento::CallEvent &Call);

/// Whether the name of a function promises to undo something.
bool soundsLikeAnEnd(llvm::StringRef Name);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_UNKNOWNCALLS_H
