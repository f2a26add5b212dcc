//===- Callbacks.cpp - The code that a home calls -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Callbacks.h"
#include "Compat.h"
#include "engine/Holders.h"
#include "engine/Regions.h"
#include "engine/StdTypes.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SetVector.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

const Decl *callback_lifetime::codeOf(SVal Callback) {
  if (const FunctionDecl *Function = Callback.getAsFunctionDecl()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    if (Method && Method->isLambdaStaticInvoker())
      return Method->getParent()->getLambdaCallOperator();
    return Function;
  }
  const MemRegion *Region = Callback.getAsRegion();
  const auto *Table =
      Region ? dyn_cast<VarRegion>(Region->getBaseRegion()) : nullptr;
  return Table && Table->getDecl()->getAnyInitializer() ? Table->getDecl()
                                                        : nullptr;
}

const Decl *callback_lifetime::codeOf(ProgramStateRef State, SVal Callback,
                                      QualType Type) {
  const CXXRecordDecl *Class =
      Type.isNull() ? nullptr
                    : Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Class)
    return codeOf(Callback);
  if (Class->isLambda())
    return Class->getLambdaCallOperator();
  if (holderKind(Class) != HolderKind::Function)
    return nullptr;
  auto Held = elementsOf(State, regionOf(Callback));
  return Held.size() == 1
             ? codeOf(State, loc::MemRegionVal(Held[0].Region), Held[0].E.Type)
             : nullptr;
}

namespace {

using Bodies = llvm::SmallSetVector<const Stmt *, 4>;

void addBody(const FunctionDecl *Function, Bodies &Out) {
  if (Function && Function->getBody())
    Out.insert(Function->getBody());
}

/// The functions that an initializer lists.
void addListed(const Stmt *List, Bodies &Out) {
  if (!List)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(List))
    addBody(dyn_cast<FunctionDecl>(Ref->getDecl()), Out);
  for (const Stmt *Child : List->children())
    addListed(Child, Out);
}

Bodies bodiesOf(const Decl *Code) {
  Bodies Out;
  if (const auto *Table = dyn_cast_or_null<VarDecl>(Code))
    addListed(Table->getAnyInitializer(), Out);
  else
    addBody(dyn_cast_or_null<FunctionDecl>(Code), Out);
  return Out;
}

using Fields = llvm::SmallSetVector<const FieldDecl *, 4>;

/// The member that a statement writes, or hands out the address of.
const Expr *writtenBy(const Stmt *Code) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(Code))
    return Operator->isAssignmentOp() ? Operator->getLHS() : nullptr;
  const auto *Operator = dyn_cast<UnaryOperator>(Code);
  bool IsWrite = Operator && (Operator->isIncrementDecrementOp() ||
                              Operator->getOpcode() == UO_AddrOf);
  return IsWrite ? Operator->getSubExpr() : nullptr;
}

void addWritten(const Stmt *Code, Fields &Out) {
  if (!Code)
    return;
  if (const Expr *Place = writtenBy(Code))
    if (const auto *Member = dyn_cast<MemberExpr>(Place->IgnoreParenCasts()))
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
        Out.insert(Field);
  for (const Stmt *Child : Code->children())
    addWritten(Child, Out);
}

} // namespace

ProgramStateRef callback_lifetime::forgetWritten(CheckerContext &C,
                                                 ProgramStateRef State,
                                                 const Decl *Code,
                                                 const MemRegion *Object) {
  Fields Written;
  for (const Stmt *Body : bodiesOf(Code))
    addWritten(Body, Written);
  SValBuilder &Values = C.getSValBuilder();
  for (const FieldDecl *Field : Written) {
    // The context may be of any type: only its own members are meant.
    const auto *Typed = dyn_cast_or_null<TypedValueRegion>(Object);
    const RecordDecl *Record =
        Typed ? Typed->getValueType()->getAsRecordDecl() : nullptr;
    const RecordDecl *Parent = Field->getParent();
    bool IsOther =
        Record && Record->getCanonicalDecl() != Parent->getCanonicalDecl();
    const SubRegion *Owner =
        IsOther ? nullptr : asObject(Object, recordType(Parent), Values);
    if (!Owner || !Field->getType()->isScalarType())
      continue;
    // A result that arrives; what is there already is rather a handle.
    const MemRegion *Place =
        Values.getRegionManager().getFieldRegion(Field, Owner);
    bool IsHandle = Field->getType()->isAnyPointerType() &&
                    !State->isNull(State->getSVal(Place)).isConstrainedTrue();
    // Invalidating it would invalidate the whole object.
    if (!IsHandle)
      State = State->bindLoc(
          loc::MemRegionVal(Place),
          conjure(C, Field->getType().getUnqualifiedType(), Field),
          C.getLocationContext());
  }
  return State;
}

/// Whether \p Value is what the function was called with or on: a parameter, a
/// variable that begins as one, or `this`.
static bool isGiven(const Expr *Value) {
  Value = Value->IgnoreParenCasts();
  if (isa<CXXThisExpr>(Value))
    return true;
  const auto *Ref = dyn_cast<DeclRefExpr>(Value);
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Variable || isa<ParmVarDecl>(Variable))
    return Variable;
  const Expr *Init = Variable->getInit();
  const auto *From =
      Init ? dyn_cast<DeclRefExpr>(Init->IgnoreParenCasts()) : nullptr;
  return From && isa<ParmVarDecl>(From->getDecl());
}

static bool deletesGiven(const Stmt *Code, const Undoing &Drops,
                         unsigned Depth);

static bool isDeletionOfGiven(const Stmt *Code, const Undoing &Drops,
                              unsigned Depth) {
  constexpr unsigned MaxDepth = 3;
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(Code))
    return isGiven(Delete->getArgument());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Code))
    return isUniquePtr(Construct->getConstructor()->getParent()) &&
           Construct->getNumArgs() && isGiven(Construct->getArg(0));
  const auto *Call = dyn_cast<CallExpr>(Code);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  bool PassesOn = llvm::any_of(Call->arguments(), isGiven);
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
    PassesOn |= isGiven(Method->getImplicitObjectArgument());
  return PassesOn && (Drops.isDrop(Callee) ||
                      (Depth < MaxDepth &&
                       deletesGiven(Callee->getBody(), Drops, Depth + 1)));
}

static bool deletesGiven(const Stmt *Code, const Undoing &Drops,
                         unsigned Depth) {
  if (!Code || isa<LambdaExpr>(Code))
    return false;
  return isDeletionOfGiven(Code, Drops, Depth) ||
         llvm::any_of(Code->children(), [&](const Stmt *Child) {
           return deletesGiven(Child, Drops, Depth);
         });
}

bool callback_lifetime::deletesContext(const Decl *Code, const Undoing &Drops) {
  for (const Stmt *Body : bodiesOf(Code))
    if (deletesGiven(Body, Drops, 0))
      return true;
  return false;
}

static bool castsTo(const Stmt *Code, const RecordDecl *Class) {
  if (!Code)
    return false;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Code)) {
    QualType Pointee = Cast->getType()->getPointeeType();
    const RecordDecl *Record =
        Pointee.isNull() ? nullptr : Pointee->getAsRecordDecl();
    if (Record && Record->getCanonicalDecl() == Class->getCanonicalDecl())
      return true;
  }
  return llvm::any_of(Code->children(),
                      [&](const Stmt *Child) { return castsTo(Child, Class); });
}

bool callback_lifetime::callsBackInto(const Decl *Code,
                                      const RecordDecl *Class) {
  return llvm::any_of(bodiesOf(Code),
                      [&](const Stmt *Body) { return castsTo(Body, Class); });
}

bool callback_lifetime::mayEndRegistrations(const Decl *Code, Undoing &Ends) {
  for (const Stmt *Body : bodiesOf(Code))
    if (Ends.mayUndo(Body))
      return true;
  return false;
}
