//===- HomeOwners.h - Who destroys a home -----------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what is known of homes that the analysed function makes with `new`:
// a widget that gets a parent dies with it, and one that is handed to somebody
// dies when he likes.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_HOMEOWNERS_H
#define CALLBACK_LIFETIME_ENGINE_HOMEOWNERS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// An opaque call may take over the homes and the tokens that it is given.
void giveAway(PathUpdate &U, const clang::ento::CallEvent &Call);

/// The smart pointer in \p Pointer dies: what it leads to may die with it.
void leaveSharedHome(PathUpdate &U, const clang::ento::MemRegion *Pointer,
                     const clang::CXXRecordDecl *Class);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_HOMEOWNERS_H
