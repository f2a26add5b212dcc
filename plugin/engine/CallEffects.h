//===- CallEffects.h - What a modelled call does to the rows ----*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines CallEffects: resolves the places of a FunctionModel to the values of
// one call and turns its effects into events on rows.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_CALLEFFECTS_H
#define CALLBACK_LIFETIME_ENGINE_CALLEFFECTS_H

#include "engine/Identity.h"
#include "engine/PathUpdate.h"
#include "model/ApiModel.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

class CallEffects {
public:
  CallEffects(PathUpdate &Update, const clang::ento::CallEvent &Call,
              const FunctionModel &Model);

  /// The effects that do not need the result. Before the result is bound.
  void applyBefore();

  /// The effects on \p Result, and the derived handles.
  void applyAfter(clang::ento::SVal Result);

private:
  void retain(const Effect &E);
  void revoke(const Effect &E);
  void stepHome(const Effect &E);
  void drop(const Effect &E);
  void release(const Effect &E);
  void invoke(const Effect &E);
  void derive(const Effect &E, clang::ento::SVal Result);
  clang::ento::SVal writeHandle(unsigned Index);
  void makeStub(const Effect &E, clang::ento::SVal Result);

  void retainEntry(const Effect &E, clang::ento::SymbolRef Entry);
  void retainObject(const Effect &E, const clang::ento::MemRegion *Object);
  void fillIn(Row &R, const Effect &E);
  void replaceSlot(const Effect &E);
  void endHome(const Effect &E, Event What);

  Match matches(const Row &R, const Effect &E);
  Match matchesSubject(const Row &R, const Effect &E);
  Match matchesHome(const Row &R, const Effect &E);
  Match matchesKeys(const Row &R, const Effect &E);
  Match matchesToken(const Row &R, clang::ento::SymbolRef Token);

  clang::ento::SVal value(Place Where);
  clang::ento::SVal argument(unsigned Index);
  clang::QualType type(Place Where);
  /// The home of an effect; with a null region where it is not known.
  Home home(const Effect &E);
  bool isAddress(Place Where);
  bool takesOver(Place Where);
  bool isNull(Place Where);
  clang::SourceLocation here();

  PathUpdate &U;
  const clang::ento::CallEvent &Call;
  const FunctionModel &Model;
  const clang::FunctionDecl *Function;
  std::string Name;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CALLEFFECTS_H
