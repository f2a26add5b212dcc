//===- Undoing.cpp - Code that may end registrations ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Undoing.h"
#include "engine/StdTypes.h"
#include "model/TypeRoles.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace callback_lifetime;
using namespace clang;

static bool ends(const FunctionModel &Model) {
  return Model.has(Effect::Revoke) || Model.has(Effect::Close) ||
         Model.has(Effect::Release);
}

bool Undoing::mayUndoByCalling(const FunctionDecl *Callee) {
  if (!Callee)
    return Pointers == Unseen::Undoes; // a guard's closure, maybe
  if (const FunctionModel *Model = Models.find(Callee))
    // A retain may replace, or be a revoke with a null callback.
    return ends(*Model) || Model->has(Effect::Retain);
  const FunctionDecl *Key = Callee->getCanonicalDecl();
  auto [Entry, IsNew] = Known.try_emplace(Key, false);
  if (!IsNew)
    return Entry->second;
  bool Found = mayUndo(Callee->getBody());
  return Known[Key] = Found;
}

bool Undoing::mayUndo(const Stmt *Code) {
  if (!Code)
    return false;
  const auto *Call = dyn_cast<CallExpr>(Code);
  // `P->~T()` of a scalar does nothing.
  if (Call && !isa<CXXPseudoDestructorExpr>(Call->getCallee()->IgnoreParens()))
    if (mayUndoByCalling(Call->getDirectCallee()))
      return true;
  for (const Stmt *Child : Code->children())
    if (mayUndo(Child))
      return true;
  return false;
}

bool Undoing::isDrop(const FunctionDecl *Callee) const {
  const FunctionModel *Model = Models.find(Callee);
  return Model && Model->has(Effect::Drop);
}

bool Undoing::mayDrop(const Stmt *Code) const {
  if (!Code)
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(Code))
    if (isDrop(Call->getDirectCallee()))
      return true;
  for (const Stmt *Child : Code->children())
    if (mayDrop(Child))
      return true;
  return false;
}

bool Undoing::mayUndoIn(const CXXTryStmt *Try) {
  for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
    if (mayUndo(Try->getHandler(I)))
      return true;
  return false;
}

bool Undoing::mayUndoAfter(const CXXTryStmt *Try, const Stmt *Body) {
  bool IsBehind = false;
  for (const Stmt *Child : Body->children()) {
    if (IsBehind && mayUndo(Child))
      return true;
    if (Child && Child->getBeginLoc() <= Try->getBeginLoc() &&
        Try->getEndLoc() <= Child->getEndLoc())
      IsBehind = true;
  }
  return false;
}

/// Class templates of the standard library hold what they are made with.
static llvm::SmallVector<QualType, 4>
typeArguments(const CXXRecordDecl *Class) {
  llvm::SmallVector<QualType, 4> Out;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec)
    return Out;
  for (const TemplateArgument &Argument : Spec->getTemplateArgs().asArray())
    if (Argument.getKind() == TemplateArgument::Type)
      Out.push_back(Argument.getAsType());
    else if (Argument.getKind() == TemplateArgument::Pack)
      for (const TemplateArgument &Part : Argument.pack_elements())
        if (Part.getKind() == TemplateArgument::Type)
          Out.push_back(Part.getAsType());
  return Out;
}

/// Of the standard library itself only what calls the user's code may.
static bool hasOwnDeleter(const CXXRecordDecl *Class) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || !isUniquePtr(Class) || Spec->getTemplateArgs().size() < 2)
    return false;
  const auto *Deleter =
      Spec->getTemplateArgs()[1].getAsType()->getAsCXXRecordDecl();
  return !Deleter || !isInStd(Deleter);
}

bool Undoing::mayUndoInClass(const CXXRecordDecl *Class) {
  if (!Class || !Class->hasDefinition() || roleOf(Class) != TypeRole::None)
    return false;
  Class = Class->getDefinition();
  auto [Entry, IsNew] = Known.try_emplace(Class, false);
  if (!IsNew)
    return Entry->second;
  bool Found = lookInto(Class);
  return Known[Class] = Found;
}

bool Undoing::lookInto(const CXXRecordDecl *Class) {
  if (isInStd(Class)) {
    for (QualType Held : typeArguments(Class))
      if (mayUndoInDestructorOf(Held))
        return true;
    return hasOwnDeleter(Class) || (holderKind(Class) == HolderKind::Shared &&
                                    Destructors == Unseen::Undoes);
  }
  if (Class->hasUserDeclaredDestructor()) {
    const CXXDestructorDecl *Dtor = Class->getDestructor();
    bool IsVisible = Dtor && (Dtor->isDefaulted() || Dtor->hasBody());
    if (IsVisible ? mayUndo(Dtor->getBody()) : Destructors == Unseen::Undoes)
      return true;
  }
  for (const CXXBaseSpecifier &Base : Class->bases())
    if (mayUndoInDestructorOf(Base.getType()))
      return true;
  for (const FieldDecl *Field : Class->fields())
    if (mayUndoInDestructorOf(Field->getType()))
      return true;
  return false;
}

bool Undoing::mayUndoInDestructorOf(QualType Type) {
  while (const clang::Type *Array = Type->getArrayElementTypeNoTypeQual())
    Type = QualType(Array, 0);
  return mayUndoInClass(Type->getAsCXXRecordDecl());
}
