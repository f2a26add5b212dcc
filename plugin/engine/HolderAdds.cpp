//===- HolderAdds.cpp - Adding to holders ---------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallResults.h"
#include "engine/Custody.h"
#include "engine/HolderCall.h"
#include "engine/OwnedParts.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/StdCalls.h"
#include "engine/Success.h"
#include "engine/Tokens.h"
#include "engine/VariableHomes.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"
#include "clang/AST/ExprCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

static bool isSame(QualType A, QualType B) {
  return A.getCanonicalType().getUnqualifiedType() ==
         B.getCanonicalType().getUnqualifiedType();
}

bool HolderCall::evalConstructor(const CXXConstructorDecl *Ctor) {
  // What is made empty is followed by the analyzer.
  if (holdsOne() && !Call.getNumArgs())
    return false;
  bindResult(U, Call);
  if (Ctor->isMoveConstructor())
    takeElements(regionOf(argument(0)));
  else if (Ctor->isCopyConstructor())
    copyOne(regionOf(argument(0)));
  else if (Kind == HolderKind::Function)
    holdArguments();
  else if (holdsOne() && Call.getNumArgs())
    addMadeOf(firstValueArgument(), UnknownVal());
  else if (Call.getNumArgs() && Kind != HolderKind::Map &&
           Kind != HolderKind::Bundle)
    addListed(Call.getArgExpr(0));
  return true;
}

/// A callable is made of a function object, or of a function and its arguments:
/// `slot(&C::f, &Object)`.
void HolderCall::holdArguments() {
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    QualType Given = argumentType(I);
    bool IsValue = Given->isRecordType() || Given->isPointerType();
    bool IsTracked =
        Given->isPointerType() &&
        derivesFromRole(Given->getPointeeType()->getAsCXXRecordDecl(),
                        TypeRole::Trackable);
    if (!IsValue || IsTracked || isa<CXXDefaultArgExpr>(Call.getArgExpr(I)))
      continue;
    add(I, UnknownVal());
  }
}

/// The scalars of `{a, b}`.
void HolderCall::addListed(const Expr *Argument) {
  const auto *Whole =
      dyn_cast<CXXStdInitializerListExpr>(Argument->IgnoreImplicit());
  const auto *List =
      Whole ? dyn_cast<InitListExpr>(Whole->getSubExpr()->IgnoreImplicit())
            : nullptr;
  if (!List || !Type->isScalarType())
    return;
  for (const Expr *Value : List->inits())
    if (const MemRegion *Added = addElement(U, Holder, Type, UnknownVal()))
      U.State =
          U.State->bindLoc(loc::MemRegionVal(Added), U.context().getSVal(Value),
                           U.context().getLocationContext());
}

/// Moves all elements here. A callable that outlives the function keeps what it
/// captures.
void HolderCall::takeElements(const MemRegion *Source) {
  moveElements(U, Source, Holder);
  if (Kind == HolderKind::Function && !isOnStack(Holder))
    for (const PlacedElement &P : elementsOf(U.State, Holder))
      applyStore(U, loc::MemRegionVal(P.Region), loc::MemRegionVal(P.Region),
                 Here, Holder);
}

/// Copies of containers have elements that we have not seen.
void HolderCall::copyOne(const MemRegion *Source) {
  std::vector<PlacedElement> All = elementsOf(U.State, Source);
  if (Kind == HolderKind::Bundle)
    return copyAll(All);
  if (!holdsOne() || All.size() != 1)
    return;
  QualType Stored = All[0].E.Type;
  const MemRegion *Added = addElement(U, Holder, Stored, UnknownVal());
  if (!Added)
    return;
  if (!isOnStack(Holder))
    applyStore(U, loc::MemRegionVal(Added), loc::MemRegionVal(All[0].Region),
               Here, Holder);
  moveObject(U, All[0].Region, Added, Stored, /*LeaveEmpty=*/false);
}

void HolderCall::copyAll(const std::vector<PlacedElement> &All) {
  for (const PlacedElement &P : All)
    if (const MemRegion *Added = addElement(U, Holder, P.E.Type, P.E.Key))
      moveObject(U, P.Region, Added, P.E.Type, /*LeaveEmpty=*/false);
}

bool HolderCall::evalAssign() {
  const MemRegion *Source = Call.getNumArgs() ? regionOf(argument(0)) : nullptr;
  bool FromHolder = Call.getNumArgs() && holderKind(argumentType(0)) == Kind;
  if (FromHolder && Source == Holder)
    return finishWith(loc::MemRegionVal(Holder));
  destroyElements(U, Holder, Here);
  if (FromHolder && isRvalue(0))
    takeElements(Source);
  else if (FromHolder && Source)
    copyOne(Source);
  else if (!FromHolder && holdsOne() && Call.getNumArgs())
    add(0, UnknownVal());
  return finishWith(loc::MemRegionVal(Holder));
}

bool HolderCall::holdsOne() const {
  return Kind == HolderKind::Optional || Kind == HolderKind::Function;
}

bool HolderCall::hasKeyArgument() const {
  return Kind == HolderKind::Map && Call.getNumArgs() > 1 &&
         holderKind(argumentType(0)) == HolderKind::None &&
         !isSame(argumentType(1), argumentType(0));
}

/// The first argument that an element is made of: those before it say where it
/// goes, or how it is made.
unsigned HolderCall::firstValueArgument() const {
  if (hasKeyArgument())
    return 1;
  const CXXRecordDecl *First =
      Call.getNumArgs() ? argumentType(0)->getAsCXXRecordDecl() : nullptr;
  bool IsTag = Kind == HolderKind::Optional && First && isInStd(First) &&
               First->isEmpty(); // std::in_place
  bool IsPlaced = (Kind == HolderKind::Vector || Kind == HolderKind::Sequence ||
                   Kind == HolderKind::Set) &&
                  (isNamed("insert") || isNamed("emplace")) &&
                  Call.getNumArgs() > 1;
  return IsTag || IsPlaced ? 1 : 0;
}

bool HolderCall::evalAdd() {
  if (holdsOne())
    destroyElements(U, Holder, Here);
  growMovesObjects();
  SVal Key = hasKeyArgument() ? loaded(0) : UnknownVal();
  // A number that stands for something: 0 is nothing.
  U.State = assumeValidToken(U.State, Key, U.context().getSValBuilder());
  const MemRegion *Added = addMadeOf(firstValueArgument(), Key);
  if (Call.getResultType()->isReferenceType() && Added)
    return finishWith(loc::MemRegionVal(Added));
  SVal Result = bindResult(U, Call);
  if (Call.getResultType()->isRecordType()) // an iterator, or a pair with one
    U.State =
        setPosition(U.State, identityOf(U.State, Result, Call.getResultType()),
                    {Holder, Added, Added != nullptr, false});
  return true;
}

/// A new element made of the arguments from \p First on.
const MemRegion *HolderCall::addMadeOf(unsigned First, SVal Key) {
  if (First + 1 == Call.getNumArgs())
    return add(First, Key);
  const MemRegion *Added = addElement(U, Holder, Type, Key);
  const MemRegion *Target = Added ? mapped(Added) : nullptr;
  if (Target)
    construct(First, Target, Target == Added ? Type : typeOf(Target));
  return Added;
}

/// A new element made of the argument \p I.
const MemRegion *HolderCall::add(unsigned I, SVal Key) {
  const MemRegion *Source = regionOf(argument(I));
  QualType Given = argumentType(I);
  QualType Stored = Type.isNull() ? Given.getUnqualifiedType() : Type;
  const MemRegion *Added = addElement(U, Holder, Stored, Key);
  if (!Added)
    return nullptr;
  const MemRegion *Target = Added;
  QualType TargetType = Stored;
  if (Kind == HolderKind::Map && !isSame(Given, Stored)) {
    Target = mapped(Added);
    TargetType = typeOf(Target);
    const MemRegion *Second = Source ? secondOf(Source, Given) : nullptr;
    if (Second != Source) { // a pair whose key has another type
      Source = Second;
      Given = typeOf(Second);
    }
  }
  if (isSame(Given, TargetType))
    put(I, Source, Target, TargetType);
  else
    construct(I, Target, TargetType);
  return Added;
}

void HolderCall::put(unsigned I, const MemRegion *Source,
                     const MemRegion *Target, QualType Stored) {
  if (!isOnStack(Holder))
    applyStore(U, loc::MemRegionVal(Target), given(I, Source), Here, Holder);
  if (Source && Stored->isRecordType())
    moveObject(U, Source, Target, Stored, isRvalue(I));
  else
    U.State = U.State->bindLoc(loc::MemRegionVal(Target),
                               Stored->isRecordType() ? argument(I) : loaded(I),
                               U.context().getLocationContext());
}

/// An object that is made of something else than one of its own type.
void HolderCall::construct(unsigned First, const MemRegion *Target,
                           QualType Stored) {
  if (roleOf(Stored) == TypeRole::Wrapper)
    if (SymbolRef Entry = ensureEntry(U, Target, Stored))
      exportEntry(U, Entry, Call);
  QualType Given =
      First + 1 == Call.getNumArgs() ? argumentType(First) : QualType();
  if (roleOf(Stored) == TypeRole::ScopedToken && isToken(roleOf(Given)))
    return copyToken(U, Target, Stored, regionOf(argument(First)), Given);
  for (unsigned I = First; I < Call.getNumArgs(); ++I)
    giveTo(Target, Stored, I);
}

/// What std::forward_as_tuple makes.
static bool isReferenceTuple(QualType Type) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Spec || !isInStd(Spec) || Spec->getName() != "tuple")
    return false;
  for (const TemplateArgument &Part :
       Spec->getTemplateArgs()[0].pack_elements())
    if (Part.getAsType()->isReferenceType())
      return true;
  return false;
}

/// A constructor gets an argument. What it takes over it keeps in the first
/// member of that type, or somewhere out of sight.
void HolderCall::giveTo(const MemRegion *Target, QualType Stored, unsigned I) {
  recordKnowledge(U, Target, loaded(I));
  if (isReferenceTuple(argumentType(I)))
    return escapeAll(U); // std::piecewise_construct
  const MemRegion *Source = regionOf(argument(I));
  QualType Given = argumentType(I);
  if (!Source || !Given->isRecordType() || !isRvalue(I))
    return;
  const MemRegion *Part = partOfType(U.State, Target, Stored, Given);
  if (Part)
    moveObject(U, Source, Part, Given, /*LeaveEmpty=*/true);
  else
    loseObject(U, Source, Given);
}

/// The value of an argument that is passed by value or by reference.
/// The object, or the scalar, that the argument \p I is.
SVal HolderCall::given(unsigned I, const MemRegion *Source) {
  if (!argumentType(I)->isRecordType())
    return loaded(I);
  return Source ? SVal(loc::MemRegionVal(Source)) : argument(I);
}

SVal HolderCall::loaded(unsigned I) {
  if (const StringLiteral *Literal = literalOf(Call.getArgExpr(I)))
    return loc::MemRegionVal(
        U.context().getSValBuilder().getRegionManager().getStringRegion(
            Literal));
  SVal Value = argument(I);
  QualType Type = argumentType(I);
  if (Call.getArgExpr(I)->isGLValue() && Value.getAs<Loc>() &&
      !Type->isRecordType())
    return U.State->getSVal(Value.castAs<Loc>(), Type);
  return Value;
}

/// Growing a vector moves its elements: their old addresses are dead.
void HolderCall::growMovesObjects() {
  if (Kind != HolderKind::Vector || isReserved(U.State, Holder))
    return;
  for (const PlacedElement &P : elementsOf(U.State, Holder))
    dropObject(U, P.Region, Event::Drop, Here);
}
