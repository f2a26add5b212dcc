//===- Scopes.h - Where variables end ---------------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines ScopeMap: the block at whose end each local variable dies. The
// analyzer's CFG mentions only variables with a destructor.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_SCOPES_H
#define CALLBACK_LIFETIME_ENGINE_SCOPES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace clang {
class Decl;
class Stmt;
class VarDecl;
} // namespace clang

namespace callback_lifetime {

/// Walks each function once, when it is first asked about it.
class ScopeMap {
public:
  /// The statement whose end ends the scope of \p Variable, which is declared
  /// in \p Function; the body for parameters. Null if there is no body.
  const clang::Stmt *scopeOf(const clang::VarDecl *Variable,
                             const clang::Decl *Function);

private:
  void add(const clang::Stmt *S, const clang::Stmt *Innermost);

  llvm::DenseSet<const clang::Decl *> Walked;
  llvm::DenseMap<const clang::VarDecl *, const clang::Stmt *> Scopes;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_SCOPES_H
