//===- Tokens.h - Objects that name registrations ---------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what connections, threads and futures do to the registrations that
// they name. Such an object is recognised by its value, as a stub is: copies of
// a token name the same registration, a scoped one ends it when it dies.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_TOKENS_H
#define CALLBACK_LIFETIME_ENGINE_TOKENS_H

#include "engine/Identity.h"
#include "engine/PathUpdate.h"
#include "model/ApiModel.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

bool isToken(TypeRole Role);

/// What moves hand on, and what does something when it is destroyed.
bool isOwning(TypeRole Role);

/// What names a registration: of an object with a token role its identity, of
/// anything else the value itself.
clang::ento::SVal tokenOf(clang::ento::ProgramStateRef State,
                          clang::ento::SVal Value, clang::QualType Type);

/// Whether \p Token names \p R.
Match matchToken(clang::ento::ProgramStateRef State, const Row &R,
                 clang::ento::SVal Token);

/// Whether what made \p R returned, or was the constructor of, a token: then
/// nothing else names it.
bool isNamedByObject(const Row &R);

/// The scoped token in \p Region dies, or gets another value.
void endScopedToken(PathUpdate &U, const clang::ento::MemRegion *Region,
                    clang::QualType Type);

/// A container of scoped tokens dies that were not all seen.
void escapeUnseenTokens(PathUpdate &U, const clang::ento::MemRegion *Holder);

/// Makes the token of type \p Type in \p Target name what that of type
/// \p SourceType in \p Source names.
void copyToken(PathUpdate &U, const clang::ento::MemRegion *Target,
               clang::QualType Type, const clang::ento::MemRegion *Source,
               clang::QualType SourceType);

/// Evaluates a constructor, an assignment or a test of a token. Returns false
/// if \p Call is none of these.
bool evalTokenMember(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_TOKENS_H
