//===- DestructorCalls.h - Destructors that are run -------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the destructor calls do that the analyzer shows, be they written
// or implicit, inlined or not.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_DESTRUCTORCALLS_H
#define CALLBACK_LIFETIME_ENGINE_DESTRUCTORCALLS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

void beforeDestructor(PathUpdate &U,
                      const clang::ento::CXXDestructorCall &Dtor);
void afterDestructor(PathUpdate &U, const clang::ento::CXXDestructorCall &Dtor);

/// `P->~T()`, before the memory is used for something else.
void afterNamedDestructor(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_DESTRUCTORCALLS_H
