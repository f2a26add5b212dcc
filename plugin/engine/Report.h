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

/// What a note on a path is about: a registration, or a home.
struct Topic {
  RowId Id = 0;
  const clang::ento::MemRegion *Home = nullptr;
};

class Report : public clang::ento::PathSensitiveBugReport {
public:
  using PathSensitiveBugReport::PathSensitiveBugReport;

  /// Whether a note on \p About belongs on this path.
  virtual bool concerns(const Topic &About) const = 0;
};

/// An owner that is dropped too early.
class LifetimeReport final : public Report {
public:
  LifetimeReport(const clang::ento::BugType &Type, const std::string &Message,
                 const clang::ento::ExplodedNode *Node, RowId Id, const Row &R,
                 const clang::SourceManager &Sources)
      : Report(Type, Message, Node), Id(Id), Origin(R.Origin),
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

  bool concerns(const Topic &About) const override {
    return !About.Home && (About.Id == Id || About.Id == Origin);
  }

private:
  RowId Id;
  RowId Origin;
  clang::ento::PathDiagnosticLocation Drop;
  clang::ento::PathDiagnosticLocation Retained;
};

/// A home that is closed too early.
class ClosedHomeReport final : public Report {
public:
  ClosedHomeReport(const clang::ento::BugType &Type, const std::string &Message,
                   const clang::ento::ExplodedNode *Node,
                   const clang::ento::MemRegion *Home,
                   clang::ento::PathDiagnosticLocation Use)
      : Report(Type, Message, Node), Home(Home), Use(Use) {}

  clang::ento::PathDiagnosticLocation getLocation() const override {
    return Use;
  }

  bool concerns(const Topic &About) const override {
    return About.Home == Home;
  }

private:
  const clang::ento::MemRegion *Home;
  clang::ento::PathDiagnosticLocation Use;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_REPORT_H
