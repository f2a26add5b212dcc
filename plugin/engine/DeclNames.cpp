//===- DeclNames.cpp - Declarations and places by name --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/DeclNames.h"
#include "Compat.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace callback_lifetime;
using namespace clang;

std::string DeclNames::nameOf(const NamedDecl *D) {
  if (!D)
    return {};
  std::string Name = Mangled.getName(D);
  if (Name.empty())
    Name = D->getQualifiedNameAsString();
  Known.try_emplace(Name, D);
  return Name;
}

const NamedDecl *DeclNames::find(llvm::StringRef Name) const {
  auto Found = Known.find(Name);
  return Found == Known.end() ? nullptr : Found->second;
}

namespace {

class NameCollector : public RecursiveASTVisitor<NameCollector> {
public:
  explicit NameCollector(DeclNames &Names) : Names(Names) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (!Function->isDependentContext())
      Names.nameOf(Function);
    return true;
  }

  bool VisitVarDecl(VarDecl *Variable) {
    if (Variable->hasGlobalStorage() &&
        !Variable->getDeclContext()->isDependentContext())
      Names.nameOf(Variable);
    return true;
  }

private:
  DeclNames &Names;
};

} // namespace

void DeclNames::addAll() {
  NameCollector(*this).TraverseDecl(Context.getTranslationUnitDecl());
}

SourcePlace DeclNames::placeOf(SourceLocation Loc) const {
  const SourceManager &Sources = Context.getSourceManager();
  Loc = Sources.getExpansionLoc(Loc);
  if (Loc.isInvalid())
    return {};
  return {Sources.getFilename(Loc).str(), Sources.getSpellingLineNumber(Loc),
          Sources.getSpellingColumnNumber(Loc)};
}

SourceLocation DeclNames::locate(const SourcePlace &Place) const {
  SourceManager &Sources = Context.getSourceManager();
  auto File = Sources.getFileManager().getOptionalFileRef(Place.File);
  if (!File || !Place.Line)
    return {};
  FileID Id = Sources.translateFile(*File);
  if (Id.isInvalid())
    Id = Sources.createFileID(*File, SourceLocation(), SrcMgr::C_User);
  return Sources.translateLineCol(Id, Place.Line, Place.Column);
}

std::string callback_lifetime::classNameOf(const RecordDecl *Record) {
  PrintingPolicy Policy = Record->getASTContext().getPrintingPolicy();
  Policy.SuppressTagKeyword = true;
  return recordType(Record).getAsString(Policy);
}
