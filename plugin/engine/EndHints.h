//===- EndHints.h - What would have ended a registration --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the last note of a finding: the call that would have undone the
// registration, as far as the model or the keeper's class tells.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_ENDHINTS_H
#define CALLBACK_LIFETIME_ENGINE_ENDHINTS_H

#include "engine/Rows.h"
#include "model/ModelSet.h"

namespace callback_lifetime {

/// The note, or nothing where the model names no way.
std::string endHint(const Row &R, const ModelSet &Models);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_ENDHINTS_H
