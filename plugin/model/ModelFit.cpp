//===- ModelFit.cpp - Whether a model fits a declaration ------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelFit.h"
#include "Compat.h"
#include "model/ModelSyntax.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

/// What the value in a place can be, as far as its type tells.
bool isObject(QualType Type) {
  return Type->isAnyPointerType() || Type->isReferenceType() ||
         Type->isRecordType() || Type->isArrayType() ||
         roleOf(Type) != TypeRole::None;
}

/// Contexts are also passed as integers that are as wide as a pointer.
bool isContext(QualType Type) {
  return isObject(Type) ||
         (Type->isIntegerType() && !Type->isBooleanType() &&
          !Type->isCharType()) ||
         Type->isBlockPointerType() || Type->isMemberPointerType();
}

/// A function, a table of functions or a callable object.
bool isCallback(QualType Type) {
  if (!Type->isPointerType() && !Type->isReferenceType())
    return Type->isRecordType() || Type->isBlockPointerType() ||
           Type->isMemberPointerType();
  QualType Pointee = Type->getPointeeType();
  return Pointee->isFunctionType() || Pointee->isRecordType() ||
         Pointee->isVoidType() || isCallback(Pointee);
}

bool hasCallOperator(const CXXRecordDecl *Class) {
  // Nobody has looked into a template that is only mentioned.
  if (isa_and_nonnull<ClassTemplateSpecializationDecl>(Class) &&
      !Class->getDefinition())
    return true;
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return false;
  DeclarationName Name =
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  return !Class->lookup(Name).empty() ||
         llvm::any_of(Class->bases(), [](const CXXBaseSpecifier &Base) {
           return hasCallOperator(Base.getType()->getAsCXXRecordDecl());
         });
}

/// A function, or a callable object that brings its context along.
bool isCallable(QualType Type) {
  Type = Type.getNonReferenceType();
  return Type->isFunctionType() || Type->isFunctionPointerType() ||
         Type->isNullPtrType() || Type->isMemberPointerType() ||
         Type->isBlockPointerType() ||
         hasCallOperator(Type->getAsCXXRecordDecl());
}

bool isMember(QualType Type) {
  return Type.getNonReferenceType()->isMemberPointerType();
}

bool isObjectPointer(QualType Type) {
  Type = Type.getNonReferenceType();
  return (Type->isRecordType() &&
          !hasCallOperator(Type->getAsCXXRecordDecl())) ||
         (Type->isPointerType() && Type->getPointeeType()->isRecordType());
}

bool isAny(QualType Type) { return !Type->isVoidType(); }

class FitCheck {
public:
  explicit FitCheck(const FunctionDecl *Function) : Function(Function) {}

  std::optional<Misfit> Found;

  void check(const Effect &E) {
    Line = E.Line;
    // Memory of the caller's may be a home too, a number cannot.
    check("home", E.Home, isObject, "a home");
    check(subjectKey(E.K).data(), E.Subject,
          E.K == Effect::Revoke ? isAny : isContext, "an object");
    check("callback", E.Callback, E.IsCallable ? isCallable : isCallback,
          "a callback");
    if (E.Callback.K == Place::Rest && E.Home.K == Place::Argument) {
      check("home", E.Home, isObjectPointer, "a home");
      check("callback", Place::argument(E.Callback.Index), isCallable,
            "a callback");
    }
    check("destroy", E.Destroy, isCallback, "a callback");
    check("enabled_by", E.EnabledBy, isAny, "a switch");
    check("token", E.Token, isAny, "a token");
    check("signal", E.Signal, E.K == Effect::Retain ? isMember : isAny,
          "a signal");
    check("guard", E.Guard, isObjectPointer, "an object");
    for (const Place &Key : E.Keys)
      check("keys", Key, isAny, "a key");
    if (E.OnlyIf)
      check("when", E.OnlyIf->What, isAny, "a condition");
    if (E.Unless)
      check("unless", E.Unless->What, isAny, "a condition");
    if (E.Fails != Failure::Never && resultType()->isVoidType())
      report("fails", "returns nothing");
  }

private:
  using TypeTest = bool (*)(QualType);

  void check(const char *Key, const Place &Where, TypeTest Fits,
             const char *What) {
    if (Found || !Where)
      return;
    QualType Type = typeOf(Key, Where);
    if (Found || Type.isNull() || Type->isDependentType() || Fits(Type))
      return;
    report(Key,
           "has '" + Type.getAsString() + "' there, which cannot be " + What);
  }

  /// The type of what is in a place; null if it is not known.
  QualType typeOf(const char *Key, const Place &Where) {
    switch (Where.K) {
    case Place::None:
    case Place::Library:
    case Place::Rest:
      return {};
    case Place::This:
      if (!instanceMethod(Function) && !isa<CXXConstructorDecl>(Function))
        report(Key, "is not a method");
      return {};
    case Place::Result:
      if (isa<CXXConstructorDecl>(Function))
        return {};
      if (resultType()->isVoidType())
        report(Key, "returns nothing");
      return resultType();
    case Place::Argument:
      return parameterType(Key, Where.Index);
    case Place::Pointee:
      return pointeeType(Key, Where.Index);
    case Place::Member:
      return memberType(Key, Where);
    }
    return {};
  }

  QualType parameterType(const char *Key, unsigned Index) {
    if (Index < Function->getNumParams())
      return Function->getParamDecl(Index)->getType();
    bool IsOpen = Function->isVariadic() || !Function->hasPrototype();
    if (!IsOpen)
      report(Key, "has " + std::to_string(Function->getNumParams()) +
                      " parameters, and " + std::to_string(Index) +
                      " is not one of them");
    return {};
  }

  QualType pointeeType(const char *Key, unsigned Index) {
    QualType Type = parameterType(Key, Index);
    if (Type.isNull() || Type->isDependentType())
      return {};
    if (Type->isAnyPointerType() || Type->isReferenceType())
      return Type->getPointeeType();
    report(Key, "has '" + Type.getAsString() + "' there, which is no pointer");
    return {};
  }

  QualType memberType(const char *Key, const Place &Where) {
    QualType Type = pointeeType(Key, Where.Index);
    if (Type.isNull() || Type->isDependentType())
      return {};
    // An opaque type has its members elsewhere.
    if (Type->isRecordType() && Type->isIncompleteType())
      return {};
    auto Fields = fieldsAt(Type, Where.Field);
    if (!Fields.empty())
      return Fields.back()->getType();
    report(Key, "has '" + Type.getAsString() +
                    "' there, which has no member '" + Where.Field + "'");
    return {};
  }

  QualType resultType() const { return Function->getReturnType(); }

  void report(const char *Key, const std::string &Text) {
    if (!Found)
      Found = Misfit{Line, std::string("'") + Key + "': '" +
                               Function->getNameAsString() + "' " + Text};
  }

  const FunctionDecl *Function;
  unsigned Line = 0;
};

} // namespace

llvm::SmallVector<const FieldDecl *, 2>
callback_lifetime::fieldsAt(QualType Type, llvm::StringRef Path) {
  llvm::SmallVector<const FieldDecl *, 2> Out;
  for (llvm::StringRef Name : llvm::split(Path, '.')) {
    const RecordDecl *Record =
        Type.isNull() ? nullptr : Type->getAsRecordDecl();
    Record = Record ? Record->getDefinition() : nullptr;
    const FieldDecl *Found = nullptr;
    if (Record)
      for (const FieldDecl *Field : Record->fields())
        if (Field->getName() == Name)
          Found = Field;
    if (!Found)
      return {};
    Out.push_back(Found);
    Type = Found->getType();
  }
  return Out;
}

std::optional<Misfit>
callback_lifetime::misfitOf(const Effect &E, const FunctionDecl *Function) {
  FitCheck Check(Function);
  Check.check(E);
  return std::move(Check.Found);
}

/// Whether there may be several functions of the name.
static bool mayBeOverloaded(const FunctionDecl *Function) {
  return Function->getASTContext().getLangOpts().CPlusPlus &&
         !Function->isExternC();
}

/// Of two that keep the same callable, the first one counts.
static bool isRepeated(const Effect &E, const FunctionModel &Before) {
  return E.IsCallable && !E.OnlyIf && !E.Unless &&
         llvm::any_of(Before.Effects, [&](const Effect &Other) {
           bool IsSame =
               Other.Callback == E.Callback ||
               (Other.Callback.K == Place::Rest && E.Callback.K == Place::Rest);
           return Other.IsCallable && IsSame && !Other.OnlyIf && !Other.Unless;
         });
}

std::optional<FunctionModel>
callback_lifetime::fitted(const FunctionModel &Model,
                          const FunctionDecl *Function) {
  FunctionModel Out = Model;
  Out.Effects.clear();
  bool FitsAll = true;
  for (const Effect &E : Model.Effects) {
    bool Fits = !misfitOf(E, Function);
    FitsAll &= Fits;
    if (Fits && !isRepeated(E, Out))
      Out.Effects.push_back(E);
  }
  bool IsUsed = FitsAll || (mayBeOverloaded(Function) && !Out.Effects.empty());
  return IsUsed ? std::optional(std::move(Out)) : std::nullopt;
}
