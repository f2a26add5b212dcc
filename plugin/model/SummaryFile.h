//===- SummaryFile.h - Summaries as JSON ------------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how the summaries of one translation unit are written for others, so
// that a class whose functions are in several files is seen as a whole.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_SUMMARYFILE_H
#define CALLBACK_LIFETIME_MODEL_SUMMARYFILE_H

#include "model/Summary.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace callback_lifetime {

struct SummaryFile {
  /// Of the format; files of another one are refused.
  static constexpr int64_t Schema = 1;

  std::string Source; ///< the main file of the translation unit
  std::vector<Summary> Summaries;
};

std::string toJson(const SummaryFile &File);

/// Reads what `toJson` wrote. \p Name is the file's, for errors, which say what
/// is wrong and where: `a.json: schema 2, but this version reads schema 1`.
llvm::Expected<SummaryFile> parseSummaries(llvm::StringRef Text,
                                           llvm::StringRef Name);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_SUMMARYFILE_H
