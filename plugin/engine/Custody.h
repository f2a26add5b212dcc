//===- Custody.h - Objects that may undo what others registered -*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines which objects know a home or an owner, so that code of theirs that we
// cannot see (a guard's destructor, a database's) may end its registrations.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CUSTODY_H
#define CALLBACK_LIFETIME_ENGINE_CUSTODY_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Records what the object of an unseen method or constructor was given, and
/// what it gave out.
void recordCustody(PathUpdate &U, const clang::ento::CallEvent &Call);

/// Records that the object in \p Object was given \p Value.
void recordKnowledge(PathUpdate &U, const clang::ento::MemRegion *Object,
                     clang::ento::SVal Value);

/// Whether the object in \p Region knows the home or the owner of \p R: it was
/// given them, gave them out, or holds them in a field.
bool mayUndo(clang::ento::ProgramStateRef State,
             const clang::ento::MemRegion *Region, const Row &R);

/// Whether objects of the class decide in a destructor what to clean up.
bool cleansUp(clang::QualType Type);

/// Loses sight of the rows that the unseen destructor of \p Object may end.
void escapeUndone(PathUpdate &U, const clang::ento::MemRegion *Object);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CUSTODY_H
