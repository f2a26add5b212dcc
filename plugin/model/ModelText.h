//===- ModelText.h - Models in the words of a model file --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the sentences of ExplainModels: what a call was taken for, with the
// keys that a model file has for it and the arguments that the code gives.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MODELTEXT_H
#define CALLBACK_LIFETIME_MODEL_MODELTEXT_H

#include "model/ApiModel.h"
#include "model/ModelFit.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace callback_lifetime {

/// Gives the text of the argument with an index; empty if there is none.
using ArgumentText = llvm::function_ref<std::string(unsigned)>;

std::string describe(llvm::StringRef Name, const FunctionModel &Model,
                     ArgumentText Arguments);
std::string describeUnmodelled(llvm::StringRef Name,
                               const UnmodelledFunction &Function);
std::string describeUnknown(llvm::StringRef Name);
std::string describeUndeclared(llvm::StringRef Name,
                               const FunctionModel &Model);
/// An error: `file:line: error: ...`.
std::string describeMisfit(const FunctionModel &Model, const Misfit &Found);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_MODELTEXT_H
