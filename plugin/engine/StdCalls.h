//===- StdCalls.h - Calls of the standard library ---------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what methods of containers, optionals, std::function and iterators do
// to the elements of Holders.h.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_STDCALLS_H
#define CALLBACK_LIFETIME_ENGINE_STDCALLS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Evaluates a call of the standard library. Returns false if it is none that
/// matters: then the analyzer does what it would do.
bool evalStdCall(PathUpdate &U, const clang::ento::CallEvent &Call);

/// Loses sight of what a shared pointer owns that is given to a function of the
/// standard library by lvalue: a copy, a weak pointer, a cast is a second
/// owner.
void forgetShared(PathUpdate &U, const clang::ento::CallEvent &Call);

/// A std::function is called: a closure that has what keeps a callback may be
/// there to remove it.
void escapeCaptured(PathUpdate &U, const clang::ento::CallEvent &Call);

/// Moves the object in \p From to \p To; what moves leave empty becomes empty.
void moveObject(PathUpdate &U, const clang::ento::MemRegion *From,
                const clang::ento::MemRegion *To, clang::QualType Type,
                bool LeaveEmpty);

/// Evaluates `alloca`.
bool evalAlloca(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_STDCALLS_H
