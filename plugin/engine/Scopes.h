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

#include "clang/Basic/SourceLocation.h"
#include <vector>

namespace clang {
class Decl;
class SourceManager;
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

  /// The local variables of \p Function that live at \p Where, those declared
  /// last first.
  std::vector<const clang::VarDecl *>
  variablesAt(const clang::Decl *Function, clang::SourceLocation Where,
              const clang::SourceManager &Sources);

private:
  void add(const clang::Stmt *S, const clang::Stmt *Innermost);

  void walk(const clang::Decl *Function);

  struct Scoped {
    const clang::VarDecl *Variable;
    const clang::Stmt *Scope;
  };
  llvm::DenseMap<const clang::Decl *, std::vector<Scoped>> Walked;
  llvm::DenseMap<const clang::VarDecl *, const clang::Stmt *> Scopes;
  std::vector<Scoped> *Current = nullptr;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_SCOPES_H
