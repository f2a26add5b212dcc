//===- BodyEdits.h - What the analyzer does not evaluate --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines BodyEdits: changes to function bodies that make the analyzer see what
// it otherwise skips, taken back at the end so that other checks see the
// source as it is:
// - temporaries in default arguments, which it does not evaluate;
// - `a != b` that means `!(a == b)`, whose value it does not know;
// - `__attribute__((cleanup))`, at which it ends the path;
// - `return` in a destructor, after which it forgets the members;
// - `throw`, which ends a path before any checker is asked.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_BODYEDITS_H
#define CALLBACK_LIFETIME_DRIVER_BODYEDITS_H

#include "engine/PathUpdate.h"
#include <functional>
#include <vector>

namespace clang {
class ASTContext;
class FunctionDecl;
class Stmt;
} // namespace clang

namespace callback_lifetime {

class BodyEdits {
public:
  BodyEdits(clang::ASTContext &Context,
            const std::vector<const clang::FunctionDecl *> &Functions,
            const Options &Opts);
  ~BodyEdits();
  BodyEdits(const BodyEdits &) = delete;
  BodyEdits &operator=(const BodyEdits &) = delete;

  /// The clean-up functions of the variables that have one.
  const CleanupFunctions &cleanups() const { return Cleanups; }

private:
  class Editor;
  CleanupFunctions Cleanups;
  std::vector<std::function<void()>> Undo;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_BODYEDITS_H
