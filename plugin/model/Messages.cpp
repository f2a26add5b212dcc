//===- Messages.cpp - Every sentence a user reads -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Messages.h"

using namespace callback_lifetime;
using llvm::StringRef;

static std::string quoted(StringRef Code) { return "'" + Code.str() + "'"; }

std::string messages::warning(Hazard What, StringRef Owner) {
  switch (What) {
  case Hazard::None:
    break;
  case Hazard::OwnerDropped:
    return Owner.str() + " is dropped while its stub is still live";
  case Hazard::RegisteredAfterDrop:
    return Owner.str() + " is dropped before its stub is registered";
  case Hazard::InvokedAfterDrop:
    return Owner.str() + " is dropped before its stub is invoked";
  case Hazard::FreedWhileClosing:
    return Owner.str() + " is freed before its close callback has run";
  case Hazard::HomeClosed:
    return Owner.str() + " is used for a registration after it was closed";
  }
  return {};
}

std::string messages::namedOwner(StringRef Name) { return quoted(Name); }

std::string messages::temporaryOwner(StringRef Type) {
  return "temporary " + quoted(Type);
}

std::string messages::pointedToOwner(StringRef Pointer) {
  return "the object that " + quoted(Pointer) + " points to";
}

std::string messages::unnamedOwner(StringRef Type) {
  return Type.empty() ? "the object" : "the " + quoted(Type) + " object";
}

std::string messages::exported() { return "callback exported here"; }

std::string messages::retainedBy(StringRef By) {
  return "stub retained here by " + quoted(By);
}

std::string messages::retainedElsewhere() {
  return "stub stored here in another object";
}

std::string messages::retainedByVariable(StringRef Variable) {
  return "stub stored here in " + Variable.str();
}

std::string messages::returned() { return "stub returned here"; }

std::string messages::mayBeInvokedBy(StringRef By) {
  return "stub may be invoked here by " + quoted(By);
}

std::string messages::invokedBy(StringRef By) {
  return "stub invoked here by " + quoted(By);
}

std::string messages::stillLiveAtEnd(StringRef Function) {
  return "stub is still live when " + quoted(Function) + " returns";
}

std::string messages::endedByNullCallback(StringRef By) {
  return "a call of " + quoted(By) + " with a null callback would end it";
}

std::string messages::endedByCall(StringRef By) {
  return "a call of " + quoted(By) + " would end it";
}

std::string messages::changedBy(StringRef Method) {
  return "not undone after a call of " + quoted(Method);
}

std::string messages::endedByCallIn(StringRef By, StringRef Token,
                                    StringRef Where) {
  std::string With =
      Token.empty() ? std::string() : " with the value of " + quoted(Token);
  return "a call of " + quoted(By) + With + " in " + quoted(Where) +
         " would end it";
}

std::string messages::closedBy(StringRef By) {
  return "home closed here by " + quoted(By);
}

std::string messages::mayThrow(StringRef Function) {
  return quoted(Function) + " may throw here, which unwinds past the owner";
}

std::string messages::throws() {
  return "an exception thrown here unwinds past the owner";
}
