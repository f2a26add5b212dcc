//===- Scopes.cpp - Where variables end -----------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Scopes.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include <algorithm>

using namespace callback_lifetime;
using namespace clang;

// By the statement that declares it, not by position: all of a macro's
// expansion is at one place.
void ScopeMap::add(const Stmt *S, const Stmt *Innermost) {
  if (!S)
    return;
  if (isa<CompoundStmt, ForStmt, CXXForRangeStmt, IfStmt, WhileStmt, SwitchStmt,
          CXXCatchStmt>(S))
    Innermost = S;
  if (const auto *Declaration = dyn_cast<DeclStmt>(S))
    for (const Decl *D : Declaration->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D)) {
        Scopes[Variable] = Innermost;
        Current->push_back({Variable, Innermost});
      }
  for (const Stmt *Child : S->children())
    add(Child, Innermost);
}

void ScopeMap::walk(const Decl *Function) {
  auto [Entry, IsNew] = Walked.try_emplace(Function);
  if (!IsNew)
    return;
  Current = &Entry->second;
  const Stmt *Body = Function->getBody();
  add(Body, Body);
}

std::vector<const VarDecl *>
ScopeMap::variablesAt(const Decl *Function, SourceLocation Where,
                      const SourceManager &Sources) {
  walk(Function);
  Where = Sources.getExpansionLoc(Where);
  auto IsBefore = [&](SourceLocation A, SourceLocation B) {
    return Sources.isBeforeInTranslationUnit(Sources.getExpansionLoc(A),
                                             Sources.getExpansionLoc(B));
  };
  std::vector<const VarDecl *> Out;
  for (const Scoped &S : Walked[Function])
    if (S.Variable->hasLocalStorage() &&
        IsBefore(S.Variable->getEndLoc(), Where) &&
        IsBefore(S.Scope->getBeginLoc(), Where) &&
        IsBefore(Where, S.Scope->getEndLoc()))
      Out.push_back(S.Variable);
  std::reverse(Out.begin(), Out.end());
  return Out;
}

const Stmt *ScopeMap::scopeOf(const VarDecl *Variable, const Decl *Function) {
  const Stmt *Body = Function->getBody();
  if (isa<ParmVarDecl>(Variable) || !Body)
    return Body;
  walk(Function);
  auto Found = Scopes.find(Variable);
  return Found == Scopes.end() ? Body : Found->second;
}
