//===- AnalyzerHost.h - A static analyzer outside clang --analyze -*- C++ -*-=//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines AnalyzerHost: sets up what the analyzer's engine needs around an AST
// that somebody else parsed, and runs it function by function.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_ANALYZERHOST_H
#define CALLBACK_LIFETIME_DRIVER_ANALYZERHOST_H

#include "driver/Finding.h"
#include "engine/PathUpdate.h"
#include "model/ModelSet.h"
#include <memory>

namespace clang {
class ASTContext;
class FunctionDecl;
class Preprocessor;
} // namespace clang

namespace callback_lifetime {

/// What all analyses of one translation unit share.
struct AnalysisInput {
  clang::ASTContext &Context;
  clang::Preprocessor &PP;
  const ModelSet &Models;
  const Options &Opts;
};

class AnalyzerHost {
public:
  /// Findings are added to \p Out when the host is destroyed.
  AnalyzerHost(const AnalysisInput &Input, const CleanupFunctions &Cleanups,
               LifecycleRun *Run, std::vector<Finding> &Out);
  ~AnalyzerHost();

  /// Analyses one function as an entry point, whether or not it was inlined
  /// into another one before. Returns false where it gave up early.
  bool run(const clang::FunctionDecl *Function);

private:
  class Impl;
  std::unique_ptr<Impl> Self;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_ANALYZERHOST_H
