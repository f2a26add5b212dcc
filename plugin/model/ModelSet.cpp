//===- ModelSet.cpp - Looking up what a function does ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSet.h"
#include "model/Attributes.h"
#include "model/ModelFit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"

using namespace callback_lifetime;
using namespace clang;

/// The last component of the name that model files use.
static std::string ownName(const NamedDecl *D) {
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(D))
    return Ctor->getParent()->getNameAsString();
  return D->getDeclName().getAsString();
}

/// The name that model files use: without template arguments, and without
/// inline and unnamed namespaces.
static std::string modelName(const NamedDecl *D) {
  std::string Name = ownName(D);
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

/// The part of a function's name that names its library: a namespace, what
/// stands before the first underscore, or the first word (`Py` of
/// `PyCapsule_New`, `glfw` of `glfwInit`, `SSL` of `SSL_new`).
static llvm::StringRef libraryPrefix(llvm::StringRef Name) {
  // Boost is many libraries.
  size_t Namespace = Name.find("::", Name.substr(0, 7) == "boost::" ? 7 : 0);
  if (Namespace != llvm::StringRef::npos)
    return Name.take_front(Namespace + 2);
  Name = Name.ltrim('_');
  bool IsUpper = !Name.empty() && clang::isUppercase(Name[0]);
  bool IsAcronym = Name.size() > 1 && IsUpper && !clang::isLowercase(Name[1]);
  size_t End = IsUpper ? 1 : 0;
  while (End < Name.size() && (IsAcronym ? clang::isUppercase(Name[End])
                                         : clang::isLowercase(Name[End])))
    ++End;
  return Name.take_front(End);
}

void ModelSet::addPrefix(llvm::StringRef Name, llvm::StringRef Library) {
  // The standard library calls what it is given, whoever wrote that.
  if (Name.substr(0, 5) != "std::")
    Prefixes.try_emplace(libraryPrefix(Name), Library.str());
}

static bool isInSystemHeader(const FunctionDecl *Function) {
  return Function->getASTContext().getSourceManager().isInSystemHeader(
      Function->getLocation());
}

llvm::StringRef ModelSet::libraryOf(const FunctionDecl *Function) const {
  std::string Name = modelName(Function);
  auto Modelled = ByName.Functions.find(Name);
  if (Modelled != ByName.Functions.end())
    return Modelled->second.Library;
  auto Unmodelled = ByName.Unmodelled.find(Name);
  if (Unmodelled != ByName.Unmodelled.end())
    return Unmodelled->second.Library;
  auto Found = Prefixes.find(libraryPrefix(Name));
  return Found == Prefixes.end() ? llvm::StringRef()
                                 : llvm::StringRef(Found->second);
}

bool ModelSet::isOpaque(const FunctionDecl *Function) const {
  if (ByName.Opaque.empty())
    return false;
  auto [Known, IsNew] =
      OpaqueScopes.try_emplace(Function->getDeclContext(), false);
  if (!IsNew)
    return Known->second;
  bool Found =
      ByName.Opaque.count(libraryOf(Function)) && isInSystemHeader(Function);
  return OpaqueScopes[Function->getDeclContext()] = Found;
}

void ModelSet::addContextMembers(const FunctionModel &Model,
                                 const FunctionDecl *Function) const {
  for (const Effect &E : Model.Effects) {
    const Place &Where = E.Subject;
    if (Where.K != Place::Member || Where.Index >= Function->getNumParams())
      continue;
    QualType Type = Function->getParamDecl(Where.Index)->getType();
    auto Fields = fieldsAt(Type->getPointeeType(), Where.Field);
    if (!Fields.empty())
      ContextMembers.insert(Fields.back());
  }
}

llvm::Expected<ModelSet> ModelSet::create(const Options &Opts) {
  ModelSet Set;
  Set.Assume = Opts.Assume;
  Set.Keepers = Opts.KeeperFunctions;
  NamedModels User;
  for (const std::string &Path : Opts.ModelFiles)
    if (llvm::Error E = readModelFile(Path, User))
      return E;
  if (llvm::Error E = readBuiltinModels(Set.ByName))
    return E;
  for (auto &Entry : User.Functions)
    Set.ByName.Functions[Entry.first()] = std::move(Entry.second);
  for (auto &Entry : User.Unmodelled) {
    Set.ByName.Functions.erase(Entry.first());
    Set.ByName.Unmodelled[Entry.first()] = std::move(Entry.second);
  }
  for (auto &Entry : User.Opaque)
    Set.ByName.Opaque[Entry.first()] = true;
  for (auto &Entry : User.Types)
    Set.ByName.Types[Entry.first()] = Entry.second;
  for (const auto &Entry : Set.ByName.Functions) {
    Set.LastNames.insert(lastName(Entry.first()));
    Set.addPrefix(Entry.first(), Entry.second.Library);
  }
  for (const auto &Entry : Set.ByName.Unmodelled)
    Set.addPrefix(Entry.first(), Entry.second.Library);
  return Set;
}

const llvm::StringMapEntry<FunctionModel> *
ModelSet::named(const FunctionDecl *Function) const {
  if (!LastNames.contains(ownName(Function)))
    return nullptr;
  auto Found = ByName.Functions.find(modelName(Function));
  return Found == ByName.Functions.end() ? nullptr : &*Found;
}

const UnmodelledFunction *
ModelSet::findUnmodelled(const FunctionDecl *Function) const {
  auto Found = ByName.Unmodelled.find(modelName(Function));
  return Found == ByName.Unmodelled.end() ? nullptr : &Found->second;
}

/// Whether \p Name is \p Pattern, in which `*` stands for anything.
static bool matches(llvm::StringRef Name, llvm::StringRef Pattern) {
  auto [Head, Tail] = Pattern.split('*');
  if (Head.size() == Pattern.size())
    return Name == Pattern;
  if (!Name.consume_front(Head))
    return false;
  for (size_t Skipped = 0; Skipped <= Name.size(); ++Skipped)
    if (matches(Name.drop_front(Skipped), Tail))
      return true;
  return false;
}

bool ModelSet::isKeeper(const FunctionDecl *Function) const {
  if (Keepers.empty())
    return false;
  std::string Name = modelName(Function);
  return llvm::any_of(Keepers, [&](const std::string &Pattern) {
    return matches(Name, Pattern);
  });
}

std::unique_ptr<FunctionModel>
ModelSet::make(const FunctionDecl *Function) const {
  // Another function may have that name, or another overload.
  const auto *Named = named(Function);
  if (auto Model = Named ? fitted(Named->second, Function) : std::nullopt) {
    addContextMembers(*Model, Function);
    return std::make_unique<FunctionModel>(std::move(*Model));
  }
  if (auto Model = modelFromAttributes(Function)) {
    addContextMembers(*Model, Function);
    return std::make_unique<FunctionModel>(std::move(*Model));
  }
  if (isKeeper(Function))
    if (auto Model = modelOfKeeper(Function))
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

void ModelSet::forEach(Visitor Visit) const {
  std::vector<llvm::StringRef> Names;
  for (const auto &Entry : ByName.Functions)
    Names.push_back(Entry.first());
  llvm::sort(Names);
  for (llvm::StringRef Name : Names)
    Visit(Name, ByName.Functions.find(Name)->second);
}

void ModelSet::forEachIn(llvm::StringRef Library, Visitor Visit) const {
  std::vector<const llvm::StringMapEntry<FunctionModel> *> Entries;
  for (const auto &Entry : ByName.Functions)
    if (Entry.second.Library == Library)
      Entries.push_back(&Entry);
  llvm::sort(Entries, [](const auto *A, const auto *B) {
    return std::tie(A->second.File, A->second.Line) <
           std::tie(B->second.File, B->second.Line);
  });
  for (const auto *Entry : Entries)
    Visit(Entry->first(), Entry->second);
}
