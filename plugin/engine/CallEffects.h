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

#include "engine/CallView.h"

namespace callback_lifetime {

class CallEffects {
public:
  CallEffects(PathUpdate &Update, const clang::ento::CallEvent &Call,
              const FunctionModel &Model);

  /// The effects that do not need the result. Before the result is bound.
  void applyBefore();

  /// Gives the call a result, which may be one of its arguments.
  clang::ento::SVal bindResult();

  /// The effects on \p Result, and the derived handles.
  void applyAfter(clang::ento::SVal Result);

private:
  void applyEffect(const Effect &E);
  void retain(const Effect &E);
  void arm(const Effect &E);
  void revoke(const Effect &E);
  void stepHome(const Effect &E);
  void drop(const Effect &E);
  void release(const Effect &E, clang::ento::SVal Result);
  void invoke(const Effect &E);
  void derive(const Effect &E, clang::ento::SVal Result);
  void allocate(const Effect &E, clang::ento::SVal Result);
  clang::ento::SVal rememberedResult(const Effect &E, clang::ento::SVal Result);
  clang::ento::SVal writtenValue(unsigned Index);
  void makeStub(const Effect &E, clang::ento::SVal Result);
  void bind(const Effect &E, clang::ento::SVal Result);
  void holdArgument(const Effect &E, unsigned I,
                    const clang::ento::MemRegion *Holder);
  bool isTrackable(const Place &Where) const;
  bool endsByItself(const Effect &E, const clang::ento::MemRegion *Object);

  void retainStub(const Effect &E);
  void retainFrom(const Effect &E);
  void retainCaptured(const Effect &E, const Place &Callable);
  void retainEntry(const Effect &E, clang::ento::SymbolRef Entry);
  void retainContext(const Effect &E, const clang::ento::MemRegion *Context);
  void retainObject(const Effect &E, const clang::ento::MemRegion *Object);
  void markFreed(Row &R);
  void keep(Row R, const Effect &E);
  void shareHome(const clang::ento::MemRegion *Object);
  void replaceSlot(const Effect &E);
  void removeFromSlot(const Effect &E);
  void close(const Effect &E);
  void end(RowId Id, Match Same, const Effect &E, Event AtOnce);
  void setDropResult(clang::ento::SVal Result);
  clang::ento::SVal valueAfter(const Place &Where, clang::ento::SVal Result);
  void finishArm(const Effect &E, clang::ento::SVal Result);
  void finishRetain(const Effect &E, clang::ento::SVal Result);

  Match matches(const Row &R, const Effect &E);
  Match matchesSubject(const Row &R, const Effect &E);
  Match matchesHome(const Row &R, const Effect &E);
  Match mayBelongTogether(const Row &R, const clang::ento::MemRegion *Other);
  Match belongsTo(const clang::ento::MemRegion *Part,
                  const clang::ento::MemRegion *Whole);
  Match matchesOwner(const Row &R, const Effect &E);
  Match matchesKeys(const Row &R, const Effect &E);
  Match matchesGuard(const Row &R, const Effect &E);
  Match matchesSignal(const Row &R, const Effect &E);
  Match matchesToken(const Row &R, const Effect &E);

  PathUpdate &U;
  const clang::ento::CallEvent &Call;
  CallView View;
  const FunctionModel &Model;
  const clang::FunctionDecl *Function;
  std::string Name;
  /// What the call writes where arguments point, by their index.
  std::map<unsigned, clang::ento::SVal> Written;
  /// The rows this call made.
  llvm::SmallVector<std::pair<RowId, const Effect *>, 4> Made;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_CALLEFFECTS_H
