//===- PathUpdate.h - One change of the rows, with its notes ----*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines PathUpdate: the engine sends events to rows through it, it asks the
// rule what they do, and at the end it makes one transition that carries the
// notes and emits what the rule reported. Nothing else adds transitions.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_PATHUPDATE_H
#define CALLBACK_LIFETIME_ENGINE_PATHUPDATE_H

#include "engine/Report.h"
#include "engine/Scopes.h"
#include "engine/Undoing.h"
#include "model/ModelSet.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugType.h"
#include <map>
#include <memory>

namespace callback_lifetime {

/// The analyzer's bug types, one per hazard and confidence. Front ends read
/// both back from the bug type of a diagnostic.
class BugTypes {
public:
  BugTypes(const clang::ento::CheckerBase *Checker, Confidence Minimum)
      : Checker(Checker), Minimum(Minimum) {}

  /// Null if reports of this confidence are switched off.
  const clang::ento::BugType *get(Hazard What, Confidence Sure) const;
  bool owns(const clang::ento::BugType &Type) const;

private:
  const clang::ento::CheckerBase *Checker;
  Confidence Minimum;
  mutable std::map<std::pair<Hazard, Confidence>,
                   std::unique_ptr<clang::ento::BugType>>
      Types;
};

/// The functions that run at the end of variables' scopes.
using CleanupFunctions =
    llvm::DenseMap<const clang::VarDecl *, const clang::FunctionDecl *>;

struct LifecycleRun;

/// What all updates of one translation unit share.
struct SharedFacts {
  SharedFacts(const clang::ento::CheckerBase *Checker, const ModelSet &Models,
              const Options &Opts, const CleanupFunctions &Cleanups)
      : Types(Checker, Opts.Minimum), Models(Models), Opts(Opts),
        Cleanups(Cleanups), SeenUndoing(Models, Unseen::Harmless),
        AnyUndoing(Models, Unseen::Undoes),
        CalledUndoing(Models, Unseen::Harmless, Unseen::Harmless) {}

  BugTypes Types;
  const ModelSet &Models;
  const Options &Opts;
  const CleanupFunctions &Cleanups;
  ScopeMap Scopes;
  Undoing SeenUndoing;
  Undoing AnyUndoing;
  /// For callbacks, of which many call through a pointer that they are given.
  Undoing CalledUndoing;
  /// What is wanted of this run for the judgement of classes; may be null.
  LifecycleRun *Run = nullptr;
};

class PathUpdate {
public:
  PathUpdate(clang::ento::CheckerContext &C, SharedFacts &Shared)
      : State(C.getState()), C(C), Shared(Shared) {}

  /// The state so far; callers may change what is not a row.
  clang::ento::ProgramStateRef State;

  clang::ento::CheckerContext &context() { return C; }
  SharedFacts &shared() { return Shared; }

  /// Sends \p What to the row, as the rule says. \p Text, if not empty, is a
  /// note at \p Loc: of the path, or of the report if this brings one about.
  void send(RowId Id, Event What, std::string Text = {},
            clang::SourceLocation Loc = {});

  /// The owner of the row dies at \p At; \p Where it was names it in messages.
  void drop(RowId Id, Event How, clang::SourceLocation At,
            const clang::ento::MemRegion *Where);

  /// The home had a chance to run: a one-shot stub may be used up, and an
  /// asynchronous close be done.
  void mayHaveRun(RowId Id);

  /// Whether the row was reported on this path, in a run with a seed.
  bool isReported(RowId Id) const;

  /// Changes facts of a row that are not its state.
  void edit(RowId Id, llvm::function_ref<void(Row &)> Change);

  void note(RowId Id, std::string Text) {
    Notes.push_back({{Id, nullptr}, std::move(Text)});
  }
  void note(const clang::ento::MemRegion *Home, std::string Text) {
    Notes.push_back({{0, Home}, std::move(Text)});
  }

  /// The closed home in \p Home is used at \p At.
  void reportClosed(const clang::ento::MemRegion *Home,
                    clang::SourceLocation At) {
    ClosedHomes.push_back({Home, At});
  }

  /// Makes the transition, if anything changed, and emits the reports.
  void commit();

  /// Emits the reports, if there are any, on a path that ends here; the path of
  /// this update goes on. Call before `commit` of the update that \p Main is.
  void commitAside(PathUpdate &Main);

private:
  struct Note {
    Topic About;
    std::string Text;
  };
  struct ClosedHome {
    const clang::ento::MemRegion *Region;
    clang::SourceLocation At;
  };
  struct Pending {
    RowId Id;
    Row R;
    Hazard What;
    Confidence Sure;
    std::string Text;
    clang::SourceLocation Loc;
  };

  void forgetInside(const clang::ento::MemRegion *Context);
  void emitAll(clang::ento::ExplodedNode *Node);
  void emit(const Pending &Report, clang::ento::ExplodedNode *Node);
  void emit(const ClosedHome &Report, clang::ento::ExplodedNode *Node);
  const clang::ento::NoteTag *makeTag();

  clang::ento::CheckerContext &C;
  SharedFacts &Shared;
  std::vector<Note> Notes;
  std::vector<Pending> Reports;
  std::vector<ClosedHome> ClosedHomes;
  bool NeedsNode = false;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_PATHUPDATE_H
