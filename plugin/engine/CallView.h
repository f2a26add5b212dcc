//===- CallView.h - The places of one call ----------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines CallView: the values, types and conditions that a FunctionModel names
// by place, resolved for one call.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CALLVIEW_H
#define CALLBACK_LIFETIME_ENGINE_CALLVIEW_H

#include "engine/Identity.h"
#include "engine/PathUpdate.h"
#include "model/ApiModel.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

class CallView {
public:
  CallView(PathUpdate &Update, const clang::ento::CallEvent &Call)
      : U(Update), Call(Call) {}

  /// The value in a place; unknown for the result.
  clang::ento::SVal value(const Place &Where) const;

  /// The member that a place names; null if it is not known.
  const clang::ento::MemRegion *member(const Place &Where) const;

  /// The type of what is in a place; null if it is not known.
  clang::QualType type(const Place &Where) const;

  /// The object in the place, or what the pointer there leads to.
  const clang::ento::MemRegion *object(const Place &Where) const;

  /// What is in the place, as the name of a registration.
  clang::ento::SVal token(const Place &Where) const;

  /// The number of arguments.
  unsigned numArguments() const { return Call.getNumArgs(); }

  /// The values that select one of several registrations of a slot.
  llvm::SmallVector<clang::ento::SVal, 2> keys(const Effect &E) const;

  /// The home of an effect; with a null region where it is not known.
  Home home(const Effect &E) const;

  bool isNull(const Place &Where) const;

  /// Whether the place has an address rather than a copied object.
  bool isAddress(const Place &Where) const;

  /// Whether the callee gets the object itself: by value or rvalue reference.
  bool takesOver(const Place &Where) const;

  /// Whether the conditions of an effect hold.
  Match applies(const Effect &E) const;

  /// Where the call is, in user code.
  clang::SourceLocation here() const;

private:
  clang::ento::SVal argument(unsigned Index) const;
  Match holds(const Condition &C) const;
  Match equals(const clang::Expr *Argument, clang::ento::SVal Value,
               llvm::StringRef Text) const;

  PathUpdate &U;
  const clang::ento::CallEvent &Call;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CALLVIEW_H
