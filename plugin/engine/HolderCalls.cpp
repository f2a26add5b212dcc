//===- HolderCalls.cpp - Methods of holders ------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/HolderCalls.h"
#include "engine/CallResults.h"
#include "engine/Holders.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/StdCalls.h"
#include "engine/StdTypes.h"
#include "engine/StdVerbs.h"
#include "engine/VariableHomes.h"
#include "engine/Wrappers.h"
#include "model/Attributes.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// One method call on a holder.
class HolderCall {
public:
  HolderCall(PathUpdate &U, const CallEvent &Call, const MemRegion *Holder)
      : U(U), Call(Call), Method(cast<CXXMethodDecl>(Call.getDecl())),
        Holder(Holder), Kind(holderKind(Method->getParent())),
        Type(elementType(Method->getParent())),
        Here(placeOf(Call, U.context())) {}

  bool eval() {
    // The analyzer follows optionals of scalars well enough by itself.
    if (Kind == HolderKind::Optional && !Type->isRecordType())
      return false;
    // Opaque, it would make the analyzer forget the object that it is in.
    if (Kind == HolderKind::String)
      return !Method->isConst() && finish();
    if (Kind == HolderKind::Shared)
      return evalShared();
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method))
      return evalConstructor(Ctor);
    switch (verbOf(Method)) {
    case Verb::Add:
      return evalAdd();
    case Verb::Clear:
      destroyElements(U, Holder, Here);
      return finish();
    case Verb::RemoveLast:
      return evalRemoveLast();
    case Verb::Remove:
      return evalRemove();
    case Verb::Resize:
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
      swapElements(U, Holder, regionOf(Call.getArgSVal(0)));
      return finish();
    case Verb::Reserve:
      growMovesObjects();
      U.State = setReserved(U.State, Holder);
      return finish();
    case Verb::Assign:
      return evalAssign();
    case Verb::End:
      return finish();
    case Verb::Other:
      if (Method->isConst())
        return false;
      loseAll();
      return finish();
    }
    return false;
  }

  /// std::make_shared: the result is the only pointer to what it made.
  bool evalMakeShared() {
    SVal Result = bindResult(U, Call);
    Holder = regionOf(Result);
    if (Holder && Call.getNumArgs() == 1 && isSame(argumentType(0), Type))
      add(0, UnknownVal());
    else if (Holder)
      addElement(U, Holder, Type, UnknownVal());
    return true;
  }

  HolderCall(PathUpdate &U, const CallEvent &Call, const RecordDecl *Pointer)
      : U(U), Call(Call), Method(nullptr), Holder(nullptr),
        Kind(HolderKind::Shared), Type(elementType(Pointer)),
        Here(placeOf(Call, U.context())) {}

private:
  /// The analyzer follows shared pointers, but guesses how many there are. As
  /// soon as a second one may exist we do not know when the object dies.
  bool evalShared() {
    bool IsMove = isa<CXXConstructorDecl>(Method)
                      ? cast<CXXConstructorDecl>(Method)->isMoveConstructor()
                      : Method->isMoveAssignmentOperator();
    const MemRegion *Source =
        Call.getNumArgs() ? regionOf(Call.getArgSVal(0)) : nullptr;
    bool Replaces = Method->getOverloadedOperator() == OO_Equal ||
                    (Method->getIdentifier() && Method->getName() == "reset");
    bool HadElement = !elementsOf(U.State, Holder).empty();
    if (Replaces)
      destroyElements(U, Holder, Here);
    if (IsMove && Source && !elementsOf(U.State, Source).empty()) {
      moveElements(U, Source, Holder);
      return isa<CXXConstructorDecl>(Method)
                 ? finish()
                 : finishWith(loc::MemRegionVal(Holder));
    }
    if (Replaces && HadElement)
      return Method->getOverloadedOperator() == OO_Equal
                 ? finishWith(loc::MemRegionVal(Holder))
                 : finish();
    std::vector<PlacedElement> All = elementsOf(U.State, Holder);
    bool IsAccess = verbOf(Method) == Verb::Access ||
                    (Method->getIdentifier() && Method->getName() == "get");
    return IsAccess && All.size() == 1 &&
           finishWith(loc::MemRegionVal(All[0].Region));
  }

  bool finish() {
    bindResult(U, Call);
    return true;
  }

  bool finishWith(SVal Result) {
    U.State = U.State->BindExpr(Call.getOriginExpr(),
                                U.context().getLocationContext(), Result);
    return true;
  }

  QualType argumentType(unsigned I) const {
    return Call.getArgExpr(I)->getType().getCanonicalType();
  }

  bool isSame(QualType A, QualType B) const {
    return A.getCanonicalType().getUnqualifiedType() ==
           B.getCanonicalType().getUnqualifiedType();
  }

  bool isRvalue(unsigned I) const {
    const Expr *Argument = Call.getArgExpr(I);
    return Argument->isXValue() || Argument->isPRValue();
  }

  //===--------------------------------------------------------------------===//
  // Adding
  //===--------------------------------------------------------------------===//

  bool evalConstructor(const CXXConstructorDecl *Ctor) {
    // What is made empty is followed by the analyzer.
    if (holdsOne() && !Call.getNumArgs())
      return false;
    bindResult(U, Call);
    if (Ctor->isMoveConstructor())
      moveElements(U, regionOf(Call.getArgSVal(0)), Holder);
    else if (Ctor->isCopyConstructor())
      copyOne(regionOf(Call.getArgSVal(0)));
    else if (holdsOne() && Call.getNumArgs() == 1)
      add(0, UnknownVal());
    return true;
  }

  /// Copies of containers have elements that we have not seen.
  void copyOne(const MemRegion *Source) {
    std::vector<PlacedElement> All = elementsOf(U.State, Source);
    if (!holdsOne() || All.size() != 1)
      return;
    QualType Stored = All[0].E.Type;
    if (const MemRegion *Added = addElement(U, Holder, Stored, UnknownVal()))
      moveObject(U, All[0].Region, Added, Stored, /*LeaveEmpty=*/false);
  }

  bool evalAssign() {
    const MemRegion *Source =
        Call.getNumArgs() ? regionOf(Call.getArgSVal(0)) : nullptr;
    bool FromHolder = Call.getNumArgs() && holderKind(argumentType(0)) == Kind;
    if (FromHolder && Source == Holder)
      return finishWith(loc::MemRegionVal(Holder));
    destroyElements(U, Holder, Here);
    if (FromHolder && isRvalue(0))
      moveElements(U, Source, Holder);
    else if (!FromHolder && holdsOne() && Call.getNumArgs())
      add(0, UnknownVal());
    return finishWith(loc::MemRegionVal(Holder));
  }

  bool holdsOne() const {
    return Kind == HolderKind::Optional || Kind == HolderKind::Function;
  }

  bool evalAdd() {
    if (holdsOne())
      destroyElements(U, Holder, Here);
    growMovesObjects();
    unsigned Value = 0;
    SVal Key = UnknownVal();
    bool HasKeyArgument = Kind == HolderKind::Map && Call.getNumArgs() > 1 &&
                          holderKind(argumentType(0)) == HolderKind::None;
    if (HasKeyArgument) {
      Key = loaded(0);
      Value = 1;
    }
    const MemRegion *Added = Value < Call.getNumArgs()
                                 ? add(Value, Key)
                                 : addElement(U, Holder, Type, Key);
    if (Call.getResultType()->isReferenceType() && Added)
      return finishWith(loc::MemRegionVal(Added));
    return finish();
  }

  /// A new element made of the argument \p I.
  const MemRegion *add(unsigned I, SVal Key) {
    const MemRegion *Source = regionOf(Call.getArgSVal(I));
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
      construct(Target, TargetType);
    return Added;
  }

  void put(unsigned I, const MemRegion *Source, const MemRegion *Target,
           QualType Stored) {
    if (!isOnStack(Holder))
      applyStore(U, loc::MemRegionVal(Target),
                 Source ? loc::MemRegionVal(Source) : Call.getArgSVal(I), Here,
                 Holder);
    if (Source && Stored->isRecordType())
      moveObject(U, Source, Target, Stored, isRvalue(I));
    else
      U.State = U.State->bindLoc(loc::MemRegionVal(Target),
                                 Stored->isRecordType() ? Call.getArgSVal(I)
                                                        : loaded(I),
                                 U.context().getLocationContext());
  }

  /// An element that is made of something else: a wrapper of a callable.
  void construct(const MemRegion *Target, QualType Stored) {
    if (roleOf(Stored) != TypeRole::Wrapper)
      return;
    if (SymbolRef Entry = ensureEntry(U, Target, Stored))
      exportEntry(U, Entry);
  }

  /// The value of an argument that is passed by value or by reference.
  SVal loaded(unsigned I) {
    SVal Value = Call.getArgSVal(I);
    QualType Type = argumentType(I);
    if (Call.getArgExpr(I)->isGLValue() && Value.getAs<Loc>() &&
        !Type->isRecordType())
      return U.State->getSVal(Value.castAs<Loc>(), Type);
    return Value;
  }

  /// Growing a vector moves its elements: their old addresses are dead.
  void growMovesObjects() {
    if (Kind != HolderKind::Vector || isReserved(U.State, Holder))
      return;
    for (const PlacedElement &P : elementsOf(U.State, Holder))
      dropObject(U, P.Region, Event::Drop, Here);
  }

  //===--------------------------------------------------------------------===//
  // Removing
  //===--------------------------------------------------------------------===//

  void loseAll() {
    for (const PlacedElement &P : elementsOf(U.State, Holder))
      lose(P);
  }

  void lose(const PlacedElement &P) {
    llvm::SmallVector<SymbolRef, 2> Entries;
    collectEntries(U.State, P.Region, P.E.Type, Entries);
    for (const NumberedRow &N : allRows(U.State))
      if ((N.R.Object && isWithin(N.R.Object, P.Region)) ||
          (N.R.Entry && llvm::is_contained(Entries, N.R.Entry)) ||
          (N.R.At.Region && isWithin(N.R.At.Region, P.Region)))
        U.send(N.Id, Event::Escape);
  }

  bool evalRemoveLast() {
    std::vector<PlacedElement> All = elementsOf(U.State, Holder);
    bool IsBack = Method->getIdentifier() && Method->getName() == "pop_back";
    if (All.size() == 1 || (IsBack && !All.empty()))
      destroyElement(U, All.back(), Here);
    else
      loseAll();
    return finish();
  }

  bool evalRemove() {
    std::vector<PlacedElement> All = elementsOf(U.State, Holder);
    SymbolRef Iterator =
        identityOf(U.State, Call.getArgSVal(0), argumentType(0));
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
      Match Same = sameKey(P.E.Key, Key);
      if (Same == Match::Yes)
        destroyElement(U, P, Here);
      else if (Same == Match::Maybe)
        lose(P);
    }
    return finish();
  }

  //===--------------------------------------------------------------------===//
  // Looking
  //===--------------------------------------------------------------------===//

  const MemRegion *mapped(const MemRegion *Pair) {
    if (Kind != HolderKind::Map)
      return Pair;
    return secondOf(Pair, Type);
  }

  /// The second member of a std::pair; the pair itself if there is none.
  const MemRegion *secondOf(const MemRegion *Pair, QualType PairType) {
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

  /// The element with this key, as far as one can tell.
  const MemRegion *lookUp(SVal Key) {
    std::vector<PlacedElement> All = elementsOf(U.State, Holder);
    for (const PlacedElement &P : All)
      if (!P.E.Key.isUnknown() && sameKey(P.E.Key, Key) == Match::Yes)
        return P.Region;
    bool IsOnly =
        All.size() == 1 && All[0].E.Key.isUnknown() && Kind != HolderKind::Map;
    if (IsOnly)
      return All[0].Region;
    for (const PlacedElement &P : All)
      if (sameKey(P.E.Key, Key) != Match::No)
        lose(P);
    return addElement(U, Holder, Type, Key);
  }

  const MemRegion *accessed() {
    if (Call.getNumArgs())
      return lookUp(loaded(0));
    std::vector<PlacedElement> All = elementsOf(U.State, Holder);
    bool IsBack = Method->getIdentifier() && Method->getName() == "back";
    if (All.size() == 1 || (IsBack && !All.empty()))
      return All.back().Region;
    if (!IsBack)
      loseAll();
    return addElement(U, Holder, Type, UnknownVal());
  }

  bool evalAccess() {
    if (Type.isNull())
      return false;
    const MemRegion *Found = accessed();
    return Found ? finishWith(loc::MemRegionVal(mapped(Found))) : finish();
  }

  bool evalBegin() {
    SVal Result = bindResult(U, Call);
    SymbolRef Iterator = identityOf(U.State, Result, Call.getResultType());
    U.State = setPosition(U.State, Iterator, {Holder, nullptr, true});
    return true;
  }

  bool evalFind() {
    const MemRegion *Found = nullptr;
    SVal Key = loaded(0);
    for (const PlacedElement &P : elementsOf(U.State, Holder))
      if (sameKey(P.E.Key, Key) == Match::Yes)
        Found = P.Region;
    SVal Result = bindResult(U, Call);
    SymbolRef Iterator = identityOf(U.State, Result, Call.getResultType());
    U.State = setPosition(U.State, Iterator, {Holder, Found, Found != nullptr});
    return true;
  }

  /// A holder with a known element is not empty.
  bool evalCount(bool PositiveMeansSome) {
    bool HasSome = !elementsOf(U.State, Holder).empty();
    bool IsAboutOne = Call.getNumArgs() > 0;
    if (!HasSome || IsAboutOne)
      return false;
    SValBuilder &Values = U.context().getSValBuilder();
    QualType Result = Call.getResultType();
    if (Result->isBooleanType())
      return finishWith(Values.makeTruthVal(PositiveMeansSome, Result));
    SVal Number = bindResult(U, Call);
    if (auto Known = Number.getAs<DefinedOrUnknownSVal>())
      if (ProgramStateRef NotZero = U.State->assume(*Known, true))
        U.State = NotZero;
    return true;
  }

  PathUpdate &U;
  const CallEvent &Call;
  const CXXMethodDecl *Method;
  const MemRegion *Holder;
  HolderKind Kind;
  QualType Type;
  SourceLocation Here;
};

} // namespace

bool callback_lifetime::evalHolderCall(PathUpdate &U, const CallEvent &Call,
                                       const MemRegion *Holder) {
  return HolderCall(U, Call, Holder).eval();
}

bool callback_lifetime::evalMakeShared(PathUpdate &U, const CallEvent &Call) {
  const auto *Function = cast<FunctionDecl>(Call.getDecl());
  const RecordDecl *Pointer = Function->getReturnType()->getAsRecordDecl();
  return Pointer && HolderCall(U, Call, Pointer).evalMakeShared();
}
