//===- FindingConsumer.cpp - Path diagnostics to findings -----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/FindingConsumer.h"
#include "engine/DanglingStubChecker.h"
#include "clang/Basic/CharInfo.h"
#include "llvm/ADT/StringExtras.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// Flattens a path to its events.
class PathReader {
public:
  explicit PathReader(bool KeepsAll) : SeenOurs(KeepsAll) {}

  std::vector<Finding::Note> Notes;

  void read(const PathPieces &Pieces) {
    for (const PathDiagnosticPieceRef &Piece : Pieces)
      read(*Piece);
  }

private:
  void read(const PathDiagnosticPiece &Piece) {
    if (const auto *Call = dyn_cast<PathDiagnosticCallPiece>(&Piece))
      read(Call->path);
    else if (const auto *Macro = dyn_cast<PathDiagnosticMacroPiece>(&Piece))
      read(Macro->subPieces);
    else if (isa<PathDiagnosticEventPiece>(Piece))
      add(Piece);
    else if (isa<PathDiagnosticNotePiece>(Piece))
      Hints.push_back(noteOf(Piece));
  }

  void add(const PathDiagnosticPiece &Piece) {
    Finding::Note Note = noteOf(Piece);
    // The analyzer's own pieces begin with a capital. Of them, what it assumed
    // selects the path; before the first event of ours that tells nothing.
    bool IsOurs = !Note.Text.empty() && !clang::isUppercase(Note.Text.front());
    SeenOurs |= IsOurs;
    if (!IsOurs) {
      if (!SeenOurs || !llvm::StringRef(Note.Text).starts_with("Assuming"))
        return;
      Note.Text.front() = llvm::toLower(Note.Text.front());
    }
    Notes.push_back(std::move(Note));
  }

  static Finding::Note noteOf(const PathDiagnosticPiece &Piece) {
    return {Piece.getLocation().asLocation(), Piece.getString().str()};
  }

  bool SeenOurs;

public:
  std::vector<Finding::Note> Hints;
};

Hazard hazardOf(llvm::StringRef Name) {
  for (Hazard What : {Hazard::OwnerDropped, Hazard::RegisteredAfterDrop,
                      Hazard::InvokedAfterDrop, Hazard::FreedWhileClosing,
                      Hazard::HomeClosed})
    if (Name == name(What))
      return What;
  return Hazard::None;
}

Confidence confidenceOf(llvm::StringRef Name) {
  for (Confidence Sure : {Confidence::Possible, Confidence::Likely})
    if (Name == name(Sure))
      return Sure;
  return Confidence::Definite;
}

Finding toFinding(const PathDiagnostic &Diagnostic, bool KeepsAll) {
  Finding F;
  F.What = hazardOf(Diagnostic.getBugType());
  F.Sure = confidenceOf(Diagnostic.getCategory());
  F.Loc = Diagnostic.getLocation().asLocation();
  F.Message = Diagnostic.getShortDescription().str();
  if (Diagnostic.getUniqueingLoc().isValid())
    F.RetainedAt = Diagnostic.getUniqueingLoc().asLocation();
  PathReader Reader(KeepsAll);
  Reader.read(Diagnostic.path);
  F.Path = std::move(Reader.Notes);
  // The last event is the finding itself.
  if (!F.Path.empty())
    F.Path.pop_back();
  F.Path.insert(F.Path.end(), Reader.Hints.begin(), Reader.Hints.end());
  return F;
}

} // namespace

void FindingConsumer::FlushDiagnosticsImpl(
    std::vector<const PathDiagnostic *> &Diagnostics, FilesMade *) {
  for (const PathDiagnostic *Diagnostic : Diagnostics)
    if (Diagnostic->getCheckerName() == DanglingStubChecker::FullName)
      Out.push_back(toFinding(*Diagnostic, KeepsAll));
}
