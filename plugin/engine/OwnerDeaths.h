//===- OwnerDeaths.h - Every way a context dies -----------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how objects whose address is registered are dropped: destructors,
// `delete`, the end of a frame, and the end of a block for objects whose
// destructor is trivial, which the analyzer's CFG does not mention.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_OWNERDEATHS_H
#define CALLBACK_LIFETIME_ENGINE_OWNERDEATHS_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// Drops what lies in \p Object: rows owned by it, and stubs held by it.
void dropObject(PathUpdate &U, const clang::ento::MemRegion *Object, Event How,
                clang::SourceLocation At);

/// Where the object in \p Region was deleted or freed on this path; invalid if
/// it was not.
clang::SourceLocation freedAt(clang::ento::ProgramStateRef State,
                              const clang::ento::MemRegion *Region);
void rememberFreed(PathUpdate &U, const clang::ento::MemRegion *Region,
                   clang::SourceLocation At);

/// Loses sight of all registrations: code that is not run here ends some.
void escapeAll(PathUpdate &U);

/// Destroys the object of type \p Type in \p Region and all that it owns.
void destroyContents(PathUpdate &U, const clang::ento::MemRegion *Region,
                     clang::QualType Type, clang::SourceLocation At);

/// Drops the variables of blocks that control has left by now.
void dropLeftScopes(PathUpdate &U);

/// Where the scope of \p Variable ended, if control has left it.
clang::SourceLocation endOfLeftScope(PathUpdate &U,
                                     const clang::ento::VarRegion *Variable);

/// Drops the local variables, parameters and temporaries of the current frame,
/// which is left at \p At.
void dropFrame(PathUpdate &U, clang::SourceLocation At);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_OWNERDEATHS_H
