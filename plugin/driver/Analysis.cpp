//===- Analysis.cpp - The engine over a translation unit ------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Analysis.h"
#include "Compat.h"
#include "driver/AnalyzerHost.h"
#include "driver/BodyEdits.h"
#include "driver/ClassLifecycles.h"
#include "driver/FindingConsumer.h"
#include "driver/ModelledTypes.h"
#include "driver/Relevance.h"
#include "driver/SummaryExchange.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <map>

using namespace callback_lifetime;
using namespace clang;

/// Keeps one finding per registration and drop, the most certain one.
static std::vector<Finding> unique(std::vector<Finding> All,
                                   const SourceManager &Sources) {
  std::map<std::tuple<unsigned, unsigned, Hazard>, Finding> Best;
  for (Finding &F : All) {
    auto Key = std::make_tuple(F.Loc.getRawEncoding(),
                               F.RetainedAt.getRawEncoding(), F.What);
    auto Found = Best.find(Key);
    if (Found == Best.end())
      Best.emplace(Key, std::move(F));
    else if (Found->second.Sure < F.Sure)
      Found->second = std::move(F);
  }
  std::vector<Finding> Out;
  for (auto &Entry : Best)
    Out.push_back(std::move(Entry.second));
  std::stable_sort(Out.begin(), Out.end(),
                   [&](const Finding &A, const Finding &B) {
                     return Sources.isBeforeInTranslationUnit(A.Loc, B.Loc);
                   });
  return Out;
}

/// The text of the line that \p Loc is in, without indentation.
static llvm::StringRef lineAt(SourceLocation Loc,
                              const SourceManager &Sources) {
  auto [File, Offset] = Sources.getDecomposedExpansionLoc(Loc);
  llvm::StringRef Text =
      Loc.isValid() ? Sources.getBufferData(File) : llvm::StringRef();
  size_t Begin = Text.take_front(Offset).rfind('\n') + 1; // npos + 1 is 0
  return Text.slice(Begin, Text.find('\n', Offset)).trim();
}

static std::string identityOf(const Finding &F, const SourceManager &Sources) {
  llvm::MD5 Hash;
  for (llvm::StringRef Part :
       {llvm::StringRef(name(F.What)), llvm::StringRef(F.Message),
        lineAt(F.RetainedAt, Sources), lineAt(F.Loc, Sources)}) {
    Hash.update(Part);
    Hash.update(llvm::StringRef("\0", 1));
  }
  llvm::MD5::MD5Result Result;
  Hash.final(Result);
  return Result.digest().str().take_front(16).str();
}

/// Runs each function, and summarises what it leaves registered.
static std::vector<Finding>
analyzeFunctions(const AnalysisInput &Input,
                 const std::vector<const FunctionDecl *> &Functions,
                 DeclNames &Names, std::vector<Summary> &Summaries) {
  std::vector<Finding> Found;
  BodyEdits Edits(Input.Context, Functions, Input.Opts);
  LifecycleRun Run(Names);
  Run.Collected = &Summaries;
  AnalyzerHost Host(Input, Edits.cleanups(), &Run, Found);
  for (const FunctionDecl *Function : Functions)
    if (!Host.run(Function) && Input.Opts.Verbose)
      llvm::errs() << "callback-lifetime: gave up on '"
                   << Function->getQualifiedNameAsString()
                   << "': it reached a limit of the analysis\n";
  Run.Counts.mark(Summaries);
  return Found;
}

/// Other files need to know how their objects begin.
static void addConstructors(const AnalysisInput &Input,
                            const std::vector<const FunctionDecl *> &Known,
                            DeclNames &Names, std::vector<Summary> &Summaries) {
  std::vector<const FunctionDecl *> Constructors =
      findConstructors(Input.Context);
  llvm::erase_if(Constructors, [&](const FunctionDecl *Ctor) {
    return llvm::is_contained(Known, Ctor);
  });
  BodyEdits Edits(Input.Context, Constructors, Input.Opts);
  std::vector<Finding> Ignored;
  LifecycleRun Run(Names);
  Run.Collected = &Summaries;
  Run.WantsAll = true;
  AnalyzerHost Host(Input, Edits.cleanups(), &Run, Ignored);
  for (const FunctionDecl *Ctor : Constructors)
    Host.run(Ctor);
}

/// What is wrong with a class is wrong wherever an object of it dies: one
/// finding about it is enough.
static void addClassFindings(std::vector<Finding> &Found,
                             std::vector<Finding> OfClasses) {
  llvm::erase_if(Found, [&](const Finding &F) {
    return llvm::any_of(OfClasses, [&](const Finding &Class) {
      return Class.RetainedAt == F.RetainedAt && Class.What == F.What;
    });
  });
  for (Finding &F : OfClasses)
    Found.push_back(std::move(F));
}

AnalysisResult callback_lifetime::analyze(ASTContext &Context, Preprocessor &PP,
                                          const ModelSet &Models,
                                          const Options &Opts) {
  AnalysisResult Result;
  annotateModelledTypes(Context, Models);
  std::vector<const FunctionDecl *> Functions =
      findRelevantFunctions(Context, Models);
  bool Exchanges = !Opts.Summaries.empty();
  if (Functions.empty() && !Exchanges)
    return Result;
  const AnalysisInput Input = {Context, PP, Models, Opts};
  DeclNames Names(Context);
  std::vector<Summary> Own, Foreign;
  std::vector<Finding> Found = analyzeFunctions(Input, Functions, Names, Own);
  if (Exchanges) {
    addConstructors(Input, Functions, Names, Own);
    if (auto Others = exchangeSummaries(Opts.Summaries, Own, Context))
      Foreign = std::move(*Others);
    else
      Result.Errors.push_back(llvm::toString(Others.takeError()));
  }
  addClassFindings(
      Found, judgeClasses(Input, Names, std::move(Own), std::move(Foreign)));
  const SourceManager &Sources = Context.getSourceManager();
  Result.Findings = unique(std::move(Found), Sources);
  for (Finding &F : Result.Findings) {
    F.Identity = identityOf(F, Sources);
    if (Opts.Verbose)
      llvm::errs() << "callback-lifetime: " << F.Loc.printToString(Sources)
                   << ": finding " << F.Identity << "\n";
  }
  return Result;
}
