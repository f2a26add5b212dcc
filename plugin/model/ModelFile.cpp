//===- ModelFile.cpp - Reading models from YAML ---------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelFile.h"
#include "model/BuiltinModels.inc"
#include "model/ModelSyntax.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace callback_lifetime;

/// Files larger than this are not models.
static constexpr uint64_t MaxFileSize = 8 * 1024 * 1024;

static llvm::Error error(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message.str());
}

static void keepFirst(const llvm::SMDiagnostic &Diag, void *Context) {
  auto &First = *static_cast<std::string *>(Context);
  if (!First.empty())
    return;
  llvm::raw_string_ostream OS(First);
  Diag.print(/*ProgName=*/nullptr, OS, /*ShowColors=*/false);
}

static void addAll(LibraryEntry &&Library, llvm::StringRef FileName,
                   NamedModels &Models) {
  for (FunctionEntry &Function : Library.Functions) {
    FunctionModel &Model = Models.Functions[Function.Name];
    Model.Library = Library.Library;
    Model.File = FileName.str();
    Model.Line = Function.Line;
    Model.Effects = std::move(Function.Effects);
  }
  if (Library.IsOpaque)
    Models.Opaque[Library.Library] = true;
  for (UnmodelledEntry &Function : Library.Unmodelled)
    Models.Unmodelled[Function.Name] = {Library.Library,
                                        std::move(Function.Reason)};
  for (const TypeEntry &Type : Library.Types)
    Models.Types[Type.Name] = Type.Role;
}

llvm::Error callback_lifetime::readModels(llvm::StringRef Text,
                                          llvm::StringRef FileName,
                                          NamedModels &Models) {
  if (Text.trim().empty())
    return error(FileName + ":1:1: error: empty model file");
  if (Text.contains('\0'))
    return error(FileName + ":1:1: error: not a text file");
  std::string First;
  ReadContext Known{Text, Models, {}};
  llvm::yaml::Input In(llvm::MemoryBufferRef(Text, FileName), &Known, keepFirst,
                       &First);
  LibraryEntry Library;
  In >> Library;
  if (!In.error() && Library.Functions.empty() && Library.Types.empty())
    return error(FileName + ":1:1: error: no functions and no types");
  if (In.error())
    return error(
        llvm::StringRef(First.empty() ? "error: not a model file" : First)
            .rtrim());
  addAll(std::move(Library), FileName, Models);
  return llvm::Error::success();
}

llvm::Expected<FunctionModel>
callback_lifetime::readEffects(llvm::StringRef Text, llvm::StringRef Where) {
  NamedModels Models;
  std::string Whole =
      ("{library: annotation, functions: [{name: f, " + Text + "}]}").str();
  if (llvm::Error E = readModels(Whole, Where, Models))
    return std::move(E);
  FunctionModel Model = std::move(Models.Functions["f"]);
  Model.Library.clear();
  Model.File.clear();
  return Model;
}

llvm::Error callback_lifetime::readModelFile(llvm::StringRef Path,
                                             NamedModels &Models) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return error(Path + ": error: cannot read the model file: " +
                 Buffer.getError().message());
  if ((*Buffer)->getBufferSize() > MaxFileSize)
    return error(Path + ": error: a model file of more than 8 MiB");
  return readModels((*Buffer)->getBuffer(), Path, Models);
}

llvm::Error callback_lifetime::readBuiltinModels(NamedModels &Models) {
  for (const BuiltinModel &Model : BuiltinModels)
    if (llvm::Error E = readModels(Model.Text, Model.FileName, Models))
      return E;
  for (auto &Entry : Models.Functions)
    Entry.second.IsBuiltin = true;
  return llvm::Error::success();
}
