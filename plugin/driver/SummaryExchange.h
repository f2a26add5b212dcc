//===- SummaryExchange.h - Classes in several files -------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the directory in which translation units leave their summaries for
// each other. Whoever is analysed first finds nothing there: a project has to
// be analysed twice.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_SUMMARYEXCHANGE_H
#define CALLBACK_LIFETIME_DRIVER_SUMMARYEXCHANGE_H

#include "model/Summary.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace clang {
class ASTContext;
} // namespace clang

namespace callback_lifetime {

/// Writes what \p Own has about classes that other files can see to a file in
/// \p Directory, which is made if need be, and returns what the others left
/// there. Safe to be called by several processes at once.
llvm::Expected<std::vector<Summary>>
exchangeSummaries(llvm::StringRef Directory, const std::vector<Summary> &Own,
                  const clang::ASTContext &Context);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_SUMMARYEXCHANGE_H
