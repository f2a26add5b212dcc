//===- SpecialMembers.cpp - Making, moving and copying wrappers -----------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "engine/CallView.h"
#include "engine/Identity.h"
#include "engine/Places.h"
#include "engine/Tokens.h"
#include "engine/VariableHomes.h"
#include "engine/Wrappers.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// One call of a constructor or an assignment of a wrapper or stub class.
struct SpecialMember {
  const MemRegion *Target;
  const MemRegion *Source; ///< null unless it moves or copies
  QualType Type;
  SourceLocation At;
};

void copyValue(PathUpdate &U, const SpecialMember &M) {
  markFilled(U, M.Target);
  SVal Value =
      U.State->getSVal(placeFor(U, M.Source, M.Type).castAs<Loc>(), M.Type);
  U.State = U.State->bindLoc(placeFor(U, M.Target, M.Type), Value,
                             U.context().getLocationContext());
}

void copyStub(PathUpdate &U, const SpecialMember &M) {
  SVal Target = loc::MemRegionVal(M.Target);
  applyStore(U, Target, U.State->getSVal(M.Source), M.At);
  copyValue(U, M);
}

void moveWrapper(PathUpdate &U, const SpecialMember &M) {
  if (M.Source == M.Target)
    return;
  // Something not looked at before gets its entry now, so that the move keeps
  // it the same.
  ensureEntry(U, M.Source, M.Type);
  copyValue(U, M);
  makeEmpty(U, M.Source, M.Type);
}

void constructWrapper(PathUpdate &U, const SpecialMember &M,
                      const CallEvent &Call) {
  if (!Call.getNumArgs())
    return makeEmpty(U, M.Target, M.Type);
  static const char Tag = 0;
  bindFresh(U, M.Target, M.Type, &Tag);
  if (SymbolRef Entry = ensureEntry(U, M.Target, M.Type))
    exportEntry(U, Entry, Call);
}

bool evalConstructor(PathUpdate &U, const SpecialMember &M, TypeRole Role,
                     const CallEvent &Call) {
  const auto *Ctor = cast<CXXConstructorDecl>(Call.getDecl());
  if (Role == TypeRole::Stub) {
    if (!M.Source)
      return false;
    copyStub(U, M);
  } else if (Ctor->isMoveConstructor())
    moveWrapper(U, M);
  else if (Ctor->isCopyConstructor())
    return false; // a shared owner: its last copy is not known
  else
    constructWrapper(U, M, Call);
  return true;
}

bool evalAssignment(PathUpdate &U, const SpecialMember &M, TypeRole Role,
                    const CXXMethodDecl *Method) {
  if (!M.Source)
    return false;
  if (Role == TypeRole::Stub)
    copyStub(U, M);
  else if (M.Source == M.Target)
    return true; // a self-move keeps the entry
  else if (Method->isMoveAssignmentOperator()) {
    dropWrapper(U, M.Target, M.Type, M.At);
    moveWrapper(U, M);
  } else
    return false;
  return true;
}

bool copiesOrMoves(const CXXMethodDecl *Method) {
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method))
    return Ctor->isCopyOrMoveConstructor();
  return Method->isCopyAssignmentOperator() ||
         Method->isMoveAssignmentOperator();
}

/// The argument of a call. An overloaded operator's first one is `this`, which
/// CallEvent has taken away already.
const MemRegion *sourceOf(PathUpdate &U, const CallEvent &Call,
                          const CXXMethodDecl *Method) {
  if (!copiesOrMoves(Method) || !Call.getNumArgs())
    return nullptr;
  return regionOf(CallView(U, Call).value(Place::argument(0)));
}

bool testsEmptiness(const CXXMethodDecl *Method) {
  const auto *Conversion = dyn_cast<CXXConversionDecl>(Method);
  return Conversion && Conversion->getConversionType()->isBooleanType();
}

/// A wrapper that is known to own an entry is not empty, and the other way
/// around: \`if (W)\` must not split the path.
bool evalTest(PathUpdate &U, const CallEvent &Call, const SpecialMember &M) {
  CheckerContext &C = U.context();
  SymbolRef Entry = identityOf(U.State, loc::MemRegionVal(M.Target), M.Type);
  bool Owns = false;
  for (const NumberedRow &N : allRows(U.State))
    Owns |= Entry && N.R.Entry == Entry;
  const TypedValueRegion *Scalar =
      firstScalar(M.Target, M.Type, C.getSValBuilder());
  bool IsEmpty = Scalar && U.State->getSVal(Scalar).isZeroConstant();
  if ((!Owns && !IsEmpty) || !Call.getOriginExpr())
    return false;
  U.State = U.State->BindExpr(
      Call.getOriginExpr(), C.getLocationContext(),
      C.getSValBuilder().makeTruthVal(Owns, Call.getResultType()));
  return true;
}

void bindResult(PathUpdate &U, const CallEvent &Call, const SpecialMember &M) {
  const Expr *Origin = Call.getOriginExpr();
  if (!Origin)
    return;
  SVal Result = isa<CXXConstructorCall>(Call)
                    ? U.State->getSVal(loc::MemRegionVal(M.Target), M.Type)
                    : SVal(loc::MemRegionVal(M.Target));
  U.State = U.State->BindExpr(Origin, U.context().getLocationContext(), Result);
}

} // namespace

bool callback_lifetime::evalSpecialMember(PathUpdate &U,
                                          const CallEvent &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
  if (!Method || Method->isStatic())
    return false;
  TypeRole Role = roleOf(Method->getParent());
  if (isToken(Role))
    return evalTokenMember(U, Call);
  if (Role != TypeRole::Wrapper && Role != TypeRole::Stub)
    return false;
  SpecialMember M{regionOf(thisOf(Call)), sourceOf(U, Call, Method),
                  recordType(Method->getParent()), placeOf(Call, U.context())};
  if (!M.Target || (copiesOrMoves(Method) && !M.Source))
    return false;
  bool Done = false;
  if (isa<CXXDestructorDecl>(Method)) { // called by name
    if (Role == TypeRole::Wrapper)
      dropWrapper(U, M.Target, M.Type, M.At);
    return Role == TypeRole::Wrapper;
  }
  if (Role == TypeRole::Wrapper && testsEmptiness(Method))
    return evalTest(U, Call, M);
  if (isa<CXXConstructorDecl>(Method))
    Done = evalConstructor(U, M, Role, Call);
  else if (copiesOrMoves(Method))
    Done = evalAssignment(U, M, Role, Method);
  if (Done)
    bindResult(U, Call, M);
  return Done;
}
