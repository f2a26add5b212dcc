//===- ModelAudit.cpp - What models say of a translation unit -------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ModelAudit.h"
#include "model/CompleteEffects.h"
#include "model/ModelFit.h"
#include "model/ModelText.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

/// Collects the declarations that named models are about.
class DeclarationSearch : public RecursiveASTVisitor<DeclarationSearch> {
public:
  DeclarationSearch(const ModelSet &Models, bool ComparesNames)
      : Models(Models), ComparesNames(ComparesNames) {}

  /// For each modelled name that is declared, and each of its effects: why it
  /// does not fit, or nothing if it fits some declaration.
  llvm::StringMap<std::vector<std::optional<Misfit>>> Declared;
  llvm::StringSet<> Libraries;
  /// Errors in annotations, with the place of the function.
  std::vector<std::string> Errors;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; } // declarations in bodies are rare

  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (Function->hasAttr<AnnotateAttr>()) {
      std::string Error = completeEffects(Function).Error;
      if (!Error.empty())
        Errors.push_back(Function->getLocation().printToString(
                             Function->getASTContext().getSourceManager()) +
                         ": " + Error);
    }
    const auto *Entry = ComparesNames ? Models.named(Function) : nullptr;
    if (!Entry)
      return true;
    Libraries.insert(Entry->second.Library);
    auto [Known, IsNew] = Declared.try_emplace(Entry->first());
    const std::vector<Effect> &Effects = Entry->second.Effects;
    Known->second.resize(Effects.size());
    for (unsigned I = 0; I < Effects.size(); ++I) {
      std::optional<Misfit> Found = misfitOf(Effects[I], Function);
      if (IsNew || !Found)
        Known->second[I] = std::move(Found);
    }
    return true;
  }

private:
  const ModelSet &Models;
  bool ComparesNames;
};

/// Tells what each call in user code was taken for.
class CallExplainer : public RecursiveASTVisitor<CallExplainer> {
public:
  CallExplainer(const ASTContext &Context, const ModelSet &Models)
      : Context(Context), Models(Models) {}

  std::vector<Finding::Note> Remarks;

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    bool IsForeign =
        D && !isa<TranslationUnitDecl>(D) &&
        Context.getSourceManager().isInSystemHeader(D->getLocation());
    return IsForeign || RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitCallExpr(CallExpr *Call) {
    const auto *Function =
        dyn_cast_or_null<FunctionDecl>(Call->getCalleeDecl());
    // An operator of a class has its object as the first argument.
    unsigned Skip = isa<CXXOperatorCallExpr>(Call) &&
                    isa_and_nonnull<CXXMethodDecl>(Function);
    explain(Function, Call->getBeginLoc(),
            {Call->getArgs() + Skip, Call->getNumArgs() - Skip});
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    explain(Construct->getConstructor(), Construct->getBeginLoc(),
            {Construct->getArgs(), Construct->getNumArgs()});
    return true;
  }

private:
  void explain(const FunctionDecl *Function, SourceLocation At,
               llvm::ArrayRef<const Expr *> Arguments) {
    if (!Function)
      return;
    std::string Name = Function->getNameAsString();
    if (const FunctionModel *Model = Models.find(Function))
      return remark(At, describe(Name, *Model, [&](unsigned Index) {
                      return Index < Arguments.size() ? textOf(Arguments[Index])
                                                      : std::string();
                    }));
    if (const UnmodelledFunction *Known = Models.findUnmodelled(Function))
      return remark(At, describeUnmodelled(Name, *Known));
    for (const Expr *Argument : Arguments)
      if (isCallback(Argument->getType()))
        return remark(At, describeUnknown(Name));
  }

  static bool isCallback(QualType Type) {
    if (const CXXRecordDecl *Record = Type->getAsCXXRecordDecl())
      return Record->isLambda();
    return Type->isFunctionPointerType() || Type->isFunctionType();
  }

  std::string textOf(const Expr *Argument) const {
    return Lexer::getSourceText(
               CharSourceRange::getTokenRange(Argument->getSourceRange()),
               Context.getSourceManager(), Context.getLangOpts())
        .str();
  }

  void remark(SourceLocation At, std::string Text) {
    At = Context.getSourceManager().getExpansionLoc(At);
    Remarks.push_back({At, std::move(Text)});
  }

  const ASTContext &Context;
  const ModelSet &Models;
};

} // namespace

/// Whether somebody wants to know that a model's function is not declared.
static bool isMissed(const FunctionModel &Model,
                     const DeclarationSearch &Search, ExplainModels Explain) {
  if (!Model.IsBuiltin)
    return Explain != ExplainModels::No;
  return Explain == ExplainModels::All &&
         Search.Libraries.contains(Model.Library);
}

static void compare(const DeclarationSearch &Search, const ModelSet &Models,
                    ExplainModels Explain, ModelAudit &Out) {
  Models.forEach([&](llvm::StringRef Name, const FunctionModel &Model) {
    auto Found = Search.Declared.find(Name);
    if (Found == Search.Declared.end()) {
      if (isMissed(Model, Search, Explain))
        Out.Remarks.push_back({{}, describeUndeclared(Name, Model)});
      return;
    }
    auto Bad = llvm::find_if(Found->second, [](const auto &M) { return M; });
    if (Bad == Found->second.end())
      return;
    std::string Text = describeMisfit(Model, **Bad);
    if (!Model.IsBuiltin)
      Out.Errors.push_back(Text);
    else if (Explain == ExplainModels::All)
      Out.Remarks.push_back({{}, Text});
  });
}

ModelAudit callback_lifetime::auditModels(ASTContext &Context,
                                          const ModelSet &Models,
                                          const Options &Opts) {
  ModelAudit Out;
  bool ComparesNames =
      Opts.Explain != ExplainModels::No || !Opts.ModelFiles.empty();
  DeclarationSearch Search(Models, ComparesNames);
  Search.TraverseDecl(Context.getTranslationUnitDecl());
  if (Opts.Explain != ExplainModels::No) {
    CallExplainer Explainer(Context, Models);
    Explainer.TraverseDecl(Context.getTranslationUnitDecl());
    Out.Remarks = std::move(Explainer.Remarks);
  }
  Out.Errors = std::move(Search.Errors);
  if (ComparesNames)
    compare(Search, Models, Opts.Explain, Out);
  return Out;
}
