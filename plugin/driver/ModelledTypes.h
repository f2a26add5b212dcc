//===- ModelledTypes.h - Roles that model files give to classes -*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gives classes that a model file names as wrappers or stubs the annotation
// that their author would have written, so that everything behind this point
// knows one way only to ask for a role.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_MODELLEDTYPES_H
#define CALLBACK_LIFETIME_DRIVER_MODELLEDTYPES_H

namespace clang {
class ASTContext;
} // namespace clang

namespace callback_lifetime {

class ModelSet;

/// Must run before any model is looked up: those are cached.
void annotateModelledTypes(clang::ASTContext &Context, const ModelSet &Models);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_MODELLEDTYPES_H
