//===- Relevance.h - Which functions are worth a path -----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the pre-check: the functions of a translation unit that reach,
// through calls, something modelled or an annotated type. Only they are
// analysed, so that code without callbacks costs one walk over its AST.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_RELEVANCE_H
#define CALLBACK_LIFETIME_DRIVER_RELEVANCE_H

#include "model/ModelSet.h"
#include <vector>

namespace clang {
class ASTContext;
class FunctionDecl;
} // namespace clang

namespace callback_lifetime {

/// The relevant functions with a body outside system headers, in the order of
/// the source.
std::vector<const clang::FunctionDecl *>
findRelevantFunctions(clang::ASTContext &Context, const ModelSet &Models);

/// The constructors that only this translation unit has a body of.
std::vector<const clang::FunctionDecl *>
findConstructors(clang::ASTContext &Context);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_RELEVANCE_H
