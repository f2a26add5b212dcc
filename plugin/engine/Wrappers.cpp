//===- Wrappers.cpp - Wrappers, their entries and their stubs -------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Wrappers.h"
#include "Compat.h"
#include "engine/CallView.h"
#include "engine/Contents.h"
#include "engine/Identity.h"
#include "engine/OwnedParts.h"
#include "engine/Places.h"
#include "engine/VariableHomes.h"
#include "model/Attributes.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

// The analyzer forgets the value of a parameter that nothing mentions any more,
// and then takes it for what it was at the beginning.
REGISTER_SET_WITH_PROGRAMSTATE(EmptiedSet, const MemRegion *)

/// Whether \p Region had a value before the analysed function began.
static bool isOlderThanFunction(const MemRegion *Region) {
  const auto *Variable = dyn_cast<VarRegion>(Region->getBaseRegion());
  return !Variable || isa<ParmVarDecl>(Variable->getDecl());
}

void callback_lifetime::markEmptied(PathUpdate &U, const MemRegion *Region) {
  if (Region && isOlderThanFunction(Region))
    U.State = U.State->add<EmptiedSet>(canonical(Region));
}

static void markFilled(PathUpdate &U, const MemRegion *Region) {
  U.State = U.State->remove<EmptiedSet>(canonical(Region));
}

static bool isEmptied(ProgramStateRef State, const MemRegion *Region) {
  for (const MemRegion *Emptied : State->get<EmptiedSet>())
    if (isWithin(Region, Emptied))
      return true;
  return false;
}

/// The place to bind an object of \p Type: maybe a base of what is there.
static SVal placeFor(PathUpdate &U, const MemRegion *Region, QualType Type) {
  return loc::MemRegionVal(asObject(Region, Type.getNonReferenceType(),
                                    U.context().getSValBuilder()));
}

/// Gives the object in \p Region a value of its own.
static void bindFresh(PathUpdate &U, const MemRegion *Region, QualType Type,
                      const void *Tag) {
  CheckerContext &C = U.context();
  markFilled(U, Region);
  U.State = U.State->bindLoc(placeFor(U, Region, Type),
                             conjure(C, Type.getUnqualifiedType(), Tag),
                             C.getLocationContext());
}

SymbolRef callback_lifetime::ensureEntry(PathUpdate &U, const MemRegion *Region,
                                         QualType Type) {
  if (!Region || Type.isNull())
    return nullptr;
  Type = Type.getNonReferenceType();
  const TypedValueRegion *Scalar =
      firstScalar(Region, Type, U.context().getSValBuilder());
  if (!Scalar)
    return nullptr;
  SVal Value = U.State->getSVal(Scalar);
  static const char Tag = 0;
  if (Value.isUnknownOrUndef())
    bindFresh(U, Region, Type, &Tag);
  return identityOf(U.State, loc::MemRegionVal(Region), Type);
}

static Row rowOf(ProgramStateRef State, SymbolRef Entry) {
  Row R;
  R.Entry = Entry;
  for (const NumberedRow &N : allRows(State)) {
    if (N.R.Entry != Entry)
      continue;
    R.Origin = N.R.Origin;
    R.DroppedAt = N.R.DroppedAt;
    R.DroppedRegion = N.R.DroppedRegion;
    if (N.R.State == RowState::Released)
      R.State = RowState::Released;
    else if (N.R.DroppedAt.isValid())
      R.State = RowState::Dropped;
    break;
  }
  return R;
}

std::vector<Row> callback_lifetime::rowsOf(ProgramStateRef State,
                                           SymbolRef Entry) {
  std::vector<Row> Out = {rowOf(State, Entry)};
  if (Out[0].State == RowState::Dropped)
    return Out; // a stale id leads to nothing
  for (const MemRegion *Object : capturedBy(State, Entry)) {
    Row R;
    R.Object = Object;
    R.Through = Entry;
    R.Origin = Out[0].Origin;
    Out.push_back(R);
  }
  return Out;
}

void callback_lifetime::exportEntry(PathUpdate &U, SymbolRef Entry,
                                    const CallEvent &Call) {
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.Entry == Entry)
      return;
  Row R;
  R.Entry = Entry;
  U.note(addRow(U.State, R), messages::exported());
  llvm::SmallVector<const MemRegion *, 4> Captured;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (const Expr *Argument = Call.getArgExpr(I))
      if (isCallable(Argument->getType()))
        collectCaptured(U.State, CallView(U, Call).value(Place::argument(I)),
                        Argument->getType(), Captured);
  for (const MemRegion *Object : Captured)
    U.State = addCaptured(U.State, Entry, Object);
}

void callback_lifetime::makeEmpty(PathUpdate &U, const MemRegion *Region,
                                  QualType Type) {
  if (!Region)
    return;
  markEmptied(U, Region);
  U.State = U.State->bindDefaultZero(placeFor(U, Region, Type),
                                     U.context().getLocationContext());
}

void callback_lifetime::dropWrapper(PathUpdate &U, const MemRegion *Region,
                                    QualType Type, SourceLocation At) {
  if (!Region || isEmptied(U.State, Region))
    return;
  SymbolRef Entry = identityOf(U.State, loc::MemRegionVal(Region), Type);
  for (const NumberedRow &N : allRows(U.State)) {
    if (Entry && N.R.Entry == Entry)
      U.drop(N.Id, Event::Drop, At, Region);
    else if (Entry && N.R.Through == Entry)
      U.send(N.Id, Event::Revoke);
  }
  makeEmpty(U, Region, Type);
}

//===----------------------------------------------------------------------===//
// Constructors and assignments
//===----------------------------------------------------------------------===//

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
  if (Role == TypeRole::None)
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

void callback_lifetime::collectEntries(
    ProgramStateRef State, const MemRegion *Region, QualType Type,
    llvm::SmallVectorImpl<SymbolRef> &Entries) {
  for (const OwnedPart &Part : ownedParts(State, Region, Type))
    if (Part.K == OwnedPart::Wrapper)
      if (SymbolRef Entry =
              identityOf(State, loc::MemRegionVal(Part.Region), Part.Type))
        Entries.push_back(Entry);
}
