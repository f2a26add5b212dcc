//===- PathUpdate.cpp - One change of the rows, with its notes ------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/PathUpdate.h"
#include "Compat.h"
#include "engine/Callbacks.h"
#include "engine/EndHints.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/Success.h"
#include "engine/Summaries.h"
#include "model/Messages.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"
#include <set>
#include <tuple>

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

const BugType *BugTypes::get(Hazard What, Confidence Sure) const {
  if (Sure < Minimum)
    return nullptr;
  auto &Type = Types[{What, Sure}];
  if (!Type)
    Type = std::make_unique<BugType>(Checker, name(What), name(Sure));
  return Type.get();
}

bool BugTypes::owns(const BugType &Type) const {
  for (const auto &Entry : Types)
    if (Entry.second.get() == &Type)
      return true;
  return false;
}

/// Whether nothing can come of a row any more. Keeping it would only keep paths
/// apart that are otherwise the same.
static bool isOver(const Row &R) {
  if (R.State == RowState::Escaped)
    return R.At.K != Home::Nowhere;
  return (R.Object || R.ContextAt) && !R.canBeArmed() &&
         (R.State == RowState::Exported || R.State == RowState::Dropped);
}

// A report ends a row, and so does what undoes it: a run with a seed asks
// which.
REGISTER_SET_WITH_PROGRAMSTATE(ReportedSet, RowId)

bool PathUpdate::isReported(RowId Id) const {
  return State->contains<ReportedSet>(Id);
}

void PathUpdate::send(RowId Id, Event What, std::string Text,
                      SourceLocation Loc) {
  const Row *Found = findRow(State, Id);
  if (!Found)
    return;
  Row R = *Found;
  if (neverHappened(State, R, C.getSValBuilder()))
    What = Event::Escape;
  Transition T = step(R.State, What);
  if (T.Report != Hazard::None) {
    Confidence Sure =
        isGuesswork(State) ? Confidence::Possible : confidenceOf(What);
    Reports.push_back({Id, R, T.Report, Sure, std::move(Text), Loc});
    if (Shared.Run && Shared.Run->Seed)
      State = State->add<ReportedSet>(Id);
  } else if (!Text.empty() && T.Next != R.State)
    note(Id, std::move(Text));
  R.State = T.Next;
  State = isOver(R) ? removeRow(State, Id) : setRow(State, Id, R);
}

void PathUpdate::drop(RowId Id, Event How, SourceLocation At,
                      const MemRegion *Where) {
  edit(Id, [&](Row &R) {
    if (R.DroppedAt.isValid())
      return;
    R.DroppedAt = At;
    R.DroppedRegion = Where;
  });
  const Row *R = findRow(State, Id);
  bool IsActive = R && R->State == RowState::Live && R->Keeper &&
                  R->Keeper->When == Calls::Anytime;
  send(Id, IsActive ? Event::DropActive : How);
}

void PathUpdate::mayHaveRun(RowId Id) {
  const Row *R = findRow(State, Id);
  // The callback may have changed its context: `while (!Stop) step();`
  if (R && R->Object && R->State == RowState::Live) {
    QualType Type = typeOf(R->Object);
    State = !Type.isNull() && Type->isScalarType()
                ? invalidate(C, State, R->Object)
                : forgetWritten(C, State, R->Code, R->Object);
    R = findRow(State, Id);
  }
  if (R && R->Object && R->Keeper && R->Keeper->HowOften != Times::Persistent) {
    forgetInside(R->Object);
    R = findRow(State, Id);
  }
  bool MayEnd = R && R->State == RowState::Live && R->Code &&
                mayEndRegistrations(R->Code, Shared.CalledUndoing);
  if (MayEnd)
    return send(Id, Event::Escape);
  if (R && R->State == RowState::Closing)
    send(Id, Event::FinishClose);
  else if (R && R->Keeper && R->Keeper->HowOften != Times::Persistent)
    send(Id, Event::MayHaveFired);
}

/// A context that is done with may have been deleted with all that it holds.
void PathUpdate::forgetInside(const MemRegion *Context) {
  std::vector<PlacedElement> Held = elementsOf(State, Context);
  for (const NumberedRow &N : allRows(State)) {
    bool IsInside = isWithin(N.R.At.Region, Context) ||
                    llvm::any_of(Held, [&](const PlacedElement &P) {
                      return isWithin(N.R.At.Region, P.Region);
                    });
    if (N.R.At.K == Home::Variable && IsInside)
      send(N.Id, Event::Escape);
  }
}

void PathUpdate::edit(RowId Id, llvm::function_ref<void(Row &)> Change) {
  if (const Row *Found = findRow(State, Id)) {
    Row R = *Found;
    Change(R);
    State = setRow(State, Id, R);
  }
}

const NoteTag *PathUpdate::makeTag() {
  return C.getNoteTag([&Types = Shared.Types, Notes = Notes](
                          PathSensitiveBugReport &BR) -> std::string {
    if (!Types.owns(BR.getBugType()))
      return {};
    for (const Note &N : Notes)
      if (static_cast<Report &>(BR).concerns(N.About))
        return N.Text;
    return {};
  });
}

void PathUpdate::commit() {
  bool HasReports = !Reports.empty() || !ClosedHomes.empty();
  if (State == C.getState() && Notes.empty() && !HasReports && !NeedsNode)
    return;
  bool NeedsTag = !Notes.empty() || NeedsNode;
  ExplodedNode *Node =
      NeedsTag ? C.addTransition(State, makeTag()) : C.addTransition(State);
  // Notes on a report's own node are not shown: it needs one after theirs.
  if (Node && !Notes.empty() && HasReports)
    Node = C.generateNonFatalErrorNode(State, Node);
  if (Node)
    emitAll(Node);
}

void PathUpdate::commitAside(PathUpdate &Main) {
  if (Reports.empty())
    return;
  // The builder forgets the node that both paths leave from, unless the other
  // path makes a node of its own.
  Main.NeedsNode = true;
  if (ExplodedNode *Node = C.generateSink(State, C.getPredecessor()))
    emitAll(Node);
}

void PathUpdate::emitAll(ExplodedNode *Node) {
  // One free of a handle with its context in it is one finding.
  std::set<std::tuple<SourceLocation, const MemRegion *, std::string>> Seen;
  for (const Pending &Report : Reports) {
    const Row &R = Report.R;
    std::string Library = R.Model ? R.Model->Library : std::string();
    bool IsFirst =
        Library.empty() || !R.Object ||
        Seen.insert({R.DroppedAt, R.Object->getBaseRegion(), Library}).second;
    if (IsFirst)
      emit(Report, Node);
  }
  for (const ClosedHome &Report : ClosedHomes)
    emit(Report, Node);
}

void PathUpdate::emit(const Pending &Report, ExplodedNode *Node) {
  const BugType *Type = Shared.Types.get(Report.What, Report.Sure);
  if (!Type || Report.R.DroppedAt.isInvalid())
    return;
  const SourceManager &Sources = C.getSourceManager();
  std::string Owner = describe(Report.R.DroppedRegion ? Report.R.DroppedRegion
                                                      : Report.R.Object);
  auto R = std::make_unique<LifetimeReport>(
      *Type, messages::warning(Report.What, Owner), Node, Report.Id, Report.R,
      Sources);
  if (!Report.Text.empty() && Report.Loc.isValid())
    R->addNote(Report.Text, PathDiagnosticLocation(Report.Loc, Sources));
  bool IsOfClass = Shared.Run && Shared.Run->Seed; // told with the class
  std::string Hint =
      IsOfClass ? std::string() : endHint(Report.R, Shared.Models);
  if (!Hint.empty() && Report.R.RetainedAt.isValid())
    R->addNote(Hint, PathDiagnosticLocation(Report.R.RetainedAt, Sources));
  C.emitReport(std::move(R));
}

void PathUpdate::emit(const ClosedHome &Report, ExplodedNode *Node) {
  const BugType *Type =
      Shared.Types.get(Hazard::HomeClosed, Confidence::Definite);
  std::string Message =
      messages::warning(Hazard::HomeClosed, describe(Report.Region));
  if (Type)
    C.emitReport(std::make_unique<ClosedHomeReport>(
        *Type, Message, Node, Report.Region,
        PathDiagnosticLocation(Report.At, C.getSourceManager())));
}
