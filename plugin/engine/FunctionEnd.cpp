//===- FunctionEnd.cpp - The analysed function returns --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/FunctionEnd.h"
#include "engine/Identity.h"
#include "model/Messages.h"
#include "clang/AST/Stmt.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// Whether the home may still call when the function is over.
static bool mayStillCall(const Row &R, bool IsMain, const MemRegion *Returned) {
  // Nothing calls back after main, but for what does so at exit.
  if (IsMain)
    return R.Keeper && R.Keeper->When == Calls::AtExit;
  // What only an operation uses does no harm before there is one, unless the
  // home is handed out with it.
  if (R.Keeper && R.Keeper->PerOperation)
    return R.At.Region && R.At.Region == Returned;
  return true;
}

void callback_lifetime::endRows(PathUpdate &U, const MemRegion *Returned,
                                const std::string &Note, SourceLocation At) {
  const auto *Function =
      dyn_cast<FunctionDecl>(U.context().getStackFrame()->getDecl());
  bool IsMain = Function && Function->isMain();
  for (const NumberedRow &N : allRows(U.State)) {
    const MemRegion *Place = N.R.At.Region;
    if (!mayStillCall(N.R, IsMain, Returned))
      continue;
    if (Place && isOnStack(Place))
      U.send(N.Id, Event::Close);
    else
      U.send(N.Id, Event::End, N.R.At.K == Home::Caller ? "" : Note, At);
  }
}

void callback_lifetime::endFunction(PathUpdate &U, const ReturnStmt *Return,
                                    SourceLocation At) {
  CheckerContext &C = U.context();
  const auto *Function = dyn_cast<FunctionDecl>(C.getStackFrame()->getDecl());
  const Expr *Result = Return ? Return->getRetValue() : nullptr;
  if (Function)
    endRows(U, Result ? homeOf(C.getSVal(Result)) : nullptr,
            messages::stillLiveAtEnd(Function->getNameAsString()), At);
}
