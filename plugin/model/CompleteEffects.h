//===- CompleteEffects.h - Effects stated in one piece ----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the effects that a declaration states in one piece each: a CBL_MODEL
// annotation, in the words of a model file, and Clang's lifetime_capture_by.
// The other annotations share what they say; Attributes.cpp puts them together.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_COMPLETEEFFECTS_H
#define CALLBACK_LIFETIME_MODEL_COMPLETEEFFECTS_H

#include "model/ApiModel.h"

namespace clang {
class FunctionDecl;
} // namespace clang

namespace callback_lifetime {

struct CompleteEffects {
  std::vector<Effect> Effects;
  /// What is wrong with an annotation, which then counts for nothing; empty if
  /// nothing is.
  std::string Error;
};

CompleteEffects completeEffects(const clang::FunctionDecl *Function);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_COMPLETEEFFECTS_H
