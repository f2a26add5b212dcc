//===- EndHints.cpp - What would have ended a registration ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/EndHints.h"
#include "model/Attributes.h"
#include "model/Messages.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclBase.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

/// A function that ends registrations, and how well it fits one.
struct Revoker {
  Ending How;
  unsigned Fit = 0; ///< 0: not at all
};

/// Looks for the function that ends what \p R is about.
class RevokerSearch {
public:
  explicit RevokerSearch(const Kept &R) : R(R) {}

  void offer(llvm::StringRef Name, const FunctionModel &Model,
             const FunctionDecl *Function) {
    for (const Effect &E : Model.Effects)
      if (E.K == Effect::Revoke)
        if (unsigned Fit = fitOf(E, Function) * 100)
          consider({{Name.str(), &E}, Fit + commonWords(Name)});
  }

  Revoker Best;

private:
  void consider(Revoker Candidate) {
    if (Candidate.Fit > Best.Fit)
      Best = std::move(Candidate);
  }

  /// Of several the one that is named like the keeper, or else the first.
  unsigned commonWords(llvm::StringRef Name) const {
    std::string Text = R.By->getNameAsString();
    llvm::StringRef Keeper = Text;
    unsigned Words = 0;
    while (!Name.empty() && !Keeper.empty() && Words < 99 &&
           Name.split('_').first == Keeper.split('_').first) {
      Name = Name.split('_').second;
      Keeper = Keeper.split('_').second;
      ++Words;
    }
    return Words;
  }

  /// One that names the registration is better than one that names its key,
  /// its context or its home.
  unsigned fitOf(const Effect &E, const FunctionDecl *Function) const {
    const Effect &Kept = *R.Keeper;
    bool ByToken = E.Token || isNumber(Function, E.Subject);
    bool OtherSlot =
        E.Slot != Kept.Slot && (!E.Slot.empty() || (ByToken && !Function));
    if (OtherSlot || E.Keys.size() > Kept.Keys.size())
      return 0;
    // What names the registration needs no home.
    if (ByToken || isResult(Function, E))
      return !R.HasToken || !isResult(Function, E) ? 0 : 5;
    bool OtherHome = bool(E.Home) != bool(Kept.Home) ||
                     (Function && !isSameType(Function, E.Home, Kept.Home));
    if (OtherHome)
      return 0;
    if (!E.Keys.empty())
      return 4;
    return !E.Slot.empty() ? 3 : E.Subject ? 2 : 1;
  }

  /// Whether the effect takes what the keeper returns, as far as types tell.
  bool isResult(const FunctionDecl *Function, const Effect &E) const {
    if (!Function)
      return bool(E.Token);
    QualType Type = typeOf(Function, E.Token ? E.Token : E.Subject);
    QualType Result = R.By->getReturnType().getCanonicalType();
    if (Type.isNull() || R.Keeper->Token)
      return !Type.isNull();
    return Type == Result || (Type->isIntegerType() && Result->isIntegerType());
  }

  static QualType typeOf(const FunctionDecl *Function, const Place &Where) {
    bool IsParameter =
        Where.K == Place::Argument && Where.Index < Function->getNumParams();
    return IsParameter ? Function->getParamDecl(Where.Index)
                             ->getType()
                             .getCanonicalType()
                       : QualType();
  }

  bool isSameType(const FunctionDecl *Function, const Place &Where,
                  const Place &Kept) const {
    return typeOf(Function, Where) == typeOf(R.By, Kept);
  }

  static bool isNumber(const FunctionDecl *Function, const Place &Where) {
    QualType Type = Function ? typeOf(Function, Where) : QualType();
    return !Type.isNull() && Type->isIntegerType();
  }

  const Kept &R;
};

} // namespace

std::optional<Ending> callback_lifetime::findEnding(const Kept &R,
                                                    const ModelSet &Models) {
  RevokerSearch Search(R);
  if (R.Model->Library.empty()) {
    for (const Decl *D : R.By->getDeclContext()->decls())
      if (const auto *Function = dyn_cast<FunctionDecl>(D))
        if (const FunctionModel *Model = Models.find(Function))
          Search.offer(Function->getNameAsString(), *Model, Function);
  } else {
    Models.forEachIn(R.Model->Library,
                     [&](llvm::StringRef Name, const FunctionModel &Model) {
                       Search.offer(Name, Model, nullptr);
                     });
  }
  if (Search.Best.Fit)
    return std::move(Search.Best.How);
  if (R.Keeper->Callback)
    return Ending{R.By->getNameAsString(), nullptr};
  return std::nullopt;
}

std::string callback_lifetime::endHint(const Row &R, const ModelSet &Models) {
  if (!R.KeptBy || !R.Keeper || !R.Model)
    return {};
  std::optional<Ending> How =
      findEnding({R.KeptBy, R.Model, R.Keeper, !R.Token.isUnknown()}, Models);
  if (!How)
    return {};
  return How->Revoke ? messages::endedByCall(How->Function)
                     : messages::endedByNullCallback(How->Function);
}
