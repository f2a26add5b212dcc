//===- UnknownCalls.cpp - What code without a model may do ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/UnknownCalls.h"
#include "Compat.h"
#include "engine/ContextMembers.h"
#include "engine/Custody.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/ObjectPaths.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/StdTypes.h"
#include "model/Messages.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

bool callback_lifetime::soundsLikeAnEnd(llvm::StringRef Name) {
  static constexpr llvm::StringLiteral Verbs[] = {
      "unset",  "unregister", "remove", "delete", "clear",  "off",
      "detach", "disconnect", "unsub",  "cancel", "stop",   "close",
      "reset",  "destroy",    "shut",   "revoke", "unbind", "unhook",
      "free",   "release",    "drop",   "dispose"};
  for (llvm::StringRef Verb : Verbs)
    if (Name.contains_insensitive(Verb) && !Name.contains_insensitive("freez"))
      return true;
  return false;
}

namespace {

/// What a call gets, and whether it may change it.
struct Given {
  const MemRegion *Region;
  bool Mutable;
};

llvm::SmallVector<Given, 4> givenTo(const CallEvent &Call) {
  llvm::SmallVector<Given, 4> Out;
  if (const auto *Method = dyn_cast<CXXInstanceCall>(&Call)) {
    const auto *Decl = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
    Out.push_back({homeOf(Method->getCXXThisVal()), !Decl || !Decl->isConst()});
  }
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    const Expr *Argument = Call.getArgExpr(I);
    const MemRegion *Region = homeOf(Call.getArgSVal(I));
    if (!Argument || !Region)
      continue;
    QualType Type = Argument->getType();
    if (I < Call.parameters().size())
      Type = Call.parameters()[I]->getType();
    if (Type->isAnyPointerType() || Type->isReferenceType())
      Out.push_back({Region, !Type->getPointeeType().isConstQualified()});
  }
  return Out;
}

llvm::SmallVector<SymbolRef, 4> numbersGivenTo(const CallEvent &Call) {
  llvm::SmallVector<SymbolRef, 4> Out;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (Call.getArgSVal(I).getAs<nonloc::SymbolVal>())
      Out.push_back(Call.getArgSVal(I).getAsSymbol());
  return Out;
}

/// The object whose constructor or method is analysed; null in destructors.
const MemRegion *ownObject(PathUpdate &U) {
  const StackFrameContext *Top = topFrame(U.context());
  return isa<CXXDestructorDecl>(Top->getDecl())
             ? nullptr
             : thisObject(Top, U.State).Region;
}

class UnknownCall {
public:
  UnknownCall(PathUpdate &U, const CallEvent &Call)
      : U(U), Function(cast<FunctionDecl>(Call.getDecl())),
        Name(Function->getNameAsString()),
        Library(U.shared().Models.libraryOf(Function)),
        IsListed(U.shared().Models.findUnmodelled(Function)),
        Own(regionOf(thisOf(Call))), Numbers(numbersGivenTo(Call)),
        Arguments(givenTo(Call)), At(placeOf(Call, U.context())) {}

  void applyTo(const NumberedRow &N) {
    if (isSignal()) {
      if (emits(N.R))
        U.send(N.Id, Event::ForeignStep, messages::mayBeInvokedBy(Name), At);
    } else if (mayUndo(N.R))
      U.send(N.Id, Event::Escape);
    else if (mayRunCallbacks(N.R)) {
      U.mayHaveRun(N.Id);
      U.send(N.Id, Event::ForeignStep, messages::mayBeInvokedBy(Name), At);
    }
  }

  /// Whether some model file is about the callee's library.
  bool isOfLibrary() const { return !Library.empty(); }

private:
  static bool isSame(const Decl *A, const Decl *B) {
    return A && B && A->getCanonicalDecl() == B->getCanonicalDecl();
  }

  /// Whether something was connected to the method: it ends nothing then.
  bool isSignal() const {
    return llvm::any_of(allRows(U.State), [&](const NumberedRow &N) {
      return isSame(N.R.signal(), Function);
    });
  }

  bool emits(const Row &R) const {
    return isSame(R.signal(), Function) &&
           sameHome(U.State, R.At.Region, Own) == Match::Yes;
  }

  bool mayUndo(const Row &R) const {
    if (R.At.K == Home::Nowhere)
      return R.Object && gets(R.Object);
    // What is only taken for a registration needs less to end.
    bool IsAssumed =
        R.Model ? R.Model->Assumed : R.At.K == Home::Variable && R.Object;
    if (IsAssumed && soundsLikeAnEnd(Name))
      return true;
    if (isOwnMethod(R))
      return soundsLikeAnEnd(Name) || getsToken(R);
    if (R.Object && gets(R.Object))
      return true;
    for (const Given &G : Arguments)
      if (G.Mutable && callback_lifetime::mayUndo(U.State, G.Region, R))
        return true;
    if (isOfSameLibrary(R))
      return isUnlistedEnd() && (getsHome(R) || mayHaveParts(R));
    return getsHome(R) || getsToken(R);
  }

  /// A function of another version of the library, perhaps.
  bool isUnlistedEnd() const { return !IsListed && soundsLikeAnEnd(Name); }

  /// Whether the home may be a part of what the call gets.
  static bool mayHaveParts(const Row &R) {
    return R.From == HomeOrigin::Unknown;
  }

  /// A method that a constructor or a method calls on its own object: the
  /// class is judged as a whole, and who registers rarely ends it at once.
  bool isOwnMethod(const Row &R) const {
    return R.SelfRegistered && ownObject(U) &&
           isWithin(R.Object, ownObject(U)) && isa<CXXMethodDecl>(Function) &&
           Own == ownObject(U);
  }

  bool getsHome(const Row &R) const {
    for (const Element *E = elementAt(U.State, R.At.Region); E;
         E = elementAt(U.State, E->Holder))
      if (gets(E->Holder))
        return true;
    for (const MemRegion *Home = R.At.Region; Home;
         Home = parentHome(U.State, Home))
      if (gets(Home))
        return true;
    return false;
  }

  /// Whoever gets what names a registration may wait for it or end it.
  bool getsToken(const Row &R) const {
    const MemRegion *Token =
        R.Token.isUnknownOrUndef() ? nullptr : homeOf(R.Token);
    SymbolRef Number = R.Token.getAsSymbol();
    return (Token && gets(Token)) ||
           (Number && llvm::is_contained(Numbers, Number));
  }

  /// Whether the call may change \p Wanted.
  bool gets(const MemRegion *Wanted) const {
    for (const Given &G : Arguments)
      if (G.Mutable &&
          (isWithin(Wanted, G.Region) || isWithin(G.Region, Wanted)))
        return true;
    return false;
  }

  /// Other functions of a modelled library do not end its registrations.
  bool isOfSameLibrary(const Row &R) const {
    return R.Model && !R.Model->Library.empty() && R.Model->Library == Library;
  }

  /// A library whose model lists its steps runs callbacks nowhere else.
  static bool mayRunCallbacks(const Row &R) {
    return R.Model && R.Model->Library.empty();
  }

  PathUpdate &U;
  const FunctionDecl *Function;
  std::string Name;
  llvm::StringRef Library;
  bool IsListed; ///< somebody thought about it
  const MemRegion *Own;
  llvm::SmallVector<SymbolRef, 4> Numbers;
  llvm::SmallVector<Given, 4> Arguments;
  SourceLocation At;
};

/// What unknown code may change in a container, or takes over with it.
void forgetGivenHolders(PathUpdate &U, const CallEvent &Call, bool IsLibrary) {
  for (const Given &G : givenTo(Call))
    if (G.Mutable) {
      forgetElements(U, G.Region);
      if (!IsLibrary) // libraries leave their users' contexts alone
        forgetContexts(U, G.Region);
    }
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    const Expr *Argument = Call.getArgExpr(I);
    if (!Argument || !Argument->getType()->isRecordType())
      continue;
    // A shared pointer may be copied through a const reference.
    if (!Argument->isGLValue() ||
        holderKind(Argument->getType()) == HolderKind::Shared)
      forgetElements(U, regionOf(Call.getArgSVal(I)));
    if (const MemRegion *Parameter =
            Call.getParameterLocation(I, U.context().blockCount()))
      forgetElements(U, Parameter);
  }
}

} // namespace

void callback_lifetime::applyUnknownCall(PathUpdate &U, const CallEvent &Call) {
  UnknownCall Unknown(U, Call);
  forgetGivenHolders(U, Call, Unknown.isOfLibrary());
  for (const NumberedRow &N : allRows(U.State))
    Unknown.applyTo(N);
}

/// `parent_class->finalize (object)`: the parent of a GObject class knows
/// nothing of what the class itself registered.
static bool isChainUp(const CallEvent &Call) {
  const auto *Origin = dyn_cast_or_null<CallExpr>(Call.getOriginExpr());
  const auto *Member =
      Origin ? dyn_cast<MemberExpr>(Origin->getCallee()->IgnoreParenImpCasts())
             : nullptr;
  const IdentifierInfo *Name =
      Member ? Member->getMemberDecl()->getIdentifier() : nullptr;
  return Name && (Name->isStr("finalize") || Name->isStr("dispose"));
}

void callback_lifetime::applyPointerCall(PathUpdate &U, const CallEvent &Call) {
  if (isChainUp(Call))
    return;
  for (const Given &G : givenTo(Call))
    for (const NumberedRow &N : allRows(U.State)) {
      bool IsOwner = N.R.Object && (isWithin(N.R.Object, G.Region) ||
                                    isWithin(G.Region, N.R.Object));
      if (G.Mutable && (IsOwner || N.R.At.Region == G.Region))
        U.send(N.Id, Event::Escape);
    }
}

void callback_lifetime::forgetGivenVariables(PathUpdate &U,
                                             const CallEvent &Call) {
  for (const Given &G : givenTo(Call))
    for (const NumberedRow &N : allRows(U.State))
      if (G.Mutable && N.R.At.K == Home::Variable &&
          isWithin(N.R.At.Region, G.Region))
        U.send(N.Id, Event::Escape);
}

//===----------------------------------------------------------------------===//
// Clean-up code that is handed out
//===----------------------------------------------------------------------===//

REGISTER_TRAIT_WITH_PROGRAMSTATE(UndoingIsOut, bool)

bool callback_lifetime::isUndoingOut(ProgramStateRef State) {
  return State->get<UndoingIsOut>();
}

/// Whether \p Argument is a closure or a function that ends registrations.
static bool mayUndoWhenCalled(const Expr *Argument, PathUpdate &U) {
  const CXXRecordDecl *Class =
      Argument->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (Class && Class->isLambda())
    return U.shared().SeenUndoing.mayUndo(
        Class->getLambdaCallOperator()->getBody());
  Argument = Argument->IgnoreParenImpCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(Argument))
    Argument = Address->getSubExpr()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Argument);
  const auto *Function = Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
  return Function && U.shared().SeenUndoing.mayUndoByCalling(Function);
}

/// A method of the standard library that may run clean-up code which it holds,
/// or after which nobody knows which branch is taken.
static bool hidesUndoing(const FunctionDecl *Function, PathUpdate &U) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  if (!Method)
    return false;
  const CXXRecordDecl *Class = Method->getParent();
  if (isStdVariant(Class) && !Method->isConst())
    return U.shared().AnyUndoing.mayUndoInDestructorOf(recordType(Class));
  // Another thread may have undone it by what is read here.
  return isStdAtomic(Class) && !isa<CXXConstructorDecl>(Method) &&
         Method->getOverloadedOperator() != OO_Equal &&
         !Method->getReturnType()->isVoidType();
}

void callback_lifetime::escapeHidden(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = cast<FunctionDecl>(Call.getDecl());
  bool IsVisible = !U.context().wasInlined && Function->hasBody() &&
                   !isInStd(Function) && !Function->isImplicit();
  if (hidesUndoing(Function, U) ||
      (IsVisible && U.shared().SeenUndoing.mayUndo(Function->getBody())))
    escapeAll(U);
}

void callback_lifetime::handOutUndoing(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = cast<FunctionDecl>(Call.getDecl());
  // What a callback does when it is called, it does not do as a guard.
  if (roleOf(Function->getReturnType()) != TypeRole::None ||
      Function->getBuiltinID())
    return;
  bool IsHandedOut = false;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (const Expr *Argument = Call.getArgExpr(I))
      IsHandedOut |= mayUndoWhenCalled(Argument, U);
  // Nor does a library call it to clean up.
  if (!IsHandedOut || !U.shared().Models.libraryOf(Function).empty())
    return;
  U.State = U.State->set<UndoingIsOut>(true);
  escapeAll(U);
}
