//===- Options.h - What users can set ---------------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines Options: every option with its name, default and parser, once. Front
// ends only hand over the text that their host gives them.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_OPTIONS_H
#define CALLBACK_LIFETIME_MODEL_OPTIONS_H

#include "model/Lifecycle.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace callback_lifetime {

/// Which calls of unknown code count as keeping what they are given.
enum class AssumeRetained {
  Never,        ///< none: keepers are modelled, annotated or visible
  StubsByValue, ///< those that get an annotated stub type by value
  Always,       ///< as above, and those that get a function and a `void *`
};

/// What is said of models, besides findings.
enum class ExplainModels {
  No,
  Calls, ///< what calls were taken for, and which user models are not declared
  All,   ///< and which built-in models of the libraries in use are not declared
};

struct Options {
  AssumeRetained Assume = AssumeRetained::StubsByValue;
  Confidence Minimum = Confidence::Likely;
  std::vector<std::string> ModelFiles;
  /// Functions that keep the callables that they get: qualified names, in which
  /// `*` stands for anything.
  std::vector<std::string> KeeperFunctions;
  /// What is registered with a home that the object did not make is left there
  /// when the object is destroyed: otherwise the home may have gone before.
  bool AssumeHomesOutlive = true;
  bool CheckUnwinding = false;
  bool CheckClosedHomes = false;
  /// A directory for the summaries of all files of a project; empty for none.
  std::string Summaries;
  callback_lifetime::ExplainModels Explain = ExplainModels::No;
  bool Verbose = false;

  /// Sets the option \p Name from \p Value. An unknown name or value is an
  /// error that names both and says what was expected.
  llvm::Error set(llvm::StringRef Name, llvm::StringRef Value);

  /// The current value of the option \p Name, as `set` takes it.
  std::string get(llvm::StringRef Name) const;

  /// The names of all options, in the order of the documentation.
  static llvm::ArrayRef<llvm::StringLiteral> names();
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_OPTIONS_H
