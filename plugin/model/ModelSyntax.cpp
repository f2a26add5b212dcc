//===- ModelSyntax.cpp - The keys of a model file -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSyntax.h"

using namespace callback_lifetime;

namespace llvm::yaml {

template <> struct ScalarEnumerationTraits<Failure> {
  static void enumeration(IO &Io, Failure &Out) {
    Io.enumCase(Out, "never", Failure::Never);
    Io.enumCase(Out, "nonzero", Failure::Nonzero);
    Io.enumCase(Out, "zero", Failure::Zero);
    Io.enumCase(Out, "negative", Failure::Negative);
  }
};

template <> struct ScalarEnumerationTraits<Times> {
  static void enumeration(IO &Io, Times &Out) {
    Io.enumCase(Out, "persistent", Times::Persistent);
    Io.enumCase(Out, "once", Times::Once);
    Io.enumCase(Out, "until_false", Times::UntilFalse);
  }
};

template <> struct ScalarEnumerationTraits<Calls> {
  static void enumeration(IO &Io, Calls &Out) {
    Io.enumCase(Out, "later", Calls::Later);
    Io.enumCase(Out, "anytime", Calls::Anytime);
    Io.enumCase(Out, "at_exit", Calls::AtExit);
  }
};

template <> struct ScalarEnumerationTraits<Finishes> {
  static void enumeration(IO &Io, Finishes &Out) {
    Io.enumCase(Out, "at_once", Finishes::AtOnce);
    Io.enumCase(Out, "later", Finishes::Later);
  }
};

template <> struct ScalarEnumerationTraits<TypeRole> {
  static void enumeration(IO &Io, TypeRole &Out) {
    Io.enumCase(Out, "wrapper", TypeRole::Wrapper);
    Io.enumCase(Out, "stub", TypeRole::Stub);
  }
};

StringRef ScalarTraits<Place>::input(StringRef Text, void *, Place &Out) {
  if (Text == "this") {
    Out = Place::thisObject();
    return {};
  }
  if (Text == "result") {
    Out = Place::result();
    return {};
  }
  auto [Number, Field] = Text.split("->");
  Out.K = Place::Argument;
  if (Number.consume_front("*"))
    Out.K = Place::Pointee;
  else if (Text.contains("->"))
    Out.K = Place::Member;
  Out.Field = Field.str();
  bool IsBad = Number.getAsInteger(10, Out.Index) || Out.Index > 63 ||
               (Out.K == Place::Member) == Field.empty();
  return IsBad ? "expected an argument index (0-based, at most 63), '*' and an "
                 "index, an index and '->member', 'this' or 'result'"
               : StringRef();
}

void MappingTraits<Condition>::mapping(IO &Io, Condition &Condition) {
  Io.mapRequired("argument", Condition.What);
  Io.mapRequired("is", Condition.Values);
}

static void mapPlace(IO &Io, const char *Key, bool Required, Place &Where) {
  if (Required)
    Io.mapRequired(Key, Where);
  else
    Io.mapOptional(Key, Where);
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
}

void MappingContextTraits<EffectEntry, EffectSyntax>::mapping(
    IO &Io, EffectEntry &Entry, EffectSyntax &Syntax) {
  Effect &E = Entry.E;
  E.K = Syntax.K;
  mapPlace(Io, "home", Syntax.NeedsHome, E.Home);
  if (Syntax.SubjectKey)
    mapPlace(Io, Syntax.SubjectKey, Syntax.NeedsSubject, E.Subject);
  Io.mapOptional("when", E.OnlyIf);
  Io.mapOptional("unless", E.Unless);
  if (E.K == Effect::Arm)
    Io.mapRequired("token", E.Token);
  if (E.K == Effect::Retain || E.K == Effect::Revoke) {
    Io.mapOptional("token", E.Token);
    Io.mapOptional("slot", E.Slot);
    Io.mapOptional("keys", Entry.Keys);
  }
  if (E.K == Effect::Revoke || E.K == Effect::Close)
    Io.mapOptional("finishes", E.Ends);
  if (E.K == Effect::Drop)
    Io.mapOptional("fails", E.Fails);
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

void MappingTraits<FunctionEntry>::mapping(IO &Io, FunctionEntry &Function) {
  Function.NumKeys = Io.keys().size(); // mapping adds the keys it asks for
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

std::string MappingTraits<FunctionEntry>::validate(IO &Io,
                                                   FunctionEntry &Function) {
  auto &Known = *static_cast<KnownNames *>(Io.getContext());
  if (!Known.Here.try_emplace(Function.Name).second ||
      Known.Before.Functions.count(Function.Name))
    return alreadyKnown("function", Function.Name);
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

void MappingTraits<TypeEntry>::mapping(IO &Io, TypeEntry &Type) {
  Io.mapRequired("name", Type.Name);
  Io.mapRequired("role", Type.Role);
}

std::string MappingTraits<TypeEntry>::validate(IO &Io, TypeEntry &Type) {
  auto &Known = *static_cast<KnownNames *>(Io.getContext());
  if (!Known.Here.try_emplace("class " + Type.Name).second ||
      Known.Before.Types.count(Type.Name))
    return alreadyKnown("type", Type.Name);
  return {};
}

void MappingTraits<LibraryEntry>::mapping(IO &Io, LibraryEntry &Library) {
  Io.mapRequired("library", Library.Library);
  Io.mapOptional("types", Library.Types);
  Io.mapOptional("functions", Library.Functions);
}

} // namespace llvm::yaml
