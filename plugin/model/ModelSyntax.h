//===- ModelSyntax.h - The keys of a model file -----------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the YAML form of models for LLVM's YAML I/O: which keys there are,
// what they take and which of them are required. docs/models.md documents each.
// ModelFile.cpp reads with it, ModelText.cpp and ModelSchema.cpp write.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MODELSYNTAX_H
#define CALLBACK_LIFETIME_MODEL_MODELSYNTAX_H

#include "model/ApiModel.h"
#include "llvm/Support/YAMLTraits.h"

namespace callback_lifetime {

/// An effect, with containers that YAML I/O knows.
struct EffectEntry {
  Effect E;
  std::vector<Place> Keys;
};

struct FunctionEntry {
  std::string Name;
  unsigned Line = 0;
  size_t NumKeys = 0;
  bool NoEffect = false;
  std::vector<Effect> Effects;
};

struct TypeEntry {
  std::string Name;
  TypeRole Role = TypeRole::None;
};

struct UnmodelledEntry {
  std::string Name;
  std::string Reason;
};

struct LibraryEntry {
  std::string Library;
  bool IsOpaque = false;
  std::vector<FunctionEntry> Functions;
  std::vector<UnmodelledEntry> Unmodelled;
  std::vector<TypeEntry> Types;
};

/// What reading one file needs to know: its text, and what has a model, from
/// other files and from this one. Without it (for the schema) nothing is
/// compared.
struct ReadContext {
  llvm::StringRef Text;
  const NamedModels &Before;
  llvm::StringMap<char> Here;
  /// Where the last entry was, so that no line is counted twice.
  size_t Offset = 0;
  unsigned Line = 1;
};

/// One of the values of a condition.
struct ConditionValue {
  std::string Text;
};

/// What a scalar must look like, for messages and for the schema.
struct ScalarForm {
  llvm::StringLiteral Expected;
  llvm::StringLiteral Pattern;
  bool TakesNull = false;
};

constexpr ScalarForm PlaceForm = {
    "expected an argument index (0-based, at most 63), '*' and an index, an "
    "index and '->member', an index and '..', 'this', 'result' or, for a home, "
    "'library'",
    "^([*]?[0-9]+|[0-9]+->[A-Za-z_][A-Za-z_0-9.]*|[0-9]+[.][.]|this|result|"
    "library)$"};
constexpr ScalarForm ValueForm = {
    "expected an integer, the name of an enumerator or null",
    "^(-?(0x[0-9A-Fa-f]+|[0-9]+)|[A-Za-z_][A-Za-z_0-9:]*)$",
    /*TakesNull=*/true};
constexpr ScalarForm ScalarForms[] = {PlaceForm, ValueForm};

/// The keys an effect may have, besides `home`, `when` and `unless`.
struct EffectSyntax {
  const char *Name;
  Effect::Kind K;
  const char *SubjectKey; ///< null: the effect has no subject
  bool NeedsSubject;
  enum { NoHome, MayHaveHome, NeedsHome } Home;
};

constexpr EffectSyntax Effects[] = {
    {"retain", Effect::Retain, "context", false, EffectSyntax::MayHaveHome},
    {"arm", Effect::Arm, nullptr, false, EffectSyntax::NoHome},
    {"revoke", Effect::Revoke, "context", false, EffectSyntax::MayHaveHome},
    {"close", Effect::Close, nullptr, false, EffectSyntax::NeedsHome},
    {"step", Effect::Step, nullptr, false, EffectSyntax::MayHaveHome},
    {"derive", Effect::Derive, "handle", true, EffectSyntax::MayHaveHome},
    {"drop", Effect::Drop, "object", true, EffectSyntax::NoHome},
    {"release", Effect::Release, "object", true, EffectSyntax::NoHome},
    {"invoke", Effect::Invoke, "context", true, EffectSyntax::NoHome},
    {"wait", Effect::Wait, "object", false, EffectSyntax::NoHome},
    {"allocate", Effect::Allocate, "memory", true, EffectSyntax::NoHome},
    {"return", Effect::Return, "object", true, EffectSyntax::NoHome},
    {"bind", Effect::Bind, "by_reference", false, EffectSyntax::NoHome},
};

/// The key of a kind of effect, and of its subject; empty if model files have
/// none.
llvm::StringRef effectName(Effect::Kind K);
llvm::StringRef subjectKey(Effect::Kind K);

/// The words of the keys that take one of a few (ModelWords.cpp).
llvm::StringRef wordOf(Failure Value);
llvm::StringRef wordOf(Times Value);
llvm::StringRef wordOf(Calls Value);
llvm::StringRef wordOf(Finishes Value);
std::optional<Failure> failureNamed(llvm::StringRef Name);

} // namespace callback_lifetime

LLVM_YAML_IS_SEQUENCE_VECTOR(callback_lifetime::FunctionEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(callback_lifetime::UnmodelledEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(callback_lifetime::TypeEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(callback_lifetime::EffectEntry)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(callback_lifetime::Place)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(callback_lifetime::ConditionValue)

namespace llvm::yaml {

template <> struct ScalarEnumerationTraits<callback_lifetime::Failure> {
  static void enumeration(IO &Io, callback_lifetime::Failure &Out);
};
template <> struct ScalarEnumerationTraits<callback_lifetime::Times> {
  static void enumeration(IO &Io, callback_lifetime::Times &Out);
};
template <> struct ScalarEnumerationTraits<callback_lifetime::Calls> {
  static void enumeration(IO &Io, callback_lifetime::Calls &Out);
};
template <> struct ScalarEnumerationTraits<callback_lifetime::Finishes> {
  static void enumeration(IO &Io, callback_lifetime::Finishes &Out);
};
template <> struct ScalarEnumerationTraits<callback_lifetime::TypeRole> {
  static void enumeration(IO &Io, callback_lifetime::TypeRole &Out);
};

template <> struct ScalarTraits<callback_lifetime::Place> {
  static void output(const callback_lifetime::Place &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *, callback_lifetime::Place &Out);
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<callback_lifetime::ConditionValue> {
  static void output(const callback_lifetime::ConditionValue &, void *,
                     raw_ostream &) {}
  static StringRef input(StringRef Text, void *,
                         callback_lifetime::ConditionValue &Out);
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct MappingTraits<callback_lifetime::Condition> {
  static void mapping(IO &Io, callback_lifetime::Condition &Condition);
};

template <>
struct MappingContextTraits<callback_lifetime::EffectEntry,
                            callback_lifetime::EffectSyntax> {
  static void mapping(IO &Io, callback_lifetime::EffectEntry &Entry,
                      callback_lifetime::EffectSyntax &Syntax);
};

template <> struct MappingTraits<callback_lifetime::FunctionEntry> {
  static void mapping(IO &Io, callback_lifetime::FunctionEntry &Function);
  static std::string validate(IO &Io,
                              callback_lifetime::FunctionEntry &Function);
};

template <> struct MappingTraits<callback_lifetime::UnmodelledEntry> {
  static void mapping(IO &Io, callback_lifetime::UnmodelledEntry &Function);
  static std::string validate(IO &Io,
                              callback_lifetime::UnmodelledEntry &Function);
};

template <> struct MappingTraits<callback_lifetime::TypeEntry> {
  static void mapping(IO &Io, callback_lifetime::TypeEntry &Type);
  static std::string validate(IO &Io, callback_lifetime::TypeEntry &Type);
};

template <> struct MappingTraits<callback_lifetime::LibraryEntry> {
  static void mapping(IO &Io, callback_lifetime::LibraryEntry &Library);
};

} // namespace llvm::yaml

#endif // CALLBACK_LIFETIME_MODEL_MODELSYNTAX_H
