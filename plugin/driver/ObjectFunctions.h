//===- ObjectFunctions.h - Who makes, changes, ends an object ---*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the functions of a class, or of a C struct with an init and a
// free function, are to the life of its objects. For a class the language says
// so; for a struct the names do: `clock_new` and `clock_free`.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_OBJECTFUNCTIONS_H
#define CALLBACK_LIFETIME_DRIVER_OBJECTFUNCTIONS_H

#include "driver/Destructors.h"
#include "driver/ObjectUses.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace clang {
class FunctionDecl;
class RecordDecl;
} // namespace clang

namespace callback_lifetime {

/// A function, and which parameter is the object; nothing for methods.
struct ObjectFunction {
  const clang::FunctionDecl *Function = nullptr;
  std::optional<unsigned> Parameter;
  /// A destroyer after which the object is gone in any case; otherwise it must
  /// free it for that.
  bool EndsObject = true;
  /// What the parameter refers to, if it is declared as a base of that: the
  /// `GObject *` of a finalize function.
  const clang::RecordDecl *As = nullptr;
};

/// The functions with a body, unless it says otherwise.
struct ObjectFunctions {
  /// Constructors, but for those that copy or move, and functions that return
  /// an object.
  std::vector<ObjectFunction> Makers;
  /// Moves and assignments, each for the object that it leaves different.
  std::vector<ObjectFunction> Changers;
  /// What callers may call in between; with those that are not visible.
  std::vector<ObjectFunction> Others;
  /// After which the object is gone.
  std::vector<ObjectFunction> Destroyers;
};

/// Of a class. The destructor gets a body in \p Bodies if need be.
ObjectFunctions functionsOfClass(clang::CXXRecordDecl *Class,
                                 DestructorBodies &Bodies);

/// Of a C struct, as far as the names begin as that of \p Registering does.
ObjectFunctions functionsOfStruct(const clang::RecordDecl *Record,
                                  const ObjectUses &Objects,
                                  llvm::StringRef Registering);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_OBJECTFUNCTIONS_H
