//===- Unwinding.cpp - Exceptions between retain and revoke ---------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Unwinding.h"
#include "Compat.h"
#include "engine/FunctionEnd.h"
#include "engine/ObjectPaths.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/Undoing.h"
#include "model/Messages.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

static bool hasLiveRow(ProgramStateRef State) {
  for (const NumberedRow &N : allRows(State))
    if (N.R.State == RowState::Live)
      return true;
  return false;
}

static bool isNoexcept(const FunctionDecl *Function) {
  const auto *Type = Function->getType()->getAs<FunctionProtoType>();
  if (!Type || Function->hasAttr<NoThrowAttr>())
    return true;
  // Not computed yet: implicit members and uninstantiated templates.
  if (isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    return Function->isImplicit();
  return Type->isNothrow();
}

/// The constructor of a guard fails before there is anything to undo.
static bool makesGuard(const FunctionDecl *Function, PathUpdate &U) {
  const auto *Ctor = dyn_cast<CXXConstructorDecl>(Function);
  return Ctor && U.shared().AnyUndoing.mayUndoInDestructorOf(
                     recordType(Ctor->getParent()));
}

/// Functions with a body are judged by what they call; the standard library
/// mostly throws when memory runs out, which nobody prepares for.
static bool mayThrow(const CallEvent &Call, PathUpdate &U) {
  CheckerContext &C = U.context();
  const Decl *Callee = Call.getRuntimeDefinition().getDecl();
  const auto *Function =
      dyn_cast_or_null<FunctionDecl>(Callee ? Callee : Call.getDecl());
  if (!Function || !C.getLangOpts().CXXExceptions ||
      isa<CXXDestructorDecl>(Function))
    return false;
  if (Function->isImplicit())
    return Function->getIdentifier() && Function->getName() == ThrowFunction;
  return !Function->hasBody() && !Function->isExternC() &&
         !Function->getBuiltinID() && !isNoexcept(Function) &&
         !C.getSourceManager().isInSystemHeader(Function->getLocation()) &&
         !U.shared().Models.find(Function) && !makesGuard(Function, U);
}

namespace {

/// One exception on its way out.
class Unwinding {
public:
  Unwinding(PathUpdate &Side, const Stmt *Thrower)
      : U(Side), C(Side.context()), Undo(U.shared().AnyUndoing),
        Position(Thrower) {}

  /// Leaves the frames. Returns false where the exception does not get out of
  /// the analysed function with its owners dropped and nothing undone.
  /// Without the option only what its constructor throws away is judged.
  bool run(bool InConstructor) {
    for (const StackFrameContext *Frame = C.getStackFrame(); Frame;
         Frame = callerOf(Frame)) {
      if (!leave(Frame))
        return false;
      if (IsCaught || InConstructor)
        return !InConstructor || !IsCaught;
      if (Frame->inTopFrame())
        return true;
      Position = Frame->getCallSite();
      if (!Position)
        return false; // in a destructor: std::terminate
    }
    return false;
  }

private:
  static const StackFrameContext *callerOf(const StackFrameContext *Frame) {
    return Frame->getParent() ? Frame->getParent()->getStackFrame() : nullptr;
  }

  bool leave(const StackFrameContext *Frame) {
    const auto *Function = dyn_cast<FunctionDecl>(Frame->getDecl());
    if (!Function || isNoexcept(Function))
      return false;
    const CXXTryStmt *Try = enclosingTry(Frame, Position);
    std::vector<const VarDecl *> Alive = U.shared().Scopes.variablesAt(
        Function, Position->getBeginLoc(), C.getSourceManager());
    for (const VarDecl *Variable : Alive)
      if (!Try || isInside(Variable, Try))
        if (!destroy(Variable, Frame))
          return false;
    if (!Try) {
      for (const ParmVarDecl *Param : Function->parameters())
        if (!destroy(Param, Frame))
          return false;
      return destroyThis(Frame);
    }
    IsCaught = true;
    return !Undo.mayUndoIn(Try) && !Undo.mayUndoAfter(Try, Function->getBody());
  }

  /// The innermost `try` whose handlers get what is thrown at \p Where.
  static const CXXTryStmt *enclosingTry(const StackFrameContext *Frame,
                                        const Stmt *Where) {
    const ParentMap &Parents = Frame->getParentMap();
    const Stmt *Child = Where;
    for (const Stmt *Outer = Parents.getParent(Where); Outer;
         Outer = Parents.getParent(Outer)) {
      const auto *Try = dyn_cast<CXXTryStmt>(Outer);
      if (Try && Try->getTryBlock() == Child)
        return Try;
      Child = Outer;
    }
    return nullptr;
  }

  bool isInside(const VarDecl *Variable, const CXXTryStmt *Try) const {
    SourceLocation Begin = Try->getBeginLoc();
    return C.getSourceManager().isBeforeInTranslationUnit(
        Begin, Variable->getBeginLoc());
  }

  bool destroy(const VarDecl *Variable, const StackFrameContext *Frame) {
    QualType Type = Variable->getType();
    if (Type->isReferenceType())
      return true;
    if (Undo.mayUndoInDestructorOf(Type))
      return false;
    const MemRegion *Object =
        C.getSValBuilder().getRegionManager().getVarRegion(Variable, Frame);
    destroyContents(U, Object, Type, Position->getBeginLoc());
    return true;
  }

  /// Of an object that is not finished the members and bases are destroyed, but
  /// its destructor does not run.
  bool destroyThis(const StackFrameContext *Frame) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Frame->getDecl());
    if (!Ctor)
      return true;
    if (Ctor->isDelegatingConstructor()) // the object is finished
      return false;
    const MemRegion *Object = thisObject(Frame, U.State).Region;
    const auto *Whole = dyn_cast_or_null<SubRegion>(Object);
    if (!Whole)
      return false;
    MemRegionManager &Regions = Whole->getMemRegionManager();
    for (const FieldDecl *Field : Ctor->getParent()->fields())
      if (!destroyPart(Regions.getFieldRegion(Field, Whole), Field->getType()))
        return false;
    for (const CXXBaseSpecifier &Base : Ctor->getParent()->bases())
      if (!destroyPart(Regions.getCXXBaseObjectRegion(
                           Base.getType()->getAsCXXRecordDecl(), Whole,
                           Base.isVirtual()),
                       Base.getType()))
        return false;
    dropObject(U, Object, Event::Drop, Position->getBeginLoc());
    return true;
  }

  bool destroyPart(const MemRegion *Part, QualType Type) {
    if (Undo.mayUndoInDestructorOf(Type))
      return false;
    if (Type->isRecordType())
      destroyContents(U, Part, Type, Position->getBeginLoc());
    return true;
  }

  PathUpdate &U;
  CheckerContext &C;
  Undoing &Undo;
  const Stmt *Position;
  bool IsCaught = false;
};

} // namespace

void callback_lifetime::checkUnwinding(PathUpdate &U, const CallEvent &Call) {
  CheckerContext &C = U.context();
  const Expr *Thrower = Call.getOriginExpr();
  bool InConstructor = !U.shared().Opts.CheckUnwinding;
  const StackFrameContext *Frame = C.getStackFrame();
  if (InConstructor && !isa<CXXConstructorDecl>(Frame->getDecl()))
    return;
  if (!Thrower || !hasLiveRow(U.State) || !mayThrow(Call, U))
    return;
  const auto *Function = cast<FunctionDecl>(Call.getDecl());
  if (InConstructor && !Function->isImplicit())
    return; // it may throw, which is not to say that it does
  PathUpdate Side = U;
  SourceLocation At = placeOf(Call, C);
  if (!Unwinding(Side, Thrower).run(InConstructor))
    return;
  std::string Note = Function->isImplicit()
                         ? messages::throws()
                         : messages::mayThrow(Function->getNameAsString());
  endRows(Side, /*Returned=*/nullptr, Note, At);
  Side.commitAside(U);
}
