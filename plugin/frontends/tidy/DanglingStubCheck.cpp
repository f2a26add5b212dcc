//===- DanglingStubCheck.cpp - The clang-tidy check -----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontends/tidy/DanglingStubCheck.h"
#include "driver/Analysis.h"
#include "driver/ModelAudit.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Lex/Preprocessor.h"

using namespace callback_lifetime;
using namespace clang;

DanglingStubCheck::DanglingStubCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context) {
  readOptions(Name, Context->getOptions());
}

void DanglingStubCheck::readOptions(llvm::StringRef Name,
                                    const tidy::ClangTidyOptions &All) {
  // clang-tidy ignores options that nobody asks for: a misspelt one would
  // silently do nothing.
  std::string Prefix = (Name + ".").str();
  bool Valid = true;
  for (const auto &Entry : All.CheckOptions) {
    llvm::StringRef Key = Entry.getKey();
    if (!Key.consume_front(Prefix))
      continue;
    if (llvm::Error E = Opts.set(Key, Entry.getValue().Value)) {
      fail(std::move(E));
      Valid = false;
    }
  }
  if (!Valid)
    return;
  llvm::Expected<ModelSet> Set = ModelSet::create(Opts);
  if (Set)
    Models.emplace(std::move(*Set));
  else
    fail(Set.takeError());
}

void DanglingStubCheck::fail(llvm::Error E) {
  configurationDiag("%0", DiagnosticIDs::Error) << llvm::toString(std::move(E));
}

void DanglingStubCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Map) {
  for (llvm::StringRef Name : callback_lifetime::Options::names())
    Options.store(Map, Name, Opts.get(Name));
}

void DanglingStubCheck::registerPPCallbacks(const SourceManager &,
                                            Preprocessor *Main,
                                            Preprocessor *) {
  PP = Main;
}

void DanglingStubCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  if (Models)
    Finder->addMatcher(ast_matchers::translationUnitDecl(), this);
}

void DanglingStubCheck::check(
    const ast_matchers::MatchFinder::MatchResult &Result) {
  // The engine assumes an AST without errors.
  if (PP->getDiagnostics().hasUncompilableErrorOccurred())
    return;
  ModelAudit Audit = auditModels(*Result.Context, *Models, Opts);
  for (const Finding::Note &Remark : Audit.Remarks)
    if (Remark.Loc.isValid())
      diag(Remark.Loc, "%0", DiagnosticIDs::Remark) << Remark.Text;
    else
      configurationDiag("%0", DiagnosticIDs::Remark) << Remark.Text;
  for (const std::string &Error : Audit.Errors)
    configurationDiag("%0", DiagnosticIDs::Error) << Error;
  if (!Audit.Errors.empty())
    return;
  AnalysisResult Found = analyze(*Result.Context, *PP, *Models, Opts);
  for (const std::string &Error : Found.Errors)
    configurationDiag("%0", DiagnosticIDs::Error) << Error;
  for (const Finding &F : Found.Findings)
    diagnose(F);
}

void DanglingStubCheck::diagnose(const Finding &F) {
  {
    // Emitted at the end of its scope, before its notes.
    auto Diagnostic = diag(F.Loc, "%0") << F.Message;
    if (F.Mend)
      Diagnostic << FixItHint::CreateInsertion(F.Mend->Loc, F.Mend->Text);
  }
  for (const Finding::Note &Note : F.Path)
    diag(Note.Loc, "%0", DiagnosticIDs::Note) << Note.Text;
}
