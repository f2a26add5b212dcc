//===- ObjectParts.cpp - From access paths to regions -------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "engine/Holders.h"
#include "engine/ObjectPaths.h"
#include "engine/StdTypes.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

std::string callback_lifetime::nameOfBase(const CXXRecordDecl *Base) {
  return Base->getNameAsString() + "::";
}

namespace {

struct Part {
  const SubRegion *Region;
  QualType Type;
};

} // namespace

static Part baseOf(const Part &Whole, llvm::StringRef Step,
                   MemRegionManager &Regions) {
  const CXXRecordDecl *Class = Whole.Type->getAsCXXRecordDecl();
  if (Class && Class->hasDefinition())
    for (const CXXBaseSpecifier &Base : Class->bases())
      if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
        if (nameOfBase(Parent) == Step)
          return {Regions.getCXXBaseObjectRegion(Parent, Whole.Region,
                                                 Base.isVirtual()),
                  Base.getType()};
  return {nullptr, {}};
}

static Part memberOf(const Part &Whole, llvm::StringRef Step,
                     MemRegionManager &Regions) {
  const RecordDecl *Record = Whole.Type->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (Record)
    for (const FieldDecl *Field : Record->fields())
      if (Field->getName() == Step)
        return {Regions.getFieldRegion(Field, Whole.Region), Field->getType()};
  return {nullptr, {}};
}

/// What is in a container is one element, the same for all paths through it.
static Part elementOf(PathUpdate &U, const Part &Holder) {
  const RecordDecl *Record = Holder.Type->getAsRecordDecl();
  if (!Record || holderKind(Record) == HolderKind::None)
    return {nullptr, {}};
  QualType Type = elementType(Record);
  const MemRegion *Region = canonical(Holder.Region);
  std::vector<PlacedElement> Known = elementsOf(U.State, Region);
  const MemRegion *Element = nullptr;
  if (!Known.empty())
    Element = Known.front().Region;
  else if (!Type.isNull())
    Element = addElement(U, Region, Type, UnknownVal());
  return {dyn_cast_or_null<SubRegion>(Element), Type};
}

static Part takeStep(PathUpdate &U, const Part &Whole, llvm::StringRef Step) {
  SValBuilder &Values = U.context().getSValBuilder();
  MemRegionManager &Regions = Values.getRegionManager();
  if (Step == "*") {
    const MemRegion *Pointee = regionOf(U.State->getSVal(Whole.Region));
    return {dyn_cast_or_null<SubRegion>(Pointee),
            Whole.Type.getNonReferenceType()->getPointeeType()};
  }
  if (Step == "[]")
    return elementOf(U, Whole);
  if (Step.ends_with("::"))
    return baseOf(Whole, Step, Regions);
  return memberOf(Whole, Step, Regions);
}

const MemRegion *callback_lifetime::resolve(PathUpdate &U,
                                            const WholeObject &Object,
                                            llvm::ArrayRef<std::string> Path,
                                            QualType *Type) {
  Part Now = {dyn_cast_or_null<SubRegion>(Object.Region), Object.Type};
  for (const std::string &Step : Path) {
    if (!Now.Region || Now.Type.isNull())
      return nullptr;
    Now = takeStep(U, Now, Step);
  }
  if (Type)
    *Type = Now.Type;
  return Now.Region;
}

WholeObject callback_lifetime::thisObject(const StackFrameContext *Frame,
                                          ProgramStateRef State) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Frame->getDecl());
  if (!Method || !Method->isInstance())
    return {};
  SValBuilder &Values = State->getStateManager().getSValBuilder();
  return {regionOf(State->getSVal(Values.getCXXThis(Method, Frame))),
          recordType(Method->getParent())};
}

const StackFrameContext *callback_lifetime::topFrame(CheckerContext &C) {
  const StackFrameContext *Frame = C.getStackFrame();
  while (!Frame->inTopFrame())
    Frame = Frame->getParent()->getStackFrame();
  return Frame;
}
