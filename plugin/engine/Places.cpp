//===- Places.cpp - Where in the user's source something happens ----------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Places.h"
#include "Compat.h"
#include "clang/AST/StmtCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// Where an implicit call happens that is the CFG element \p Element of a frame
/// of \p Caller: the `return` that leaves the scope, the end of the scope, the
/// `delete`, the temporary, or the destructor of the whole object.
static SourceLocation implicitCallSite(const CFGElement &Element,
                                       const Decl *Caller) {
  if (auto Automatic = Element.getAs<CFGAutomaticObjDtor>()) {
    const Stmt *Trigger = Automatic->getTriggerStmt();
    return isa<ReturnStmt>(Trigger) ? Trigger->getBeginLoc()
                                    : Trigger->getEndLoc();
  }
  if (auto Statement = Element.getAs<CFGStmt>()) // `P->~T()`
    return Statement->getStmt()->getBeginLoc();
  if (auto Deleted = Element.getAs<CFGDeleteDtor>())
    return Deleted->getDeleteExpr()->getBeginLoc();
  if (auto Temporary = Element.getAs<CFGTemporaryDtor>())
    return Temporary->getBindTemporaryExpr()->getBeginLoc();
  return Caller->getLocation();
}

/// Whether somebody wrote the code of \p Frame and looks at it.
static bool isUserCode(const StackFrameContext *Frame,
                       const SourceManager &Sources) {
  const Decl *Code = Frame->getDecl();
  const auto *Function = dyn_cast<FunctionDecl>(Code);
  return !Sources.isInSystemHeader(Code->getLocation()) &&
         !(Function && Function->isDefaulted());
}

static SourceLocation callSite(const StackFrameContext *Frame) {
  if (const Stmt *Site = Frame->getCallSite())
    return Site->getBeginLoc();
  const Decl *Caller = Frame->getParent()->getStackFrame()->getDecl();
  return implicitCallSite((*Frame->getCallSiteBlock())[Frame->getIndex()],
                          Caller);
}

SourceLocation callback_lifetime::userLocation(SourceLocation Loc,
                                               CheckerContext &C) {
  const StackFrameContext *Frame = C.getStackFrame();
  while (!Frame->inTopFrame() && !isUserCode(Frame, C.getSourceManager())) {
    Loc = callSite(Frame);
    Frame = Frame->getParent()->getStackFrame();
  }
  return Loc;
}

SourceLocation callback_lifetime::placeOf(const CallEvent &Call,
                                          CheckerContext &C) {
  SourceLocation Loc = Call.getSourceRange().getBegin();
  if (isa<CXXDestructorCall>(&Call))
    Loc = implicitCallSite(elementOf(Call, C), C.getStackFrame()->getDecl());
  return userLocation(Loc, C);
}

SourceLocation callback_lifetime::frameEnd(const ReturnStmt *Return,
                                           CheckerContext &C) {
  const Stmt *Body = C.getStackFrame()->getDecl()->getBody();
  SourceLocation Loc = Return ? Return->getBeginLoc()
                              : (Body ? Body->getEndLoc() : SourceLocation());
  return userLocation(Loc, C);
}
