//===- ObjectPaths.cpp - Parts of an object by name -----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/ObjectPaths.h"
#include "Compat.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/OwnedParts.h"
#include "engine/StdTypes.h"
#include "engine/Tokens.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

namespace {

class MemberWalk {
public:
  MemberWalk(ProgramStateRef State, const WholeObject &Object)
      : State(State), Regions(State->getStateManager().getRegionManager()),
        Object(Object) {}

  std::vector<ScalarMember> Out;

  void visit(const SubRegion *Region, QualType Type, unsigned Depth) {
    if (Out.size() >= MaxMembers || Depth > MaxDepth)
      return;
    const RecordDecl *Record = Type->getAsRecordDecl();
    TypeRole Role = Record ? roleOf(Record) : TypeRole::None;
    bool IsValue = Role == TypeRole::Stub || isToken(Role);
    if (Record && !IsValue)
      return visitRecord(Region, Record->getDefinition(), Depth);
    bool IsScalar = Type->isScalarType() || Type->isReferenceType();
    if ((IsScalar || IsValue) && isa<TypedValueRegion>(Region))
      Out.push_back({Path, cast<TypedValueRegion>(Region)});
    if (Type->isPointerType() && !IsBehindPointer)
      visitOwned(Region, Type->getPointeeType(), Depth);
  }

private:
  // Members decide branches of destructors; who has more than this many has
  // most of them for something else.
  static constexpr size_t MaxMembers = 96;
  static constexpr unsigned MaxDepth = 12; // a std::unique_ptr takes seven

  /// What a smart pointer owns, or the pointer of a class to its other half.
  void visitOwned(const SubRegion *Pointer, QualType Type, unsigned Depth) {
    const RecordDecl *Record = Type->getAsRecordDecl();
    bool IsHalf = Record && Object.Type->getAsRecordDecl() &&
                  Record->getDeclContext()->getPrimaryContext() ==
                      Object.Type->getAsRecordDecl()->getPrimaryContext();
    const MemRegion *Pointee = regionOf(State->getSVal(Pointer));
    if (!Record || (!IsInSmartPointer && !IsHalf) ||
        !isa_and_nonnull<SymbolicRegion>(Pointee) ||
        isWithin(Pointee, Object.Region))
      return;
    bool Outer = IsInSmartPointer;
    IsBehindPointer = true;
    IsInSmartPointer = false;
    Path.push_back("*");
    visit(asObject(Pointee, Type, State->getStateManager().getSValBuilder()),
          Type, Depth + 1);
    Path.pop_back();
    IsBehindPointer = false;
    IsInSmartPointer = Outer;
  }

  void visitRecord(const SubRegion *Region, const RecordDecl *Record,
                   unsigned Depth) {
    if (!Record || Record->isUnion())
      return;
    const auto *Class = dyn_cast<CXXRecordDecl>(Record);
    bool IsOpaque = holderKind(Record) != HolderKind::None ||
                    (Depth == 0 ? false : isHiddenInStd(Record));
    if (IsOpaque)
      return;
    if (Class)
      for (const CXXBaseSpecifier &Base : Class->bases())
        if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
          step(nameOfBase(Parent),
               Regions.getCXXBaseObjectRegion(Parent, Region, Base.isVirtual()),
               Base.getType(), Depth);
    for (const FieldDecl *Field : Record->fields())
      step(Field->getNameAsString(), Regions.getFieldRegion(Field, Region),
           Field->getType(), Depth);
  }

  /// The insides of the standard library, but for its smart pointer.
  bool isHiddenInStd(const RecordDecl *Record) const {
    return isInStd(Record) && !isUniquePtr(Record) && !IsInSmartPointer;
  }

  void step(std::string Name, const SubRegion *Part, QualType Type,
            unsigned Depth) {
    bool Outer = IsInSmartPointer;
    const RecordDecl *Record = Type->getAsRecordDecl();
    IsInSmartPointer |= Record && isUniquePtr(Record);
    Path.push_back(std::move(Name));
    visit(Part, Type, Depth + 1);
    Path.pop_back();
    IsInSmartPointer = Outer;
  }

  ProgramStateRef State;
  MemRegionManager &Regions;
  const WholeObject &Object;
  AccessPath Path;
  bool IsInSmartPointer = false;
  bool IsBehindPointer = false;
};

} // namespace

std::vector<ScalarMember>
callback_lifetime::scalarMembers(ProgramStateRef State,
                                 const WholeObject &Object) {
  SValBuilder &Values = State->getStateManager().getSValBuilder();
  MemberWalk Walk(State, Object);
  const SubRegion *Region = Object.Type.isNull()
                                ? nullptr
                                : asObject(Object.Region, Object.Type, Values);
  if (Region && isa<SymbolicRegion>(Region)) // a scalar element
    Region = Values.getRegionManager().getElementRegion(
        Object.Type, Values.makeZeroArrayIndex(), Region, Values.getContext());
  if (Region)
    Walk.visit(Region, Object.Type, 0);
  return std::move(Walk.Out);
}

//===----------------------------------------------------------------------===//
// From regions to paths
//===----------------------------------------------------------------------===//

PathNames::PathNames(ProgramStateRef State, const WholeObject &Object)
    : State(State), Object(Object), Scalars(scalarMembers(State, Object)) {
  addWrappers(Object.Region, Object.Type, 0);
}

void PathNames::addWrappers(const MemRegion *Region, QualType Type,
                            unsigned Depth) {
  constexpr unsigned MaxDepth = 3;
  if (Depth > MaxDepth || !Region || Type.isNull())
    return;
  for (const OwnedPart &Part : ownedParts(State, Region, Type))
    if (Part.K == OwnedPart::Holder) {
      addElements(Part.Region, Depth);
    } else if (Part.K == OwnedPart::Wrapper) {
      SymbolRef Entry =
          identityOf(State, loc::MemRegionVal(Part.Region), Part.Type);
      if (auto Path = Entry ? find(Part.Region) : std::nullopt)
        Wrappers.push_back({Entry, std::move(*Path)});
    }
}

void PathNames::addElements(const MemRegion *Holder, unsigned Depth) {
  std::optional<AccessPath> Path = find(Holder);
  if (!Path)
    return;
  Path->push_back("[]");
  for (const PlacedElement &P : elementsOf(State, Holder)) {
    Elements[P.Region] = {*Path, P.E.Type};
    addWrappers(P.Region, P.E.Type, Depth + 1);
  }
}

std::optional<AccessPath> PathNames::findInside(const MemRegion *Region) const {
  AccessPath Out;
  while (Region != Object.Region) {
    auto Element = Elements.find(Region);
    if (Element != Elements.end()) {
      const AccessPath &Head = Element->second.Path;
      Out.insert(Out.begin(), Head.begin(), Head.end());
      return Out;
    }
    if (const auto *Field = dyn_cast_or_null<FieldRegion>(Region))
      Out.insert(Out.begin(), Field->getDecl()->getNameAsString());
    else if (const auto *Base = dyn_cast_or_null<CXXBaseObjectRegion>(Region))
      Out.insert(Out.begin(), nameOfBase(Base->getDecl()));
    else
      return std::nullopt;
    // Canonical at all levels already; once more would strip the bases.
    Region = cast<SubRegion>(Region)->getSuperRegion();
  }
  return Out;
}

std::optional<AccessPath> PathNames::find(const MemRegion *Region) const {
  Region = canonical(Region);
  if (!Region)
    return std::nullopt;
  if (std::optional<AccessPath> Inside = findInside(Region))
    return Inside;
  for (const ScalarMember &M : Scalars)
    if (auto Path = findBehind(M, {}, Region))
      return Path;
  for (const auto &[Element, E] : Elements)
    for (const ScalarMember &M : scalarMembers(State, {Element, E.Type}))
      if (auto Path = findBehind(M, E.Path, Region))
        return Path;
  return std::nullopt;
}

/// In what a member points to, and in parts of that.
std::optional<AccessPath> PathNames::findBehind(const ScalarMember &Pointer,
                                                const AccessPath &Prefix,
                                                const MemRegion *Region) const {
  const MemRegion *Pointee = regionOf(State->getSVal(Pointer.Region));
  if (!Pointee || !isWithin(Region, Pointee) ||
      isWithin(Pointee, Object.Region))
    return std::nullopt;
  PathNames Rest(*this);
  Rest.Object = {Pointee, {}};
  std::optional<AccessPath> Tail = Rest.findInside(Region);
  if (!Tail)
    return std::nullopt;
  AccessPath Out = Prefix;
  Out.insert(Out.end(), Pointer.Path.begin(), Pointer.Path.end());
  Out.push_back("*");
  Out.insert(Out.end(), Tail->begin(), Tail->end());
  return Out;
}

bool PathNames::has(const ScalarMember &Member, SVal Value) const {
  SValBuilder &Values = State->getStateManager().getSValBuilder();
  SVal Found = Member.Region->getValueType()->isRecordType()
                   ? tokenOf(State, loc::MemRegionVal(Member.Region),
                             Member.Region->getValueType())
                   : State->getSVal(Member.Region);
  SymbolRef Symbol = withCanonicalOrigin(Value.getAsSymbol(), Values);
  return Symbol ? withCanonicalOrigin(Found.getAsSymbol(), Values) == Symbol
                : Found == Value;
}

std::optional<AccessPath> PathNames::findValue(SVal Value) const {
  if (Value.isUnknownOrUndef() || Value.isConstant())
    return std::nullopt;
  for (const ScalarMember &M : Scalars)
    if (has(M, Value))
      return M.Path;
  for (const auto &[Region, E] : Elements)
    for (const ScalarMember &M : scalarMembers(State, {Region, E.Type}))
      if (has(M, Value)) {
        AccessPath Out = E.Path;
        Out.insert(Out.end(), M.Path.begin(), M.Path.end());
        return Out;
      }
  return std::nullopt;
}

std::optional<AccessPath> PathNames::findWrapper(SymbolRef Entry) const {
  for (const Wrapper &W : Wrappers)
    if (W.Entry == Entry)
      return W.Path;
  return std::nullopt;
}
