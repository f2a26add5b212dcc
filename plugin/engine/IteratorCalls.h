//===- IteratorCalls.h - Operators of iterators ---------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what dereferencing, stepping and comparing an iterator tells, where
// it is known to which holder it belongs.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_ITERATORCALLS_H
#define CALLBACK_LIFETIME_ENGINE_ITERATORCALLS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Evaluates an operator of an iterator; false if nothing is known of it.
bool evalIteratorCall(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_ITERATORCALLS_H
