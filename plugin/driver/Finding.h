//===- Finding.h - What front ends get --------------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines Finding: a report as plain data. Front ends turn it into the
// diagnostics of their host and decide nothing else.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_FINDING_H
#define CALLBACK_LIFETIME_DRIVER_FINDING_H

#include "model/Lifecycle.h"
#include "clang/Basic/SourceLocation.h"
#include <optional>
#include <string>
#include <vector>

namespace callback_lifetime {

struct Finding {
  struct Note {
    clang::SourceLocation Loc;
    std::string Text;
  };

  Hazard What = Hazard::None;
  Confidence Sure = Confidence::Likely;
  /// Where the owner is dropped.
  clang::SourceLocation Loc;
  std::string Message;
  /// The path, in the order of execution.
  std::vector<Note> Path;
  /// Where the stub was retained; invalid if it never was.
  clang::SourceLocation RetainedAt;
  /// What can be inserted to mend it, where that is safe.
  struct Fix {
    clang::SourceLocation Loc;
    std::string Text;
  };
  std::optional<Fix> Mend;
  /// 16 hexadecimal digits of hazard, owner, and the text of the lines of
  /// registration and drop: the same when the code moves to other lines.
  std::string Identity;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_FINDING_H
