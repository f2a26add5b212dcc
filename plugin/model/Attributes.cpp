//===- Attributes.cpp - Models that the code itself states ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Attributes.h"
#include "Compat.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

constexpr llvm::StringLiteral Prefix = "callback_lifetime::";
constexpr llvm::StringLiteral SlotPrefix = "slot:";

/// Calls \p Visit with each of our annotations on \p D, without the prefix.
template <typename Fn> void forEachAnnotation(const Decl *D, Fn Visit) {
  for (const auto *A : D->specific_attrs<AnnotateAttr>()) {
    llvm::StringRef Text = A->getAnnotation();
    if (Text.consume_front(Prefix))
      Visit(Text);
  }
}

bool isAnnotated(const Decl *D, llvm::StringRef Name) {
  bool Found = false;
  forEachAnnotation(D, [&](llvm::StringRef Text) { Found |= Text == Name; });
  return Found;
}

const CXXMethodDecl *instanceMethod(const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return Method && Method->isInstance() ? Method : nullptr;
}

TypeRole roleOfParent(const FunctionDecl *Function) {
  const CXXMethodDecl *Method = instanceMethod(Function);
  return Method ? roleOf(Method->getParent()) : TypeRole::None;
}

/// Collects the effects of one function, then gives them what they share:
/// home, keys and slot.
class ModelBuilder {
public:
  explicit ModelBuilder(const FunctionDecl *Function) : Function(Function) {
    if (instanceMethod(Function) && roleOfParent(Function) == TypeRole::None)
      Home = Place::thisObject();
  }

  std::optional<FunctionModel> build() {
    // Annotations may be on any redeclaration; parameters are matched by index.
    for (const FunctionDecl *Redecl : Function->redecls())
      readDeclaration(Redecl);
    readSignature();
    if (Model.Effects.empty())
      return std::nullopt;
    for (Effect &E : Model.Effects)
      share(E);
    return Model;
  }

private:
  void add(Effect::Kind K, Place Subject) {
    for (const Effect &E : Model.Effects)
      if (E.K == K && E.Subject == Subject)
        return;
    Effect E;
    E.K = K;
    E.Subject = Subject;
    Model.Effects.push_back(std::move(E));
  }

  void readDeclaration(const FunctionDecl *D) {
    forEachAnnotation(D, [&](llvm::StringRef Text) { readFunction(Text); });
    for (unsigned I = 0; I < D->getNumParams(); ++I)
      forEachAnnotation(D->getParamDecl(I), [&](llvm::StringRef Text) {
        readParameter(Text, Place::argument(I));
      });
  }

  void readFunction(llvm::StringRef Text) {
    if (Text.consume_front(SlotPrefix))
      Slot = Text.str();
    else if (Text == "revokes")
      add(Effect::Revoke, Place::none());
    else if (Text == "closes")
      add(Effect::Close, Place::none());
    else if (Text == "steps")
      add(Effect::Step, Place::none());
    else if (Text == "drops")
      add(Effect::Drop, Place::thisObject());
    else if (Text == "releases")
      add(Effect::Release, Place::thisObject());
    else if (Text == "invokes")
      add(Effect::Invoke, Place::thisObject());
    else if (Text == "stub")
      add(Effect::MakeStub, Place::thisObject());
  }

  void readParameter(llvm::StringRef Text, Place Where) {
    if (Text == "home")
      Home = Where;
    else if (Text == "key")
      addKey(Where);
    else if (Text == "retains")
      add(Effect::Retain, Where);
    else if (Text == "revokes")
      add(Effect::Revoke, Where);
    else if (Text == "invokes")
      add(Effect::Invoke, Where);
    else if (Text == "drops")
      add(Effect::Drop, Where);
    else if (Text == "releases")
      add(Effect::Release, Where);
    else if (Text == "closes") {
      Home = Where;
      add(Effect::Close, Place::none());
    }
  }

  void addKey(Place Where) {
    for (const Place &Key : Keys)
      if (Key == Where)
        return;
    Keys.push_back(Where);
  }

  /// What follows from the types alone.
  void readSignature() {
    if (roleOf(Function->getReturnType()) == TypeRole::Stub &&
        !isa<CXXConstructorDecl>(Function) && !Function->isOverloadedOperator())
      readStubSource();
    if (roleOfParent(Function) == TypeRole::Stub &&
        Function->getOverloadedOperator() == OO_Call)
      add(Effect::Invoke, Place::thisObject());
    for (unsigned I = 0; I < Function->getNumParams(); ++I) {
      const ParmVarDecl *Param = Function->getParamDecl(I);
      if (roleOf(Param->getType()) == TypeRole::Stub &&
          Param->hasAttr<NoEscapeAttr>())
        add(Effect::Invoke, Place::argument(I));
    }
  }

  void readStubSource() {
    if (roleOfParent(Function) == TypeRole::Wrapper)
      return add(Effect::MakeStub, Place::thisObject());
    for (unsigned I = 0; I < Function->getNumParams(); ++I)
      if (roleOf(Function->getParamDecl(I)->getType()) == TypeRole::Wrapper)
        return add(Effect::MakeStub, Place::argument(I));
  }

  void share(Effect &E) {
    E.Home = Home;
    if (E.K != Effect::Retain && E.K != Effect::Revoke)
      return;
    E.Keys = Keys;
    E.Slot = Slot;
    // A token that cannot be one says that there is no registration.
    QualType Result = Function->getReturnType();
    if (Result->isPointerType())
      E.Fails = Failure::Zero;
    else if (Result->isSignedIntegerType())
      E.Fails = Failure::Negative;
  }

  const FunctionDecl *Function;
  FunctionModel Model;
  Place Home;
  llvm::SmallVector<Place, 2> Keys;
  std::string Slot;
};

bool isVoidPointer(QualType Type) {
  return Type->isPointerType() && Type->getPointeeType()->isVoidType();
}

bool isCallable(QualType Type) { return Type->isFunctionPointerType(); }

} // namespace

TypeRole callback_lifetime::roleOf(const RecordDecl *Record) {
  if (!Record)
    return TypeRole::None;
  for (const Decl *D : Record->redecls()) {
    if (isAnnotated(D, "wrapper"))
      return TypeRole::Wrapper;
    if (isAnnotated(D, "stub"))
      return TypeRole::Stub;
  }
  return TypeRole::None;
}

TypeRole callback_lifetime::roleOf(QualType Type) {
  if (Type.isNull())
    return TypeRole::None;
  const RecordDecl *Record = Type.getNonReferenceType()->getAsRecordDecl();
  return Record ? roleOf(Record) : TypeRole::None;
}

std::optional<FunctionModel>
callback_lifetime::modelFromAttributes(const FunctionDecl *Function) {
  return ModelBuilder(Function).build();
}

std::optional<FunctionModel>
callback_lifetime::modelFromAssumption(const FunctionDecl *Function,
                                       AssumeRetained Assume) {
  if (Assume == AssumeRetained::Never || Function->hasBody() ||
      Function->isImplicit() || roleOfParent(Function) != TypeRole::None)
    return std::nullopt;
  FunctionModel Model;
  Model.Assumed = true;
  Place Home = instanceMethod(Function) ? Place::thisObject() : Place::none();
  bool HasCallable = false;
  for (const ParmVarDecl *Param : Function->parameters())
    HasCallable |= isCallable(Param->getType());
  for (unsigned I = 0; I < Function->getNumParams(); ++I) {
    const ParmVarDecl *Param = Function->getParamDecl(I);
    QualType Type = Param->getType();
    bool KeepsStub = !Type->isReferenceType() && roleOf(Type) == TypeRole::Stub;
    bool KeepsContext =
        Assume == AssumeRetained::Always && HasCallable && isVoidPointer(Type);
    if ((!KeepsStub && !KeepsContext) || Param->hasAttr<NoEscapeAttr>())
      continue;
    Effect E;
    E.Subject = Place::argument(I);
    E.Home = Home;
    Model.Effects.push_back(std::move(E));
  }
  if (Model.Effects.empty())
    return std::nullopt;
  return Model;
}
