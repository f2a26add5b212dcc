//===- ContextMembers.h - Contexts in members of handles --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what is known of members that a model names as the place of a context
// (`context: 0->data`): libuv's handles and others keep it there, and code sets
// it before or after the call that registers. What is stored is kept in program
// state, because calls that get the handle would make the analyzer forget it.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CONTEXTMEMBERS_H
#define CALLBACK_LIFETIME_ENGINE_CONTEXTMEMBERS_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// Whether \p Place is such a member.
bool isContextMember(PathUpdate &U, const clang::ento::MemRegion *Place);

/// \p Value is stored there: the registrations of the handle get it as their
/// context.
void storeContext(PathUpdate &U, const clang::ento::MemRegion *Place,
                  clang::ento::SVal Value, clang::SourceLocation Where);

/// What was stored there last, as far as it was seen.
clang::ento::SVal contextIn(clang::ento::ProgramStateRef State,
                            const clang::ento::MemRegion *Place);

/// Unknown code may have stored something else in \p Object.
void forgetContexts(PathUpdate &U, const clang::ento::MemRegion *Object);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CONTEXTMEMBERS_H
