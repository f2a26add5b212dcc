//===- Report.h - Findings as the analyzer sees them ------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines LifetimeReport, a path-sensitive report whose location is the drop,
// not the step or the return at which the rule was found broken: the drop is
// where people fix it.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_REPORT_H
#define CALLBACK_LIFETIME_ENGINE_REPORT_H

#include "engine/Rows.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugType.h"

namespace callback_lifetime {

class LifetimeReport : public clang::ento::PathSensitiveBugReport {
public:
  LifetimeReport(const clang::ento::BugType &Type, const std::string &Message,
                 const clang::ento::ExplodedNode *Node, RowId Id, const Row &R,
                 const clang::SourceManager &Sources)
      : PathSensitiveBugReport(Type, Message, Node), Id(Id), Origin(R.Origin),
        Drop(R.DroppedAt, Sources) {
    if (R.RetainedAt.isValid())
      Retained = {R.RetainedAt, Sources};
  }

  clang::ento::PathDiagnosticLocation getLocation() const override {
    return Drop;
  }

  /// One finding per registration and drop.
  clang::ento::PathDiagnosticLocation getUniqueingLocation() const override {
    return Retained;
  }
  void Profile(llvm::FoldingSetNodeID &Hash) const override {
    PathSensitiveBugReport::Profile(Hash);
    Drop.Profile(Hash);
  }

  /// Whether a note that was made for the row \p Note belongs on this path.
  bool concerns(RowId Note) const { return Note == Id || Note == Origin; }

private:
  RowId Id;
  RowId Origin;
  clang::ento::PathDiagnosticLocation Drop;
  clang::ento::PathDiagnosticLocation Retained;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_REPORT_H
