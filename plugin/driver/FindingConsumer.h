//===- FindingConsumer.h - Path diagnostics to findings ---------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the path diagnostic consumer of the driver. It keeps the notes that
// the engine made and the branch conditions between them, in path order, and
// drops the analyzer's call and control-flow pieces.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_FINDINGCONSUMER_H
#define CALLBACK_LIFETIME_DRIVER_FINDINGCONSUMER_H

#include "driver/Finding.h"
#include "clang/Analysis/PathDiagnostic.h"

namespace callback_lifetime {

class FindingConsumer : public clang::ento::PathDiagnosticConsumer {
public:
  /// With \p KeepsAll, the notes before the first of ours too.
  FindingConsumer(std::vector<Finding> &Out, bool KeepsAll)
      : Out(Out), KeepsAll(KeepsAll) {}

  llvm::StringRef getName() const override { return "callback-lifetime"; }
  PathGenerationScheme getGenerationScheme() const override {
    return Extensive;
  }
  // Otherwise findings in headers are dropped.
  bool supportsCrossFileDiagnostics() const override { return true; }

  void FlushDiagnosticsImpl(
      std::vector<const clang::ento::PathDiagnostic *> &Diagnostics,
      FilesMade *) override;

private:
  std::vector<Finding> &Out;
  bool KeepsAll;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_FINDINGCONSUMER_H
