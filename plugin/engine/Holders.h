//===- Holders.h - Objects inside containers and the like -------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the contents of containers, optionals and std::function on a path.
// The analyzer does not look into them; each element that we have seen gets a
// region of its own here, with the value that was put in, so that wrappers and
// stubs in it are recognised by their value as everywhere else.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_HOLDERS_H
#define CALLBACK_LIFETIME_ENGINE_HOLDERS_H

#include "engine/Identity.h"
#include "engine/PathUpdate.h"
#include <optional>

namespace callback_lifetime {

/// An object in a holder.
struct Element {
  const clang::ento::MemRegion *Holder = nullptr;
  /// Its key or index; unknown for what was only pushed.
  clang::ento::SVal Key = clang::ento::UnknownVal();
  clang::QualType Type;
  unsigned Serial = 0; ///< later elements have larger ones
  bool Alive = true;

  bool operator==(const Element &Other) const;
  void Profile(llvm::FoldingSetNodeID &ID) const;
};

struct PlacedElement {
  const clang::ento::MemRegion *Region;
  Element E;
};

/// The living elements of a holder, in the order in which they were added.
std::vector<PlacedElement> elementsOf(clang::ento::ProgramStateRef State,
                                      const clang::ento::MemRegion *Holder);

/// The element that \p Region is or is a part of; null if it is none. Finds
/// dead ones too: messages name them.
const Element *elementAt(clang::ento::ProgramStateRef State,
                         const clang::ento::MemRegion *Region);

/// The element of \p Holder that \p Region is in, at any depth: a closure in a
/// std::function in a pair in a map. Finds dead ones too; null if it is in
/// none.
const Element *elementOf(clang::ento::ProgramStateRef State,
                         const clang::ento::MemRegion *Holder,
                         const clang::ento::MemRegion *Region);

/// Whether \p Region is a part of \p Object, or held by a part of it.
bool isHeldBy(clang::ento::ProgramStateRef State,
              const clang::ento::MemRegion *Region,
              const clang::ento::MemRegion *Object);

/// Adds an element with a region of its own, which is returned.
const clang::ento::MemRegion *addElement(PathUpdate &U,
                                         const clang::ento::MemRegion *Holder,
                                         clang::QualType Type,
                                         clang::ento::SVal Key);

/// As above, for an object that has a region already.
void placeElement(PathUpdate &U, const clang::ento::MemRegion *Holder,
                  const clang::ento::MemRegion *Region, clang::QualType Type,
                  clang::ento::SVal Key);

/// Loses sight of the owners and homes in an element, or in any object.
void loseElement(PathUpdate &U, const PlacedElement &Lost);
void loseObject(PathUpdate &U, const clang::ento::MemRegion *Region,
                clang::QualType Type);

/// The shared pointer in \p Sharer owns the element in \p Region too.
void shareElement(PathUpdate &U, const clang::ento::MemRegion *Region,
                  const clang::ento::MemRegion *Sharer);

/// Hands the elements of one holder to another.
void moveElements(PathUpdate &U, const clang::ento::MemRegion *From,
                  const clang::ento::MemRegion *To);
void swapElements(PathUpdate &U, const clang::ento::MemRegion *A,
                  const clang::ento::MemRegion *B);

/// Destroys one element, or all of them: what it owns is dropped.
void destroyElement(PathUpdate &U, const PlacedElement &Victim,
                    clang::SourceLocation At);
void destroyElements(PathUpdate &U, const clang::ento::MemRegion *Holder,
                     clang::SourceLocation At);

/// Loses sight of the elements of the holders in \p Region.
void forgetElements(PathUpdate &U, const clang::ento::MemRegion *Region);

/// Loses sight of everything that shared pointers hold.
void forgetAllShared(PathUpdate &U);

/// What is known of an iterator, by its identity.
struct Position {
  const clang::ento::MemRegion *Holder = nullptr;
  const clang::ento::MemRegion *Element = nullptr; ///< null: not known
  bool IsBegin = false;
  bool IsEnd = false;

  bool operator==(const Position &Other) const;
  void Profile(llvm::FoldingSetNodeID &ID) const;
};

const Position *positionOf(clang::ento::ProgramStateRef State,
                           clang::ento::SymbolRef Iterator);
clang::ento::ProgramStateRef setPosition(clang::ento::ProgramStateRef State,
                                         clang::ento::SymbolRef Iterator,
                                         Position Where);

/// How many elements a holder has, as long as nothing changes it.
const clang::ento::SVal *sizeOf(clang::ento::ProgramStateRef State,
                                const clang::ento::MemRegion *Holder);
void setSize(PathUpdate &U, const clang::ento::MemRegion *Holder,
             clang::ento::SVal Size);
void forgetSize(PathUpdate &U, const clang::ento::MemRegion *Holder);

/// Whether `reserve` was called, so that growing does not move elements.
bool isReserved(clang::ento::ProgramStateRef State,
                const clang::ento::MemRegion *Holder);
clang::ento::ProgramStateRef setReserved(clang::ento::ProgramStateRef State,
                                         const clang::ento::MemRegion *Holder);

/// Keeps the values of the elements: nothing in the program refers to their
/// regions.
void keepElementsAlive(clang::ento::ProgramStateRef State,
                       clang::ento::SymbolReaper &Reaper);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_HOLDERS_H
