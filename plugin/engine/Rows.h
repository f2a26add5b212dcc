//===- Rows.h - Registrations in the program state --------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines Row, one registration on one path, and how rows, stubs and derived
// handles are kept in the analyzer's program state. They are kept there and
// never re-read from the store, because an opaque call invalidates globals and
// all that its arguments reach.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_ROWS_H
#define CALLBACK_LIFETIME_ENGINE_ROWS_H

#include "model/ApiModel.h"
#include "model/Lifecycle.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include <vector>

namespace callback_lifetime {

using RowId = unsigned;

/// What holds a stub.
struct Home {
  enum Kind : unsigned char {
    Nowhere,  ///< not retained yet
    Process,  ///< the process itself
    Object,   ///< an object or a handle, given by its region
    Variable, ///< a variable that outlives the owner, given by its region
    Caller,   ///< whoever called the analysed function
  };
  Kind K = Nowhere;
  const clang::ento::MemRegion *Region = nullptr;

  bool operator==(const Home &Other) const {
    return K == Other.K && Region == Other.Region;
  }
};

/// Where an object got its home from.
enum class HomeOrigin : unsigned char {
  NotAsked, ///< the row is of no class that is judged
  Unknown,
  Outside, ///< from a caller, or a variable that others see
  Own,     ///< the object made it
};

/// One registration: an owner, a stub that leads to it, the home of the stub.
struct Row {
  RowState State = RowState::Exported;

  /// The owner is an entry (the identity of its wrapper) or an object.
  clang::ento::SymbolRef Entry = nullptr;
  const clang::ento::MemRegion *Object = nullptr;

  /// For an object that a callback captures: the entry of that callback. The
  /// object is out of reach once the entry is dropped.
  clang::ento::SymbolRef Through = nullptr;

  Home At;
  /// What retained it; null if no call did. Both live as long as the models.
  const FunctionModel *Model = nullptr;
  const Effect *Keeper = nullptr;
  const clang::FunctionDecl *KeptBy = nullptr;
  llvm::SmallVector<clang::ento::SVal, 2> Keys;
  /// The function or table that the home calls, if it is known.
  const clang::Decl *Code = nullptr;
  /// The member that the home finds the context in, when it calls.
  const clang::ento::MemRegion *ContextAt = nullptr;
  HomeOrigin From = HomeOrigin::NotAsked;
  /// The value of the home, where it is a pointer that may be null.
  clang::ento::SymbolRef HomeValue = nullptr;
  /// The callback and the value that switches it on: zero means none.
  llvm::SmallVector<clang::ento::SymbolRef, 2> Switches;
  /// What the retaining call returned: says whether it was made.
  clang::ento::SymbolRef Result = nullptr;
  /// What armed it, and what that call returned; null if nothing did.
  const Effect *ArmedBy = nullptr;
  clang::ento::SymbolRef ArmResult = nullptr;
  /// What the dropping call returned, where null says that it did nothing.
  clang::ento::SymbolRef DropResult = nullptr;
  /// The value that names this registration to what ends or arms it.
  clang::ento::SVal Token = clang::ento::UnknownVal();
  /// An object with which the registration ends.
  const clang::ento::MemRegion *Guard = nullptr;
  /// The owner registered itself, so an unseen destructor may undo it.
  bool SelfRegistered = false;

  /// The row whose notes tell where this owner was exported.
  RowId Origin = 0;
  clang::SourceLocation RetainedAt;
  clang::SourceLocation DroppedAt;
  /// The object that was destroyed; names the owner in the message.
  const clang::ento::MemRegion *DroppedRegion = nullptr;

  /// The slot that it is in; empty for none.
  llvm::StringRef slot() const {
    if (ArmedBy && !ArmedBy->Slot.empty())
      return ArmedBy->Slot;
    return Keeper ? llvm::StringRef(Keeper->Slot) : llvm::StringRef();
  }
  /// Whether the object has put itself where somebody's own code looks for
  /// callbacks: what takes it out again has no name.
  bool isSelfStored() const {
    return !Keeper && SelfRegistered && At.K == Home::Variable;
  }
  /// The method that invokes it when it is called; null if there is none.
  const clang::Decl *signal() const;
  /// Whether it comes and goes, so that it must not be forgotten in between.
  bool canBeArmed() const { return Keeper && Keeper->NeedsArming; }
  /// Whether its stub leads to the entry \p Wanted.
  bool leadsTo(clang::ento::SymbolRef Wanted) const {
    return Wanted && (Entry == Wanted || Through == Wanted);
  }
  bool operator==(const Row &Other) const;
  void Profile(llvm::FoldingSetNodeID &ID) const;
};

struct NumberedRow {
  RowId Id;
  Row R;
};

/// One line per row, for the analyzer's state dumps.
void printRows(clang::ento::ProgramStateRef State, llvm::raw_ostream &OS,
               const char *NewLine);

/// All rows of the path, in the order in which they were made.
std::vector<NumberedRow> allRows(clang::ento::ProgramStateRef State);
bool hasRows(clang::ento::ProgramStateRef State);
const Row *findRow(clang::ento::ProgramStateRef State, RowId Id);

/// Adds a row; its Origin is itself unless it has one. Returns its number.
RowId addRow(clang::ento::ProgramStateRef &State, Row R);
clang::ento::ProgramStateRef setRow(clang::ento::ProgramStateRef State,
                                    RowId Id, const Row &R);

clang::ento::ProgramStateRef removeRow(clang::ento::ProgramStateRef State,
                                       RowId Id);

/// Keeps what is known of the values that rows were made with.
void keepRowsAlive(clang::ento::ProgramStateRef State,
                   clang::ento::SymbolReaper &Reaper);

/// The entry that a stub leads to; null if it is not a known stub.
clang::ento::SymbolRef entryOfStub(clang::ento::ProgramStateRef State,
                                   clang::ento::SymbolRef Stub);
clang::ento::ProgramStateRef setStub(clang::ento::ProgramStateRef State,
                                     clang::ento::SymbolRef Stub,
                                     clang::ento::SymbolRef Entry);
bool hasStubs(clang::ento::ProgramStateRef State);

/// Whether \p Token was handed out on this path, to whatever registration.
bool isKnownToken(clang::ento::ProgramStateRef State,
                  clang::ento::SymbolRef Token);
clang::ento::ProgramStateRef addToken(clang::ento::ProgramStateRef State,
                                      clang::ento::SymbolRef Token);

/// The objects that the callback of \p Entry captures but does not own.
llvm::SmallVector<const clang::ento::MemRegion *, 4>
capturedBy(clang::ento::ProgramStateRef State, clang::ento::SymbolRef Entry);
clang::ento::ProgramStateRef addCaptured(clang::ento::ProgramStateRef State,
                                         clang::ento::SymbolRef Entry,
                                         const clang::ento::MemRegion *Object);

/// The home that a handle belongs to (a statement's database); null if it
/// belongs to none.
const clang::ento::MemRegion *parentHome(clang::ento::ProgramStateRef State,
                                         const clang::ento::MemRegion *Handle);
clang::ento::ProgramStateRef
setParentHome(clang::ento::ProgramStateRef State,
              const clang::ento::MemRegion *Handle,
              const clang::ento::MemRegion *Parent);

/// Whether somebody else has got the home: another thread that calls when it
/// likes, or an owner that destroys it when he likes.
bool isHandedOut(clang::ento::ProgramStateRef State,
                 const clang::ento::MemRegion *Home);
clang::ento::ProgramStateRef setHandedOut(clang::ento::ProgramStateRef State,
                                          const clang::ento::MemRegion *Home);

/// Says that what \p Handle keeps goes on in its parent when it dies.
clang::ento::ProgramStateRef setPassesOn(clang::ento::ProgramStateRef State,
                                         const clang::ento::MemRegion *Handle);

/// Whether \p Region is such a handle or a part of one.
bool isPassingOn(clang::ento::ProgramStateRef State,
                 const clang::ento::MemRegion *Region);

/// Where what \p Handle keeps goes on when it dies; null if it ends.
const clang::ento::MemRegion *passesOnTo(clang::ento::ProgramStateRef State,
                                         const clang::ento::MemRegion *Handle);

/// Whether \p Whole is the home \p Part or what it belongs to.
bool isWhole(clang::ento::ProgramStateRef State,
             const clang::ento::MemRegion *Whole,
             const clang::ento::MemRegion *Part);

/// Whether a call on this path made the home: then it is no other home.
bool isMadeHome(clang::ento::ProgramStateRef State,
                const clang::ento::MemRegion *Region);
clang::ento::ProgramStateRef addMadeHome(clang::ento::ProgramStateRef State,
                                         const clang::ento::MemRegion *Region);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_ROWS_H
