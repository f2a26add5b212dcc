//===- Lifecycle.h - States and events of a registration --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the rule of the product: the states of a registration (one owner, one
// stub, one home), the events that happen to it, and the pure function that
// says what each event does in each state. The engine only asks `step`; it has
// no transition of its own. `docs/semantics.md` is printed from the same table.
// Includes no LLVM or Clang header, so that anything can use it.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_LIFECYCLE_H
#define CALLBACK_LIFETIME_MODEL_LIFECYCLE_H

#include <string>

namespace callback_lifetime {

/// What is known of one registration on one path.
enum class RowState : unsigned char {
  Exported, ///< the owner lives; the home does not hold the stub
  Live,     ///< the owner lives; the home holds the stub and may call it
  Closing,  ///< the home closes asynchronously and may still touch the owner
  Dropped,  ///< the owner is gone; the home does not hold the stub
  Dangling, ///< the owner is gone; the home still holds the stub
  Released, ///< the owner was made immortal, or handed to the home
  Escaped,  ///< the analysis lost sight of the owner or the home
};
constexpr unsigned NumRowStates = 7;

/// What can happen to one registration.
enum class Event : unsigned char {
  Retain,       ///< the stub reaches a home
  Revoke,       ///< the registration is undone, or its slot is overwritten
  Close,        ///< the home is closed and forgets its stubs
  BeginClose,   ///< the home starts to close asynchronously
  FinishClose,  ///< the close callback has run
  Drop,         ///< the owner dies of itself: scope, reset, assignment, erase
  Delete,       ///< the owner dies by an explicit `delete` or `free`
  DropActive,   ///< the owner dies while its home calls from another thread
  Release,      ///< the owner is made immortal, or handed to the home
  MayHaveFired, ///< a one-shot stub may have been consumed
  ForeignStep,  ///< the home may invoke what it holds
  End,          ///< the analysed function returns and the home is still there
  Invoke,       ///< analysed code calls the stub itself
  Escape,       ///< unknown code gets the owner or the home
};
constexpr unsigned NumEvents = 14;

/// What is wrong, if anything.
enum class Hazard : unsigned char {
  None,
  OwnerDropped,        ///< the owner dropped while its stub is still live
  RegisteredAfterDrop, ///< the stub registered after its owner was dropped
  InvokedAfterDrop,    ///< the stub invoked after its owner was dropped
  FreedWhileClosing,   ///< the owner freed before its close callback ran
  HomeClosed,          ///< a registration made or ended on a closed home
};

/// How sure a report is, from weakest to strongest.
enum class Confidence : unsigned char {
  Possible, ///< something that callers may or may not do would undo it
  Likely,   ///< the code ends while the stub leads to a dropped owner
  Definite, ///< a foreign step or an invocation was seen after the drop
};

/// The outcome of an event: the next state, and the hazard to report.
struct Transition {
  RowState Next;
  Hazard Report = Hazard::None;
};

/// The rule. Pure; total over states and events.
Transition step(RowState State, Event What);

/// The name of a state, event, hazard or confidence, as documents print it.
const char *name(RowState State);
const char *name(Event What);
const char *name(Hazard What);
const char *name(Confidence Sure);

/// The confidence of a report that \p What brought about.
Confidence confidenceOf(Event What);

/// The rule as a Markdown table: a row per event, a column per state.
std::string semanticsTable();

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_LIFECYCLE_H
