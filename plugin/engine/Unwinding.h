//===- Unwinding.h - Exceptions between retain and revoke -------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what an exception does to the registrations that are live where it is
// thrown (option CheckUnwinding). The analyzer's graph has no edges for
// exceptions: at a call that may throw, this makes a side path that drops the
// local owners of the frames that are unwound, up to a handler.
//
// Handlers and destructors are not run on that path. Whatever in them may undo
// a registration ends it in silence.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_UNWINDING_H
#define CALLBACK_LIFETIME_ENGINE_UNWINDING_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// The name of the function that stands for `throw` in analysed bodies: the
/// analyzer shows no `throw` expression to checkers.
constexpr llvm::StringLiteral ThrowFunction = "throw";

/// Follows the exception that \p Call may throw, if it may throw one. \p U is
/// the update that goes on without it.
void checkUnwinding(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_UNWINDING_H
