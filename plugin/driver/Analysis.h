//===- Analysis.h - The engine over a translation unit ----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the one entry point of the front ends. The driver finds the relevant
// functions, runs the static analyzer's engine with our checker over each of
// them, and turns path diagnostics into Findings. It works on any AST, so also
// where no analyzer is: in clang-tidy and while compiling.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_ANALYSIS_H
#define CALLBACK_LIFETIME_DRIVER_ANALYSIS_H

#include "driver/Finding.h"
#include "model/ModelSet.h"

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace callback_lifetime {

struct AnalysisResult {
  /// Sorted by location, each registration and drop once.
  std::vector<Finding> Findings;
  /// Why summaries could not be exchanged: `file: what is wrong`.
  std::vector<std::string> Errors;
};

/// Not thread-safe for one \p Context.
AnalysisResult analyze(clang::ASTContext &Context, clang::Preprocessor &PP,
                       const ModelSet &Models, const Options &Opts);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_ANALYSIS_H
