//===- Custody.cpp - Objects that may undo what others registered ---------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Custody.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/StdTypes.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// What an object knows.
struct Knowledge {
  llvm::SmallVector<const MemRegion *, 2> Regions;
  /// It has code of its own to run at its end: a deleter.
  bool Everything = false;

  bool operator==(const Knowledge &Other) const {
    return Regions == Other.Regions && Everything == Other.Everything;
  }

  void Profile(llvm::FoldingSetNodeID &ID) const {
    for (const MemRegion *Region : Regions)
      ID.AddPointer(Region);
    ID.AddBoolean(Everything);
  }

  void add(const MemRegion *Region) {
    if (Region && !llvm::is_contained(Regions, Region))
      Regions.push_back(Region);
  }
};

} // namespace

REGISTER_MAP_WITH_PROGRAMSTATE(CustodyMap, const MemRegion *, Knowledge)

/// Of the standard library, only smart pointers run code of the user's.
static bool hasDeleter(PathUpdate &U, const CallEvent &Call) {
  const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(Call.getDecl());
  if (!Ctor || Call.getNumArgs() < 2 || !Ctor->getParent()->getIdentifier() ||
      Ctor->getParent()->getName() != "shared_ptr")
    return false;
  const CXXRecordDecl *Deleter =
      Call.getArgExpr(1)->getType().getNonReferenceType()->getAsCXXRecordDecl();
  return !Deleter || !Deleter->isLambda() ||
         U.shared().AnyUndoing.mayUndo(
             Deleter->getLambdaCallOperator()->getBody());
}

void callback_lifetime::recordCustody(PathUpdate &U, const CallEvent &Call) {
  const MemRegion *Object = regionOf(thisOf(Call));
  if (!Object)
    return;
  bool IsStd = isInStd(Call.getDecl());
  if (U.context().wasInlined && !IsStd)
    return;
  const Knowledge *Before = U.State->get<CustodyMap>(Object);
  Knowledge Now = Before ? *Before : Knowledge();
  if (IsStd) {
    Now.Everything |= hasDeleter(U, Call);
  } else {
    for (unsigned I = 0; I < Call.getNumArgs(); ++I)
      Now.add(homeOf(Call.getArgSVal(I)));
    if (!isa<CXXConstructorCall>(&Call) &&
        Call.getResultType()->isPointerType())
      Now.add(homeOf(Call.getReturnValue()));
  }
  if (Now.Everything || !Now.Regions.empty())
    U.State = U.State->set<CustodyMap>(Object, Now);
}

void callback_lifetime::recordKnowledge(PathUpdate &U, const MemRegion *Object,
                                        SVal Value) {
  const Knowledge *Before = U.State->get<CustodyMap>(Object);
  Knowledge Now = Before ? *Before : Knowledge();
  Now.add(homeOf(Value));
  if (!Now.Regions.empty())
    U.State = U.State->set<CustodyMap>(Object, Now);
}

static bool concerns(ProgramStateRef State, const MemRegion *Known,
                     const Row &R) {
  if (!Known)
    return false;
  bool IsKept = R.At.K == Home::Variable && isHeldBy(State, R.At.Region, Known);
  return IsKept || isWhole(State, Known, R.At.Region) ||
         (R.Object && isWithin(R.Object, Known));
}

/// Whether a pointer in the fields of the object leads to what \p R is about.
static bool holds(ProgramStateRef State, const SubRegion *Object,
                  const RecordDecl *Record, const Row &R, unsigned Depth) {
  constexpr unsigned MaxDepth = 2;
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record || Depth > MaxDepth)
    return false;
  MemRegionManager &Regions = State->getStateManager().getRegionManager();
  for (const FieldDecl *Field : Record->fields()) {
    QualType Type = Field->getType();
    const FieldRegion *Part = Regions.getFieldRegion(Field, Object);
    bool IsAddress = Type->isPointerType() || Type->isReferenceType();
    if (IsAddress && concerns(State, homeOf(State->getSVal(Part)), R))
      return true;
    if (holds(State, Part, Type->getAsRecordDecl(), R, Depth + 1))
      return true;
  }
  return false;
}

bool callback_lifetime::mayUndo(ProgramStateRef State, const MemRegion *Region,
                                const Row &R) {
  if (!Region || R.At.K == Home::Nowhere || isPassingOn(State, Region))
    return false;
  QualType Type = typeOf(Region);
  // A callable holds what it calls, a view what it stands for: neither ends it.
  TypeRole Role = roleOf(Type);
  if (Role == TypeRole::Callable || Role == TypeRole::View)
    return false;
  if (const Knowledge *Known = State->get<CustodyMap>(Region)) {
    if (Known->Everything)
      return true;
    for (const MemRegion *Given : Known->Regions)
      if (concerns(State, Given, R))
        return true;
  }
  if (Type.isNull() || !Type->isRecordType())
    return false;
  const SubRegion *Object =
      asObject(Region, Type, State->getStateManager().getSValBuilder());
  return holds(State, Object, Type->getAsRecordDecl(), R, 0);
}

bool callback_lifetime::cleansUp(QualType Type) {
  const CXXRecordDecl *Class =
      Type.isNull() ? nullptr : Type->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && !isInStd(Class) &&
         Class->hasUserDeclaredDestructor();
}

void callback_lifetime::escapeUndone(PathUpdate &U, const MemRegion *Object) {
  for (const NumberedRow &N : allRows(U.State))
    if (mayUndo(U.State, Object, N.R) ||
        (N.R.SelfRegistered && isWithin(N.R.Object, Object)))
      U.send(N.Id, Event::Escape);
}
