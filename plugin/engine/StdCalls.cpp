//===- StdCalls.cpp - Calls of the standard library ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/StdCalls.h"
#include "Compat.h"
#include "engine/CallResults.h"
#include "engine/CallView.h"
#include "engine/Contents.h"
#include "engine/HolderCall.h"
#include "engine/Holders.h"
#include "engine/IteratorCalls.h"
#include "engine/StdTypes.h"
#include "engine/Tokens.h"
#include "engine/VariableHomes.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"
#include "clang/Basic/Builtins.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// What a copy of a callable holds, it holds too.
static void copyCallable(PathUpdate &U, const MemRegion *From,
                         const MemRegion *To, QualType Type) {
  HolderKind Kind = holderKind(Type);
  if (Kind != HolderKind::Function && Kind != HolderKind::Bundle &&
      Kind != HolderKind::None)
    return;
  for (const PlacedElement &P : elementsOf(U.State, From))
    if (const MemRegion *Copy = addElement(U, To, P.E.Type, P.E.Key))
      moveObject(U, P.Region, Copy, P.E.Type, /*LeaveEmpty=*/false);
}

void callback_lifetime::moveObject(PathUpdate &U, const MemRegion *From,
                                   const MemRegion *To, QualType Type,
                                   bool LeaveEmpty) {
  const LocationContext *Frame = U.context().getLocationContext();
  if (isOwning(roleOf(Type)))
    ensureEntry(U, From, Type);
  SVal Value = U.State->getSVal(loc::MemRegionVal(From), Type);
  U.State = U.State->bindLoc(loc::MemRegionVal(To), Value, Frame);
  if (!LeaveEmpty)
    return copyCallable(U, From, To, Type);
  moveElements(U, From, To);
  markEmptied(U, From);
  U.State = U.State->bindDefaultZero(loc::MemRegionVal(From), Frame);
}

static const MemRegion *holderOf(const CallEvent &Call,
                                 const CXXMethodDecl *Method) {
  if (!Method || Method->isStatic() || isa<CXXDestructorDecl>(Method) ||
      holderKind(Method->getParent()) == HolderKind::None)
    return nullptr;
  return regionOf(thisOf(Call));
}

/// `A[I]`, `A.at(I)`, `A.front()` and `A.data()`, which the analyzer does not
/// look into either.
static bool evalArrayAccess(PathUpdate &U, const CallEvent &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
  if (!Method || !isStdArray(Method->getParent()))
    return false;
  bool IsIndexed = Method->getOverloadedOperator() == OO_Subscript;
  bool IsFirst = false, IsEnd = false;
  if (Method->getIdentifier()) {
    llvm::StringRef Name = Method->getName();
    IsIndexed |= Name == "at";
    IsFirst = Name == "front" || Name == "data" || Name == "begin" ||
              Name == "cbegin";
    IsEnd = Name == "end" || Name == "cend";
  }
  const RecordDecl *Class = Method->getParent();
  const auto *Array = dyn_cast_or_null<SubRegion>(regionOf(thisOf(Call)));
  if ((!IsIndexed && !IsFirst && !IsEnd) || !Array || Class->field_empty())
    return false;
  const FieldDecl *Elements = *Class->field_begin();
  SValBuilder &Values = U.context().getSValBuilder();
  const auto *Type =
      Values.getContext().getAsConstantArrayType(Elements->getType());
  if (!Type)
    return false;
  std::optional<NonLoc> Index =
      Values.makeArrayIndex(IsEnd ? Type->getSize().getZExtValue() : 0);
  if (IsIndexed)
    Index = Call.getArgSVal(0).getAs<NonLoc>();
  if (!Index)
    return false;
  MemRegionManager &Regions = Values.getRegionManager();
  const ElementRegion *Element = Regions.getElementRegion(
      Type->getElementType(), *Index,
      Regions.getFieldRegion(Elements,
                             asObject(Array, recordType(Class), Values)),
      Values.getContext());
  U.State =
      U.State->BindExpr(Call.getOriginExpr(), U.context().getLocationContext(),
                        loc::MemRegionVal(Element));
  return true;
}

/// An iterator that is made of another one is at the same place.
static bool evalIteratorConversion(PathUpdate &U, const CallEvent &Call) {
  if (!isa<CXXConstructorCall>(Call) || Call.getNumArgs() != 1)
    return false;
  SVal Value = CallView(U, Call).value(Place::argument(0));
  const Position *Where = positionOf(
      U.State, identityOf(U.State, Value, Call.getArgExpr(0)->getType()));
  if (!Where)
    return false;
  Position Copy = *Where;
  SVal Result = bindResult(U, Call);
  U.State = setPosition(
      U.State, identityOf(U.State, Result, Call.getOriginExpr()->getType()),
      Copy);
  return true;
}

/// The analyzer's own model of `alloca` is in a checker that is not run here.
bool callback_lifetime::evalAlloca(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  unsigned Id = Function ? Function->getBuiltinID() : 0;
  bool IsAlloca = Id == Builtin::BI__builtin_alloca || Id == Builtin::BIalloca;
  if (!IsAlloca || !Call.getOriginExpr())
    return false;
  CheckerContext &C = U.context();
  const LocationContext *Frame = C.getLocationContext();
  const AllocaRegion *Memory =
      C.getSValBuilder().getRegionManager().getAllocaRegion(
          Call.getOriginExpr(), C.blockCount(), Frame);
  U.State =
      U.State->BindExpr(Call.getOriginExpr(), Frame, loc::MemRegionVal(Memory));
  return true;
}

bool callback_lifetime::evalStdCall(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Function || !Call.getOriginExpr())
    return false;
  if (const MemRegion *Holder =
          holderOf(Call, dyn_cast<CXXMethodDecl>(Function)))
    return HolderCall(U, Call, Holder).eval();
  if (!isInStd(Function))
    return false;
  if (Function->isOverloadedOperator() && evalIteratorCall(U, Call))
    return true;
  if (evalArrayAccess(U, Call) || evalIteratorConversion(U, Call))
    return true;
  bool MakesShared =
      Function->getIdentifier() && Function->getName() == "make_shared";
  const RecordDecl *Pointer =
      MakesShared ? Function->getReturnType()->getAsRecordDecl() : nullptr;
  return Pointer && HolderCall(U, Call, Pointer).evalMakeShared();
}

/// Whether an algorithm moves elements about, from a range or inside of one.
static bool movesElements(const FunctionDecl *Function) {
  static constexpr llvm::StringLiteral Names[] = {
      "move",     "move_backward", "swap_ranges", "rotate",   "sort",
      "reverse",  "remove",        "remove_if",   "unique",   "partition",
      "shuffle",  "stable_sort",   "merge",       "copy",     "copy_if",
      "erase_if", "erase",         "iter_swap",   "transform"};
  return Function->getIdentifier() && !isa<CXXMethodDecl>(Function) &&
         llvm::is_contained(Names, Function->getName());
}

static void forgetRanges(PathUpdate &U, const CallEvent &Call) {
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    const Expr *Argument = Call.getArgExpr(I);
    SVal Value = CallView(U, Call).value(Place::argument(I));
    const Position *Where =
        positionOf(U.State, identityOf(U.State, Value, Argument->getType()));
    const MemRegion *Holder = Where ? Where->Holder : nullptr;
    if (holderKind(Argument->getType()) != HolderKind::None)
      Holder = regionOf(Value);
    if (!Holder)
      continue;
    for (const PlacedElement &P : elementsOf(U.State, Holder))
      loseElement(U, P);
    forgetElements(U, Holder);
  }
}

void callback_lifetime::escapeCaptured(PathUpdate &U, const CallEvent &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
  if (!Method || Method->getOverloadedOperator() != OO_Call ||
      holderKind(Method->getParent()) != HolderKind::Function)
    return;
  // Nobody knows what it does.
  if (elementsOf(U.State, regionOf(thisOf(Call))).empty())
    escapeSelfStored(U, nullptr);
  llvm::SmallVector<const MemRegion *, 4> Captured;
  collectCaptured(U.State, thisOf(Call), recordType(Method->getParent()),
                  Captured);
  for (const NumberedRow &N : allRows(U.State))
    for (const MemRegion *Object : Captured)
      if (N.R.At.K == Home::Variable &&
          isHeldBy(U.State, N.R.At.Region, Object))
        U.send(N.Id, Event::Escape);
}

void callback_lifetime::forgetShared(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Function || !isInStd(Function) || Function->getBuiltinID())
    return; // std::move and the like are builtins
  if (movesElements(Function))
    forgetRanges(U, Call);
  // The pointers are counted; a weak one counts when it is locked.
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  llvm::StringRef Class = Method && Method->getParent()->getIdentifier()
                              ? Method->getParent()->getName()
                              : "";
  if (Method && holderKind(Method->getParent()) == HolderKind::Shared)
    return;
  if (Class == "weak_ptr" || Class == "__weak_ptr") {
    if (Function->getIdentifier() && Function->getName() == "lock")
      forgetAllShared(U);
    return;
  }
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (const Expr *Argument = Call.getArgExpr(I))
      if (holderKind(Argument->getType()) == HolderKind::Shared &&
          Argument->isLValue())
        forgetElements(U, regionOf(Call.getArgSVal(I)));
}
