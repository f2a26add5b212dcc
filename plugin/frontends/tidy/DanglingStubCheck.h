//===- DanglingStubCheck.h - The clang-tidy check ---------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the clang-tidy check: hands the translation unit to the driver and
// its findings to clang-tidy.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_FRONTENDS_TIDY_DANGLINGSTUBCHECK_H
#define CALLBACK_LIFETIME_FRONTENDS_TIDY_DANGLINGSTUBCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "driver/Finding.h"
#include "model/ModelSet.h"
#include <optional>

namespace callback_lifetime {

/// Finds callback owners that are dropped while a stub that leads to them is
/// still live.
///
/// For the user-facing documentation see docs/checks/dangling-stub.md.
class DanglingStubCheck : public clang::tidy::ClangTidyCheck {
public:
  DanglingStubCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerPPCallbacks(const clang::SourceManager &,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void readOptions(llvm::StringRef Name,
                   const clang::tidy::ClangTidyOptions &All);
  void fail(llvm::Error E);
  void diagnose(const Finding &F);

  callback_lifetime::Options Opts;
  /// Nothing if the configuration is wrong: then nothing runs.
  std::optional<ModelSet> Models;
  clang::Preprocessor *PP = nullptr;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_FRONTENDS_TIDY_DANGLINGSTUBCHECK_H
