//===- Mending.h - What a destructor lacks ----------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the last note of a finding about a class, the call that its
// destructor lacks, and the insertion of that call where it is safe and
// obvious.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_MENDING_H
#define CALLBACK_LIFETIME_DRIVER_MENDING_H

#include "driver/AnalyzerHost.h"
#include "engine/DeclNames.h"

namespace callback_lifetime {

/// When the member with the token has one.
enum class TokenIsSet {
  Always,    ///< every constructor registers
  Sometimes, ///< it is zero at first
  Unknown,
};

/// How it is when \p R was made by the function \p Registered, and the
/// constructors leave objects as \p Made says.
TokenIsSet tokenIsSet(const Registration &R, const Summary &Registered,
                      llvm::ArrayRef<const Summary *> Made);

/// Adds the note to \p F, and the insertion if \p IsSet allows one.
void addMending(Finding &F, const Registration &R,
                const clang::FunctionDecl *Destroyer, TokenIsSet IsSet,
                const DeclNames &Names, const ModelSet &Models);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_MENDING_H
