//===- Messages.h - Every sentence a user reads -----------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the wording of warnings and notes: lower case, no full stop, code in
// quotes. No other file of the plugin spells out a sentence of a finding.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MESSAGES_H
#define CALLBACK_LIFETIME_MODEL_MESSAGES_H

#include "model/Lifecycle.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace callback_lifetime::messages {

/// The warning. \p Owner is a noun phrase (`'w'`, `the object`).
std::string warning(Hazard What, llvm::StringRef Owner);

/// Noun phrases for owners.
std::string namedOwner(llvm::StringRef Name);
std::string temporaryOwner(llvm::StringRef Type);
std::string pointedToOwner(llvm::StringRef Pointer);
std::string unnamedOwner(llvm::StringRef Type);

/// The places of a path. \p By is the name of the function called there.
std::string exported();
std::string retainedBy(llvm::StringRef By);
std::string retainedByVariable(llvm::StringRef Variable);
std::string retainedElsewhere();
std::string returned();
std::string mayBeInvokedBy(llvm::StringRef By);
std::string invokedBy(llvm::StringRef By);
std::string stillLiveAtEnd(llvm::StringRef Function);
/// The object was moved, assigned to or registered again.
std::string changedBy(llvm::StringRef Method);
std::string closedBy(llvm::StringRef By);
std::string mayThrow(llvm::StringRef Function);
std::string throws();

/// What would have ended the registration.
std::string endedByNullCallback(llvm::StringRef By);
std::string endedByCall(llvm::StringRef By);
/// In the function \p Where. \p Token is the member that has it; may be empty.
std::string endedByCallIn(llvm::StringRef By, llvm::StringRef Token,
                          llvm::StringRef Where);

} // namespace callback_lifetime::messages

#endif // CALLBACK_LIFETIME_MODEL_MESSAGES_H
