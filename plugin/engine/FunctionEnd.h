//===- FunctionEnd.h - The analysed function returns ------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the end of the top-level function means to the stubs whose home
// is still there then.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_FUNCTIONEND_H
#define CALLBACK_LIFETIME_ENGINE_FUNCTIONEND_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// The analysed function returns at \p At, by \p Return or at its end.
void endFunction(PathUpdate &U, const clang::ReturnStmt *Return,
                 clang::SourceLocation At);

/// Ends each registration whose home the caller still has, with \p Note.
void endRows(PathUpdate &U, const clang::ento::MemRegion *Returned,
             const std::string &Note, clang::SourceLocation At);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_FUNCTIONEND_H
