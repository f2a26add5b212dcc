//===- Options.cpp - What users can set -----------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Options.h"
#include "llvm/ADT/StringExtras.h"

using namespace callback_lifetime;

namespace {

constexpr llvm::StringLiteral Names[] = {
    "AssumeRetained",   "AssumeHomesOutlive", "MinimumConfidence",
    "ModelFiles",       "KeeperFunctions",    "CheckUnwinding",
    "CheckClosedHomes", "Summaries",          "ExplainModels",
    "Verbose"};

template <typename T> struct Choice {
  llvm::StringLiteral Text;
  T Value;
};

constexpr Choice<AssumeRetained> AssumeChoices[] = {
    {"never", AssumeRetained::Never},
    {"stubs-by-value", AssumeRetained::StubsByValue},
    {"always", AssumeRetained::Always}};

constexpr Choice<Confidence> ConfidenceChoices[] = {
    {"possible", Confidence::Possible},
    {"likely", Confidence::Likely},
    {"definite", Confidence::Definite}};

constexpr Choice<ExplainModels> ExplainChoices[] = {
    {"false", ExplainModels::No},
    {"true", ExplainModels::Calls},
    {"all", ExplainModels::All}};

constexpr Choice<bool> BoolChoices[] = {{"false", false}, {"true", true}};

struct NamedBool {
  llvm::StringLiteral Name;
  bool Options::*Member;
};

constexpr NamedBool Bools[] = {
    {"AssumeHomesOutlive", &Options::AssumeHomesOutlive},
    {"CheckUnwinding", &Options::CheckUnwinding},
    {"CheckClosedHomes", &Options::CheckClosedHomes},
    {"Verbose", &Options::Verbose}};

template <typename T, size_t N>
llvm::Error choose(const Choice<T> (&Choices)[N], llvm::StringRef Name,
                   llvm::StringRef Text, T &Out) {
  std::string Expected;
  for (const Choice<T> &C : Choices) {
    if (Text == C.Text) {
      Out = C.Value;
      return llvm::Error::success();
    }
    Expected += (Expected.empty() ? "'" : ", '") + C.Text.str() + "'";
  }
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "invalid value '" + Text.str() +
                                     "' for option '" + Name.str() +
                                     "'; expected one of " + Expected);
}

template <typename T, size_t N>
std::string textOf(const Choice<T> (&Choices)[N], T Value) {
  for (const Choice<T> &C : Choices)
    if (C.Value == Value)
      return C.Text.str();
  return {};
}

std::vector<std::string> splitList(llvm::StringRef Text) {
  std::vector<std::string> Out;
  llvm::SmallVector<llvm::StringRef> Parts;
  Text.split(Parts, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Part : Parts)
    if (!Part.trim().empty())
      Out.push_back(Part.trim().str());
  return Out;
}

llvm::Error checkNames(llvm::StringRef Option,
                       const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    if (Name.find_first_of(" (<[?,") != std::string::npos)
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "invalid value '" + Name + "' for option '" + Option.str() +
              "'; expected qualified names without parameters and template "
              "arguments, separated by ';', in which '*' stands for anything");
  return llvm::Error::success();
}

} // namespace

llvm::ArrayRef<llvm::StringLiteral> Options::names() { return Names; }

llvm::Error Options::set(llvm::StringRef Name, llvm::StringRef Value) {
  if (Name == "AssumeRetained")
    return choose(AssumeChoices, Name, Value, Assume);
  if (Name == "MinimumConfidence")
    return choose(ConfidenceChoices, Name, Value, Minimum);
  if (Name == "ExplainModels")
    return choose(ExplainChoices, Name, Value, Explain);
  for (const NamedBool &B : Bools)
    if (Name == B.Name)
      return choose(BoolChoices, Name, Value, this->*B.Member);
  if (Name == "Summaries") {
    Summaries = Value.str();
    return llvm::Error::success();
  }
  if (Name == "ModelFiles") {
    ModelFiles = splitList(Value);
    return llvm::Error::success();
  }
  if (Name == "KeeperFunctions") {
    KeeperFunctions = splitList(Value);
    return checkNames(Name, KeeperFunctions);
  }
  std::string Known;
  for (llvm::StringLiteral N : Names)
    Known += (Known.empty() ? "'" : ", '") + N.str() + "'";
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "unknown option '" + Name.str() +
                                     "'; expected one of " + Known);
}

std::string Options::get(llvm::StringRef Name) const {
  if (Name == "AssumeRetained")
    return textOf(AssumeChoices, Assume);
  if (Name == "MinimumConfidence")
    return textOf(ConfidenceChoices, Minimum);
  if (Name == "ExplainModels")
    return textOf(ExplainChoices, Explain);
  if (Name == "Summaries")
    return Summaries;
  if (Name == "KeeperFunctions")
    return llvm::join(KeeperFunctions, ";");
  for (const NamedBool &B : Bools)
    if (Name == B.Name)
      return textOf(BoolChoices, this->*B.Member);
  return llvm::join(ModelFiles, ";");
}
