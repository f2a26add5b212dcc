//===- js_bridge.cpp - A callback that a script calls ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A script engine holds stubs under global names; the host keeps the wrappers.
// `watchBriefly` loses its wrapper too early, `watch` returns it to a caller
// who keeps it.
//
//===----------------------------------------------------------------------===//

#include <callback_lifetime/Annotations.h>
#include <callback_lifetime/ExportedCallback.h>
#include <iostream>
#include <map>
#include <string>

using callback_lifetime::ExportedCallback;
using callback_lifetime::Registry;
using callback_lifetime::StaleCall;
using callback_lifetime::Stub;

namespace {

/// Stands for a JavaScript engine: what it keeps are stubs, not callbacks.
class ScriptEngine {
public:
  void setGlobal(CBL_KEY const std::string &Name,
                 CBL_RETAINS Stub<void(int)> Function) {
    Globals[Name] = Function;
  }

  CBL_REVOKES void removeGlobal(CBL_KEY const std::string &Name) {
    Globals.erase(Name);
  }

  /// Runs the script, which calls all it has.
  CBL_STEPS void run(int Event) {
    for (auto &Global : Globals)
      Global.second(Event);
  }

private:
  std::map<std::string, Stub<void(int)>> Globals;
};

void print(int Event) { std::cout << "event " << Event << "\n"; }

// Bad: the wrapper dies when the function returns, the engine keeps the stub.
void watchBriefly(Registry &R, ScriptEngine &Engine) {
  ExportedCallback<void(int)> OnEvent(R, print);
  Engine.setGlobal("onEvent", OnEvent.stub());
}

// Good: the caller gets the wrapper and decides how long it lives.
ExportedCallback<void(int)> watch(Registry &R, ScriptEngine &Engine) {
  ExportedCallback<void(int)> OnEvent(R, print);
  Engine.setGlobal("onEvent", OnEvent.stub());
  return OnEvent;
}

} // namespace

int main() {
  Registry R;
  ScriptEngine Engine;
  ExportedCallback<void(int)> Kept = watch(R, Engine);
  Engine.run(1);

  watchBriefly(R, Engine);
  try {
    Engine.run(2);
  } catch (const StaleCall &Error) {
    std::cout << Error.what() << "\n";
  }
}
