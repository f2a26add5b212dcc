//===- HolderCall.h - One method call on a holder ---------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines HolderCall: what a method of a container, an optional, a
// std::function or a shared pointer does to the elements that we know.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_HOLDERCALL_H
#define CALLBACK_LIFETIME_ENGINE_HOLDERCALL_H

#include "engine/Holders.h"
#include "engine/StdTypes.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace callback_lifetime {

class HolderCall {
public:
  HolderCall(PathUpdate &U, const clang::ento::CallEvent &Call,
             const clang::ento::MemRegion *Holder);

  /// A call that returns a new holder of the class \p Result.
  HolderCall(PathUpdate &U, const clang::ento::CallEvent &Call,
             const clang::RecordDecl *Result);

  /// Evaluates the method. Returns false if it is left to the analyzer.
  bool eval();

  /// std::make_shared: the result is the only pointer to what it made.
  bool evalMakeShared();

private:
  // Shared pointers: SharedCalls.cpp
  bool evalShared();
  bool takesPointer() const;
  bool takesShared() const;

  // Adding: HolderAdds.cpp
  bool evalConstructor(const clang::CXXConstructorDecl *Ctor);
  bool evalAssign();
  bool evalAdd();
  bool holdsOne() const;
  unsigned firstValueArgument() const;
  bool hasKeyArgument() const;
  void holdArguments();
  void addListed(const clang::Expr *Argument);
  void takeElements(const clang::ento::MemRegion *Source);
  void copyOne(const clang::ento::MemRegion *Source);
  void copyAll(const std::vector<PlacedElement> &All);
  const clang::ento::MemRegion *addMadeOf(unsigned First,
                                          clang::ento::SVal Key);
  const clang::ento::MemRegion *add(unsigned I, clang::ento::SVal Key);
  void put(unsigned I, const clang::ento::MemRegion *Source,
           const clang::ento::MemRegion *Target, clang::QualType Stored);
  void construct(unsigned First, const clang::ento::MemRegion *Target,
                 clang::QualType Stored);
  void giveTo(const clang::ento::MemRegion *Target, clang::QualType Stored,
              unsigned I);
  void growMovesObjects();

  // Removing and looking: HolderCalls.cpp
  bool evalString();
  bool evalRemoveLast();
  bool evalRemove();
  bool evalAccess();
  bool evalBegin();
  bool evalEnd();
  bool evalFind();
  bool isWholeRange();
  bool evalCount(bool PositiveMeansSome);
  bool evalOther();
  void loseAll();
  void loseUnseen(Event What);
  bool mayTakeOut() const;
  const clang::ento::MemRegion *accessed();
  Match matchesKey(const PlacedElement &P, clang::ento::SVal Key);
  const clang::ento::MemRegion *lookUp(clang::ento::SVal Key);
  const clang::ento::MemRegion *mapped(const clang::ento::MemRegion *Pair);
  const clang::ento::MemRegion *secondOf(const clang::ento::MemRegion *Pair,
                                         clang::QualType PairType);

  // Arguments and results
  bool finish();
  bool finishWith(clang::ento::SVal Result);
  clang::ento::SVal loaded(unsigned I);
  clang::ento::SVal given(unsigned I, const clang::ento::MemRegion *Source);
  clang::ento::SVal argument(unsigned I) const;
  clang::QualType argumentType(unsigned I) const;
  bool isRvalue(unsigned I) const;
  bool isNamed(llvm::StringRef Name) const;

  PathUpdate &U;
  const clang::ento::CallEvent &Call;
  const clang::CXXMethodDecl *Method;
  const clang::ento::MemRegion *Holder;
  HolderKind Kind;
  clang::QualType Type;
  clang::SourceLocation Here;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_HOLDERCALL_H
