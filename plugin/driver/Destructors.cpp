//===- Destructors.cpp - Destructors that can be run ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Destructors.h"
#include "Compat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"

using namespace callback_lifetime;
using namespace clang;

DestructorBodies::~DestructorBodies() {
  for (CXXDestructorDecl *Dtor : Given)
    Dtor->setBody(nullptr);
}

CXXDestructorDecl *DestructorBodies::declare(CXXRecordDecl *Class) {
  DeclarationName Name = Context.DeclarationNames.getCXXDestructorName(
      Context.getCanonicalType(recordType(Class)));
  FunctionProtoType::ExtProtoInfo Info;
  Info.ExceptionSpec.Type = EST_BasicNoexcept;
  QualType Type = Context.getFunctionType(Context.VoidTy, {}, Info);
  SourceLocation Loc = Class->getLocation();
  CXXDestructorDecl *Dtor = CXXDestructorDecl::Create(
      Context, Class, Loc, DeclarationNameInfo(Name, Loc), Type,
      Context.getTrivialTypeSourceInfo(Type), /*UsesFPIntrin=*/false,
      /*isInline=*/true, /*isImplicitlyDeclared=*/true,
      ConstexprSpecKind::Unspecified);
  Dtor->setAccess(AS_public);
  Dtor->setDefaulted();
  Dtor->setImplicit();
  Dtor->setTrivial(Class->hasTrivialDestructor());
  Class->addDecl(Dtor);
  return Dtor;
}

void DestructorBodies::give(CXXRecordDecl *Class) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isDependentType() || !Done.insert(Class).second)
    return;
  for (const CXXBaseSpecifier &Base : Class->bases())
    give(Base.getType()->getAsCXXRecordDecl());
  for (const FieldDecl *Field : Class->fields())
    give(Context.getBaseElementType(Field->getType())->getAsCXXRecordDecl());
  CXXDestructorDecl *Dtor = Class->getDestructor();
  if (!Dtor && !Class->isUnion())
    Dtor = declare(Class);
  if (!Dtor || Dtor->hasBody() || Dtor->isDeleted() || !Dtor->isDefaulted())
    return;
  // The engine drops reports in a body that is nowhere.
  Dtor->setBody(new (Context) CompoundStmt(Dtor->getLocation()));
  Given.push_back(Dtor);
}

const CXXDestructorDecl *DestructorBodies::of(CXXRecordDecl *Class) {
  give(Class);
  const CXXDestructorDecl *Dtor = Class->getDestructor();
  const FunctionDecl *Definition = nullptr;
  if (!Dtor || Dtor->isDeleted() || !Dtor->hasBody(Definition))
    return nullptr;
  return cast<CXXDestructorDecl>(Definition);
}
