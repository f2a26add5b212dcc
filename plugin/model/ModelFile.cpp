//===- ModelFile.cpp - Reading models from YAML ---------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelFile.h"
#include "model/BuiltinModels.inc"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"
#include <vector>

using namespace callback_lifetime;

namespace {

/// One effect of a function entry, before the defaults are filled in.
struct EffectEntry {
  Effect E;
  std::vector<Place> Keys;
};

struct FunctionEntry {
  std::string Name;
  size_t NumKeys = 0;
  std::vector<Effect> Effects;
};

struct LibraryEntry {
  std::string Library;
  std::vector<FunctionEntry> Functions;
};

/// The functions that have a model: from other files, and from this one.
struct KnownFunctions {
  const FunctionModels &Before;
  llvm::StringMap<char> Here;
};

/// The keys an effect may have, besides `home`.
struct EffectSyntax {
  const char *Name;
  Effect::Kind K;
  const char *SubjectKey; ///< null: the effect has no subject
  bool NeedsSubject;
  bool NeedsHome;
};

constexpr EffectSyntax Syntax[] = {
    {"retain", Effect::Retain, "context", true, false},
    {"revoke", Effect::Revoke, "context", false, false},
    {"close", Effect::Close, nullptr, false, true},
    {"step", Effect::Step, nullptr, false, false},
    {"derive", Effect::Derive, "handle", true, false},
    {"drop", Effect::Drop, "object", true, false},
    {"release", Effect::Release, "object", true, false},
    {"invoke", Effect::Invoke, "context", true, false},
};

/// Files larger than this are not models.
constexpr uint64_t MaxFileSize = 8 * 1024 * 1024;

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(FunctionEntry)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(Place)

namespace llvm::yaml {

template <> struct ScalarTraits<Place> {
  static void output(const Place &, void *, raw_ostream &) {}

  static StringRef input(StringRef Text, void *, Place &Out) {
    if (Text == "this") {
      Out = Place::thisObject();
      return {};
    }
    if (Text == "result") {
      Out = {Place::Result, 0};
      return {};
    }
    Out.K = Text.consume_front("*") ? Place::Pointee : Place::Argument;
    if (Text.getAsInteger(10, Out.Index) || Out.Index > 63)
      return "expected an argument index (0-based, at most 63), '*' and an "
             "index, 'this' or 'result'";
    return {};
  }

  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarEnumerationTraits<Failure> {
  static void enumeration(IO &Io, Failure &Out) {
    Io.enumCase(Out, "never", Failure::Never);
    Io.enumCase(Out, "nonzero", Failure::Nonzero);
    Io.enumCase(Out, "zero", Failure::Zero);
    Io.enumCase(Out, "negative", Failure::Negative);
  }
};

template <> struct MappingContextTraits<EffectEntry, EffectSyntax> {
  static void mapping(IO &Io, EffectEntry &Entry, EffectSyntax &Syntax) {
    Entry.E.K = Syntax.K;
    mapPlace(Io, "home", Syntax.NeedsHome, Entry.E.Home);
    if (Syntax.SubjectKey)
      mapPlace(Io, Syntax.SubjectKey, Syntax.NeedsSubject, Entry.E.Subject);
    if (Syntax.K != Effect::Retain && Syntax.K != Effect::Revoke)
      return;
    Io.mapOptional("slot", Entry.E.Slot);
    Io.mapOptional("keys", Entry.Keys);
    if (Syntax.K != Effect::Retain)
      return;
    Io.mapOptional("callback", Entry.E.Callback);
    Io.mapOptional("destroy", Entry.E.Destroy);
    Io.mapOptional("enabled_by", Entry.E.EnabledBy);
    Io.mapOptional("fails", Entry.E.Fails);
  }

private:
  static void mapPlace(IO &Io, const char *Key, bool Required, Place &Where) {
    if (Required)
      Io.mapRequired(Key, Where);
    else
      Io.mapOptional(Key, Where);
  }
};

template <> struct MappingTraits<FunctionEntry> {
  static void mapping(IO &Io, FunctionEntry &Function) {
    Function.NumKeys = Io.keys().size(); // mapping adds the keys it asks for
    Io.mapRequired("name", Function.Name);
    for (const EffectSyntax &Kind : Syntax) {
      std::optional<EffectEntry> Entry;
      mapEffect(Io, Kind, Entry);
      if (!Entry)
        continue;
      Entry->E.Keys.assign(Entry->Keys.begin(), Entry->Keys.end());
      // One registration per function is what most setters mean.
      if (Kind.K == Effect::Retain && Entry->E.Slot.empty())
        Entry->E.Slot = Function.Name;
      Function.Effects.push_back(std::move(Entry->E));
    }
  }

  static std::string validate(IO &Io, FunctionEntry &Function) {
    auto &Known = *static_cast<KnownFunctions *>(Io.getContext());
    if (!Known.Here.try_emplace(Function.Name).second ||
        Known.Before.count(Function.Name))
      return "function '" + Function.Name + "' has a model already";
    // A misspelt effect is reported as the unknown key that it is.
    if (Function.Effects.empty() && Function.NumKeys <= 1)
      return "function '" + Function.Name +
             "' has no effect: expected one of retain, revoke, close, step, "
             "derive, drop, release, invoke";
    return {};
  }

private:
  static void mapEffect(IO &Io, const EffectSyntax &Syntax,
                        std::optional<EffectEntry> &Entry) {
    void *Saved;
    bool UseDefault;
    if (!Io.preflightKey(Syntax.Name, /*Required=*/false, /*SameAsDefault=*/
                         false, UseDefault, Saved))
      return;
    Entry.emplace();
    EffectSyntax Context = Syntax;
    yamlize(Io, *Entry, /*Required=*/true, Context);
    Io.postflightKey(Saved);
  }
};

template <> struct MappingTraits<LibraryEntry> {
  static void mapping(IO &Io, LibraryEntry &Library) {
    Io.mapRequired("library", Library.Library);
    Io.mapRequired("functions", Library.Functions);
  }
};

} // namespace llvm::yaml

static llvm::Error error(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message.str());
}

static void keepFirst(const llvm::SMDiagnostic &Diag, void *Context) {
  auto &First = *static_cast<std::string *>(Context);
  if (!First.empty())
    return;
  llvm::raw_string_ostream OS(First);
  Diag.print(/*ProgName=*/nullptr, OS, /*ShowColors=*/false);
}

static void addAll(LibraryEntry &&Library, FunctionModels &Models) {
  for (FunctionEntry &Function : Library.Functions) {
    FunctionModel &Model = Models[Function.Name];
    Model.Library = Library.Library;
    Model.Effects.assign(Function.Effects.begin(), Function.Effects.end());
  }
}

llvm::Error callback_lifetime::readModels(llvm::StringRef Text,
                                          llvm::StringRef FileName,
                                          FunctionModels &Models) {
  if (Text.trim().empty())
    return error(FileName + ":1:1: error: empty model file");
  if (Text.contains('\0'))
    return error(FileName + ":1:1: error: not a text file");
  std::string First;
  KnownFunctions Known{Models, {}};
  llvm::yaml::Input In(llvm::MemoryBufferRef(Text, FileName), &Known, keepFirst,
                       &First);
  LibraryEntry Library;
  In >> Library;
  if (In.error())
    return error(
        llvm::StringRef(First.empty() ? "error: not a model file" : First)
            .rtrim());
  addAll(std::move(Library), Models);
  return llvm::Error::success();
}

llvm::Error callback_lifetime::readModelFile(llvm::StringRef Path,
                                             FunctionModels &Models) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return error(Path + ": error: cannot read the model file: " +
                 Buffer.getError().message());
  if ((*Buffer)->getBufferSize() > MaxFileSize)
    return error(Path + ": error: a model file of more than 8 MiB");
  return readModels((*Buffer)->getBuffer(), Path, Models);
}

llvm::Error callback_lifetime::readBuiltinModels(FunctionModels &Models) {
  for (const BuiltinModel &Model : BuiltinModels)
    if (llvm::Error E = readModels(Model.Text, Model.FileName, Models))
      return E;
  return llvm::Error::success();
}
