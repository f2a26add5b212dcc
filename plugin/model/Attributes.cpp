//===- Attributes.cpp - Models that the code itself states ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Attributes.h"
#include "Compat.h"
#include "model/CompleteEffects.h"
#include "model/ModelSyntax.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

constexpr llvm::StringLiteral SlotPrefix = "slot:";
constexpr llvm::StringLiteral FailsPrefix = "fails:";

/// Whether an annotated function beside \p Keeper ends registrations by number.
bool hasNumericTokens(const FunctionDecl *Keeper) {
  for (const Decl *D : Keeper->getDeclContext()->decls()) {
    const auto *Function = dyn_cast<FunctionDecl>(D);
    if (!Function)
      continue;
    for (const ParmVarDecl *Param : Function->parameters())
      if (Param->getType()->isIntegerType() && Param->hasAttr<AnnotateAttr>() &&
          (isAnnotated(Param, "revokes") || isAnnotated(Param, "token")))
        return true;
  }
  return false;
}

/// Which results say that nothing is retained, as far as the type tells: a null
/// pointer or a false; a negative token; an error code.
Failure failureOf(const FunctionDecl *Keeper, bool WritesToken) {
  QualType Result = Keeper->getReturnType();
  if (Result->isPointerType() || Result->isUnsignedIntegerType())
    return Failure::Zero; // bool is unsigned
  if (Result->isEnumeralType())
    return Failure::Nonzero;
  if (!Result->isSignedIntegerType())
    return Failure::Never;
  return !WritesToken && hasNumericTokens(Keeper) ? Failure::Negative
                                                  : Failure::Nonzero;
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
    readWrapperMethod();
    for (Effect &E : Model.Effects)
      share(E);
    llvm::append_range(Model.Effects, completeEffects(Function).Effects);
    if (Model.Effects.empty())
      return std::nullopt;
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
    if (readTrait(Text))
      return;
    if (Text.consume_front(SlotPrefix))
      Traits.Slot = Text.str();
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
    else if (Text == "derives")
      add(Effect::Derive, Place::result());
  }

  /// What an annotation of the function says of its registrations.
  bool readTrait(llvm::StringRef Text) {
    if (Text == "once")
      Traits.HowOften = Times::Once;
    else if (Text == "until_false")
      Traits.HowOften = Times::UntilFalse;
    else if (Text == "calls_anytime")
      Traits.When = Calls::Anytime;
    else if (Text == "calls_at_exit")
      Traits.When = Calls::AtExit;
    else if (Text == "finishes_later")
      Traits.Ends = Finishes::Later;
    else if (Text == "per_operation")
      Traits.PerOperation = true;
    else if (Text == "needs_arming")
      Traits.NeedsArming = true;
    else if (Text.consume_front(FailsPrefix))
      Fails = failureNamed(Text);
    else
      return false;
    return true;
  }

  /// What an annotation says of a parameter that is no subject of an effect.
  bool readRole(llvm::StringRef Text, Place Where) {
    if (Text == "home")
      Home = Where;
    else if (Text == "key")
      addKey(Where);
    else if (Text == "callback")
      Traits.Callback = Where;
    else if (Text == "enabled_by")
      Traits.EnabledBy = Where;
    else if (Text == "destroy")
      Traits.Destroy = Where;
    else if (Text == "token")
      Traits.Token = tokenAt(Where);
    else if (Text == "guard")
      Traits.Guard = Where;
    else
      return false;
    return true;
  }

  void readParameter(llvm::StringRef Text, Place Where) {
    if (readRole(Text, Where))
      return;
    if (Text == "retains")
      add(Effect::Retain, Where);
    else if (Text == "arms")
      arm(Where);
    else if (Text == "derives")
      add(Effect::Derive, handleAt(Where));
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

  void arm(Place Token) {
    add(Effect::Arm, Place::none());
    Traits.Token = Token;
  }

  /// A number that is written where the parameter points, or the parameter.
  Place tokenAt(Place Where) const {
    QualType Type = Function->getParamDecl(Where.Index)->getType();
    bool IsOutput =
        Type->isPointerType() && Type->getPointeeType()->isScalarType();
    return IsOutput ? Place::pointee(Where.Index) : Where;
  }

  /// The handle that a parameter is, or that is written where it points.
  Place handleAt(Place Where) const {
    QualType Type = Function->getParamDecl(Where.Index)->getType();
    bool IsOutput =
        Type->isPointerType() && Type->getPointeeType()->isPointerType();
    return IsOutput ? Place::pointee(Where.Index) : Where;
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
      // Clang infers it for std::move and the like.
      const auto *Bound = Param->getAttr<LifetimeBoundAttr>();
      if (Bound && !Bound->isImplicit() &&
          roleOf(Param->getType().getNonReferenceType()) == TypeRole::Wrapper)
        add(Effect::MakeStub, Place::argument(I));
    }
  }

  /// A method of a wrapper that says by its name what others annotate.
  void readWrapperMethod() {
    const CXXMethodDecl *Method = instanceMethod(Function);
    bool IsPlain = Method && Method->getIdentifier() && !Method->isConst() &&
                   Method->getNumParams() == 0 && Model.Effects.empty() &&
                   roleOfParent(Function) == TypeRole::Wrapper;
    if (!IsPlain)
      return;
    static constexpr llvm::StringLiteral Drops[] = {"reset", "clear", "close",
                                                    "drop", "dispose"};
    static constexpr llvm::StringLiteral Releases[] = {"release", "leak",
                                                       "forget", "detach"};
    if (llvm::is_contained(Drops, Method->getName()))
      add(Effect::Drop, Place::thisObject());
    else if (llvm::is_contained(Releases, Method->getName()))
      add(Effect::Release, Place::thisObject());
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
    E.Ends = Traits.Ends;
    E.Token = Traits.Token;
    if (E.K != Effect::Retain && E.K != Effect::Revoke)
      return;
    E.Keys = Keys;
    E.Slot = Traits.Slot;
    if (E.K != Effect::Retain)
      return;
    E.Callback = Traits.Callback ? Traits.Callback : onlyCallback();
    E.EnabledBy = Traits.EnabledBy;
    E.Guard = Traits.Guard;
    E.Destroy = Traits.Destroy;
    E.HowOften = Traits.HowOften;
    E.When = Traits.When;
    E.PerOperation = Traits.PerOperation;
    E.NeedsArming = Traits.NeedsArming;
    E.Fails =
        Fails.value_or(failureOf(Function, Traits.Token.K == Place::Pointee));
  }

  Place onlyCallback() const {
    Place Found;
    for (unsigned I = 0; I < Function->getNumParams(); ++I) {
      bool IsCallback =
          Function->getParamDecl(I)->getType()->isFunctionPointerType() &&
          !(Traits.Destroy == Place::argument(I));
      if (!IsCallback)
        continue;
      if (Found)
        return Place::none();
      Found = Place::argument(I);
    }
    return Found;
  }

  const FunctionDecl *Function;
  FunctionModel Model;
  Place Home;
  llvm::SmallVector<Place, 2> Keys;
  /// What all effects of the function share.
  Effect Traits;
  std::optional<Failure> Fails;
};

} // namespace

std::optional<FunctionModel>
callback_lifetime::modelFromAttributes(const FunctionDecl *Function) {
  return ModelBuilder(Function).build();
}
