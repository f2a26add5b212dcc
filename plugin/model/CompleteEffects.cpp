//===- CompleteEffects.cpp - Effects stated in one piece ------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/CompleteEffects.h"
#include "Compat.h"
#include "model/ModelFile.h"
#include "model/ModelFit.h"
#include "model/TypeRoles.h"

using namespace callback_lifetime;
using namespace clang;

static constexpr llvm::StringLiteral ModelPrefix = "model:";

static void readModel(llvm::StringRef Text, const FunctionDecl *Function,
                      CompleteEffects &Out) {
  llvm::Expected<FunctionModel> Said = readEffects(Text, "CBL_MODEL");
  std::string Error;
  if (!Said)
    Error = llvm::toString(Said.takeError());
  else
    for (const Effect &E : Said->Effects)
      if (auto Found = misfitOf(E, Function))
        Error = "CBL_MODEL: error: " + Found->Text;
  if (Error.empty())
    llvm::append_range(Out.Effects, Said->Effects);
  if (Out.Error.empty())
    Out.Error = std::move(Error);
}

static Place capturer(llvm::StringRef Name, const FunctionDecl *Function) {
  for (unsigned I = 0; I < Function->getNumParams(); ++I)
    if (Function->getParamDecl(I)->getName() == Name)
      return Place::argument(I);
  return Name == "this" ? Place::thisObject() : Place::none();
}

static void readCaptures(const FunctionDecl *Function, CompleteEffects &Out) {
  for (unsigned I = 0; I < Function->getNumParams(); ++I)
    for (llvm::StringRef Name : capturersOf(Function->getParamDecl(I))) {
      Effect E;
      E.Subject = Place::argument(I);
      E.Home = capturer(Name, Function);
      if (E.Home || Name == "global")
        Out.Effects.push_back(std::move(E));
    }
}

CompleteEffects
callback_lifetime::completeEffects(const FunctionDecl *Function) {
  CompleteEffects Out;
  // Later declarations inherit annotations, but say them once.
  llvm::SmallVector<llvm::StringRef, 2> Texts;
  for (const FunctionDecl *Redecl : Function->redecls())
    forEachAnnotation(Redecl, [&](llvm::StringRef Text) {
      if (Text.consume_front(ModelPrefix) && !llvm::is_contained(Texts, Text))
        Texts.push_back(Text);
    });
  for (llvm::StringRef Text : Texts)
    readModel(Text, Function, Out);
  readCaptures(Function, Out);
  return Out;
}
