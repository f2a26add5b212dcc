//===- Attributes.h - Models that the code itself states --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how annotations (the macros of callback_lifetime/Annotations.h)
// become type roles and FunctionModels. docs/attributes.md documents each of
// them.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_ATTRIBUTES_H
#define CALLBACK_LIFETIME_MODEL_ATTRIBUTES_H

#include "model/ApiModel.h"
#include "model/Options.h"
#include "model/TypeRoles.h"
#include <optional>

namespace callback_lifetime {

/// What the annotations of \p Function, and the roles of the types in its
/// signature, say; nothing if they say nothing.
std::optional<FunctionModel>
modelFromAttributes(const clang::FunctionDecl *Function);

/// What \p Assume makes of a function without body, model or attributes.
std::optional<FunctionModel>
modelFromAssumption(const clang::FunctionDecl *Function, AssumeRetained Assume);

/// What the option `KeeperFunctions` makes of a function: it keeps the
/// callables, and the `void *` beside a function pointer.
std::optional<FunctionModel> modelOfKeeper(const clang::FunctionDecl *Function);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_ATTRIBUTES_H
