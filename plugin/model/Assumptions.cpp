//===- Assumptions.cpp - What unknown code is taken to keep ---------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Attributes.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;

static bool isVoidPointer(QualType Type) {
  return Type->isPointerType() && Type->getPointeeType()->isVoidType();
}

static bool isCallable(QualType Type) { return Type->isFunctionPointerType(); }

static bool hasCallOperator(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  return Class &&
         !Class
              ->lookup(
                  Class->getASTContext().DeclarationNames.getCXXOperatorName(
                      OO_Call))
              .empty();
}

std::optional<FunctionModel>
callback_lifetime::modelOfKeeper(const FunctionDecl *Function) {
  FunctionModel Model;
  Place Home = instanceMethod(Function) ? Place::thisObject() : Place::none();
  bool HasFunction = false;
  for (const ParmVarDecl *Param : Function->parameters())
    HasFunction |= isCallable(Param->getType());
  for (unsigned I = 0; I < Function->getNumParams(); ++I) {
    QualType Type = Function->getParamDecl(I)->getType();
    bool IsCallable = hasCallOperator(Type);
    if (!IsCallable && !(HasFunction && isVoidPointer(Type)))
      continue;
    Effect E;
    E.Subject = Place::argument(I);
    E.Home = Home;
    E.IsCallable = IsCallable;
    if (IsCallable)
      E.Callback = E.Subject;
    Model.Effects.push_back(std::move(E));
  }
  if (Model.Effects.empty())
    return std::nullopt;
  return Model;
}

std::optional<FunctionModel>
callback_lifetime::modelFromAssumption(const FunctionDecl *Function,
                                       AssumeRetained Assume) {
  if (Assume == AssumeRetained::Never || Function->hasBody() ||
      Function->isImplicit() || roleOfParent(Function) != TypeRole::None)
    return std::nullopt;
  FunctionModel Model;
  Model.Assumed = true;
  Place Home = instanceMethod(Function) ? Place::thisObject() : Place::none();
  bool HasCallable = false;
  for (const ParmVarDecl *Param : Function->parameters())
    HasCallable |= isCallable(Param->getType());
  for (unsigned I = 0; I < Function->getNumParams(); ++I) {
    const ParmVarDecl *Param = Function->getParamDecl(I);
    QualType Type = Param->getType();
    bool KeepsStub = !Type->isReferenceType() && roleOf(Type) == TypeRole::Stub;
    bool KeepsContext =
        Assume == AssumeRetained::Always && HasCallable && isVoidPointer(Type);
    if ((!KeepsStub && !KeepsContext) || Param->hasAttr<NoEscapeAttr>())
      continue;
    Effect E;
    E.Subject = Place::argument(I);
    E.Home = Home;
    Model.Effects.push_back(std::move(E));
  }
  if (Model.Effects.empty())
    return std::nullopt;
  return Model;
}
