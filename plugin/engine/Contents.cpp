//===- Contents.cpp - What a value leads to -------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Contents.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/Rows.h"
#include "engine/StdTypes.h"
#include "model/Attributes.h"
#include "clang/AST/DeclCXX.h"
#include <algorithm>

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

static bool hasDestructor(const RecordDecl *Record) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  return Class && Class->hasUserDeclaredDestructor();
}

/// A holder of what it is called with, or one thing and no more.
static bool holdsArguments(const RecordDecl *Record) {
  switch (holderKind(Record)) {
  case HolderKind::None:
  case HolderKind::Shared:
    return false;
  default:
    return true;
  }
}

static bool isLambdaOrFunction(const CXXRecordDecl *Class) {
  HolderKind Kind = holderKind(Class);
  return Class->isLambda() || Kind == HolderKind::Function ||
         Kind == HolderKind::Bundle;
}

namespace {

/// Walks the fields of a value and the elements of the holders in it.
class ValueWalk {
public:
  explicit ValueWalk(ProgramStateRef State)
      : State(State), Values(State->getStateManager().getSValBuilder()) {}
  virtual ~ValueWalk() = default;

  void visit(SVal Value, QualType Type, unsigned Depth) {
    if (Type.isNull() || Depth > MaxDepth)
      return;
    QualType Object = Type.getNonReferenceType();
    visitValue(Value, Type, Depth);
    if (const auto *Array = dyn_cast<ConstantArrayType>(
            Object.getDesugaredType(Values.getContext())))
      return visitArray(regionOf(Value), Array, Depth);
    const auto *Record = Object->getAsRecordDecl();
    if (!Record || isEntryRole(roleOf(Record)))
      return;
    if (Depth > 0 && !entersRecord(Record))
      return;
    if (auto Parts = Value.getAs<nonloc::CompoundVal>())
      return visitList(*Parts, Record->getDefinition(), Depth);
    const MemRegion *Region = regionOf(Value);
    visitElements(Region, Depth); // of a bound functor, too
    if (holderKind(Record) == HolderKind::None)
      visitFields(Value, Region, Object, Depth);
  }

protected:
  // A stub in a closure in a std::function in a listener in a config struct.
  static constexpr unsigned MaxDepth = 5;

  virtual void visitValue(SVal Value, QualType Type, unsigned Depth) = 0;
  virtual bool entersRecord(const RecordDecl *Record) { return true; }

  ProgramStateRef State;
  SValBuilder &Values;

private:
  /// The value of `{1, stub}` before it has a region.
  void visitList(nonloc::CompoundVal Parts, const RecordDecl *Record,
                 unsigned Depth) {
    if (!Record)
      return;
    auto Part = Parts.begin();
    for (const FieldDecl *Field : Record->fields()) {
      if (Part == Parts.end())
        return;
      visit(*Part, Field->getType(), Depth + 1);
      ++Part;
    }
  }

  void visitArray(const MemRegion *Array, const ConstantArrayType *Type,
                  unsigned Depth) {
    constexpr uint64_t MaxElements = 16;
    const auto *Whole = dyn_cast_or_null<SubRegion>(Array);
    if (!Whole)
      return;
    QualType Element = Type->getElementType();
    uint64_t Size = std::min(Type->getSize().getZExtValue(), MaxElements);
    for (uint64_t I = 0; I < Size; ++I) {
      const MemRegion *Part = Values.getRegionManager().getElementRegion(
          Element, Values.makeArrayIndex(I), Whole, Values.getContext());
      visit(Element->isRecordType() ? SVal(loc::MemRegionVal(Part))
                                    : State->getSVal(Part),
            Element, Depth + 1);
    }
  }

  void visitElements(const MemRegion *Holder, unsigned Depth) {
    for (const PlacedElement &P : elementsOf(State, Holder))
      visit(P.E.Type->isRecordType() ? SVal(loc::MemRegionVal(P.Region))
                                     : State->getSVal(P.Region),
            P.E.Type, Depth + 1);
  }

  /// A copied value is read in the store it was copied in.
  SVal partOf(SVal Whole, const FieldRegion *Part) {
    auto Copy = Whole.getAs<nonloc::LazyCompoundVal>();
    if (Part->getValueType()->isRecordType())
      return Copy ? SVal(Values.makeLazyCompoundVal(
                        StoreRef(Copy->getStore(),
                                 State->getStateManager().getStoreManager()),
                        Part))
                  : SVal(loc::MemRegionVal(Part));
    if (!Copy)
      return State->getSVal(Part);
    return State->getStateManager().getStoreManager().getBinding(
        Copy->getStore(), loc::MemRegionVal(Part), Part->getValueType());
  }

  void visitFields(SVal Whole, const MemRegion *Region, QualType Type,
                   unsigned Depth) {
    const SubRegion *Object = asObject(Region, Type, Values);
    const RecordDecl *Record = Type->getAsRecordDecl()->getDefinition();
    if (!Object || !Record)
      return;
    for (const FieldDecl *Field : Record->fields()) {
      const FieldRegion *Part =
          Values.getRegionManager().getFieldRegion(Field, Object);
      bool IsPlace = Field->getType()->isConstantArrayType();
      visit(IsPlace ? SVal(loc::MemRegionVal(Part)) : partOf(Whole, Part),
            Field->getType(), Depth + 1);
    }
  }
};

class StubCollector final : public ValueWalk {
public:
  StubCollector(ProgramStateRef State,
                llvm::SmallVectorImpl<SymbolRef> &Entries)
      : ValueWalk(State), Entries(Entries) {}

private:
  void visitValue(SVal Value, QualType Type, unsigned Depth) override {
    SymbolRef Entry = entryOfStub(State, identityOf(State, Value, Type));
    if (Entry && !llvm::is_contained(Entries, Entry))
      Entries.push_back(Entry);
    bool LeadsOn = Type->isPointerType() && Depth == 0 &&
                   Type->getPointeeType()->isRecordType();
    if (LeadsOn && Value.getAsRegion())
      visit(Value, Type->getPointeeType(), 1);
  }

  llvm::SmallVectorImpl<SymbolRef> &Entries;
};

class CaptureCollector final : public ValueWalk {
public:
  CaptureCollector(ProgramStateRef State,
                   llvm::SmallVectorImpl<const MemRegion *> &Objects)
      : ValueWalk(State), Objects(Objects) {}

private:
  void visitValue(SVal Value, QualType Type, unsigned Depth) override {
    bool IsAddress = Type->isReferenceType() ||
                     (Type->isPointerType() && !Type->isFunctionPointerType());
    if (Depth == 0 || !IsAddress)
      return;
    const MemRegion *Object = regionOf(Value);
    if (Object && !llvm::is_contained(Objects, Object))
      Objects.push_back(Object);
  }

  /// Smart pointers own or watch what they point to, and the members of a class
  /// with a destructor are its own business.
  bool entersRecord(const RecordDecl *Record) override {
    const auto *Class = dyn_cast<CXXRecordDecl>(Record);
    if (!Class || Class->isLambda() || holdsArguments(Class))
      return true;
    return !hasDestructor(Class) && !isSmartPointer(Class) &&
           holderKind(Class) != HolderKind::Shared;
  }

  llvm::SmallVectorImpl<const MemRegion *> &Objects;
};

} // namespace

void callback_lifetime::collectStubs(
    ProgramStateRef State, SVal Value, QualType Type,
    llvm::SmallVectorImpl<SymbolRef> &Entries) {
  if (hasStubs(State))
    StubCollector(State, Entries).visit(Value, Type, 0);
}

static bool carriesStubs(QualType Type, unsigned Depth) {
  constexpr unsigned MaxDepth = 5;
  if (Type.isNull() || Depth > MaxDepth)
    return false;
  if (const clang::Type *Array = Type->getArrayElementTypeNoTypeQual())
    return carriesStubs(QualType(Array, 0), Depth + 1);
  const RecordDecl *Record = Type->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record)
    return false;
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  if (roleOf(Record) == TypeRole::Stub || (Class && isLambdaOrFunction(Class)))
    return true;
  // A wrapper or a class that has one is an owner, whatever else it has.
  if (isEntryRole(roleOf(Record)) || hasDestructor(Record))
    return false;
  for (const FieldDecl *Field : Record->fields())
    if (carriesStubs(Field->getType(), Depth + 1))
      return true;
  return false;
}

bool callback_lifetime::carriesStubs(QualType Type) {
  return ::carriesStubs(Type, 0);
}

static bool hasCallOperator(const CXXRecordDecl *Class) {
  Class = Class->getDefinition();
  if (!Class)
    return false;
  ASTContext &Context = Class->getASTContext();
  if (!Class->lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call))
           .empty())
    return true;
  return llvm::any_of(Class->bases(), [](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl();
    return Parent && hasCallOperator(Parent);
  });
}

bool callback_lifetime::isCallable(QualType Type) {
  if (Type.isNull() || roleOf(Type) == TypeRole::Stub ||
      roleOf(Type) == TypeRole::Wrapper)
    return false;
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && (isLambdaOrFunction(Class) || hasCallOperator(Class));
}

void callback_lifetime::collectCaptured(
    ProgramStateRef State, SVal Value, QualType Type,
    llvm::SmallVectorImpl<const MemRegion *> &Objects) {
  CaptureCollector(State, Objects).visit(Value, Type, 0);
}

static bool isVoidPointer(QualType Type) {
  return Type->isPointerType() && Type->getPointeeType()->isVoidType();
}

bool callback_lifetime::callsBack(QualType Type) {
  if (Type.isNull() || isCallable(Type))
    return !Type.isNull();
  const RecordDecl *Record = Type->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record || Record->isUnion() || roleOf(Record) == TypeRole::Wrapper)
    return false;
  bool HasFunction = false, HasContext = false;
  for (const FieldDecl *Field : Record->fields()) {
    HasFunction |= Field->getType()->isFunctionPointerType();
    HasContext |= isVoidPointer(Field->getType());
  }
  return HasFunction && HasContext;
}

void callback_lifetime::collectContexts(
    ProgramStateRef State, SVal Value, QualType Type,
    llvm::SmallVectorImpl<const MemRegion *> &Objects) {
  llvm::SmallVector<const MemRegion *, 4> All;
  if (Type.isNull())
    return;
  if (Type->isPointerType() && !Type->isFunctionPointerType())
    All.push_back(regionOf(Value));
  else if (callsBack(Type))
    collectCaptured(State, Value, Type, All);
  for (const MemRegion *Object : All)
    if (Object && isOnStack(Object))
      Objects.push_back(Object);
}
