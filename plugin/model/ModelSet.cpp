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

llvm::Expected<ModelSet> ModelSet::create(const Options &Opts) {
  ModelSet Set;
  Set.Assume = Opts.Assume;
  FunctionModels User;
  for (const std::string &Path : Opts.ModelFiles)
    if (llvm::Error E = readModelFile(Path, User))
      return std::move(E);
  if (llvm::Error E = readBuiltinModels(Set.ByName))
    return std::move(E);
  for (auto &Entry : User)
    Set.ByName[Entry.first()] = std::move(Entry.second);
  return std::move(Set);
}

static bool isInSystemHeader(const FunctionDecl *Function) {
  return Function->getASTContext().getSourceManager().isInSystemHeader(
      Function->getLocation());
}

std::unique_ptr<FunctionModel>
ModelSet::make(const FunctionDecl *Function) const {
  if (auto Model = modelFromAttributes(Function))
    return std::make_unique<FunctionModel>(std::move(*Model));
  // Only named functions can be modelled, and names are costly to spell out.
  if (!Function->getIdentifier())
    return nullptr;
  auto Found = ByName.find(Function->getQualifiedNameAsString());
  if (Found != ByName.end())
    return std::make_unique<FunctionModel>(Found->second);
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
