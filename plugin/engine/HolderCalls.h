//===- HolderCalls.h - Methods of holders ---------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what a call does to the elements of one container, optional,
// std::function or shared pointer.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_HOLDERCALLS_H
#define CALLBACK_LIFETIME_ENGINE_HOLDERCALLS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Evaluates a method of \p Holder; false if the analyzer does as well.
bool evalHolderCall(PathUpdate &U, const clang::ento::CallEvent &Call,
                    const clang::ento::MemRegion *Holder);

/// Evaluates std::make_shared.
bool evalMakeShared(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_HOLDERCALLS_H
