//===- SummaryFile.cpp - Summaries as JSON --------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/SummaryFile.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace callback_lifetime;
using namespace llvm;

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

namespace {

/// The names of an enumeration's values, in their order.
template <typename T> struct Words;

template <> struct Words<MemberValue::Kind> {
  static constexpr const char *All[] = {"unknown",  "initial", "constant",
                                        "address",  "same_as", "stub",
                                        "argument", "made",    "other"};
};
template <> struct Words<MemberValue::Test> {
  static constexpr const char *All[] = {"not_tested", "zero", "non_zero"};
};
template <> struct Words<NamedValue::Kind> {
  static constexpr const char *All[] = {"unknown",  "given",   "made",
                                        "process",  "member",  "global",
                                        "function", "literal", "constant"};
};
template <> struct Words<Summary::Kind> {
  static constexpr const char *All[] = {"constructor", "method", "function"};
};

template <typename T> const char *wordFor(T Value) {
  return Words<T>::All[static_cast<unsigned>(Value)];
}

template <typename T>
bool readWord(const json::Value &From, T &Out, json::Path Where) {
  std::optional<StringRef> Text = From.getAsString();
  unsigned Index = 0;
  for (const char *Word : Words<T>::All) {
    if (Text && *Text == Word) {
      Out = static_cast<T>(Index);
      return true;
    }
    ++Index;
  }
  Where.report("expected one of the words of this key");
  return false;
}

} // namespace

//===----------------------------------------------------------------------===//
// Both ways
//===----------------------------------------------------------------------===//

// Found by the templates of the library through the types' namespace.
namespace callback_lifetime {

static bool fromJSON(const json::Value &From, MemberValue::Kind &Out,
                     json::Path Where) {
  return readWord(From, Out, Where);
}
static bool fromJSON(const json::Value &From, MemberValue::Test &Out,
                     json::Path Where) {
  return readWord(From, Out, Where);
}
static bool fromJSON(const json::Value &From, NamedValue::Kind &Out,
                     json::Path Where) {
  return readWord(From, Out, Where);
}
static bool fromJSON(const json::Value &From, Summary::Kind &Out,
                     json::Path Where) {
  return readWord(From, Out, Where);
}

/// Older versions of the library read no unsigned numbers.
static bool mapNumber(json::ObjectMapper &Map, StringLiteral Key,
                      unsigned &Out) {
  int64_t Wide = 0;
  bool IsNumber = Map.map(Key, Wide);
  Out = static_cast<unsigned>(Wide);
  return IsNumber;
}

static json::Value toJSON(const SourcePlace &Place) {
  return json::Object{
      {"file", Place.File}, {"line", Place.Line}, {"column", Place.Column}};
}

static bool fromJSON(const json::Value &From, SourcePlace &Out,
                     json::Path Where) {
  json::ObjectMapper Map(From, Where);
  return Map && Map.map("file", Out.File) && mapNumber(Map, "line", Out.Line) &&
         mapNumber(Map, "column", Out.Column);
}

static json::Value toJSON(const NamedValue &Value) {
  return json::Object{{"is", wordFor(Value.K)},
                      {"part", Value.Part},
                      {"text", Value.Text},
                      {"number", Value.Number}};
}

static bool fromJSON(const json::Value &From, NamedValue &Out,
                     json::Path Where) {
  json::ObjectMapper Map(From, Where);
  return Map && Map.map("is", Out.K) && Map.map("part", Out.Part) &&
         Map.map("text", Out.Text) && Map.map("number", Out.Number);
}

static json::Value toJSON(const EffectName &Name) {
  return json::Object{{"function", Name.Function}, {"effect", Name.Index}};
}

static bool fromJSON(const json::Value &From, EffectName &Out,
                     json::Path Where) {
  json::ObjectMapper Map(From, Where);
  return Map && Map.map("function", Out.Function) &&
         mapNumber(Map, "effect", Out.Index);
}

static json::Value toJSON(const Registration &R) {
  return json::Object{{"is_entry", R.IsEntry},
                      {"owner", R.Owner},
                      {"wrapper", R.Wrapper},
                      {"keeper", R.Keeper},
                      {"home", R.At},
                      {"keys", R.Keys},
                      {"token", R.Token},
                      {"token_part", R.TokenPart},
                      {"result", R.Result},
                      {"switches", R.Switches},
                      {"conditional", R.IsConditional},
                      {"token_returned", R.IsTokenReturned},
                      {"callback", R.Callback},
                      {"retained_at", R.RetainedAt}};
}

static bool fromJSON(const json::Value &From, Registration &Out,
                     json::Path Where) {
  json::ObjectMapper Map(From, Where);
  return Map && Map.map("is_entry", Out.IsEntry) &&
         Map.map("owner", Out.Owner) && Map.map("wrapper", Out.Wrapper) &&
         Map.map("keeper", Out.Keeper) && Map.map("home", Out.At) &&
         Map.map("keys", Out.Keys) && Map.map("token", Out.Token) &&
         Map.map("token_part", Out.TokenPart) &&
         Map.map("result", Out.Result) && Map.map("switches", Out.Switches) &&
         Map.map("conditional", Out.IsConditional) &&
         Map.map("token_returned", Out.IsTokenReturned) &&
         Map.map("callback", Out.Callback) &&
         Map.map("retained_at", Out.RetainedAt);
}

namespace {

/// JSON has no maps with lists as keys.
struct NamedMember {
  AccessPath Path;
  MemberValue Value;
};

json::Value toJSON(const NamedMember &M) {
  return json::Object{{"member", M.Path},
                      {"is", wordFor(M.Value.K)},
                      {"tested", wordFor(M.Value.Tested)},
                      {"number", M.Value.Number},
                      {"part", M.Value.Part}};
}

bool fromJSON(const json::Value &From, NamedMember &Out, json::Path Where) {
  json::ObjectMapper Map(From, Where);
  return Map && Map.map("member", Out.Path) && Map.map("is", Out.Value.K) &&
         Map.map("tested", Out.Value.Tested) &&
         Map.map("number", Out.Value.Number) && Map.map("part", Out.Value.Part);
}

} // namespace

static json::Value toJSON(const Summary &S) {
  std::vector<NamedMember> Members;
  for (const auto &[Path, Value] : S.Members)
    Members.push_back({Path, Value});
  return json::Object{{"class", S.Class},
                      {"name", S.Name},
                      {"kind", wordFor(S.K)},
                      {"live", S.Live},
                      {"members", Members}};
}

static bool fromJSON(const json::Value &From, Summary &Out, json::Path Where) {
  json::ObjectMapper Map(From, Where);
  std::vector<NamedMember> Members;
  bool IsValid = Map && Map.map("class", Out.Class) &&
                 Map.map("name", Out.Name) && Map.map("kind", Out.K) &&
                 Map.map("live", Out.Live) && Map.map("members", Members);
  for (NamedMember &M : Members)
    Out.Members[M.Path] = std::move(M.Value);
  return IsValid;
}

} // namespace callback_lifetime

std::string callback_lifetime::toJson(const SummaryFile &File) {
  json::Value Whole = json::Object{{"schema", SummaryFile::Schema},
                                   {"source", File.Source},
                                   {"summaries", File.Summaries}};
  return formatv("{0:2}\n", Whole).str();
}

static Error failed(StringRef Name, const Twine &What) {
  return createStringError(inconvertibleErrorCode(), Name + ": " + What);
}

Expected<SummaryFile> callback_lifetime::parseSummaries(StringRef Text,
                                                        StringRef Name) {
  Expected<json::Value> Whole = json::parse(Text);
  if (!Whole)
    return failed(Name, toString(Whole.takeError()));
  json::Path::Root Root(Name);
  int64_t Schema = 0;
  json::ObjectMapper Map(*Whole, Root);
  if (!Map || !Map.map("schema", Schema))
    return Root.getError();
  if (Schema != SummaryFile::Schema)
    return failed(Name, "schema " + Twine(Schema) +
                            ", but this version reads schema " +
                            Twine(SummaryFile::Schema));
  SummaryFile Out;
  if (!Map.map("source", Out.Source) || !Map.map("summaries", Out.Summaries))
    return Root.getError();
  return Out;
}
