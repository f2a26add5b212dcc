//===- TypeRoles.h - Wrapper and stub classes -------------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines how annotations are read, and what they say of classes: which are
// wrappers and which are stubs.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_TYPEROLES_H
#define CALLBACK_LIFETIME_MODEL_TYPEROLES_H

#include "model/ApiModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class CXXMethodDecl;
class CXXRecordDecl;
class Decl;
class FunctionDecl;
class QualType;
class RecordDecl;
} // namespace clang

namespace callback_lifetime {

TypeRole roleOf(const clang::RecordDecl *Record);

/// Whether the class, or one that it derives from, has the role.
bool derivesFromRole(const clang::CXXRecordDecl *Class, TypeRole Role);

/// Whether objects of the role own an entry or lead to one.
inline bool isEntryRole(TypeRole Role) {
  return Role == TypeRole::Wrapper || Role == TypeRole::Stub;
}

/// The role of a type, seen through references.
TypeRole roleOf(clang::QualType Type);

/// The role of the class whose instance method \p Function is.
TypeRole roleOfParent(const clang::FunctionDecl *Function);

/// Gives a class the annotation for \p Role.
void annotate(clang::RecordDecl *Record, TypeRole Role);

/// Calls \p Visit with each of our annotations on \p D, without the prefix.
void forEachAnnotation(const clang::Decl *D,
                       llvm::function_ref<void(llvm::StringRef)> Visit);
bool isAnnotated(const clang::Decl *D, llvm::StringRef Name);

/// \p Function as a method that is called on an object, or null.
const clang::CXXMethodDecl *instanceMethod(const clang::FunctionDecl *Function);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_TYPEROLES_H
