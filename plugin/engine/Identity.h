//===- Identity.h - Who is who on a path ------------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how the engine recognises wrappers, stubs, contexts and homes.
//
// A wrapper or a stub is recognised by its value, not by its region: by the
// symbol in the first scalar of the object. The analyzer's store already moves
// and copies values through returns, aggregates, captures and heap objects, so
// nothing has to be followed here, and an opaque call that may change an object
// changes its identity, which makes the engine lose sight of it: silence.
// A context is its address, so it is recognised by its region.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_IDENTITY_H
#define CALLBACK_LIFETIME_ENGINE_IDENTITY_H

#include "engine/Regions.h"

namespace callback_lifetime {

/// Three-valued answers: the analyzer often cannot tell.
enum class Match { No, Maybe, Yes };

inline Match operator&&(Match A, Match B) { return A < B ? A : B; }
inline Match operator||(Match A, Match B) { return A < B ? B : A; }

/// The first scalar inside \p Region, an object of type \p Type; null if there
/// is none.
const clang::ento::TypedValueRegion *
firstScalar(const clang::ento::MemRegion *Region, clang::QualType Type,
            clang::ento::SValBuilder &Values);

/// The identity of the wrapper or stub of type \p Type with \p Value (an
/// object's address or its value); null for an empty or unknown one.
clang::ento::SymbolRef identityOf(clang::ento::ProgramStateRef State,
                                  clang::ento::SVal Value,
                                  clang::QualType Type);

/// `this->f` read through a cast is a symbol of its own: the one of the
/// canonical region.
clang::ento::SymbolRef withCanonicalOrigin(clang::ento::SymbolRef Symbol,
                                           clang::ento::SValBuilder &Values);

/// The region that stands for the home \p Value. Homes that are loaded from a
/// global or a field are that variable, because an opaque call gives them a new
/// value without giving the program a new home.
const clang::ento::MemRegion *homeOf(clang::ento::SVal Value);

/// Whether \p Handle was returned by a call on this path whose name says that
/// it makes something.
bool isMadeHere(clang::ento::SymbolRef Handle);

/// Whether two homes are the same one.
Match sameHome(clang::ento::ProgramStateRef State,
               const clang::ento::MemRegion *A,
               const clang::ento::MemRegion *B);

/// Whether two addresses are those of one object.
Match sameObject(clang::ento::ProgramStateRef State,
                 const clang::ento::MemRegion *A,
                 const clang::ento::MemRegion *B);

/// The string literal that \p Value is the address of; null if it is none.
const clang::StringLiteral *stringOf(clang::ento::SVal Value);

/// Whether two keys of a slot are equal. String literals compare by content.
Match sameKey(clang::ento::ProgramStateRef State, clang::ento::SVal A,
              clang::ento::SVal B);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_IDENTITY_H
