//===- IteratorCalls.cpp - Operators of iterators ------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/IteratorCalls.h"
#include "Compat.h"
#include "engine/Holders.h"
#include "engine/Identity.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// One operator call on an iterator of which something is known.
class IteratorCall {
public:
  IteratorCall(PathUpdate &U, const CallEvent &Call)
      : U(U), Call(Call), Function(cast<FunctionDecl>(Call.getDecl())) {}

  bool eval() {
    OverloadedOperatorKind Operator = Function->getOverloadedOperator();
    SymbolRef Iterator = first();
    const Position *Where = positionOf(U.State, Iterator);
    if (!Where || !Call.getOriginExpr())
      return false;
    switch (Operator) {
    case OO_Star:
    case OO_Arrow:
      return evalDereference(*Where);
    case OO_PlusPlus:
    case OO_MinusMinus:
      return evalStep(*Where);
    case OO_EqualEqual:
    case OO_ExclaimEqual:
      return evalCompare(*Where, Operator == OO_ExclaimEqual);
    default:
      return false;
    }
  }

private:
  SVal operand() const {
    if (const auto *Method = dyn_cast<CXXInstanceCall>(&Call))
      return Method->getCXXThisVal();
    return Call.getNumArgs() ? Call.getArgSVal(0) : UnknownVal();
  }

  SymbolRef first() const {
    QualType Type;
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Function))
      Type = recordType(Method->getParent());
    else if (Call.getNumArgs())
      Type = Call.getArgExpr(0)->getType();
    return Type.isNull() ? nullptr : identityOf(U.State, operand(), Type);
  }

  bool finishWith(SVal Result) {
    U.State = U.State->BindExpr(Call.getOriginExpr(),
                                U.context().getLocationContext(), Result);
    return true;
  }

  bool evalDereference(const Position &Where) {
    std::vector<PlacedElement> All = elementsOf(U.State, Where.Holder);
    const MemRegion *Found = Where.Element;
    if (!Found && All.size() == 1)
      Found = All[0].Region;
    if (Found)
      return finishWith(loc::MemRegionVal(Found));
    // Any of several: what happens to it may happen to each of them.
    const MemRegion *Holder = Where.Holder;
    forgetElements(U, Holder);
    QualType Pointer = Call.getResultType();
    const MemRegion *Fresh =
        addElement(U, Holder, Pointer->getPointeeType(), UnknownVal());
    return Fresh && finishWith(loc::MemRegionVal(Fresh));
  }

  bool evalStep(const Position &Where) {
    const auto *Method = dyn_cast<CXXInstanceCall>(&Call);
    const MemRegion *Iterator = Method ? regionOf(operand()) : nullptr;
    if (!Iterator || !Call.getResultType()->isReferenceType())
      return false;
    QualType Type = recordType(cast<CXXMethodDecl>(Function)->getParent());
    static const char Tag = 0;
    U.State = U.State->bindLoc(loc::MemRegionVal(Iterator),
                               conjure(U.context(), Type, &Tag),
                               U.context().getLocationContext());
    SymbolRef Next = identityOf(U.State, loc::MemRegionVal(Iterator), Type);
    U.State = setPosition(U.State, Next, {Where.Holder, nullptr, false, false});
    return finishWith(loc::MemRegionVal(Iterator));
  }

  /// The beginning of a holder that is known to hold something is not its end.
  bool evalCompare(const Position &Where, bool NotEqualMeansTrue) {
    if (!Where.IsBegin || elementsOf(U.State, Where.Holder).empty())
      return false;
    return finishWith(U.context().getSValBuilder().makeTruthVal(
        NotEqualMeansTrue, Call.getResultType()));
  }

  PathUpdate &U;
  const CallEvent &Call;
  const FunctionDecl *Function;
};

} // namespace

bool callback_lifetime::evalIteratorCall(PathUpdate &U, const CallEvent &Call) {
  return IteratorCall(U, Call).eval();
}
