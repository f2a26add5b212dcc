//===- ModelledTypes.cpp - Roles that model files give to classes ---------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ModelledTypes.h"
#include "engine/StdTypes.h"
#include "model/Attributes.h"
#include "model/ModelSet.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace callback_lifetime;
using namespace clang;

/// Whether the template is instantiated for a signature: `Function<void()>`.
static bool hasSignature(const CXXRecordDecl *Class) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec)
    return false;
  const TemplateArgumentList &Arguments = Spec->getTemplateArgs();
  return Arguments.size() && Arguments[0].getKind() == TemplateArgument::Type &&
         Arguments[0].getAsType()->isFunctionType();
}

static bool takesAnything(const CXXRecordDecl *Class) {
  return llvm::any_of(Class->decls(), [](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    return Template && isa<CXXConstructorDecl>(Template->getTemplatedDecl());
  });
}

/// A project's own std::function: called like a function of its signature, made
/// of anything, and the owner of what it is made of. A reference to a callable
/// has nothing to destroy.
static bool wrapsCallables(const RecordDecl *Record) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  if (!Class || !Class->isThisDeclarationADefinition() ||
      !hasSignature(Class) || Class->hasTrivialDestructor() || isInStd(Class))
    return false;
  ASTContext &Context = Class->getASTContext();
  bool IsCalled =
      !Class->lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call))
           .empty();
  return IsCalled && takesAnything(Class);
}

namespace {

class TypeAnnotator : public RecursiveASTVisitor<TypeAnnotator> {
public:
  explicit TypeAnnotator(const ModelSet &Models) : Models(Models) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  /// Nobody models a class that is local to a function.
  bool TraverseStmt(Stmt *) { return true; }

  bool VisitRecordDecl(RecordDecl *Record) {
    TypeRole Role = Models.namedRole(Record);
    if (Role == TypeRole::None && wrapsCallables(Record))
      Role = TypeRole::Callable;
    if (Role != TypeRole::None && roleOf(Record) == TypeRole::None)
      annotate(Record, Role);
    return true;
  }

private:
  const ModelSet &Models;
};

} // namespace

void callback_lifetime::annotateModelledTypes(ASTContext &Context,
                                              const ModelSet &Models) {
  TypeAnnotator(Models).TraverseDecl(Context.getTranslationUnitDecl());
}
