//===- Regions.cpp - Objects and their addresses --------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Regions.h"
#include "Compat.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SValBuilder.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// The region without the casts inside its chain of super-regions: `this` is an
/// element of a symbolic region in some places and that region itself in
/// others. Bases stay, they tell fields of the same name apart.
static const MemRegion *withoutInnerCasts(const MemRegion *Region) {
  MemRegionManager &Manager = Region->getMemRegionManager();
  auto Super = [&](const SubRegion *Sub) {
    return cast<SubRegion>(withoutInnerCasts(Sub->getSuperRegion()));
  };
  if (const auto *Field = dyn_cast<FieldRegion>(Region))
    return Manager.getFieldRegion(Field->getDecl(), Super(Field));
  if (const auto *Base = dyn_cast<CXXBaseObjectRegion>(Region))
    return Manager.getCXXBaseObjectRegion(Base->getDecl(), Super(Base),
                                          Base->isVirtual());
  if (isa<ElementRegion>(Region))
    return Region->StripCasts(/*StripBaseAndDerivedCasts=*/false);
  return Region;
}

const MemRegion *callback_lifetime::canonical(const MemRegion *Region) {
  return Region ? withoutInnerCasts(Region->StripCasts()) : nullptr;
}

/// The base of type \p Base in an object of \p Class in \p Region.
static const SubRegion *baseOf(const SubRegion *Region,
                               const CXXRecordDecl *Class,
                               const CXXRecordDecl *Base) {
  for (const CXXBaseSpecifier &Specifier : Class->bases()) {
    const CXXRecordDecl *Parent = Specifier.getType()->getAsCXXRecordDecl();
    if (!Parent || !Parent->hasDefinition())
      continue;
    const SubRegion *Part =
        Region->getMemRegionManager().getCXXBaseObjectRegion(
            Parent, Region, Specifier.isVirtual());
    if (Parent->getCanonicalDecl() == Base->getCanonicalDecl())
      return Part;
    if (const SubRegion *Found = baseOf(Part, Parent->getDefinition(), Base))
      return Found;
  }
  return nullptr;
}

static const SubRegion *typed(const SubRegion *Region, QualType Type,
                              SValBuilder &Values) {
  const auto *Object = dyn_cast<TypedValueRegion>(Region);
  const CXXRecordDecl *Class =
      Object ? Object->getValueType()->getAsCXXRecordDecl() : nullptr;
  const CXXRecordDecl *Base = Type->getAsCXXRecordDecl();
  if (Class && Base && Class->hasDefinition() &&
      Class->getCanonicalDecl() != Base->getCanonicalDecl())
    if (const SubRegion *Part = baseOf(Region, Class->getDefinition(), Base))
      return Part;
  // The address of an array is that of its first element.
  const auto *Typed = dyn_cast<TypedValueRegion>(Region);
  bool IsArray = Typed && Typed->getValueType()->isArrayType();
  if ((!isa<SymbolicRegion>(Region) && !IsArray) || !Type->isRecordType())
    return Region;
  return Values.getRegionManager().getElementRegion(
      Type.getUnqualifiedType(), Values.makeZeroArrayIndex(), Region,
      Values.getContext());
}

const SubRegion *callback_lifetime::asObject(const MemRegion *Region,
                                             QualType Type,
                                             SValBuilder &Values) {
  const auto *Sub = dyn_cast_or_null<SubRegion>(Region);
  const auto *Field = dyn_cast_or_null<FieldRegion>(Sub);
  if (!Field || Field->getValueType()->isArrayType())
    return Sub ? typed(Sub, Type, Values) : nullptr;
  QualType Whole = recordType(Field->getDecl()->getParent());
  return typed(
      Values.getRegionManager().getFieldRegion(
          Field->getDecl(), asObject(Field->getSuperRegion(), Whole, Values)),
      Type, Values);
}

const MemRegion *callback_lifetime::regionOf(SVal Value) {
  if (auto Copy = Value.getAs<nonloc::LazyCompoundVal>())
    return canonical(Copy->getRegion());
  return canonical(Value.getAsRegion());
}

SVal callback_lifetime::thisOf(const CallEvent &Call) {
  if (const auto *Ctor = dyn_cast<CXXConstructorCall>(&Call))
    return Ctor->getCXXThisVal();
  if (const auto *Method = dyn_cast<CXXInstanceCall>(&Call))
    return Method->getCXXThisVal();
  return UnknownVal();
}

/// All members of a union begin where it begins; the analyzer keeps them apart.
static const MemRegion *withoutUnions(const MemRegion *Region) {
  const auto *Field = dyn_cast_or_null<FieldRegion>(Region);
  while (Field && Field->getDecl()->getParent()->isUnion()) {
    Region = Field->getSuperRegion();
    Field = dyn_cast<FieldRegion>(Region);
  }
  return Region;
}

bool callback_lifetime::isSameAddress(const MemRegion *A, const MemRegion *B) {
  A = withoutUnions(A);
  B = withoutUnions(B);
  if (A == B)
    return true;
  if (!A || !B || A->getBaseRegion() != B->getBaseRegion())
    return false;
  RegionOffset OfA = A->getAsOffset(), OfB = B->getAsOffset();
  return OfA.isValid() && OfB.isValid() && !OfA.hasSymbolicOffset() &&
         !OfB.hasSymbolicOffset() && OfA.getRegion() == OfB.getRegion() &&
         OfA.getOffset() == OfB.getOffset();
}

bool callback_lifetime::isOnStack(const MemRegion *Region) {
  return isa<StackSpaceRegion>(memorySpaceOf(Region->getBaseRegion()));
}

bool callback_lifetime::isWithin(const MemRegion *Region,
                                 const MemRegion *Outer) {
  while (Region) {
    if (Region == Outer || Region->StripCasts() == Outer)
      return true;
    const auto *Sub = dyn_cast<SubRegion>(Region);
    if (!Sub)
      return false;
    Region = Sub->getSuperRegion();
  }
  return false;
}

int64_t callback_lifetime::bitsOf(const llvm::APSInt &Number) {
  return Number.extOrTrunc(64).getRawData()[0];
}

QualType callback_lifetime::typeOf(const MemRegion *Region) {
  if (const auto *Typed = dyn_cast_or_null<TypedValueRegion>(Region))
    return Typed->getValueType();
  if (const auto *Symbolic = dyn_cast_or_null<SymbolicRegion>(Region))
    return Symbolic->getSymbol()->getType()->getPointeeType();
  return {};
}

/// `Class::member` for what is in the object of the analysed method.
static std::string memberName(const MemRegion *Region) {
  std::string Members;
  while (!isa<SymbolicRegion>(Region)) {
    const auto *Field = dyn_cast<FieldRegion>(Region);
    const auto *Base = dyn_cast<CXXBaseObjectRegion>(Region);
    if (Base)
      Region = canonical(Base->getSuperRegion());
    if (!Field && !Base)
      return {};
    if (!Field)
      continue;
    llvm::StringRef Name = Field->getDecl()->getName();
    if (!Name.starts_with("_")) // the inside of a smart pointer
      Members = Name.str() + (Members.empty() ? "" : "." + Members);
    Region = canonical(Field->getSuperRegion());
  }
  const MemRegion *Origin =
      cast<SymbolicRegion>(Region)->getSymbol()->getOriginRegion();
  QualType Type = typeOf(Region);
  const RecordDecl *Record = Type.isNull() ? nullptr : Type->getAsRecordDecl();
  bool IsMember = !Members.empty() && Record && Record->getIdentifier() &&
                  isa_and_nonnull<CXXThisRegion>(Origin);
  return IsMember ? Record->getNameAsString() + "::" + Members : std::string();
}

static std::string printedName(const MemRegion *Region) {
  std::string Name = Region->canPrintPretty()
                         ? Region->getDescriptiveName(/*UseQuotes=*/false)
                         : std::string();
  return Name.empty() ? memberName(Region) : Name;
}

static std::string nameOfType(QualType Type) {
  if (Type.isNull() || Type->isVoidType())
    return {};
  LangOptions Language;
  const RecordDecl *Record = Type->getAsRecordDecl();
  Language.CPlusPlus = Record && isa<CXXRecordDecl>(Record); // no `class`
  PrintingPolicy Policy(Language);
  Policy.SuppressUnwrittenScope = true;
  return Type.getUnqualifiedType().getAsString(Policy);
}

std::string callback_lifetime::describe(const MemRegion *Region) {
  QualType Type = typeOf(Region);
  std::string TypeName = nameOfType(Type);
  if (!Region)
    return messages::unnamedOwner({});
  if (isTemporary(Region->getBaseRegion()))
    return messages::temporaryOwner(TypeName);
  if (const auto *Symbolic = dyn_cast<SymbolicRegion>(Region))
    if (const MemRegion *Origin = Symbolic->getSymbol()->getOriginRegion())
      if (std::string Name = printedName(Origin); !Name.empty()) {
        QualType OriginType = typeOf(Origin);
        return !OriginType.isNull() && OriginType->isReferenceType()
                   ? messages::namedOwner(Name)
                   : messages::pointedToOwner(Name);
      }
  std::string Name = printedName(Region);
  return Name.empty() ? messages::unnamedOwner(TypeName)
                      : messages::namedOwner(Name);
}
