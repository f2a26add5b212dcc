//===- Contents.h - What a value leads to -----------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines a walk over a value that is handed to a keeper: the stubs in it (in
// fields, in what a pointer to a record points to, in closures and containers),
// and the objects that a callable captures by reference, pointer or as `this`.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CONTENTS_H
#define CALLBACK_LIFETIME_ENGINE_CONTENTS_H

#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

namespace callback_lifetime {

/// Adds the entries that the stubs in \p Value lead to.
void collectStubs(clang::ento::ProgramStateRef State, clang::ento::SVal Value,
                  clang::QualType Type,
                  llvm::SmallVectorImpl<clang::ento::SymbolRef> &Entries);

/// Whether values of the type are there to carry stubs: records and arrays with
/// a stub class or a callable in them. Such a record is no context itself.
bool carriesStubs(clang::QualType Type);

/// Whether values of the type are called: closures and std::function.
bool isCallable(clang::QualType Type);

/// Whether objects of the type can be called back through: callables, and
/// records with a function pointer and a `void *` for its context.
bool callsBack(clang::QualType Type);

/// Adds the objects on the stack that whoever gets \p Value calls back with:
/// what a callable captures, or the context in a record.
void collectContexts(
    clang::ento::ProgramStateRef State, clang::ento::SVal Value,
    clang::QualType Type,
    llvm::SmallVectorImpl<const clang::ento::MemRegion *> &Objects);

/// Adds the objects that the callable \p Value captures but does not own.
void collectCaptured(
    clang::ento::ProgramStateRef State, clang::ento::SVal Value,
    clang::QualType Type,
    llvm::SmallVectorImpl<const clang::ento::MemRegion *> &Objects);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CONTENTS_H
