//===- OwnedParts.cpp - What an object owns -------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/OwnedParts.h"
#include "engine/Identity.h"
#include "engine/StdTypes.h"
#include "engine/Tokens.h"
#include "model/Attributes.h"
#include "clang/AST/DeclTemplate.h"
#include <algorithm>

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

class PartCollector {
public:
  explicit PartCollector(ProgramStateRef State)
      : State(State), Values(State->getStateManager().getSValBuilder()) {}

  std::vector<OwnedPart> Parts;

  void visit(const MemRegion *Region, QualType Type, unsigned Depth) {
    if (Type.isNull())
      return;
    if (const auto *Array = Values.getContext().getAsConstantArrayType(Type))
      return visitArray(Region, Array, Depth);
    const RecordDecl *Record =
        Type.isNull() ? nullptr : Type->getAsRecordDecl();
    const SubRegion *Object = Record ? asObject(Region, Type, Values) : nullptr;
    Record = Record ? Record->getDefinition() : nullptr;
    if (!Object || !Record || Depth > MaxDepth)
      return;
    if (isOwning(roleOf(Record)))
      Parts.push_back({OwnedPart::Wrapper, canonical(Region), Type});
    else if (holderKind(Record) != HolderKind::None)
      Parts.push_back({OwnedPart::Holder, canonical(Region), Type});
    else if (isUniquePtr(Record))
      visitPointee(Object, Record, Type, Depth);
    else
      visitParts(Object, Record, Depth);
  }

private:
  static constexpr unsigned MaxDepth = 6;

  void visitParts(const SubRegion *Object, const RecordDecl *Record,
                  unsigned Depth) {
    MemRegionManager &Regions = Values.getRegionManager();
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
      for (const CXXBaseSpecifier &Base : Class->bases())
        if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
          visit(
              Regions.getCXXBaseObjectRegion(Parent, Object, Base.isVirtual()),
              Base.getType(), Depth + 1);
    for (const FieldDecl *Field : Record->fields())
      visit(Regions.getFieldRegion(Field, Object), Field->getType(), Depth + 1);
  }

  void visitArray(const MemRegion *Region, const ConstantArrayType *Array,
                  unsigned Depth) {
    constexpr uint64_t MaxElements = 16;
    const auto *Whole = dyn_cast<SubRegion>(Region);
    QualType Element = Array->getElementType();
    if (!Whole || !Element->isRecordType())
      return;
    uint64_t Size = std::min(Array->getSize().getZExtValue(), MaxElements);
    for (uint64_t I = 0; I < Size; ++I)
      visit(Values.getRegionManager().getElementRegion(
                Element, Values.makeArrayIndex(I), Whole, Values.getContext()),
            Element, Depth + 1);
  }

  void visitPointee(const SubRegion *Object, const RecordDecl *Record,
                    QualType Type, unsigned Depth) {
    const TypedValueRegion *Pointer = firstScalar(Object, Type, Values);
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record);
    if (!Pointer || !Spec)
      return;
    const MemRegion *Pointee = regionOf(State->getSVal(Pointer));
    if (!Pointee)
      return;
    QualType PointeeType = Spec->getTemplateArgs()[0].getAsType();
    Parts.push_back({OwnedPart::Pointee, Pointee, PointeeType});
    visit(Pointee, PointeeType, Depth + 1);
  }

  ProgramStateRef State;
  SValBuilder &Values;
};

} // namespace

std::vector<OwnedPart> callback_lifetime::ownedParts(ProgramStateRef State,
                                                     const MemRegion *Region,
                                                     QualType Type) {
  PartCollector Collector(State);
  Collector.visit(Region, Type, 0);
  return std::move(Collector.Parts);
}

static const MemRegion *findPart(const SubRegion *Object, QualType Type,
                                 QualType Wanted, SValBuilder &Values,
                                 unsigned Depth) {
  constexpr unsigned MaxDepth = 8; // a std::tuple nests one base per element
  const RecordDecl *Record = Type->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record || Depth > MaxDepth)
    return nullptr;
  if (Type.getCanonicalType().getUnqualifiedType() == Wanted)
    return canonical(Object);
  MemRegionManager &Regions = Values.getRegionManager();
  for (const FieldDecl *Field : Record->fields())
    if (const MemRegion *Found =
            findPart(Regions.getFieldRegion(Field, Object), Field->getType(),
                     Wanted, Values, Depth + 1))
      return Found;
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  if (!Class)
    return nullptr;
  for (const CXXBaseSpecifier &Base : Class->bases())
    if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
      if (const MemRegion *Found = findPart(
              Regions.getCXXBaseObjectRegion(Parent, Object, Base.isVirtual()),
              Base.getType(), Wanted, Values, Depth + 1))
        return Found;
  return nullptr;
}

const MemRegion *callback_lifetime::partOfType(ProgramStateRef State,
                                               const MemRegion *Region,
                                               QualType Type, QualType Wanted) {
  SValBuilder &Values = State->getStateManager().getSValBuilder();
  const SubRegion *Object = asObject(Region, Type, Values);
  return Object ? findPart(Object, Type,
                           Wanted.getCanonicalType().getUnqualifiedType(),
                           Values, 0)
                : nullptr;
}
