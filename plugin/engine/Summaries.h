//===- Summaries.h - Summaries of what was run, and runs with them -*- C++ -*-//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how the engine takes part in judging a class as a whole. At the end
// of a function it summarises what stays registered
// (SummaryCollection.cpp, Summaries.cpp); at the
// beginning of a destructor it takes a summary over as the state of the object
// (Seeds.cpp), and at its end the object is gone.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_SUMMARIES_H
#define CALLBACK_LIFETIME_ENGINE_SUMMARIES_H

#include "engine/DeclNames.h"
#include "engine/ObjectPaths.h"
#include <set>

namespace callback_lifetime {

/// How many paths of each function have made a registration.
class PathCounts {
public:
  /// One more path of \p Function ends, with registrations made at \p Places.
  void add(const std::string &Function, const std::vector<SourcePlace> &Places);

  /// Marks what only some paths of its function have made.
  void mark(std::vector<Summary> &Summaries) const;

private:
  struct Counts {
    unsigned Paths = 0;
    std::map<std::pair<unsigned, unsigned>, unsigned> With; ///< line and column
  };
  std::map<std::string, Counts> Functions;
};

/// What one run of the engine is for, besides finding what is wrong in the
/// function itself.
struct LifecycleRun {
  explicit LifecycleRun(DeclNames &Names) : Names(Names) {}

  DeclNames &Names;
  /// Added to: a summary for each path that leaves something registered, or
  /// for each path.
  std::vector<Summary> *Collected = nullptr;
  bool WantsAll = false;
  PathCounts Counts;

  /// The state of the object when the function is called; may be null.
  const Summary *Seed = nullptr;
  /// The object is what this parameter refers to, not that of the method.
  std::optional<unsigned> Parameter;
  /// What that refers to, if it is declared as a base of it.
  const clang::RecordDecl *As = nullptr;
  /// Whether the object is gone when the function has returned.
  bool IsDestruction = false;
  /// Added to: the indices of the registrations of the seed that are over or
  /// out of sight at the end of some path.
  std::set<unsigned> Undone;
};

/// What \p Param points or refers to, if that is a \p Class.
WholeObject parameterObject(PathUpdate &U, const clang::ParmVarDecl *Param,
                            const clang::RecordDecl *Class);

/// The object that the seed is about.
WholeObject seededObject(PathUpdate &U);

/// What the path leaves registered with \p Object as the owner, where the
/// function returns \p Returned.
Summary summarize(PathUpdate &U, const WholeObject &Object,
                  clang::ento::SVal Returned);

/// Summarises the path that ends here.
void collectSummaries(PathUpdate &U, const clang::ReturnStmt *Return);

/// The function begins with the members and registrations of the seed.
void applySeed(PathUpdate &U);

/// A branch depends on \p Condition: notes whether that is something that the
/// seed knows nothing about.
void followCondition(PathUpdate &U, clang::ento::SVal Condition);

/// Whether this path was taken because of something that the seed does not
/// know, so that maybe no object takes it.
bool isGuesswork(clang::ento::ProgramStateRef State);

/// The object is only that of a base any more: callbacks that take it for the
/// whole one have no owner left.
void leaveDerivedPart(PathUpdate &U);

/// The object is destroyed, if this run is its destruction.
void finishDestruction(PathUpdate &U);

/// Notes which registrations of the seed are over.
void recordUndone(PathUpdate &U);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_SUMMARIES_H
