//===- Places.h - Where in the user's source something happens --*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the source locations of findings. Destructor calls are nowhere in the
// source, and much else happens in system headers or in functions that nobody
// wrote; people look for the place in their own code that leads there.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_PLACES_H
#define CALLBACK_LIFETIME_ENGINE_PLACES_H

#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

namespace callback_lifetime {

/// The location itself, or, where nobody wrote the code of the current frame,
/// the place in user code that called it.
clang::SourceLocation userLocation(clang::SourceLocation Loc,
                                   clang::ento::CheckerContext &C);

/// Where \p Call happens, in user code.
clang::SourceLocation placeOf(const clang::ento::CallEvent &Call,
                              clang::ento::CheckerContext &C);

/// Where the current frame is left, in user code: at \p Return or at its end.
clang::SourceLocation frameEnd(const clang::ReturnStmt *Return,
                               clang::ento::CheckerContext &C);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_PLACES_H
