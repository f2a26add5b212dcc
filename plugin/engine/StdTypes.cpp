//===- StdTypes.cpp - Types of the standard library that own --------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/StdTypes.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringRef.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

struct NamedHolderKind {
  llvm::StringLiteral Name;
  HolderKind Kind;
};

// libstdc++ keeps most members of shared_ptr in two base classes.
constexpr NamedHolderKind Holders[] = {
    {"vector", HolderKind::Vector},
    {"deque", HolderKind::Sequence},
    {"list", HolderKind::Sequence},
    {"forward_list", HolderKind::Sequence},
    {"queue", HolderKind::Sequence},
    {"stack", HolderKind::Sequence},
    {"map", HolderKind::Map},
    {"multimap", HolderKind::Map},
    {"unordered_map", HolderKind::Map},
    {"unordered_multimap", HolderKind::Map},
    {"set", HolderKind::Set},
    {"multiset", HolderKind::Set},
    {"unordered_set", HolderKind::Set},
    {"unordered_multiset", HolderKind::Set},
    {"optional", HolderKind::Optional},
    {"function", HolderKind::Function},
    {"move_only_function", HolderKind::Function},
    {"packaged_task", HolderKind::Function},
    {"_Bind", HolderKind::Bundle},
    {"_Bind_result", HolderKind::Bundle},
    {"_Bind_front", HolderKind::Bundle},
    {"_Not_fn", HolderKind::Bundle},
    {"__bind", HolderKind::Bundle}, // libc++
    {"__bind_front_t", HolderKind::Bundle},
    {"shared_ptr", HolderKind::Shared},
    {"__shared_ptr", HolderKind::Shared},
    {"__shared_ptr_access", HolderKind::Shared},
    {"basic_string", HolderKind::String},
};

} // namespace

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
  if (!Record || !Record->getIdentifier())
    return HolderKind::None;
  if (!isInStd(Record))
    return roleOf(Record) == TypeRole::Callable ? HolderKind::Function
                                                : HolderKind::None;
  for (const NamedHolderKind &Known : Holders)
    if (Known.Name == Record->getName())
      return Known.Kind;
  return HolderKind::None;
}

HolderKind callback_lifetime::holderKind(QualType Type) {
  return Type.isNull()
             ? HolderKind::None
             : holderKind(Type.getNonReferenceType()->getAsRecordDecl());
}

QualType callback_lifetime::elementType(const RecordDecl *Holder) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Holder);
  HolderKind Kind = holderKind(Holder);
  if (!Spec || Kind == HolderKind::Function || Kind == HolderKind::Bundle)
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

static bool isNamed(const RecordDecl *Record, llvm::StringRef Name) {
  return Record && Record->getIdentifier() && Record->getName() == Name &&
         isInStd(Record);
}

bool callback_lifetime::isStdArray(const RecordDecl *Record) {
  return isNamed(Record, "array");
}

bool callback_lifetime::isStdVariant(const RecordDecl *Record) {
  return isNamed(Record, "variant");
}

bool callback_lifetime::isStdAtomic(const RecordDecl *Record) {
  return isNamed(Record, "atomic") || isNamed(Record, "atomic_flag") ||
         isNamed(Record, "__atomic_base");
}

bool callback_lifetime::isUniquePtr(const RecordDecl *Record) {
  return isNamed(Record, "unique_ptr");
}

static bool leadsOn(const CXXRecordDecl *Class) {
  Class = Class->getDefinition();
  if (!Class)
    return false;
  for (const CXXMethodDecl *Method : Class->methods())
    if (Method->getOverloadedOperator() == OO_Arrow ||
        (Method->getIdentifier() && Method->getName() == "lock"))
      return true;
  return llvm::any_of(Class->bases(), [](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl();
    return Parent && leadsOn(Parent);
  });
}

bool callback_lifetime::isSmartPointer(const CXXRecordDecl *Class) {
  Class = Class->getDefinition();
  return Class && !Class->hasTrivialDestructor() && leadsOn(Class);
}

const StringLiteral *callback_lifetime::literalOf(const Expr *Argument) {
  for (unsigned Depth = 0; Argument && Depth < 8; ++Depth) {
    Argument = Argument->IgnoreImplicit();
    const auto *Construct = dyn_cast<CXXConstructExpr>(Argument);
    const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Argument);
    if (Cast)
      Argument = Cast->getSubExpr();
    else if (Construct && Construct->getNumArgs() &&
             isInStd(Construct->getConstructor()))
      Argument = Construct->getArg(0);
    else
      return nullptr;
    const Expr *Inner = Argument->IgnoreParenImpCasts();
    if (const auto *Literal = dyn_cast<StringLiteral>(Inner))
      return Literal;
  }
  return nullptr;
}
