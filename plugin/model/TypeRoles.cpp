//===- TypeRoles.cpp - Wrapper and stub classes ---------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/TypeRoles.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;

static constexpr llvm::StringLiteral Prefix = "callback_lifetime::";

bool callback_lifetime::isAnnotated(const Decl *D, llvm::StringRef Name) {
  bool Found = false;
  forEachAnnotation(D, [&](llvm::StringRef Text) { Found |= Text == Name; });
  return Found;
}

void callback_lifetime::forEachAnnotation(
    const Decl *D, llvm::function_ref<void(llvm::StringRef)> Visit) {
  for (const auto *A : D->specific_attrs<AnnotateAttr>()) {
    llvm::StringRef Text = A->getAnnotation();
    if (Text.consume_front(Prefix))
      Visit(Text);
  }
}

TypeRole callback_lifetime::roleOf(const RecordDecl *Record) {
  if (!Record)
    return TypeRole::None;
  TypeRole Found = TypeRole::None;
  for (const Decl *D : Record->redecls())
    if (D->hasAttrs())
      forEachAnnotation(D, [&](llvm::StringRef Text) {
        if (Found == TypeRole::None)
          Found = roleNamed(Text).value_or(TypeRole::None);
      });
  return Found;
}

TypeRole callback_lifetime::roleOf(QualType Type) {
  if (Type.isNull())
    return TypeRole::None;
  const RecordDecl *Record = Type.getNonReferenceType()->getAsRecordDecl();
  return Record ? roleOf(Record) : TypeRole::None;
}

bool callback_lifetime::derivesFromRole(const CXXRecordDecl *Class,
                                        TypeRole Role) {
  if (!Class || !Class->hasDefinition())
    return false;
  if (roleOf(Class) == Role)
    return true;
  return llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &Base) {
    return derivesFromRole(Base.getType()->getAsCXXRecordDecl(), Role);
  });
}

void callback_lifetime::annotate(RecordDecl *Record, TypeRole Role) {
  std::string Text = (Prefix + wordOf(Role)).str();
  Record->addAttr(AnnotateAttr::CreateImplicit(Record->getASTContext(), Text,
                                               /*Args=*/nullptr,
                                               /*ArgsSize=*/0));
}

const CXXMethodDecl *
callback_lifetime::instanceMethod(const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return Method && Method->isInstance() ? Method : nullptr;
}

TypeRole callback_lifetime::roleOfParent(const FunctionDecl *Function) {
  const CXXMethodDecl *Method = instanceMethod(Function);
  return Method ? roleOf(Method->getParent()) : TypeRole::None;
}
