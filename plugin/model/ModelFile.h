//===- ModelFile.h - Reading models from YAML -------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how a YAML model file becomes NamedModels, by qualified function
// name. The keys are documented in docs/models.md. The built-in files of
// plugin/models/ are compiled in and go through the same reader.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MODELFILE_H
#define CALLBACK_LIFETIME_MODEL_MODELFILE_H

#include "model/ApiModel.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace callback_lifetime {

/// Adds the models of a YAML text to \p Models. \p FileName is for messages.
/// On an error (`file:line:column: error: ...`) \p Models is unchanged.
llvm::Error readModels(llvm::StringRef Text, llvm::StringRef FileName,
                       NamedModels &Models);

/// The effects that a text such as `retain: {context: 1}, step: {}` says, as in
/// a model file. \p Where names it in errors.
llvm::Expected<FunctionModel> readEffects(llvm::StringRef Text,
                                          llvm::StringRef Where);

/// As above, for a file on disk.
llvm::Error readModelFile(llvm::StringRef Path, NamedModels &Models);

/// Adds every model that is compiled in, to no others. They are checked by the
/// tests, so an error here is a defect of the build.
llvm::Error readBuiltinModels(NamedModels &Models);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_MODELFILE_H
