//===- Summary.cpp - What a function leaves registered --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Summary.h"

using namespace callback_lifetime;

/// Bases need no mention, nor do the insides of smart pointers.
static bool isHidden(const std::string &Step) {
  bool IsBase = Step.size() > 2 && Step.compare(Step.size() - 2, 2, "::") == 0;
  return IsBase || Step == "[]" || Step[0] == '_';
}

std::string callback_lifetime::text(const AccessPath &Path) {
  std::string Out;
  bool IsPointee = false;
  for (const std::string &Step : Path) {
    IsPointee |= Step == "*";
    if (Step.empty() || Step == "*" || isHidden(Step))
      continue;
    if (!Out.empty())
      Out += IsPointee ? "->" : ".";
    Out += Step;
    IsPointee = false;
  }
  return Out;
}

bool Registration::operator==(const Registration &Other) const {
  return IsEntry == Other.IsEntry && Owner == Other.Owner &&
         Wrapper == Other.Wrapper && Keeper == Other.Keeper &&
         Arming == Other.Arming && At == Other.At && Keys == Other.Keys &&
         Token == Other.Token && TokenPart == Other.TokenPart &&
         Result == Other.Result && Switches == Other.Switches &&
         IsConditional == Other.IsConditional &&
         IsTokenReturned == Other.IsTokenReturned &&
         Callback == Other.Callback && RetainedAt == Other.RetainedAt;
}

static void prefix(AccessPath &Path, const std::string &Step) {
  Path.insert(Path.begin(), Step);
}

static void prefix(std::optional<AccessPath> &Path, const std::string &Step) {
  if (Path)
    prefix(*Path, Step);
}

static void prefix(NamedValue &Value, const std::string &Step) {
  if (Value.K == NamedValue::Member)
    prefix(Value.Part, Step);
}

static void prefix(Registration &R, const std::string &Step) {
  prefix(R.Owner, Step);
  prefix(R.Wrapper, Step);
  prefix(R.At, Step);
  for (NamedValue &Key : R.Keys)
    prefix(Key, Step);
  prefix(R.Token, Step);
  prefix(R.TokenPart, Step);
  prefix(R.Result, Step);
  for (AccessPath &Switch : R.Switches)
    prefix(Switch, Step);
}

Summary callback_lifetime::inPart(const Summary &Of, const std::string &Step,
                                  std::string Class) {
  Summary Out = Of;
  Out.Class = std::move(Class);
  for (Registration &R : Out.Live)
    prefix(R, Step);
  Out.Members.clear();
  for (const auto &[Inner, Before] : Of.Members) {
    AccessPath Path = Inner;
    MemberValue Value = Before;
    prefix(Path, Step);
    if (Value.K == MemberValue::Address || Value.K == MemberValue::SameAs ||
        Value.K == MemberValue::Stub)
      prefix(Value.Part, Step);
    Out.Members[Path] = Value;
  }
  return Out;
}

/// Whether a member that was \p Before can have passed the test of \p After.
static bool fits(const MemberValue &Before, const MemberValue &After) {
  if (Before.K == MemberValue::Address)
    return After.Tested != MemberValue::Zero;
  if (Before.K == MemberValue::Constant)
    return After.Tested == MemberValue::NotTested ||
           (Before.Number == 0) == (After.Tested == MemberValue::Zero);
  return Before.Tested == MemberValue::NotTested ||
         After.Tested == MemberValue::NotTested ||
         Before.Tested == After.Tested;
}

/// Two members that were the same are so only if neither was written.
static MemberValue inherited(const MemberValue &Before,
                             const MemberValue &After, const Summary &Method) {
  MemberValue Out = Before;
  if (Out.Tested == MemberValue::NotTested)
    Out.Tested = After.Tested;
  if (Before.K != MemberValue::SameAs)
    return Out;
  auto Other = Method.Members.find(Before.Part);
  if (Other == Method.Members.end() || Other->second.K != MemberValue::Initial)
    Out.K = MemberValue::Other;
  return Out;
}

bool callback_lifetime::compose(const Summary &Constructor,
                                const Summary &Method, Summary &Out) {
  Out = Method;
  for (auto &[Path, Value] : Out.Members) {
    auto Before = Constructor.Members.find(Path);
    if (Before == Constructor.Members.end() || Value.K != MemberValue::Initial)
      continue;
    if (!fits(Before->second, Value))
      return false;
    Value = inherited(Before->second, Value, Method);
  }
  return true;
}
