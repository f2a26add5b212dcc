//===- OwnedParts.h - What an object owns ------------------------*- C++
//-*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines a walk over what dies with an object: the wrappers and holders in its
// fields and bases, and what its unique pointers point to.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_OWNEDPARTS_H
#define CALLBACK_LIFETIME_ENGINE_OWNEDPARTS_H

#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

namespace callback_lifetime {

/// A part of an object that owns something.
struct OwnedPart {
  enum Kind {
    Wrapper, ///< a wrapper
    Holder,  ///< a container, an optional, a std::function
    Pointee, ///< what a unique pointer points to
  };
  Kind K;
  const clang::ento::MemRegion *Region;
  clang::QualType Type;
};

/// The owning parts of the object in \p Region, outermost first.
std::vector<OwnedPart> ownedParts(clang::ento::ProgramStateRef State,
                                  const clang::ento::MemRegion *Region,
                                  clang::QualType Type);

/// The first part of exactly the type \p Wanted in the object; null if there is
/// none.
const clang::ento::MemRegion *partOfType(clang::ento::ProgramStateRef State,
                                         const clang::ento::MemRegion *Region,
                                         clang::QualType Type,
                                         clang::QualType Wanted);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_OWNEDPARTS_H
