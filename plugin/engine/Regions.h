//===- Regions.h - Objects and their addresses ------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how the engine treats the analyzer's regions: one region for an
// object however it was reached, addresses, types and names of objects.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_REGIONS_H
#define CALLBACK_LIFETIME_ENGINE_REGIONS_H

#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include <string>

namespace callback_lifetime {

/// The region without casts, at every level, so that `this->f` is one region
/// however it was reached.
const clang::ento::MemRegion *canonical(const clang::ento::MemRegion *Region);

/// The canonical region that \p Value points to or was copied from.
const clang::ento::MemRegion *regionOf(clang::ento::SVal Value);

/// The object that a method or a constructor is called on; unknown for others.
clang::ento::SVal thisOf(const clang::ento::CallEvent &Call);

/// Whether two objects begin at one address, like a struct and its first
/// member.
bool isSameAddress(const clang::ento::MemRegion *A,
                   const clang::ento::MemRegion *B);

/// Whether \p Region lies in a local variable, parameter or temporary.
bool isOnStack(const clang::ento::MemRegion *Region);

/// Whether \p Region is \p Outer or a part of it.
bool isWithin(const clang::ento::MemRegion *Region,
              const clang::ento::MemRegion *Outer);

/// The region of an object of type \p Type that \p Region is the address of.
/// What a symbol points to has no type of its own, and the store does not find
/// copied values through it.
const clang::ento::SubRegion *asObject(const clang::ento::MemRegion *Region,
                                       clang::QualType Type,
                                       clang::ento::SValBuilder &Values);

/// A number of any integer type in 64 bits.
int64_t bitsOf(const llvm::APSInt &Number);

/// The class whose objects live in \p Region, as far as it is known.
clang::QualType typeOf(const clang::ento::MemRegion *Region);

/// A noun phrase for the object in \p Region.
std::string describe(const clang::ento::MemRegion *Region);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_REGIONS_H
