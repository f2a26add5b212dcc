//===- Waiting.h - What another thread has done -----------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how code that waits for another thread is seen: by a modelled `wait`
// (semaphores, condition variables) or by reading an atomic or volatile object
// that the other thread writes. What that thread was given may be done with.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_WAITING_H
#define CALLBACK_LIFETIME_ENGINE_WAITING_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// Has waited for \p On; null if it is not known.
void applyWait(PathUpdate &U, const clang::ento::MemRegion *On);

/// Whether another thread is meant to write \p Place: reading it waits for
/// that.
bool isShared(const clang::ento::MemRegion *Place);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_WAITING_H
