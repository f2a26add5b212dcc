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
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        Scopes[Variable] = Innermost;
  for (const Stmt *Child : S->children())
    add(Child, Innermost);
}

const Stmt *ScopeMap::scopeOf(const VarDecl *Variable, const Decl *Function) {
  const Stmt *Body = Function->getBody();
  if (isa<ParmVarDecl>(Variable) || !Body)
    return Body;
  if (Walked.insert(Function).second)
    add(Body, Body);
  auto Found = Scopes.find(Variable);
  return Found == Scopes.end() ? Body : Found->second;
}
