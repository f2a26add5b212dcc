//===- Views.h - Objects that stand for a part of another -------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what is known of proxies and executors: `button.signal_clicked()`
// stands for the button's signal, and what it keeps the button keeps.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_VIEWS_H
#define CALLBACK_LIFETIME_ENGINE_VIEWS_H

#include "engine/PathUpdate.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

/// Evaluates a call that returns a view, or makes one of another. Returns false
/// if \p Call is neither.
bool evalView(PathUpdate &U, const clang::ento::CallEvent &Call);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_VIEWS_H
