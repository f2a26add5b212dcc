//===- ModelSchema.h - The JSON Schema of model files -----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the schema that editors complete and check model files with. It is
// what the reader's own mappings (ModelSyntax.h) ask for, written down, so that
// it cannot differ from them. docs/model.schema.json is a copy.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_MODELSCHEMA_H
#define CALLBACK_LIFETIME_MODEL_MODELSCHEMA_H

#include <string>

namespace callback_lifetime {

/// The schema, draft 7, as indented JSON with a final line feed.
std::string modelSchema();

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_MODELSCHEMA_H
