//===- ModelAudit.h - What models say of a translation unit -----*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the comparison of models with the code that they are about: a user's
// model that fits no declaration of its function is an error; with the option
// ExplainModels every call is told with what it was taken for. Runs before the
// engine and knows nothing of it.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_MODELAUDIT_H
#define CALLBACK_LIFETIME_DRIVER_MODELAUDIT_H

#include "driver/Finding.h"
#include "model/ModelSet.h"

namespace clang {
class ASTContext;
} // namespace clang

namespace callback_lifetime {

struct ModelAudit {
  /// `file:line: error: ...`, for user models only; with one of them nothing
  /// should be analysed.
  std::vector<std::string> Errors;
  /// With ExplainModels: what calls were taken for, in the order of the source,
  /// then, without a location, the models that the unit has no function for.
  std::vector<Finding::Note> Remarks;
};

/// Not thread-safe for one \p Models.
ModelAudit auditModels(clang::ASTContext &Context, const ModelSet &Models,
                       const Options &Opts);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_MODELAUDIT_H
