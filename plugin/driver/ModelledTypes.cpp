//===- ModelledTypes.cpp - Roles that model files give to classes ---------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ModelledTypes.h"
#include "model/Attributes.h"
#include "model/ModelSet.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

class TypeAnnotator : public RecursiveASTVisitor<TypeAnnotator> {
public:
  explicit TypeAnnotator(const ModelSet &Models) : Models(Models) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitRecordDecl(RecordDecl *Record) {
    TypeRole Role = Models.namedRole(Record);
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
  if (Models.namesTypes())
    TypeAnnotator(Models).TraverseDecl(Context.getTranslationUnitDecl());
}
