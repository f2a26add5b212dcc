//===- HolderCalls.cpp - Removing from holders and looking into them ------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallResults.h"
#include "engine/CallView.h"
#include "engine/HolderCall.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/StdVerbs.h"
#include "engine/VariableHomes.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

HolderCall::HolderCall(PathUpdate &U, const CallEvent &Call,
                       const MemRegion *Holder)
    : U(U), Call(Call), Method(cast<CXXMethodDecl>(Call.getDecl())),
      Holder(Holder), Kind(holderKind(Method->getParent())),
      Type(elementType(Method->getParent())), Here(placeOf(Call, U.context())) {
}

HolderCall::HolderCall(PathUpdate &U, const CallEvent &Call,
                       const RecordDecl *Result)
    : U(U), Call(Call), Method(nullptr), Holder(nullptr),
      Kind(holderKind(Result)), Type(elementType(Result)),
      Here(placeOf(Call, U.context())) {}

bool HolderCall::eval() {
  // The analyzer follows optionals of scalars well enough by itself.
  if (Kind == HolderKind::Optional && !Type->isRecordType())
    return false;
  if (Kind == HolderKind::String)
    return evalString();
  if (Kind == HolderKind::Shared)
    return evalShared();
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method))
    return evalConstructor(Ctor);
  if (!Method->isConst() && verbOf(Method) != Verb::Access)
    forgetSize(U, Holder);
  if (mayTakeOut())
    escapeSelfStored(U, Holder);
  switch (verbOf(Method)) {
  case Verb::Add:
    return evalAdd();
  case Verb::Clear:
    destroyElements(U, Holder, Here);
    loseUnseen(Event::Close);
    return finish();
  case Verb::RemoveLast:
    return evalRemoveLast();
  case Verb::Remove:
    return evalRemove();
  case Verb::Resize:
    if (loaded(0).isZeroConstant())
      destroyElements(U, Holder, Here);
    else
      loseAll();
    return finish();
  case Verb::Access:
    return evalAccess();
  case Verb::Begin:
    return evalBegin();
  case Verb::Find:
    return evalFind();
  case Verb::IsEmpty:
    return evalCount(false);
  case Verb::Count:
    return evalCount(true);
  case Verb::Swap:
    swapElements(U, Holder, regionOf(argument(0)));
    return finish();
  case Verb::Reserve:
    growMovesObjects();
    U.State = setReserved(U.State, Holder);
    return finish();
  case Verb::Assign:
    return evalAssign();
  case Verb::End:
    return evalEnd();
  case Verb::Other:
    return evalOther();
  }
  return false;
}

/// Whether the call may remove elements from what outlives the function.
bool HolderCall::mayTakeOut() const {
  if (Method->isConst() || isOnStack(Holder))
    return false;
  switch (verbOf(Method)) {
  case Verb::Clear:
  case Verb::RemoveLast:
  case Verb::Remove:
  case Verb::Resize:
  case Verb::Swap:
  case Verb::Assign:
  case Verb::Other:
    return true;
  default:
    return false;
  }
}

/// The characters of a string are a part of it, which a move takes along.
bool HolderCall::evalString() {
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    for (const NumberedRow &N : allRows(U.State))
      if (isRvalue(I) && N.R.Object && N.R.Object == regionOf(argument(I)))
        U.send(N.Id, Event::Escape);
  SValBuilder &Values = U.context().getSValBuilder();
  if (isNamed("c_str") || isNamed("data"))
    if (const auto *Object = dyn_cast<SubRegion>(Holder))
      return finishWith(
          loc::MemRegionVal(Values.getRegionManager().getElementRegion(
              Call.getResultType()->getPointeeType().getUnqualifiedType(),
              Values.makeZeroArrayIndex(), Object, Values.getContext())));
  // Opaque, it would make the analyzer forget the object that it is in.
  return !Method->isConst() && finish();
}

bool HolderCall::finish() {
  bindResult(U, Call);
  return true;
}

bool HolderCall::finishWith(SVal Result) {
  U.State = U.State->BindExpr(Call.getOriginExpr(),
                              U.context().getLocationContext(), Result);
  return true;
}

QualType HolderCall::argumentType(unsigned I) const {
  return Call.getArgExpr(I)->getType().getCanonicalType();
}

bool HolderCall::isRvalue(unsigned I) const {
  const Expr *Argument = Call.getArgExpr(I);
  return Argument->isXValue() || Argument->isPRValue();
}

//===--------------------------------------------------------------------===//
// Removing
//===--------------------------------------------------------------------===//

void HolderCall::loseAll() {
  for (const PlacedElement &P : elementsOf(U.State, Holder))
    loseElement(U, P);
  loseUnseen(Event::Escape);
}

/// Elements that nobody knows any more may be among the removed ones.
void HolderCall::loseUnseen(Event What) {
  for (const NumberedRow &N : allRows(U.State)) {
    const Element *E = N.R.At.K == Home::Variable
                           ? elementOf(U.State, Holder, N.R.At.Region)
                           : nullptr;
    if (E && !E->Alive)
      U.send(N.Id, What);
  }
}

/// Whatever it is, it may have changed; a second holder may have what the first
/// one had.
bool HolderCall::evalOther() {
  if (Method->isConst())
    return false;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (holderKind(argumentType(I)) == Kind)
      if (const MemRegion *Source = regionOf(argument(I)))
        moveElements(U, Source, Holder);
  return finish();
}

bool HolderCall::evalRemoveLast() {
  std::vector<PlacedElement> All = elementsOf(U.State, Holder);
  bool IsBack = isNamed("pop_back");
  if (All.size() == 1 || (IsBack && !All.empty()))
    destroyElement(U, All.back(), Here);
  else
    loseAll();
  return finish();
}

/// `erase(begin(), end())`, as far as one sees elements.
bool HolderCall::isWholeRange() {
  if (Call.getNumArgs() != 2)
    return false;
  const Position *First =
      positionOf(U.State, identityOf(U.State, argument(0), argumentType(0)));
  const Position *Last =
      positionOf(U.State, identityOf(U.State, argument(1), argumentType(1)));
  return First && Last && First->IsBegin && Last->IsEnd;
}

bool HolderCall::evalRemove() {
  std::vector<PlacedElement> All = elementsOf(U.State, Holder);
  loseUnseen(Event::Escape);
  if (isWholeRange()) {
    destroyElements(U, Holder, Here);
    return finish();
  }
  SymbolRef Iterator = identityOf(U.State, argument(0), argumentType(0));
  if (const Position *Where = positionOf(U.State, Iterator)) {
    bool IsOnly = Where->IsBegin && isOnStack(Holder) && All.size() == 1;
    for (const PlacedElement &P : All)
      if (P.Region == Where->Element || IsOnly)
        destroyElement(U, P, Here);
    if (!Where->Element && !IsOnly)
      loseAll();
    return finish();
  }
  SVal Key = loaded(0);
  for (const PlacedElement &P : All) {
    Match Same = matchesKey(P, Key);
    if (Same == Match::Yes)
      destroyElement(U, P, Here);
    else if (Same == Match::Maybe)
      loseElement(U, P);
  }
  return finish();
}

//===--------------------------------------------------------------------===//
// Looking
//===--------------------------------------------------------------------===//

const MemRegion *HolderCall::mapped(const MemRegion *Pair) {
  if (Kind != HolderKind::Map)
    return Pair;
  return secondOf(Pair, Type);
}

/// The second member of a std::pair; the pair itself if there is none.
const MemRegion *HolderCall::secondOf(const MemRegion *Pair,
                                      QualType PairType) {
  const RecordDecl *Record = PairType->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  SValBuilder &Values = U.context().getSValBuilder();
  if (!Record)
    return Pair;
  for (const FieldDecl *Field : Record->fields())
    if (Field->getName() == "second")
      return canonical(Values.getRegionManager().getFieldRegion(
          Field, asObject(Pair, PairType, Values)));
  return Pair;
}

/// Objects that are keys compare by what is in them.
Match HolderCall::matchesKey(const PlacedElement &P, SVal Key) {
  Match Same = sameKey(U.State, P.E.Key, Key);
  bool IsObject =
      Call.getNumArgs() && argumentType(0)->isRecordType() && !stringOf(Key);
  return Same == Match::No && IsObject ? Match::Maybe : Same;
}

/// The element with this key, as far as one can tell.
const MemRegion *HolderCall::lookUp(SVal Key) {
  std::vector<PlacedElement> All = elementsOf(U.State, Holder);
  for (const PlacedElement &P : All)
    if (!P.E.Key.isUnknown() && matchesKey(P, Key) == Match::Yes)
      return P.Region;
  bool IsOnly =
      All.size() == 1 && All[0].E.Key.isUnknown() && Kind != HolderKind::Map;
  if (IsOnly)
    return All[0].Region;
  for (const PlacedElement &P : All)
    if (matchesKey(P, Key) != Match::No)
      loseElement(U, P);
  return addElement(U, Holder, Type, Key);
}

const MemRegion *HolderCall::accessed() {
  if (Call.getNumArgs())
    return lookUp(loaded(0));
  std::vector<PlacedElement> All = elementsOf(U.State, Holder);
  bool IsBack = isNamed("back");
  if (All.size() == 1 || (IsBack && !All.empty()))
    return All.back().Region;
  if (!IsBack)
    loseAll();
  return addElement(U, Holder, Type, UnknownVal());
}

bool HolderCall::evalAccess() {
  if (Type.isNull())
    return false;
  const MemRegion *Found = accessed();
  return Found ? finishWith(loc::MemRegionVal(mapped(Found))) : finish();
}

bool HolderCall::evalBegin() {
  SVal Result = bindResult(U, Call);
  SymbolRef Iterator = identityOf(U.State, Result, Call.getResultType());
  U.State = setPosition(U.State, Iterator, {Holder, nullptr, true, false});
  return true;
}

bool HolderCall::evalEnd() {
  SVal Result = bindResult(U, Call);
  SymbolRef Iterator = identityOf(U.State, Result, Call.getResultType());
  Position Where;
  Where.Holder = Holder;
  Where.IsEnd = true;
  U.State = setPosition(U.State, Iterator, Where);
  return true;
}

bool HolderCall::evalFind() {
  const MemRegion *Found = nullptr;
  SVal Key = loaded(0);
  for (const PlacedElement &P : elementsOf(U.State, Holder))
    if (matchesKey(P, Key) == Match::Yes)
      Found = P.Region;
  SVal Result = bindResult(U, Call);
  SymbolRef Iterator = identityOf(U.State, Result, Call.getResultType());
  U.State =
      setPosition(U.State, Iterator, {Holder, Found, Found != nullptr, false});
  return true;
}

/// A holder with a known element is not empty, and has the same size until it
/// changes.
bool HolderCall::evalCount(bool PositiveMeansSome) {
  bool HasSome = !elementsOf(U.State, Holder).empty();
  bool IsAboutOne = Call.getNumArgs() > 0;
  QualType Result = Call.getResultType();
  if (IsAboutOne || (!HasSome && Result->isBooleanType()))
    return false;
  if (Result->isBooleanType())
    return finishWith(
        U.context().getSValBuilder().makeTruthVal(PositiveMeansSome, Result));
  if (const SVal *Known = sizeOf(U.State, Holder))
    return finishWith(*Known);
  SVal Number = bindResult(U, Call);
  setSize(U, Holder, Number);
  if (auto Known = Number.getAs<DefinedOrUnknownSVal>())
    if (ProgramStateRef NotZero =
            HasSome ? U.State->assume(*Known, true) : nullptr)
      U.State = NotZero;
  return true;
}

bool HolderCall::isNamed(llvm::StringRef Name) const {
  return Method->getIdentifier() && Method->getName() == Name;
}

SVal HolderCall::argument(unsigned I) const {
  return CallView(U, Call).value(Place::argument(I));
}
