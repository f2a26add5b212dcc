//===- Lifecycle.cpp - The transition table -------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Lifecycle.h"

using namespace callback_lifetime;

namespace {

using S = RowState;

constexpr Transition to(RowState Next, Hazard Report = Hazard::None) {
  return {Next, Report};
}

// A reported registration becomes Escaped: one report on a path is enough.
constexpr Transition report(Hazard What) { return {S::Escaped, What}; }

struct EventRow {
  const char *Name;
  Transition In[NumRowStates];
};

// Rows in the order of Event, columns in the order of RowState: Exported, Live,
// Closing, Dropped, Dangling, Released, Escaped.
constexpr EventRow Table[NumEvents] = {
    {"retain",
     {to(S::Live), to(S::Live), to(S::Closing),
      report(Hazard::RegisteredAfterDrop), to(S::Dangling), to(S::Released),
      to(S::Escaped)}},
    {"revoke",
     {to(S::Exported), to(S::Exported), to(S::Closing), to(S::Dropped),
      to(S::Dropped), to(S::Exported), to(S::Escaped)}},
    {"close",
     {to(S::Exported), to(S::Exported), to(S::Exported), to(S::Dropped),
      to(S::Dropped), to(S::Exported), to(S::Escaped)}},
    {"begin close",
     {to(S::Exported), to(S::Closing), to(S::Closing), to(S::Dropped),
      to(S::Dangling), to(S::Released), to(S::Escaped)}},
    {"finish close",
     {to(S::Exported), to(S::Exported), to(S::Exported), to(S::Dropped),
      to(S::Dropped), to(S::Released), to(S::Escaped)}},
    {"drop",
     {to(S::Dropped), to(S::Dangling), report(Hazard::FreedWhileClosing),
      to(S::Dropped), to(S::Dangling), to(S::Released), to(S::Escaped)}},
    {"delete",
     {to(S::Dropped), to(S::Dangling), report(Hazard::FreedWhileClosing),
      to(S::Dropped), to(S::Dangling), to(S::Dangling), to(S::Escaped)}},
    {"drop under an active home",
     {to(S::Dropped), report(Hazard::OwnerDropped),
      report(Hazard::FreedWhileClosing), to(S::Dropped), to(S::Dangling),
      to(S::Released), to(S::Escaped)}},
    {"release",
     {to(S::Released), to(S::Released), to(S::Closing), to(S::Dropped),
      to(S::Dangling), to(S::Released), to(S::Escaped)}},
    {"may have fired",
     {to(S::Exported), to(S::Escaped), to(S::Closing), to(S::Dropped),
      to(S::Dangling), to(S::Released), to(S::Escaped)}},
    {"foreign step",
     {to(S::Exported), to(S::Live), to(S::Closing), to(S::Dropped),
      report(Hazard::OwnerDropped), to(S::Released), to(S::Escaped)}},
    {"end",
     {to(S::Exported), to(S::Live), to(S::Closing), to(S::Dropped),
      report(Hazard::OwnerDropped), to(S::Released), to(S::Escaped)}},
    {"invoke",
     {to(S::Exported), to(S::Live), to(S::Closing),
      report(Hazard::InvokedAfterDrop), report(Hazard::InvokedAfterDrop),
      to(S::Released), to(S::Escaped)}},
    {"escape",
     {to(S::Escaped), to(S::Escaped), to(S::Escaped), to(S::Escaped),
      to(S::Escaped), to(S::Escaped), to(S::Escaped)}},
};

constexpr const char *StateNames[NumRowStates] = {
    "Exported", "Live",     "Closing", "Dropped",
    "Dangling", "Released", "Escaped"};

std::string cell(const Transition &T) {
  if (T.Report != Hazard::None)
    return std::string("**report: ") + name(T.Report) + "**";
  return name(T.Next);
}

} // namespace

Transition callback_lifetime::step(RowState State, Event What) {
  return Table[static_cast<unsigned>(What)].In[static_cast<unsigned>(State)];
}

const char *callback_lifetime::name(RowState State) {
  return StateNames[static_cast<unsigned>(State)];
}

const char *callback_lifetime::name(Event What) {
  return Table[static_cast<unsigned>(What)].Name;
}

const char *callback_lifetime::name(Hazard What) {
  switch (What) {
  case Hazard::None:
    return "none";
  case Hazard::OwnerDropped:
    return "owner dropped while its stub is still live";
  case Hazard::RegisteredAfterDrop:
    return "registered after its owner was dropped";
  case Hazard::InvokedAfterDrop:
    return "stub invoked after its owner was dropped";
  case Hazard::FreedWhileClosing:
    return "freed before its close callback ran";
  case Hazard::HomeClosed:
    return "the home was closed first";
  }
  return "none";
}

const char *callback_lifetime::name(Confidence Sure) {
  switch (Sure) {
  case Confidence::Possible:
    return "possible";
  case Confidence::Likely:
    return "likely";
  case Confidence::Definite:
    return "definite";
  }
  return "";
}

Confidence callback_lifetime::confidenceOf(Event What) {
  return What == Event::End ? Confidence::Likely : Confidence::Definite;
}

std::string callback_lifetime::semanticsTable() {
  std::string Out = "| event |";
  for (const char *State : StateNames)
    Out += std::string(" ") + State + " |";
  Out += "\n|---|";
  for (unsigned I = 0; I < NumRowStates; ++I)
    Out += "---|";
  Out += "\n";
  for (const EventRow &Row : Table) {
    Out += std::string("| ") + Row.Name + " |";
    for (const Transition &T : Row.In)
      Out += " " + cell(T) + " |";
    Out += "\n";
  }
  return Out;
}
