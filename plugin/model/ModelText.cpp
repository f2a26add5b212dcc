//===- ModelText.cpp - Models in the words of a model file ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelText.h"
#include "model/ModelSyntax.h"
#include "llvm/ADT/Twine.h"

using namespace callback_lifetime;

namespace {

/// Writes one effect as a model file would.
class EffectText {
public:
  EffectText(const Effect &E, ArgumentText Arguments) : Arguments(Arguments) {
    add("home", E.Home);
    add("callback", E.Callback);
    if (!E.IsCallable)
      add(subjectKey(E.K), E.Subject);
    add("enabled_by", E.EnabledBy);
    add("destroy", E.Destroy);
    add("token", E.Token);
    add("guard", E.Guard);
    add("signal", E.Signal);
    addWord("slot", E.Slot);
    addKeys(E);
    if (E.Fails != Failure::Never)
      addWord("fails", wordOf(E.Fails));
    if (E.HowOften != Times::Persistent)
      addWord("times", wordOf(E.HowOften));
    if (E.When != Calls::Later)
      addWord("calls", wordOf(E.When));
    if (E.Ends != Finishes::AtOnce)
      addWord("finishes", wordOf(E.Ends));
    addSwitch("per_operation", E.PerOperation);
    addSwitch("needs_arming", E.NeedsArming);
    addSwitch("irrevocable", E.Irrevocable);
    addSwitch("counted", E.Counted);
    addSwitch("shared", E.Shared);
    addSwitch("passes_on", E.PassesOn);
    addSwitch("zeroed", E.Zeroed);
    addCondition("when", E.OnlyIf);
    addCondition("unless", E.Unless);
    Text = effectName(E.K).str() + " {" + Text + "}";
  }

  std::string Text;

private:
  void addWord(llvm::StringRef Key, llvm::StringRef Value) {
    if (!Value.empty())
      Text += ((Text.empty() ? "" : ", ") + Key + ": " + Value).str();
  }

  void addSwitch(llvm::StringRef Key, bool IsOn) {
    if (IsOn)
      addWord(Key, "true");
  }

  void add(llvm::StringRef Key, const Place &Where) {
    addWord(Key, textOf(Where));
  }

  void addKeys(const Effect &E) {
    std::string List;
    for (const Place &Key : E.Keys)
      List += (List.empty() ? "" : ", ") + textOf(Key);
    if (!List.empty())
      addWord("keys", "[" + List + "]");
  }

  void addCondition(llvm::StringRef Key, const std::optional<Condition> &C) {
    if (!C)
      return;
    std::string List;
    for (const std::string &Value : C->Values)
      List += (List.empty() ? "" : ", ") + Value;
    addWord(Key, "{argument: " + textOf(C->What) + ", is: [" + List + "]}");
  }

  /// The place, and the argument that is there.
  std::string textOf(const Place &Where) const {
    std::string Index = std::to_string(Where.Index);
    switch (Where.K) {
    case Place::None:
      return {};
    case Place::This:
      return "this";
    case Place::Library:
      return "library";
    case Place::Result:
      return "result";
    case Place::Argument:
      return Index + given(Where);
    case Place::Rest:
      return Index + "..";
    case Place::Pointee:
      return "*" + Index + given(Where);
    case Place::Member:
      return Index + "->" + Where.Field + given(Where);
    }
    return {};
  }

  std::string given(const Place &Where) const {
    std::string Text = Arguments(Where.Index);
    return Text.empty() ? Text : " '" + Text + "'";
  }

  ArgumentText Arguments;
};

} // namespace

static std::string source(const FunctionModel &Model) {
  if (Model.Assumed)
    return "assumed";
  if (Model.File.empty())
    return "from annotations";
  return (Model.IsBuiltin ? "built-in " : "") + Model.File + ":" +
         std::to_string(Model.Line);
}

std::string callback_lifetime::describe(llvm::StringRef Name,
                                        const FunctionModel &Model,
                                        ArgumentText Arguments) {
  std::string Text;
  for (const Effect &E : Model.Effects)
    Text += (Text.empty() ? "" : ", ") + EffectText(E, Arguments).Text;
  if (Text.empty())
    Text = "no effect";
  return (llvm::Twine("'") + Name + "' (" + source(Model) + "): " + Text).str();
}

std::string
callback_lifetime::describeUnmodelled(llvm::StringRef Name,
                                      const UnmodelledFunction &Function) {
  return (llvm::Twine("'") + Name + "' (library '" + Function.Library +
          "'): no model: " + Function.Reason)
      .str();
}

std::string callback_lifetime::describeUnknown(llvm::StringRef Name) {
  return (llvm::Twine("'") + Name +
          "': no model; taken not to keep its callback")
      .str();
}

std::string callback_lifetime::describeUndeclared(llvm::StringRef Name,
                                                  const FunctionModel &Model) {
  return (llvm::Twine(source(Model)) + ": '" + Name + "' is not declared here")
      .str();
}

std::string callback_lifetime::describeMisfit(const FunctionModel &Model,
                                              const Misfit &Found) {
  return Model.File + ":" + std::to_string(Found.Line) +
         ": error: " + Found.Text;
}
