//===- ModelSet.cpp - Looking up what a function does ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSet.h"
#include "model/Attributes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace callback_lifetime;
using namespace clang;

/// The name that model files use: without template arguments, and without
/// inline and unnamed namespaces.
static std::string modelName(const NamedDecl *D) {
  std::string Name = D->getDeclName().getAsString();
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(D))
    Name = Ctor->getParent()->getNameAsString();
  for (const DeclContext *C = D->getDeclContext(); C; C = C->getParent()) {
    const auto *Outer = dyn_cast<NamedDecl>(C);
    const auto *Namespace = dyn_cast<NamespaceDecl>(C);
    bool IsTransparent = Namespace && (Namespace->isInline() ||
                                       Namespace->isAnonymousNamespace());
    if (Outer && !IsTransparent && Outer->getIdentifier())
      Name = Outer->getNameAsString() + "::" + Name;
  }
  return Name;
}

static llvm::StringRef lastName(llvm::StringRef Name) {
  return Name.drop_front(Name.rfind(':') + 1); // npos + 1 is 0
}

llvm::Expected<ModelSet> ModelSet::create(const Options &Opts) {
  ModelSet Set;
  Set.Assume = Opts.Assume;
  NamedModels User;
  for (const std::string &Path : Opts.ModelFiles)
    if (llvm::Error E = readModelFile(Path, User))
      return E;
  if (llvm::Error E = readBuiltinModels(Set.ByName))
    return E;
  for (auto &Entry : User.Functions)
    Set.ByName.Functions[Entry.first()] = std::move(Entry.second);
  for (auto &Entry : User.Types)
    Set.ByName.Types[Entry.first()] = Entry.second;
  for (const auto &Entry : Set.ByName.Functions)
    Set.LastNames.insert(lastName(Entry.first()));
  return Set;
}

static bool isInSystemHeader(const FunctionDecl *Function) {
  return Function->getASTContext().getSourceManager().isInSystemHeader(
      Function->getLocation());
}

std::unique_ptr<FunctionModel>
ModelSet::make(const FunctionDecl *Function) const {
  std::string Last = Function->getDeclName().getAsString();
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Function))
    Last = Ctor->getParent()->getNameAsString();
  if (LastNames.contains(Last)) {
    auto Found = ByName.Functions.find(modelName(Function));
    if (Found != ByName.Functions.end())
      return std::make_unique<FunctionModel>(Found->second);
  }
  if (auto Model = modelFromAttributes(Function))
    return std::make_unique<FunctionModel>(std::move(*Model));
  if (isInSystemHeader(Function))
    return nullptr;
  if (auto Model = modelFromAssumption(Function, Assume))
    return std::make_unique<FunctionModel>(std::move(*Model));
  return nullptr;
}

const FunctionModel *ModelSet::find(const FunctionDecl *Function) const {
  if (!Function)
    return nullptr;
  const FunctionDecl *Key = Function->getCanonicalDecl();
  auto Found = Cache.find(Key);
  if (Found == Cache.end())
    Found = Cache.try_emplace(Key, make(Function)).first;
  return Found->second.get();
}

TypeRole ModelSet::namedRole(const NamedDecl *Class) const {
  auto Found = ByName.Types.find(modelName(Class));
  return Found == ByName.Types.end() ? TypeRole::None : Found->second;
}

void ModelSet::forEachIn(
    llvm::StringRef Library,
    llvm::function_ref<void(llvm::StringRef, const FunctionModel &)> Visit)
    const {
  std::vector<llvm::StringRef> Names;
  for (const auto &Entry : ByName.Functions)
    if (Entry.second.Library == Library)
      Names.push_back(Entry.first());
  llvm::sort(Names);
  for (llvm::StringRef Name : Names)
    Visit(Name, ByName.Functions.find(Name)->second);
}
