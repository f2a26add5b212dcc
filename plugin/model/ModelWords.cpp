//===- ModelWords.cpp - The keys that take one of a few words -------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSyntax.h"

using namespace callback_lifetime;

namespace llvm::yaml {

namespace {

template <typename T> struct Word {
  const char *Text;
  T Value;
};

constexpr Word<Failure> FailureWords[] = {
    {"never", Failure::Never},
    {"nonzero", Failure::Nonzero},
    {"zero", Failure::Zero},
    {"negative", Failure::Negative},
    {"not_positive", Failure::NotPositive}};
constexpr Word<Times> TimesWords[] = {{"persistent", Times::Persistent},
                                      {"once", Times::Once},
                                      {"until_false", Times::UntilFalse}};
constexpr Word<Calls> CallsWords[] = {{"later", Calls::Later},
                                      {"anytime", Calls::Anytime},
                                      {"at_exit", Calls::AtExit}};
constexpr Word<Finishes> FinishesWords[] = {{"at_once", Finishes::AtOnce},
                                            {"later", Finishes::Later}};
constexpr Word<TypeRole> RoleWords[] = {{"wrapper", TypeRole::Wrapper},
                                        {"stub", TypeRole::Stub},
                                        {"callable", TypeRole::Callable},
                                        {"token", TypeRole::Token},
                                        {"scoped_token", TypeRole::ScopedToken},
                                        {"trackable", TypeRole::Trackable},
                                        {"view", TypeRole::View}};

ArrayRef<Word<Failure>> wordsFor(Failure) { return FailureWords; }
ArrayRef<Word<Times>> wordsFor(Times) { return TimesWords; }
ArrayRef<Word<Calls>> wordsFor(Calls) { return CallsWords; }
ArrayRef<Word<Finishes>> wordsFor(Finishes) { return FinishesWords; }
ArrayRef<Word<TypeRole>> wordsFor(TypeRole) { return RoleWords; }

template <typename T> StringRef textFor(T Value) {
  for (const Word<T> &W : wordsFor(Value))
    if (W.Value == Value)
      return W.Text;
  return {};
}

/// What is none of the words of a key: reading it is the error that lists them.
template <typename T> struct OtherWord {
  using BaseType = T;
  OtherWord(T Value) : Value(Value) {}
  operator T() const { return Value; }
  T Value;
};

template <typename T> void readWord(IO &Io, T &Out) {
  for (const Word<T> &W : wordsFor(Out))
    Io.enumCase(Out, W.Text, W.Value);
  Io.enumFallback<OtherWord<T>>(Out);
}

} // namespace

template <typename T> struct ScalarTraits<OtherWord<T>> {
  static void output(const OtherWord<T> &, void *, raw_ostream &) {}
  static StringRef input(StringRef, void *, OtherWord<T> &Out) {
    static const std::string Message = [&] {
      std::string Text = "expected one of ";
      for (const Word<T> &W : wordsFor(Out.Value))
        Text += std::string(&W == &wordsFor(Out.Value)[0] ? "'" : ", '") +
                W.Text + "'";
      return Text;
    }();
    return Message;
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

void ScalarEnumerationTraits<Failure>::enumeration(IO &Io, Failure &Out) {
  readWord(Io, Out);
}
void ScalarEnumerationTraits<Times>::enumeration(IO &Io, Times &Out) {
  readWord(Io, Out);
}
void ScalarEnumerationTraits<Calls>::enumeration(IO &Io, Calls &Out) {
  readWord(Io, Out);
}
void ScalarEnumerationTraits<Finishes>::enumeration(IO &Io, Finishes &Out) {
  readWord(Io, Out);
}
void ScalarEnumerationTraits<TypeRole>::enumeration(IO &Io, TypeRole &Out) {
  readWord(Io, Out);
}

} // namespace llvm::yaml

llvm::StringRef callback_lifetime::wordOf(Failure Value) {
  return llvm::yaml::textFor(Value);
}
llvm::StringRef callback_lifetime::wordOf(Times Value) {
  return llvm::yaml::textFor(Value);
}
llvm::StringRef callback_lifetime::wordOf(Calls Value) {
  return llvm::yaml::textFor(Value);
}
llvm::StringRef callback_lifetime::wordOf(Finishes Value) {
  return llvm::yaml::textFor(Value);
}
llvm::StringRef callback_lifetime::wordOf(TypeRole Value) {
  return llvm::yaml::textFor(Value);
}

std::optional<TypeRole> callback_lifetime::roleNamed(llvm::StringRef Name) {
  for (const auto &W : llvm::yaml::wordsFor(TypeRole()))
    if (W.Text == Name)
      return W.Value;
  return std::nullopt;
}

std::optional<Failure> callback_lifetime::failureNamed(llvm::StringRef Name) {
  for (const auto &W : llvm::yaml::wordsFor(Failure()))
    if (W.Text == Name)
      return W.Value;
  return std::nullopt;
}
