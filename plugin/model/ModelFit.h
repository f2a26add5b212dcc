//===- ModelFit.h - Whether a model fits a declaration ----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the comparison of a model with the function that it names: whether
// the parameters are there and have types that can be what the model says. A
// model file names functions, so this is where a wrong index is found, and
// where another function of the same name is told apart.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MODELFIT_H
#define CALLBACK_LIFETIME_MODEL_MODELFIT_H

#include "model/ApiModel.h"
#include <optional>

namespace clang {
class FieldDecl;
class FunctionDecl;
class QualType;
} // namespace clang

namespace callback_lifetime {

/// One thing in which a model and a declaration differ.
struct Misfit {
  unsigned Line; ///< of the model file
  std::string Text;
};

/// The misfit of \p E and \p Function; nothing if it fits.
std::optional<Misfit> misfitOf(const Effect &E,
                               const clang::FunctionDecl *Function);

/// What \p Model says of \p Function. Of an overloaded function the effects
/// that fit; of others all, or nothing if one of them does not.
std::optional<FunctionModel> fitted(const FunctionModel &Model,
                                    const clang::FunctionDecl *Function);

/// The member \p Path ("a" or "a.b") of an object of \p Type, outermost first;
/// empty if there is none.
llvm::SmallVector<const clang::FieldDecl *, 2> fieldsAt(clang::QualType Type,
                                                        llvm::StringRef Path);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_MODELFIT_H
