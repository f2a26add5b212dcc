//===- ModelSet.h - Looking up what a function does -------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines ModelSet, the one place that the engine and the driver ask what a
// function does. Attributes come first, then user models, then built-in ones,
// then what the options assume of unknown code.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MODELSET_H
#define CALLBACK_LIFETIME_MODEL_MODELSET_H

#include "model/ModelFile.h"
#include "model/Options.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"
#include <memory>

namespace clang {
class DeclContext;
class FieldDecl;
class FunctionDecl;
class NamedDecl;
} // namespace clang

namespace callback_lifetime {

class ModelSet {
public:
  /// Reads the built-in models and the files that \p Opts names.
  static llvm::Expected<ModelSet> create(const Options &Opts);

  /// What \p Function does; null if nothing is known. The pointer is valid as
  /// long as this object. Not thread-safe: look-ups are cached.
  const FunctionModel *find(const clang::FunctionDecl *Function) const;

  /// What a model file says of the name of \p Function, fitting or not; null
  /// if it says nothing. Attributes are not looked at.
  const llvm::StringMapEntry<FunctionModel> *
  named(const clang::FunctionDecl *Function) const;

  /// Why \p Function has no model, if somebody thought about it.
  const UnmodelledFunction *
  findUnmodelled(const clang::FunctionDecl *Function) const;

  using Visitor =
      llvm::function_ref<void(llvm::StringRef, const FunctionModel &)>;
  /// Calls \p Visit with each named model, in the order of names.
  void forEach(Visitor Visit) const;
  /// With those of \p Library, in the order of its files.
  void forEachIn(llvm::StringRef Library, Visitor Visit) const;

  /// The library that \p Function belongs to: one that a model file is about,
  /// by its name or the beginning of its name; empty for none.
  llvm::StringRef libraryOf(const clang::FunctionDecl *Function) const;

  /// Whether the body of \p Function, which has no model, is not looked into:
  /// it is in a header of a library that says so.
  bool isOpaque(const clang::FunctionDecl *Function) const;

  /// Whether a model of a function that was looked up names \p Field as the
  /// place of a context.
  bool isContextMember(const clang::FieldDecl *Field) const {
    return ContextMembers.contains(Field);
  }

  /// What a model file says of a class; attributes are not looked at.
  TypeRole namedRole(const clang::NamedDecl *Class) const;
  bool namesTypes() const { return !ByName.Types.empty(); }

private:
  void addPrefix(llvm::StringRef Name, llvm::StringRef Library);
  void addContextMembers(const FunctionModel &Model,
                         const clang::FunctionDecl *Function) const;
  bool isKeeper(const clang::FunctionDecl *Function) const;
  std::unique_ptr<FunctionModel>
  make(const clang::FunctionDecl *Function) const;

  NamedModels ByName;
  /// The last components of the functions' names: others need no look-up.
  llvm::StringSet<> LastNames;
  AssumeRetained Assume = AssumeRetained::StubsByValue;
  std::vector<std::string> Keepers;
  /// Libraries by the beginning of the names of their functions.
  llvm::StringMap<std::string> Prefixes;
  mutable llvm::DenseSet<const clang::FieldDecl *> ContextMembers;
  mutable llvm::DenseMap<const clang::FunctionDecl *,
                         std::unique_ptr<FunctionModel>>
      Cache;
  mutable llvm::DenseMap<const clang::DeclContext *, bool> OpaqueScopes;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_MODELSET_H
