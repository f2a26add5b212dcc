//===- Success.cpp - Whether registrations were made --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Success.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// Whether what a call returned says that it failed.
static bool saysFailed(ProgramStateRef State, SymbolRef Returned, Failure Fails,
                       SValBuilder &Values) {
  if (!Returned)
    return false;
  SVal Result = Values.makeSymbolVal(Returned);
  ConditionTruthVal IsZero = State->isNull(Result);
  switch (Fails) {
  case Failure::Never:
    return false;
  case Failure::Nonzero:
    return IsZero.isConstrainedFalse();
  case Failure::Zero:
    return IsZero.isConstrainedTrue();
  case Failure::Negative:
  case Failure::NotPositive:
    break;
  }
  SVal IsNegative = Values.evalBinOp(
      State, Fails == Failure::Negative ? BO_LT : BO_LE, Result,
      Values.makeIntVal(0, Returned->getType()), Values.getConditionType());
  auto Condition = IsNegative.getAs<DefinedOrUnknownSVal>();
  return Condition && !State->assume(*Condition, false);
}

/// Whether the pointer that a home stands for is null.
static bool isNullHome(ProgramStateRef State, const MemRegion *Home,
                       SValBuilder &Values) {
  if (const auto *Symbolic = dyn_cast<SymbolicRegion>(Home))
    return State->isNull(Values.makeLoc(Symbolic->getSymbol()))
        .isConstrainedTrue();
  const auto *Variable = dyn_cast<TypedValueRegion>(Home);
  if (!Variable || !Variable->getValueType()->isPointerType())
    return false;
  // A null that was stored later says nothing of the home.
  SVal Value = State->getSVal(Variable);
  return Value.getAsSymbol() && State->isNull(Value).isConstrainedTrue();
}

bool callback_lifetime::neverHappened(ProgramStateRef State, const Row &R,
                                      SValBuilder &Values) {
  if (R.HomeValue &&
      State->isNull(Values.makeLoc(R.HomeValue)).isConstrainedTrue())
    return true;
  for (const MemRegion *Home = R.At.Region; Home;
       Home = parentHome(State, Home))
    if (isNullHome(State, Home, Values))
      return true;
  for (SymbolRef Switch : R.Switches)
    if (State->isNull(Values.makeSymbolVal(Switch)).isConstrainedTrue())
      return true;
  if (R.DropResult &&
      State->isNull(Values.makeSymbolVal(R.DropResult)).isConstrainedTrue())
    return true;
  return (R.Keeper && saysFailed(State, R.Result, R.Keeper->Fails, Values)) ||
         (R.ArmedBy &&
          saysFailed(State, R.ArmResult, R.ArmedBy->Fails, Values));
}

static ProgramStateRef assumeIf(ProgramStateRef State, SVal Condition) {
  auto Known = Condition.getAs<DefinedOrUnknownSVal>();
  ProgramStateRef Assumed = Known ? State->assume(*Known, true) : nullptr;
  return Assumed ? Assumed : State;
}

static SVal compare(ProgramStateRef State, SVal Value, BinaryOperatorKind How,
                    SValBuilder &Values) {
  QualType Type = Value.getType(Values.getContext());
  return Values.evalBinOp(State, How, Value, Values.makeZeroVal(Type),
                          Values.getConditionType());
}

ProgramStateRef callback_lifetime::assumeSucceeded(ProgramStateRef State,
                                                   SymbolRef Result,
                                                   Failure Fails,
                                                   SValBuilder &Values) {
  if (!Result)
    return State;
  SVal Value = Values.makeSymbolVal(Result);
  switch (Fails) {
  case Failure::Never:
    return State;
  case Failure::Nonzero:
    return assumeIf(State, compare(State, Value, BO_EQ, Values));
  case Failure::Zero:
    return assumeIf(State, compare(State, Value, BO_NE, Values));
  case Failure::Negative:
    return assumeIf(State, compare(State, Value, BO_GE, Values));
  case Failure::NotPositive:
    return assumeIf(State, compare(State, Value, BO_GT, Values));
  }
  return State;
}

ProgramStateRef callback_lifetime::assumeValidToken(ProgramStateRef State,
                                                    SVal Token,
                                                    SValBuilder &Values) {
  if (Token.isUnknownOrUndef() || !Token.getAsSymbol())
    return State;
  QualType Type = Token.getType(Values.getContext());
  if (!Type->isScalarType())
    return State;
  BinaryOperatorKind IsValid = Type->isSignedIntegerType() ? BO_GT : BO_NE;
  return assumeIf(State, compare(State, Token, IsValid, Values));
}
