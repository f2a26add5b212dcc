//===- StdTypes.cpp - Types of the standard library that own --------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/StdTypes.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringSwitch.h"

using namespace callback_lifetime;
using namespace clang;

// Decl::isInStdNamespace() is false for methods, and libstdc++ keeps the
// iterators of vectors in a namespace of their own.
bool callback_lifetime::isInStd(const Decl *D) {
  for (const DeclContext *Context = D->getDeclContext(); Context;
       Context = Context->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Context))
      if (Namespace->isStdNamespace() || Namespace->getName() == "__gnu_cxx")
        return true;
  return false;
}

HolderKind callback_lifetime::holderKind(const RecordDecl *Record) {
  if (!Record || !Record->getIdentifier() || !isInStd(Record))
    return HolderKind::None;
  return llvm::StringSwitch<HolderKind>(Record->getName())
      .Case("vector", HolderKind::Vector)
      .Cases("deque", "list", "forward_list", HolderKind::Sequence)
      .Cases("queue", "stack", HolderKind::Sequence)
      .Cases("map", "multimap", HolderKind::Map)
      .Cases("unordered_map", "unordered_multimap", HolderKind::Map)
      .Cases("set", "multiset", HolderKind::Set)
      .Cases("unordered_set", "unordered_multiset", HolderKind::Set)
      .Case("optional", HolderKind::Optional)
      .Cases("function", "move_only_function", HolderKind::Function)
      // libstdc++ keeps most of its members in two base classes.
      .Cases("shared_ptr", "__shared_ptr", "__shared_ptr_access",
             HolderKind::Shared)
      .Case("basic_string", HolderKind::String)
      .Default(HolderKind::None);
}

HolderKind callback_lifetime::holderKind(QualType Type) {
  return Type.isNull()
             ? HolderKind::None
             : holderKind(Type.getNonReferenceType()->getAsRecordDecl());
}

QualType callback_lifetime::elementType(const RecordDecl *Holder) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Holder);
  HolderKind Kind = holderKind(Holder);
  if (!Spec || Kind == HolderKind::Function)
    return {};
  const TemplateArgumentList &Arguments = Spec->getTemplateArgs();
  if (Kind == HolderKind::Shared)
    return Arguments[0].getAsType().getCanonicalType();
  // The pair of a map is only named by its member type.
  for (const Decl *Member : Spec->decls())
    if (const auto *Named = dyn_cast<TypedefNameDecl>(Member))
      if (Named->getName() == "value_type")
        return Named->getUnderlyingType().getCanonicalType();
  if (Arguments.size() && Arguments[0].getKind() == TemplateArgument::Type)
    return Arguments[0].getAsType().getCanonicalType();
  return {};
}

bool callback_lifetime::isUniquePtr(const RecordDecl *Record) {
  return Record && Record->getIdentifier() &&
         Record->getName() == "unique_ptr" && isInStd(Record);
}
