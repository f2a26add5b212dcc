//===- DestructorCalls.cpp - Destructors that are run ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/DestructorCalls.h"
#include "Compat.h"
#include "engine/Custody.h"
#include "engine/Holders.h"
#include "engine/HomeOwners.h"
#include "engine/OwnerDeaths.h"
#include "engine/Places.h"
#include "engine/StdTypes.h"
#include "engine/Summaries.h"
#include "engine/Tokens.h"
#include "engine/Wrappers.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ParentMap.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// An arm of `c ? f() : g()` and an element of `{f(), g()}` are the result
/// itself since C++17, but the analyzer destroys them as temporaries.
static bool isElided(const CallEvent &Call, CheckerContext &C) {
  auto Temporary = elementOf(Call, C).getAs<CFGTemporaryDtor>();
  if (!Temporary)
    return false;
  const Stmt *Parent =
      C.getLocationContext()->getParentMap().getParentIgnoreParenCasts(
          Temporary->getBindTemporaryExpr());
  return isa_and_nonnull<ConditionalOperator, InitListExpr>(Parent);
}

/// The unseen destructor of a base may close the home that is its own member.
static void escapeHomesIn(PathUpdate &U, const CXXRecordDecl *Base) {
  for (const NumberedRow &N : allRows(U.State))
    for (const MemRegion *Part = N.R.At.Region; Part;) {
      const auto *Object = dyn_cast<CXXBaseObjectRegion>(Part);
      if (Object &&
          Object->getDecl()->getCanonicalDecl() == Base->getCanonicalDecl())
        U.send(N.Id, Event::Escape);
      const auto *Sub = dyn_cast<SubRegion>(Part);
      Part = Sub ? Sub->getSuperRegion() : nullptr;
    }
}

void callback_lifetime::beforeDestructor(PathUpdate &U,
                                         const CXXDestructorCall &Dtor) {
  CheckerContext &C = U.context();
  const auto *Method = cast<CXXDestructorDecl>(Dtor.getDecl());
  const CXXRecordDecl *Class = Method->getParent();
  const MemRegion *Object = regionOf(Dtor.getCXXThisVal());
  if (isElided(Dtor, C))
    return;
  if (Dtor.isBaseDestructor())
    leaveDerivedPart(U);
  leaveSharedHome(U, Object, Class);
  if (isOwning(roleOf(Class)))
    dropWrapper(U, Object, recordType(Class), placeOf(Dtor, C));
  else if (holderKind(Class) != HolderKind::None)
    destroyElements(U, Object, placeOf(Dtor, C));
  else if (isStdArray(Class) && Object) // not looked into, like containers
    destroyContents(U, Object, recordType(Class), placeOf(Dtor, C));
  else if (!Method->isDefaulted() && !Method->hasBody()) {
    escapeUndone(U, Object); // unseen, it counts as cleaning up what it knows
    if (Dtor.isBaseDestructor())
      escapeHomesIn(U, Class);
  }
}

void callback_lifetime::afterDestructor(PathUpdate &U,
                                        const CXXDestructorCall &Dtor) {
  // The object is gone when its last base is, not before.
  if (Dtor.isBaseDestructor())
    return;
  const MemRegion *Object = regionOf(Dtor.getCXXThisVal());
  const auto *Method = cast<CXXDestructorDecl>(Dtor.getDecl());
  QualType Type = recordType(Method->getParent());
  if (!U.context().wasInlined) {
    if (isInStd(Method))
      escapeUndone(U, Object); // a deleter may have run
    if (U.shared().SeenUndoing.mayUndoInDestructorOf(Type))
      escapeAll(U);
  }
  // It destroys what it holds through a table of functions.
  if (isStdVariant(Method->getParent()) &&
      U.shared().AnyUndoing.mayUndoInDestructorOf(Type))
    escapeAll(U);
  dropObject(U, Object, Event::Drop, placeOf(Dtor, U.context()));
}

void callback_lifetime::afterNamedDestructor(PathUpdate &U,
                                             const CallEvent &Call) {
  const auto *Dtor = cast<CXXDestructorDecl>(Call.getDecl());
  const MemRegion *Object = regionOf(thisOf(Call));
  SourceLocation At = placeOf(Call, U.context());
  if (U.context().wasInlined)
    dropObject(U, Object, Event::Delete, At);
  else if (Object)
    destroyContents(U, Object, recordType(Dtor->getParent()), At);
}
