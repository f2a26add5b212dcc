//===- AnalyzerHost.cpp - A static analyzer outside clang --analyze -------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/AnalyzerHost.h"
#include "Compat.h"
#include "driver/FindingConsumer.h"
#include "engine/DanglingStubChecker.h"
#include "engine/Summaries.h"
#include "clang/Analysis/Analyses/LiveVariables.h"
#include "clang/CrossTU/CrossTranslationUnit.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/AnalysisManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/FunctionSummary.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// The analyzer's options must come out of a command line: a
/// default-constructed AnalyzerOptions has uninitialised fields and silently
/// finds nothing.
static std::shared_ptr<CompilerInvocation>
makeInvocation(const ASTContext &Context, DiagnosticsEngine &Diags) {
  // An owner may well die inside of the standard library.
  static constexpr const char *Args[] = {
      "-x", "c++", "-analyzer-config", "ipa=dynamic,suppress-c++-stdlib=false",
      "unnamed"};
  auto Invocation = std::make_shared<CompilerInvocation>();
  CompilerInvocation::CreateFromArgs(*Invocation, Args, Diags);
  langOptions(*Invocation) = Context.getLangOpts();
  return Invocation;
}

/// Only what tracking needs of the analyzer's own checkers: functions that do
/// not return, builtins such as std::move, and null pointers that end a path.
static void chooseCheckers(AnalyzerOptions &Options) {
  Options.CheckersAndPackages = {{"core.builtin.BuiltinFunctions", true},
                                 {"core.builtin.NoReturnFunctions", true},
                                 {"core.NullDereference", true},
                                 {DanglingStubChecker::FullName, true}};
  Options.AnalysisDiagOpt = PD_NONE;
  // Chosen to bound the work, below the analyzer's default of 225,000; how much
  // a larger budget would find has not been measured.
  Options.MaxNodesPerTopLevelFunction = 40000;
}

static AnalyzerOptions &configured(CompilerInstance &Instance, bool IsSeeded) {
  AnalyzerOptions &Options = analyzerOptions(Instance);
  chooseCheckers(Options);
  // A destructor is one of many, and small.
  if (IsSeeded)
    Options.MaxNodesPerTopLevelFunction = 8000;
  // Otherwise comparisons are decided before the branch that asks them.
  Options.ShouldEagerlyAssume = !IsSeeded;
  return Options;
}

class AnalyzerHost::Impl {
public:
  Impl(const AnalysisInput &Input, const CleanupFunctions &Cleanups,
       LifecycleRun *Run, std::vector<Finding> &Out)
      : Invocation(makeInvocation(Input.Context, Input.PP.getDiagnostics())),
        Instance(borrow(Invocation, Input.Context, Input.PP)),
        Options(configured(*Instance, Run && Run->Seed)),
        Checkers(Input.Context, Options, Input.PP, {},
                 {registerDanglingStubChecker}),
        Manager(Input.Context, Input.PP,
                makeConsumers<FindingConsumer>(Out, Run && Run->Seed),
                CreateRegionStoreManager, CreateRangeConstraintManager,
                &Checkers, Options),
        CrossTU(*Instance) {
    Checkers.getChecker<DanglingStubChecker>()->configure(
        Input.Models, Input.Opts, Cleanups, Run);
  }

  ~Impl() { Manager.FlushDiagnostics(); }

  bool run(const FunctionDecl *Function) {
    if (NodesLeft <= 0)
      return false;
    auto *Code = const_cast<FunctionDecl *>(Function);
    if (!Manager.getCFG(Code) || !Manager.getAnalysisDeclContext(Code)
                                      ->getAnalysis<RelaxedLiveVariables>())
      return false;
    // A summary of another run would make the verdict depend on the order.
    FunctionSummariesTy Summaries;
    ExprEngine Engine(CrossTU, Manager, /*VisitedCallees=*/nullptr, &Summaries,
                      ExprEngine::Inline_Regular);
    Engine.ExecuteWorkList(
        Manager.getAnalysisDeclContextManager().getStackFrame(Code),
        Options.MaxNodesPerTopLevelFunction);
    Engine.getBugReporter().FlushReports();
    NodesLeft -= Engine.getGraph().size();
    return !Engine.hasWorkRemaining();
  }

private:
  // Nodes of the exploded graph that the translation unit may still use.
  long NodesLeft = 1000000;
  std::shared_ptr<CompilerInvocation> Invocation;
  std::unique_ptr<CompilerInstance> Instance;
  AnalyzerOptions &Options;
  CheckerManager Checkers;
  AnalysisManager Manager;
  cross_tu::CrossTranslationUnitContext CrossTU;
};

AnalyzerHost::AnalyzerHost(const AnalysisInput &Input,
                           const CleanupFunctions &Cleanups, LifecycleRun *Run,
                           std::vector<Finding> &Out)
    : Self(std::make_unique<Impl>(Input, Cleanups, Run, Out)) {}

AnalyzerHost::~AnalyzerHost() = default;

bool AnalyzerHost::run(const FunctionDecl *Function) {
  return Self->run(Function);
}
