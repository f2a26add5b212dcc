//===- Identity.cpp - Who is who on a path --------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Identity.h"
#include "Compat.h"
#include "engine/Rows.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SValBuilder.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// Finds the first scalar of a type, depth first, bases before fields.
class ScalarFinder {
public:
  explicit ScalarFinder(SValBuilder &Values)
      : Values(Values), Manager(Values.getRegionManager()) {}

  const TypedValueRegion *find(const SubRegion *Region, QualType Type,
                               unsigned Depth = 0) {
    if (Depth > MaxDepth || Type.isNull() || ++Visited > MaxVisited)
      return nullptr;
    if (const ArrayType *Array = Values.getContext().getAsArrayType(Type)) {
      QualType Element = Array->getElementType();
      return find(Manager.getElementRegion(Element, Values.makeZeroArrayIndex(),
                                           Region, Values.getContext()),
                  Element, Depth + 1);
    }
    if (const auto *Record = Type->getAsRecordDecl())
      return findInRecord(Region, Record, Depth);
    return dyn_cast<TypedValueRegion>(Region);
  }

private:
  // A smart pointer of libstdc++ hides its pointer five levels down.
  static constexpr unsigned MaxDepth = 16;
  static constexpr unsigned MaxVisited = 256;

  const TypedValueRegion *findInRecord(const SubRegion *Region,
                                       const RecordDecl *Record,
                                       unsigned Depth) {
    Record = Record->getDefinition();
    if (!Record)
      return nullptr;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
      for (const CXXBaseSpecifier &Base : Class->bases())
        if (const auto *Found = findInBase(Region, Base, Depth))
          return Found;
    for (const FieldDecl *Field : Record->fields())
      if (const auto *Found = find(Manager.getFieldRegion(Field, Region),
                                   Field->getType(), Depth + 1))
        return Found;
    return nullptr;
  }

  const TypedValueRegion *findInBase(const SubRegion *Region,
                                     const CXXBaseSpecifier &Base,
                                     unsigned Depth) {
    const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl();
    if (!Class)
      return nullptr;
    return find(Manager.getCXXBaseObjectRegion(Class, Region, Base.isVirtual()),
                Base.getType(), Depth + 1);
  }

  SValBuilder &Values;
  MemRegionManager &Manager;
  unsigned Visited = 0;
};

SymbolRef withoutCasts(SymbolRef Symbol) {
  while (const auto *Cast = dyn_cast_or_null<SymbolCast>(Symbol))
    Symbol = Cast->getOperand();
  return Symbol;
}

/// A call that returns an object gives it one symbol, which the store spreads
/// over the fields once the object has a region: the object is the symbol.
SymbolRef withoutSpreading(SymbolRef Symbol, QualType Type) {
  const auto *Derived = dyn_cast_or_null<SymbolDerived>(Symbol);
  if (!Derived)
    return Symbol;
  SymbolRef Parent = Derived->getParentSymbol();
  QualType Whole = Parent->getType();
  bool IsToken = roleOf(Whole) == TypeRole::Token ||
                 roleOf(Whole) == TypeRole::ScopedToken;
  // A token keeps its name when a token of another class is made of it.
  bool IsWholeObject =
      Whole->isRecordType() &&
      (IsToken || Whole.getCanonicalType().getUnqualifiedType() ==
                      Type.getCanonicalType().getUnqualifiedType());
  return IsWholeObject ? Parent : Symbol;
}

SVal readScalar(ProgramStateRef State, SVal Value, QualType Type) {
  StoreManager &Store = State->getStateManager().getStoreManager();
  auto Copy = Value.getAs<nonloc::LazyCompoundVal>();
  const MemRegion *Region = Copy ? Copy->getRegion() : Value.getAsRegion();
  const TypedValueRegion *Scalar =
      firstScalar(Region, Type, State->getStateManager().getSValBuilder());
  if (!Scalar)
    return UnknownVal();
  return Store.getBinding(Copy ? Copy->getStore() : State->getStore(),
                          loc::MemRegionVal(Scalar), Scalar->getValueType());
}

} // namespace

const TypedValueRegion *callback_lifetime::firstScalar(const MemRegion *Region,
                                                       QualType Type,
                                                       SValBuilder &Values) {
  const SubRegion *Object = asObject(Region, Type, Values);
  return Object ? ScalarFinder(Values).find(Object, Type) : nullptr;
}

SymbolRef callback_lifetime::withCanonicalOrigin(SymbolRef Symbol,
                                                 SValBuilder &Values) {
  const auto *Initial = dyn_cast_or_null<SymbolRegionValue>(Symbol);
  if (!Initial)
    return Symbol;
  const auto *Region =
      dyn_cast<TypedValueRegion>(canonical(Initial->getRegion()));
  return Region ? Values.getRegionValueSymbolVal(Region).getAsSymbol() : Symbol;
}

SymbolRef callback_lifetime::identityOf(ProgramStateRef State, SVal Value,
                                        QualType Type) {
  Type = Type.getNonReferenceType();
  if (Value.getAs<nonloc::SymbolVal>())
    return withoutCasts(Value.getAsSymbol());
  if (auto Parts = Value.getAs<nonloc::CompoundVal>()) {
    if (Parts->begin() == Parts->end())
      return nullptr;
    return withoutCasts(Parts->begin()->getAsSymbol());
  }
  if (!Type->isRecordType())
    return withoutCasts(Value.getAsSymbol());
  SymbolRef Symbol = readScalar(State, Value, Type).getAsSymbol();
  Symbol = withCanonicalOrigin(withoutCasts(Symbol),
                               State->getStateManager().getSValBuilder());
  return withoutSpreading(Symbol, Type);
}

const MemRegion *callback_lifetime::homeOf(SVal Value) {
  const MemRegion *Region = regionOf(Value);
  const auto *Symbolic = dyn_cast_or_null<SymbolicRegion>(Region);
  if (!Symbolic)
    return Region;
  const MemRegion *Origin = Symbolic->getSymbol()->getOriginRegion();
  if (!Origin || isOnStack(Origin))
    return Region;
  return canonical(Origin);
}

/// Regions that name one object for the whole analysis: variables, what `new`
/// makes, and what parameters lead to. The results of two calls may well be the
/// same object.
static bool isFirstHand(const MemRegion *Region) {
  const auto *Symbolic = dyn_cast<SymbolicRegion>(Region->getBaseRegion());
  if (!Symbolic || isa<HeapSpaceRegion>(memorySpaceOf(Symbolic)))
    return true;
  const auto *Initial = dyn_cast<SymbolRegionValue>(Symbolic->getSymbol());
  return Initial && isFirstHand(Initial->getRegion());
}

Match callback_lifetime::sameHome(ProgramStateRef State, const MemRegion *A,
                                  const MemRegion *B) {
  if (A == B)
    return Match::Yes;
  if (!A || !B)
    return Match::No;
  bool KnowsA = isFirstHand(A) || isMadeHome(State, A);
  bool KnowsB = isFirstHand(B) || isMadeHome(State, B);
  return KnowsA && KnowsB ? Match::No : Match::Maybe;
}

Match callback_lifetime::sameObject(ProgramStateRef State, const MemRegion *A,
                                    const MemRegion *B) {
  if (isSameAddress(A, B))
    return Match::Yes;
  // Two parts of one object.
  if (A && B && A->getBaseRegion() == B->getBaseRegion())
    return A->getAsOffset().hasSymbolicOffset() ||
                   B->getAsOffset().hasSymbolicOffset()
               ? Match::Maybe
               : Match::No;
  return sameHome(State, A, B);
}

const StringLiteral *callback_lifetime::stringOf(SVal Value) {
  const auto *Region = dyn_cast_or_null<StringRegion>(regionOf(Value));
  if (const auto *Element =
          dyn_cast_or_null<ElementRegion>(Value.getAsRegion()))
    if (!Region)
      Region = dyn_cast<StringRegion>(Element->getSuperRegion());
  return Region ? Region->getStringLiteral() : nullptr;
}

static bool isObject(const MemRegion *Region) {
  return Region && !Region->getSymbolicBase();
}

Match callback_lifetime::sameKey(ProgramStateRef State, SVal A, SVal B) {
  if (A == B && !A.isUnknownOrUndef())
    return Match::Yes;
  if (const StringLiteral *Left = stringOf(A))
    if (const StringLiteral *Right = stringOf(B))
      return Left->getBytes() == Right->getBytes() ? Match::Yes : Match::No;
  if (regionOf(A) && regionOf(B))
    return sameObject(State, regionOf(A), regionOf(B));
  // No function and no variable is null.
  if ((isObject(A.getAsRegion()) && B.isZeroConstant()) ||
      (isObject(B.getAsRegion()) && A.isZeroConstant()))
    return Match::No;
  return A.isConstant() && B.isConstant() ? Match::No : Match::Maybe;
}

bool callback_lifetime::isMadeHere(SymbolRef Handle) {
  // The pointer inside of what the call returned.
  if (const auto *Part = dyn_cast_or_null<SymbolDerived>(Handle))
    Handle = Part->getParentSymbol();
  const auto *Result = dyn_cast<SymbolConjured>(Handle);
  const auto *Call =
      Result ? dyn_cast_or_null<CallExpr>(Result->getStmt()) : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  std::string Name = Callee->getNameAsString();
  for (llvm::StringRef Verb : {"new", "create", "make", "build", "alloc"})
    if (llvm::StringRef(Name).contains_insensitive(Verb))
      return true;
  return false;
}
