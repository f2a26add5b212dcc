//===- DanglingStubChecker.h - The analyzer checker -------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the one checker of the engine. Its callbacks only translate what the
// analyzer saw into calls of the files beside it.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_DANGLINGSTUBCHECKER_H
#define CALLBACK_LIFETIME_ENGINE_DANGLINGSTUBCHECKER_H

#include "engine/PathUpdate.h"
#include "model/ModelSet.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include <optional>

namespace clang::ento {
class CheckerRegistry;
} // namespace clang::ento

namespace callback_lifetime {

/// An owner must outlive every live stub that leads to it.
class DanglingStubChecker
    : public clang::ento::Checker<
          clang::ento::eval::Call, clang::ento::check::PreCall,
          clang::ento::check::PostCall, clang::ento::check::Bind,
          clang::ento::check::Location,
          clang::ento::check::PreStmt<clang::CXXDeleteExpr>,
          clang::ento::check::PostStmt<clang::AtomicExpr>,
          clang::ento::check::PreStmt<clang::ReturnStmt>,
          clang::ento::check::PostStmt<clang::DeclStmt>,
          clang::ento::check::PostStmt<clang::LambdaExpr>,
          clang::ento::check::BeginFunction,
          clang::ento::check::BranchCondition, clang::ento::check::EndFunction,
          clang::ento::check::LiveSymbols, clang::ento::check::RegionChanges> {
public:
  static constexpr const char *FullName = "callback.DanglingStub";

  /// Must be called before the checker is run. All must outlive it.
  void configure(const ModelSet &Models, const Options &Opts,
                 const CleanupFunctions &Cleanups, LifecycleRun *Run);

  bool evalCall(const clang::ento::CallEvent &Call,
                clang::ento::CheckerContext &C) const;
  void checkPreCall(const clang::ento::CallEvent &Call,
                    clang::ento::CheckerContext &C) const;
  void checkPostCall(const clang::ento::CallEvent &Call,
                     clang::ento::CheckerContext &C) const;
  // LLVM 22 tells whether the store initialises a variable.
  void checkBind(clang::ento::SVal Address, clang::ento::SVal Value,
                 const clang::Stmt *At, bool AtDeclInit,
                 clang::ento::CheckerContext &C) const;
  void checkBind(clang::ento::SVal Address, clang::ento::SVal Value,
                 const clang::Stmt *At, clang::ento::CheckerContext &C) const;
  void checkLocation(clang::ento::SVal Address, bool IsLoad,
                     const clang::Stmt *At,
                     clang::ento::CheckerContext &C) const;
  void checkPostStmt(const clang::AtomicExpr *Access,
                     clang::ento::CheckerContext &C) const;
  void checkPreStmt(const clang::CXXDeleteExpr *Delete,
                    clang::ento::CheckerContext &C) const;
  void checkPreStmt(const clang::ReturnStmt *Return,
                    clang::ento::CheckerContext &C) const;
  void checkPostStmt(const clang::DeclStmt *Declaration,
                     clang::ento::CheckerContext &C) const;
  void checkPostStmt(const clang::LambdaExpr *Lambda,
                     clang::ento::CheckerContext &C) const;
  void checkBeginFunction(clang::ento::CheckerContext &C) const;
  void checkBranchCondition(const clang::Stmt *Condition,
                            clang::ento::CheckerContext &C) const;
  void checkEndFunction(const clang::ReturnStmt *Return,
                        clang::ento::CheckerContext &C) const;
  void checkLiveSymbols(clang::ento::ProgramStateRef State,
                        clang::ento::SymbolReaper &Reaper) const;
  clang::ento::ProgramStateRef
  checkRegionChanges(clang::ento::ProgramStateRef State,
                     const clang::ento::InvalidatedSymbols *Symbols,
                     llvm::ArrayRef<const clang::ento::MemRegion *> Explicit,
                     llvm::ArrayRef<const clang::ento::MemRegion *> Changed,
                     const clang::LocationContext *Frame,
                     const clang::ento::CallEvent *Call) const;
  void printState(llvm::raw_ostream &OS, clang::ento::ProgramStateRef State,
                  const char *NewLine, const char *Separator) const override;

private:
  mutable std::optional<SharedFacts> Shared;
};

/// Makes the checker known under its name.
void registerDanglingStubChecker(clang::ento::CheckerRegistry &Registry);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_DANGLINGSTUBCHECKER_H
