//===- Callbacks.h - The code that a home calls -----------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what is known of a callback whose body the translation unit has: what
// it may end, and what it writes into its context. Nobody runs it on a path, so
// that a foreign step does this instead.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CALLBACKS_H
#define CALLBACK_LIFETIME_ENGINE_CALLBACKS_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// What a callback argument stands for: a function, or a constant table of
/// functions; null if it is not known.
const clang::Decl *codeOf(clang::ento::SVal Callback);

/// The same for a callback of any type: closures are their call operator.
const clang::Decl *codeOf(clang::ento::ProgramStateRef State,
                          clang::ento::SVal Callback, clang::QualType Type);

/// The callback \p Code has had a chance to run with the context \p Object:
/// what it writes is unknown now.
clang::ento::ProgramStateRef
forgetWritten(clang::ento::CheckerContext &C,
              clang::ento::ProgramStateRef State, const clang::Decl *Code,
              const clang::ento::MemRegion *Object);

/// Whether \p Code deletes the object that it is called with, or hands it to a
/// smart pointer: such objects live until they are called.
bool deletesContext(const clang::Decl *Code, const Undoing &Drops);

/// Whether \p Code takes its context for a \p Class.
bool callsBackInto(const clang::Decl *Code, const clang::RecordDecl *Class);

/// Whether \p Code may end registrations, its own for one.
bool mayEndRegistrations(const clang::Decl *Code, Undoing &Ends);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CALLBACKS_H
