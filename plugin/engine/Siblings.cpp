//===- Siblings.cpp - What a call on a member leaves alone ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Siblings.h"
#include "engine/Identity.h"
#include "engine/StdTypes.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

bool callback_lifetime::touchesOnlyItsObject(const CallEvent &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
  bool IsTrusted = Method && (isInStd(Method) ||
                              roleOf(Method->getParent()) != TypeRole::None);
  return IsTrusted && thisOf(Call).getAsRegion();
}

namespace {

/// Opens what only subclasses may ask: the state before the call.
struct OpenCallEvent : CallEvent {
  using CallEvent::getState;
};

} // namespace

static ProgramStateRef stateBefore(const CallEvent &Call) {
  return (Call.*(&OpenCallEvent::getState))();
}

static ProgramStateRef copyPart(ProgramStateRef After, ProgramStateRef Before,
                                const SubRegion *Part,
                                const LocationContext *Frame) {
  return After->bindLoc(loc::MemRegionVal(Part), Before->getSVal(Part), Frame,
                        /*notifyChanges=*/false);
}

/// Whether \p Call gets the part, or what it is in, as an argument too.
static bool isArgument(const MemRegion *Part, const CallEvent &Call) {
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (const MemRegion *Given = regionOf(Call.getArgSVal(I)))
      if (isWithin(canonical(Part), Given) || isWithin(Given, canonical(Part)))
        return true;
  return false;
}

static ProgramStateRef restoreSiblings(ProgramStateRef After,
                                       const CallEvent &Call) {
  ProgramStateRef Before = stateBefore(Call);
  const LocationContext *Frame = Call.getLocationContext();
  const MemRegion *Part = thisOf(Call).getAsRegion()->StripCasts(false);
  MemRegionManager &Regions = Part->getMemRegionManager();
  while (isa<FieldRegion, CXXBaseObjectRegion>(Part)) {
    const auto *Whole =
        cast<SubRegion>(cast<SubRegion>(Part)->getSuperRegion());
    const auto *Field = dyn_cast<FieldRegion>(Part);
    QualType Type = typeOf(Whole);
    const RecordDecl *Record =
        Field ? Field->getDecl()->getParent()
              : (Type.isNull() ? nullptr : Type->getAsRecordDecl());
    Record = Record ? Record->getDefinition() : nullptr;
    if (!Record)
      return After;
    for (const FieldDecl *Other : Record->fields()) {
      const FieldRegion *Sibling = Regions.getFieldRegion(Other, Whole);
      if (Sibling != Part && !isArgument(Sibling, Call))
        After = copyPart(After, Before, Sibling, Frame);
    }
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
      for (const CXXBaseSpecifier &Base : Class->bases()) {
        const CXXBaseObjectRegion *Sibling = Regions.getCXXBaseObjectRegion(
            Base.getType()->getAsCXXRecordDecl(), Whole, Base.isVirtual());
        if (Sibling != Part && !Base.getType()->getAsCXXRecordDecl()->isEmpty())
          After = copyPart(After, Before, Sibling, Frame);
      }
    Part = Whole;
  }
  return After;
}

ProgramStateRef
callback_lifetime::restoreOthers(ProgramStateRef After, const CallEvent &Call,
                                 ArrayRef<const MemRegion *> Changed) {
  const MemRegion *Own = thisOf(Call).getAsRegion()->getBaseRegion();
  for (const MemRegion *Region : Changed) {
    const auto *Variable = dyn_cast<VarRegion>(Region);
    bool IsGlobal = Variable && Variable->getDecl()->hasGlobalStorage();
    if (IsGlobal && Variable != Own && !isArgument(Variable, Call))
      After = copyPart(After, stateBefore(Call), Variable,
                       Call.getLocationContext());
  }
  return restoreSiblings(After, Call);
}
