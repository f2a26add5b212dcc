//===- Success.h - Whether registrations were made ----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what results, tokens and null homes tell of a registration: that the
// call that should have made it failed, or that it succeeded.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_SUCCESS_H
#define CALLBACK_LIFETIME_ENGINE_SUCCESS_H

#include "engine/Rows.h"

namespace callback_lifetime {

/// Whether the path assumes that the registration was never made: its home is
/// null, or the call that made it says that it failed.
bool neverHappened(clang::ento::ProgramStateRef State, const Row &R,
                   clang::ento::SValBuilder &Values);

/// The state in which a call that returned \p Result did not fail.
clang::ento::ProgramStateRef assumeSucceeded(clang::ento::ProgramStateRef State,
                                             clang::ento::SymbolRef Result,
                                             Failure Fails,
                                             clang::ento::SValBuilder &Values);

/// The state in which \p Token names something. Nobody documents it, but 0 and
/// negative numbers are what a variable for a token has when it has none.
clang::ento::ProgramStateRef
assumeValidToken(clang::ento::ProgramStateRef State, clang::ento::SVal Token,
                 clang::ento::SValBuilder &Values);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_SUCCESS_H
