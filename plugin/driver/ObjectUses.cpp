//===- ObjectUses.cpp - How objects of a class come and go ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ObjectUses.h"
#include "Compat.h"
#include "engine/DeclNames.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace callback_lifetime;
using namespace clang;

class ObjectUses::Collector : public RecursiveASTVisitor<Collector> {
public:
  explicit Collector(ObjectUses &Out) : Out(Out) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitRecordDecl(RecordDecl *Record) {
    auto *Class = dyn_cast<CXXRecordDecl>(Record);
    if (!Record->isThisDeclarationADefinition() ||
        Record->isDependentContext() || (Class && Class->isLambda()))
      return true;
    Out.Classes.try_emplace(classNameOf(Record), Record);
    if (!Class)
      return true;
    for (const CXXBaseSpecifier &Base : Class->bases())
      if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
        Out.Derived[Parent->getCanonicalDecl()].push_back(Class);
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (isa<CXXMethodDecl>(Function) || Function->isDependentContext() ||
        !Function->isFirstDecl())
      return true;
    addFunction(Function, Function->getReturnType());
    for (const ParmVarDecl *Param : Function->parameters())
      addFunction(Function, Param->getType());
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      Out.Called.insert(Callee->getCanonicalDecl());
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    if (isWholeObject(*Construct) && !Taken.contains(Construct))
      usesOf(Construct->getConstructor()->getParent()).Other = true;
    return true;
  }

  bool VisitCXXNewExpr(CXXNewExpr *New) {
    if (const CXXConstructExpr *Construct = New->getConstructExpr()) {
      Taken.insert(Construct);
      usesOf(Construct->getConstructor()->getParent()).Heap = true;
    }
    return true;
  }

  bool VisitVarDecl(VarDecl *Variable) {
    const Expr *Init = Variable->getInit();
    const auto *Construct =
        Init ? dyn_cast<CXXConstructExpr>(Init->IgnoreImplicit()) : nullptr;
    const auto *Function = dyn_cast<FunctionDecl>(Variable->getDeclContext());
    bool Lasts =
        Variable->hasGlobalStorage() || (Function && Function->isMain());
    if (!Construct || !Lasts)
      return true;
    Taken.insert(Construct);
    usesOf(Construct->getConstructor()->getParent()).Static = true;
    return true;
  }

  bool VisitCXXDeleteExpr(CXXDeleteExpr *Delete) {
    QualType Type = Delete->getDestroyedType();
    if (!Type.isNull())
      if (const CXXRecordDecl *Class = Type->getAsCXXRecordDecl())
        usesOf(Class).Deleted = true;
    return true;
  }

private:
  void addFunction(const FunctionDecl *Function, QualType Pointer) {
    QualType Pointee = Pointer->getPointeeType();
    const RecordDecl *Record =
        Pointee.isNull() ? nullptr : Pointee->getAsRecordDecl();
    if (!Record)
      return;
    auto &All = Out.Functions[cast<RecordDecl>(Record->getCanonicalDecl())];
    if (All.empty() || All.back() != Function)
      All.push_back(Function);
  }

  Uses &usesOf(const CXXRecordDecl *Class) {
    return Out.Found[Class->getCanonicalDecl()];
  }

  ObjectUses &Out;
  /// Visited as part of what stands around them.
  llvm::DenseSet<const CXXConstructExpr *> Taken;
};

ObjectUses::ObjectUses(ASTContext &Context) {
  Collector(*this).TraverseDecl(Context.getTranslationUnitDecl());
}

RecordDecl *ObjectUses::find(llvm::StringRef Name) const {
  return Classes.lookup(Name);
}

llvm::ArrayRef<const FunctionDecl *>
ObjectUses::functionsOf(const RecordDecl *Record) const {
  auto Known = Functions.find(cast<RecordDecl>(Record->getCanonicalDecl()));
  return Known == Functions.end() ? llvm::ArrayRef<const FunctionDecl *>()
                                  : llvm::ArrayRef(Known->second);
}

llvm::ArrayRef<CXXRecordDecl *>
ObjectUses::derivedFrom(const CXXRecordDecl *Class) const {
  auto Known = Derived.find(Class->getCanonicalDecl());
  return Known == Derived.end() ? llvm::ArrayRef<CXXRecordDecl *>()
                                : llvm::ArrayRef(Known->second);
}

bool ObjectUses::isCalled(const FunctionDecl *Function) const {
  return Called.contains(Function->getCanonicalDecl());
}

bool ObjectUses::hasOwnObjects(const CXXRecordDecl *Class) const {
  if (derivedFrom(Class).empty())
    return true;
  if (Class->isAbstract())
    return false;
  auto Known = Found.find(Class->getCanonicalDecl());
  return Known != Found.end();
}

bool ObjectUses::liveForever(const CXXRecordDecl *Class) const {
  auto Known = Found.find(Class->getCanonicalDecl());
  if (Known == Found.end())
    return false;
  const Uses &U = Known->second;
  const CXXDestructorDecl *Dtor = Class->getDestructor();
  // Who writes a destructor means objects to be destroyed, `delete` seen or
  // not.
  bool IsWritten =
      Dtor && (Dtor->isUserProvided() || Dtor->isUsed(/*CheckUsedAttr=*/false));
  bool IsLeaked = U.Heap && !U.Deleted && !IsWritten;
  return !U.Other && !U.Deleted && (IsLeaked || (U.Static && !U.Heap));
}
