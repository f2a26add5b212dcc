//===- ModelSyntax.cpp - The keys of a model file -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSyntax.h"
#include "llvm/ADT/StringExtras.h"

using namespace callback_lifetime;

namespace llvm::yaml {

//===----------------------------------------------------------------------===//
// Scalars
//===----------------------------------------------------------------------===//

StringRef ScalarTraits<Place>::input(StringRef Text, void *, Place &Out) {
  if (Text == "this") {
    Out = Place::thisObject();
    return {};
  }
  if (Text == "result") {
    Out = Place::result();
    return {};
  }
  if (Text == "library") {
    Out = Place::library();
    return {};
  }
  auto [Number, Field] = Text.split("->");
  Out.K = Place::Argument;
  if (Number.consume_back(".."))
    Out.K = Place::Rest;
  else if (Number.consume_front("*"))
    Out.K = Place::Pointee;
  else if (Text.contains("->"))
    Out.K = Place::Member;
  Out.Field = Field.str();
  bool IsBad = Number.getAsInteger(10, Out.Index) || Out.Index > 63 ||
               (Out.K == Place::Member) == Field.empty();
  return IsBad ? StringRef(PlaceForm.Expected) : StringRef();
}

StringRef ScalarTraits<ConditionValue>::input(StringRef Text, void *,
                                              ConditionValue &Out) {
  Out.Text = Text.str();
  int64_t Number;
  bool IsName = !Text.empty() && !isDigit(Text[0]) &&
                all_of(Text, [](char C) { return isAlnum(C) || C == '_'; });
  return IsName || !Text.getAsInteger(0, Number)
             ? StringRef()
             : StringRef(ValueForm.Expected);
}

/// The line of the file that the entry being read starts in; 0 if there is no
/// file.
static unsigned currentLine(IO &Io) {
  auto *Context = static_cast<ReadContext *>(Io.getContext());
  if (!Context)
    return 0;
  const Node *Entry = static_cast<Input &>(Io).getCurrentNode();
  size_t Offset =
      Entry->getSourceRange().Start.getPointer() - Context->Text.begin();
  // Effects are read by kind, so the next one may stand before the last.
  auto [First, Last] = std::minmax(Offset, Context->Offset);
  unsigned Lines = Context->Text.slice(First, Last).count('\n');
  Context->Line += Offset < Context->Offset ? -Lines : Lines;
  Context->Offset = Offset;
  return Context->Line;
}

//===----------------------------------------------------------------------===//
// Effects
//===----------------------------------------------------------------------===//

void MappingTraits<Condition>::mapping(IO &Io, Condition &Condition) {
  Io.mapRequired("argument", Condition.What);
  std::vector<ConditionValue> Values;
  Io.mapRequired("is", Values);
  for (ConditionValue &Value : Values)
    Condition.Values.push_back(std::move(Value.Text));
}

static void mapPlace(IO &Io, const char *Key, bool Required, Place &Where) {
  if (Required)
    Io.mapRequired(Key, Where);
  else
    Io.mapOptional(Key, Where);
}

// YAML I/O takes everything that reads a std::optional for its own reader.
static void mapCondition(IO &Io, const char *Key,
                         std::optional<Condition> &Out) {
  void *Saved;
  bool UseDefault;
  if (!Io.preflightKey(Key, /*Required=*/false, /*SameAsDefault=*/false,
                       UseDefault, Saved))
    return;
  EmptyContext None;
  yamlize(Io, Out.emplace(), /*Required=*/true, None);
  Io.postflightKey(Saved);
}

static void mapRetain(IO &Io, Effect &E) {
  Io.mapOptional("callback", E.Callback);
  Io.mapOptional("destroy", E.Destroy);
  Io.mapOptional("enabled_by", E.EnabledBy);
  Io.mapOptional("fails", E.Fails);
  Io.mapOptional("times", E.HowOften);
  Io.mapOptional("calls", E.When);
  Io.mapOptional("per_operation", E.PerOperation);
  Io.mapOptional("needs_arming", E.NeedsArming);
  Io.mapOptional("irrevocable", E.Irrevocable);
  // A callable brings its context along.
  if (!E.Subject && !E.Callback && Io.getContext())
    Io.setError("'retain' needs 'context' or 'callback'");
  E.IsCallable = !E.Subject;
  if (E.IsCallable)
    E.Subject = E.Callback;
}

static void mapDerive(IO &Io, Effect &E) {
  Io.mapOptional("shared", E.Shared);
  Io.mapOptional("passes_on", E.PassesOn);
}

void MappingContextTraits<EffectEntry, EffectSyntax>::mapping(
    IO &Io, EffectEntry &Entry, EffectSyntax &Syntax) {
  Effect &E = Entry.E;
  E.K = Syntax.K;
  E.Line = currentLine(Io);
  if (Syntax.Home != EffectSyntax::NoHome)
    mapPlace(Io, "home", Syntax.Home == EffectSyntax::NeedsHome, E.Home);
  if (Syntax.SubjectKey)
    mapPlace(Io, Syntax.SubjectKey, Syntax.NeedsSubject, E.Subject);
  mapCondition(Io, "when", E.OnlyIf);
  mapCondition(Io, "unless", E.Unless);
  if (E.K == Effect::Arm)
    Io.mapRequired("token", E.Token);
  if (E.K == Effect::Arm || E.K == Effect::Drop)
    Io.mapOptional("fails", E.Fails);
  bool HasSlot = E.K == Effect::Retain || E.K == Effect::Revoke;
  if (HasSlot) {
    Io.mapOptional("token", E.Token);
    Io.mapOptional("guard", E.Guard);
    Io.mapOptional("signal", E.Signal);
  }
  if (HasSlot || E.K == Effect::Arm)
    Io.mapOptional("keys", Entry.Keys);
  if (HasSlot || E.K == Effect::Arm || E.K == Effect::Step)
    Io.mapOptional("slot", E.Slot);
  if (E.K == Effect::Revoke || E.K == Effect::Close)
    Io.mapOptional("finishes", E.Ends);
  if (E.K == Effect::Close)
    Io.mapOptional("counted", E.Counted);
  if (E.K == Effect::Derive)
    mapDerive(Io, E);
  if (E.K == Effect::Allocate)
    Io.mapOptional("zeroed", E.Zeroed);
  if (E.K == Effect::Retain)
    mapRetain(Io, E);
}

/// One effect, or a list of effects of one kind.
static void mapEffects(IO &Io, const EffectSyntax &Syntax,
                       std::vector<EffectEntry> &Entries) {
  void *Saved;
  bool UseDefault;
  if (!Io.preflightKey(Syntax.Name, /*Required=*/false, /*SameAsDefault=*/false,
                       UseDefault, Saved))
    return;
  EffectSyntax Context = Syntax;
  if (Io.getNodeKind() == NodeKind::Sequence) {
    yamlize(Io, Entries, /*Required=*/true, Context);
  } else {
    Entries.emplace_back();
    yamlize(Io, Entries.back(), /*Required=*/true, Context);
  }
  Io.postflightKey(Saved);
}

//===----------------------------------------------------------------------===//
// Functions and types
//===----------------------------------------------------------------------===//

void MappingTraits<FunctionEntry>::mapping(IO &Io, FunctionEntry &Function) {
  Function.NumKeys = Io.keys().size(); // mapping adds the keys it asks for
  Function.Line = currentLine(Io);
  Io.mapRequired("name", Function.Name);
  Io.mapOptional("no_effect", Function.NoEffect);
  for (const EffectSyntax &Kind : Effects) {
    std::vector<EffectEntry> Entries;
    mapEffects(Io, Kind, Entries);
    for (EffectEntry &Entry : Entries) {
      Entry.E.Keys.assign(Entry.Keys.begin(), Entry.Keys.end());
      Function.Effects.push_back(std::move(Entry.E));
    }
  }
}

static std::string alreadyKnown(const char *What, StringRef Name) {
  return (Twine(What) + " '" + Name + "' has a model already").str();
}

/// What is wrong with the name of a function.
static std::string checkName(IO &Io, const std::string &Name) {
  size_t Operator = StringRef(Name).rfind("operator");
  if (StringRef(Name).take_front(Operator).find_first_of(" (<*&") !=
          StringRef::npos ||
      Name.empty())
    return "'" + Name +
           "' is not a name: expected a qualified name without parameters and "
           "template arguments";
  auto *Context = static_cast<ReadContext *>(Io.getContext());
  if (Context && (!Context->Here.try_emplace(Name).second ||
                  Context->Before.Functions.count(Name) ||
                  Context->Before.Unmodelled.count(Name)))
    return alreadyKnown("function", Name);
  return {};
}

std::string MappingTraits<FunctionEntry>::validate(IO &Io,
                                                   FunctionEntry &Function) {
  std::string Error = checkName(Io, Function.Name);
  if (!Error.empty())
    return Error;
  if (Function.NoEffect && !Function.Effects.empty())
    return "function '" + Function.Name + "' has 'no_effect' and an effect";
  // A misspelt effect is reported as the unknown key that it is.
  if (Function.NoEffect || !Function.Effects.empty() || Function.NumKeys > 1)
    return {};
  std::string Names;
  for (const EffectSyntax &Kind : Effects)
    Names += std::string(Kind.Name) + ", ";
  return "function '" + Function.Name + "' has no effect: expected one of " +
         Names + "no_effect";
}

void MappingTraits<UnmodelledEntry>::mapping(IO &Io,
                                             UnmodelledEntry &Function) {
  Io.mapRequired("name", Function.Name);
  Io.mapRequired("reason", Function.Reason);
}

std::string
MappingTraits<UnmodelledEntry>::validate(IO &Io, UnmodelledEntry &Function) {
  return checkName(Io, Function.Name);
}

void MappingTraits<TypeEntry>::mapping(IO &Io, TypeEntry &Type) {
  Io.mapRequired("name", Type.Name);
  Io.mapRequired("role", Type.Role);
}

std::string MappingTraits<TypeEntry>::validate(IO &Io, TypeEntry &Type) {
  auto *Context = static_cast<ReadContext *>(Io.getContext());
  if (Context && (!Context->Here.try_emplace("class " + Type.Name).second ||
                  Context->Before.Types.count(Type.Name)))
    return alreadyKnown("type", Type.Name);
  return {};
}

void MappingTraits<LibraryEntry>::mapping(IO &Io, LibraryEntry &Library) {
  Io.mapRequired("library", Library.Library);
  Io.mapOptional("opaque", Library.IsOpaque);
  Io.mapOptional("types", Library.Types);
  Io.mapOptional("functions", Library.Functions);
  Io.mapOptional("unmodelled", Library.Unmodelled);
}

} // namespace llvm::yaml

static const EffectSyntax *syntaxOf(Effect::Kind K) {
  for (const EffectSyntax &Syntax : Effects)
    if (Syntax.K == K)
      return &Syntax;
  return nullptr;
}

llvm::StringRef callback_lifetime::effectName(Effect::Kind K) {
  return K == Effect::MakeStub ? "stub" : syntaxOf(K)->Name;
}

llvm::StringRef callback_lifetime::subjectKey(Effect::Kind K) {
  const EffectSyntax *Syntax = syntaxOf(K);
  return Syntax && Syntax->SubjectKey ? Syntax->SubjectKey : "context";
}
