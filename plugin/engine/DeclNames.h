//===- DeclNames.h - Declarations and places by name ------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the names by which summaries refer to functions, variables, classes
// and places in the source, and the way back from them.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_DECLNAMES_H
#define CALLBACK_LIFETIME_ENGINE_DECLNAMES_H

#include "model/Summary.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringMap.h"

namespace callback_lifetime {

class DeclNames {
public:
  explicit DeclNames(clang::ASTContext &Context)
      : Context(Context), Mangled(Context) {}

  /// The linkage name of a function or variable, from which \p find leads back.
  std::string nameOf(const clang::NamedDecl *D);

  /// The declaration that \p Name was asked for or that `addAll` has seen; null
  /// if there is none.
  const clang::NamedDecl *find(llvm::StringRef Name) const;

  /// Makes all functions and variables of the translation unit known.
  void addAll();

  SourcePlace placeOf(clang::SourceLocation Loc) const;

  /// Reads the file if need be. Invalid if there is no such place.
  clang::SourceLocation locate(const SourcePlace &Place) const;

private:
  clang::ASTContext &Context;
  clang::ASTNameGenerator Mangled;
  llvm::StringMap<const clang::NamedDecl *> Known;
};

/// The name of a class or struct: qualified, with template arguments.
std::string classNameOf(const clang::RecordDecl *Record);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_DECLNAMES_H
