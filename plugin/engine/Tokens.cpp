//===- Tokens.cpp - Objects that name registrations -----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Tokens.h"
#include "Compat.h"
#include "engine/CallResults.h"
#include "engine/CallView.h"
#include "engine/Places.h"
#include "engine/StdTypes.h"
#include "engine/Wrappers.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

bool callback_lifetime::isToken(TypeRole Role) {
  return Role == TypeRole::Token || Role == TypeRole::ScopedToken;
}

bool callback_lifetime::isOwning(TypeRole Role) {
  return Role == TypeRole::Wrapper || Role == TypeRole::ScopedToken;
}

SVal callback_lifetime::tokenOf(ProgramStateRef State, SVal Value,
                                QualType Type) {
  if (Type.isNull() || !isToken(roleOf(Type)))
    return Value;
  SymbolRef Identity = identityOf(State, Value, Type);
  if (!Identity)
    return UnknownVal();
  return State->getStateManager().getSValBuilder().makeSymbolVal(Identity);
}

//===----------------------------------------------------------------------===//
// Which registration
//===----------------------------------------------------------------------===//

/// Whether two values are the same token: a number, a handle, or the address of
/// memory that stands for the registration.
static Match sameToken(ProgramStateRef State, SVal A, SVal B) {
  if (A.isUnknownOrUndef() || B.isUnknownOrUndef())
    return Match::Maybe;
  if (regionOf(A) && regionOf(B))
    return sameObject(State, regionOf(A), regionOf(B));
  SymbolRef Symbol = A.getAsSymbol();
  bool IsSame = Symbol ? Symbol == B.getAsSymbol() : A == B;
  return IsSame ? Match::Yes : Match::Maybe;
}

Match callback_lifetime::matchToken(ProgramStateRef State, const Row &R,
                                    SVal Token) {
  if (R.At.K == Home::Nowhere)
    return Match::No;
  Match Same = sameToken(State, R.Token, Token);
  if (Same != Match::Maybe)
    return Same;
  // Nobody writes down a number that was handed out at run time.
  if (Token.isConstant() && !R.Token.isUnknown())
    return Match::No;
  // It names another registration, be that over or not.
  if (isKnownToken(State, Token.getAsSymbol()) && !R.Token.isUnknown())
    return Match::No;
  return Match::Maybe;
}

bool callback_lifetime::isNamedByObject(const Row &R) {
  if (!R.KeptBy)
    return false;
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(R.KeptBy))
    return isToken(roleOf(Ctor->getParent()));
  return isToken(roleOf(R.KeptBy->getReturnType()));
}

static void endNamed(PathUpdate &U, SVal Token) {
  for (const NumberedRow &N : allRows(U.State)) {
    if (!isNamedByObject(N.R))
      continue;
    Match Same = matchToken(U.State, N.R, Token);
    if (Same == Match::Yes)
      U.send(N.Id, Event::Revoke);
    else if (Same == Match::Maybe)
      U.send(N.Id, Event::Escape);
  }
}

void callback_lifetime::endScopedToken(PathUpdate &U, const MemRegion *Region,
                                       QualType Type) {
  const TypedValueRegion *Scalar =
      firstScalar(Region, Type, U.context().getSValBuilder());
  bool IsEmpty = !Scalar || U.State->getSVal(Scalar).isZeroConstant();
  if (IsEmpty)
    return;
  endNamed(U, tokenOf(U.State, loc::MemRegionVal(Region), Type));
  makeEmpty(U, Region, Type);
}

/// Whether objects of the type end registrations when they die.
static bool hasScopedTokens(QualType Type, unsigned Depth) {
  constexpr unsigned MaxDepth = 3;
  const RecordDecl *Record = Type.isNull() ? nullptr : Type->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record || Depth > MaxDepth)
    return false;
  if (roleOf(Record) == TypeRole::ScopedToken)
    return true;
  if (holderKind(Record) != HolderKind::None)
    return hasScopedTokens(elementType(Record), Depth + 1);
  return llvm::any_of(Record->fields(), [&](const FieldDecl *Field) {
    return hasScopedTokens(Field->getType(), Depth + 1);
  });
}

void callback_lifetime::escapeUnseenTokens(PathUpdate &U,
                                           const MemRegion *Holder) {
  if (!hasRows(U.State) || !Holder || isOnStack(Holder) ||
      !hasScopedTokens(typeOf(Holder), 0))
    return;
  for (const NumberedRow &N : allRows(U.State))
    if (isNamedByObject(N.R))
      U.send(N.Id, Event::Escape);
}

//===----------------------------------------------------------------------===//
// Members of token classes
//===----------------------------------------------------------------------===//

void callback_lifetime::copyToken(PathUpdate &U, const MemRegion *Target,
                                  QualType Type, const MemRegion *Source,
                                  QualType SourceType) {
  SValBuilder &Values = U.context().getSValBuilder();
  const TypedValueRegion *Scalar = firstScalar(Target, Type, Values);
  if (!Scalar)
    return;
  ensureEntry(U, Source, SourceType);
  SVal Token = tokenOf(U.State, loc::MemRegionVal(Source), SourceType);
  markFilled(U, Target);
  if (Token.isUnknown()) // an empty one
    return makeEmpty(U, Target, Type);
  // The analyzer reads no object out of a scalar: what a call returned is the
  // value of the whole.
  SymbolRef Symbol = Token.getAsSymbol();
  bool IsWhole = Symbol && Symbol->getType()->isRecordType();
  U.State = U.State->bindLoc(IsWhole ? placeFor(U, Target, Type)
                                     : SVal(loc::MemRegionVal(Scalar)),
                             Token, U.context().getLocationContext());
}

namespace {

/// One call of a method of a token.
class TokenMember {
public:
  TokenMember(PathUpdate &U, const CallEvent &Call, const CXXMethodDecl *Method)
      : U(U), Call(Call), Method(Method), Role(roleOf(Method->getParent())),
        Type(recordType(Method->getParent())), Target(regionOf(thisOf(Call))) {
    if (Call.getNumArgs() == 1 && Call.getArgExpr(0)) {
      SourceType = Call.getArgExpr(0)->getType();
      if (isToken(roleOf(SourceType)))
        Source = regionOf(CallView(U, Call).value(Place::argument(0)));
    }
  }

  bool eval() {
    if (!Target || isa<CXXDestructorDecl>(Method) || !Call.getOriginExpr())
      return false;
    if (isa<CXXConstructorDecl>(Method))
      return evalConstructor();
    if (Method->getOverloadedOperator() == OO_Equal)
      return evalAssignment();
    if (Method->getOverloadedOperator() == OO_Arrow)
      return evalAccess();
    return asksForRegistration() && evalTest();
  }

private:
  bool evalConstructor() {
    if (Source)
      take();
    else if (!Call.getNumArgs())
      makeEmpty(U, Target, Type);
    else
      return false;
    return finish(U.State->getSVal(loc::MemRegionVal(Target), Type));
  }

  bool evalAssignment() {
    if (!Source)
      return false;
    if (Source != Target) {
      if (Role == TypeRole::ScopedToken)
        endScopedToken(U, Target, Type);
      take();
    }
    return finish(loc::MemRegionVal(Target));
  }

  void take() {
    copyToken(U, Target, Type, Source, SourceType);
    if (roleOf(SourceType) == TypeRole::ScopedToken)
      makeEmpty(U, Source, SourceType.getUnqualifiedType());
  }

  /// `connected()`, `joinable()`, `valid()` and the conversion to bool.
  bool asksForRegistration() const {
    bool IsTest = Method->isConst() && Method->getNumParams() == 0 &&
                  Method->getReturnType()->isBooleanType();
    if (!IsTest || !Method->getIdentifier())
      return isa<CXXConversionDecl>(Method);
    llvm::StringRef Name = Method->getName();
    return Name == "connected" || Name == "joinable" || Name == "valid";
  }

  /// What it stands for may be ended through it.
  bool evalAccess() {
    endNamedMaybe(tokenOf(U.State, loc::MemRegionVal(Target), Type));
    bindResult(U, Call);
    return true;
  }

  bool evalTest() {
    SVal Token = tokenOf(U.State, loc::MemRegionVal(Target), Type);
    SymbolRef Symbol = Token.getAsSymbol();
    bool IsLive = false;
    for (const NumberedRow &N : allRows(U.State))
      IsLive |= Symbol && N.R.Token.getAsSymbol() == Symbol &&
                N.R.State == RowState::Live;
    if (!Call.getResultType()->isBooleanType()) {
      endNamedMaybe(Token);
      return finish(UnknownVal());
    }
    if (!IsLive && !(Symbol && isKnownToken(U.State, Symbol)))
      return false;
    return finish(U.context().getSValBuilder().makeTruthVal(
        IsLive, Call.getResultType()));
  }

  /// A conversion to something that is tested: nobody sees with what result.
  void endNamedMaybe(SVal Token) {
    for (const NumberedRow &N : allRows(U.State))
      if (isNamedByObject(N.R) && matchToken(U.State, N.R, Token) != Match::No)
        U.send(N.Id, Event::Escape);
  }

  bool finish(SVal Result) {
    U.State = U.State->BindExpr(Call.getOriginExpr(),
                                U.context().getLocationContext(), Result);
    return true;
  }

  PathUpdate &U;
  const CallEvent &Call;
  const CXXMethodDecl *Method;
  TypeRole Role;
  QualType Type;
  const MemRegion *Target;
  QualType SourceType;
  const MemRegion *Source = nullptr;
};

} // namespace

bool callback_lifetime::evalTokenMember(PathUpdate &U, const CallEvent &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
  if (!Method || Method->isStatic() || !isToken(roleOf(Method->getParent())))
    return false;
  return TokenMember(U, Call, Method).eval();
}
