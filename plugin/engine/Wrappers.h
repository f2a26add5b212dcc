//===- Wrappers.h - Wrappers, their entries and their stubs -----*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what happens to objects of wrapper and stub classes: construction,
// move, drop, and finding the stubs inside a value. Entries are made lazily, on
// the first look at a wrapper, because opaque calls return wrappers in many
// ways that look different to the analyzer.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_WRAPPERS_H
#define CALLBACK_LIFETIME_ENGINE_WRAPPERS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// The entry of the wrapper in \p Region; gives it one if nothing is known of
/// it. Null for an empty (moved-from, default-constructed) wrapper.
clang::ento::SymbolRef ensureEntry(PathUpdate &U,
                                   const clang::ento::MemRegion *Region,
                                   clang::QualType Type);

/// Rows for a further registration of \p Entry, before any home retains it: its
/// own, in the state that its owner is in now, and those of the objects that
/// its callback captures.
std::vector<Row> rowsOf(clang::ento::ProgramStateRef State,
                        clang::ento::SymbolRef Entry);

/// Records that \p Call exports a wrapper with this identity.
void exportEntry(PathUpdate &U, clang::ento::SymbolRef Entry,
                 const clang::ento::CallEvent &Call);

/// Makes the wrapper in \p Region empty; nothing is dropped.
void makeEmpty(PathUpdate &U, const clang::ento::MemRegion *Region,
               clang::QualType Type);

/// Whatever wrappers are in \p Region have been moved out of it.
void markEmptied(PathUpdate &U, const clang::ento::MemRegion *Region);

void markFilled(PathUpdate &U, const clang::ento::MemRegion *Region);

/// The place to bind an object of \p Type: maybe a base of what is there.
clang::ento::SVal placeFor(PathUpdate &U, const clang::ento::MemRegion *Region,
                           clang::QualType Type);

/// Gives the object in \p Region a value of its own.
void bindFresh(PathUpdate &U, const clang::ento::MemRegion *Region,
               clang::QualType Type, const void *Tag);

/// Drops the entry of the wrapper in \p Region and makes it empty.
void dropWrapper(PathUpdate &U, const clang::ento::MemRegion *Region,
                 clang::QualType Type, clang::SourceLocation At);

/// Evaluates a constructor or an assignment of a wrapper or stub class.
/// Returns false if \p Call is none that changes who leads where.
bool evalSpecialMember(PathUpdate &U, const clang::ento::CallEvent &Call);

/// Adds the entries of the wrappers that the object in \p Region owns.
void collectEntries(clang::ento::ProgramStateRef State,
                    const clang::ento::MemRegion *Region, clang::QualType Type,
                    llvm::SmallVectorImpl<clang::ento::SymbolRef> &Entries);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_WRAPPERS_H
