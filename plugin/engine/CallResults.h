//===- CallResults.h - Results of calls that we evaluate --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how a modelled call gets its result when the engine evaluates it
// itself. A modelled call is not left to the analyzer: an opaque `add(loop,
// callback, this)` would invalidate every field of the object.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CALLRESULTS_H
#define CALLBACK_LIFETIME_ENGINE_CALLRESULTS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Gives the call a fresh result and returns it.
clang::ento::SVal bindResult(PathUpdate &U, const clang::ento::CallEvent &Call);

/// An inlined function returns `{...}`: the analyzer does not bring that to the
/// object that the caller makes of it.
void rememberReturnedList(PathUpdate &U, const clang::ReturnStmt *Return);
void bindReturnedList(PathUpdate &U, const clang::ento::CallEvent &Call);
/// A variable is bound once more after the call.
void bindReturnedList(PathUpdate &U, const clang::DeclStmt *Declaration);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CALLRESULTS_H
