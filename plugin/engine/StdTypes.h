//===- StdTypes.h - Types of the standard library that own ------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines which classes of the standard library hold other objects, and how.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_STDTYPES_H
#define CALLBACK_LIFETIME_ENGINE_STDTYPES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"

namespace callback_lifetime {

enum class HolderKind {
  None,
  Vector,   ///< moves its elements when it grows
  Sequence, ///< deque, list, queue, stack
  Map,      ///< elements are pairs, found by key
  Set,      ///< elements are their own keys
  Optional, ///< at most one element
  Function, ///< std::function: at most one element, a callable
  Bundle,   ///< what std::bind makes: its arguments
  Shared,   ///< std::shared_ptr: only what std::make_shared made here
  String,   ///< holds nothing that matters
};

HolderKind holderKind(const clang::RecordDecl *Record);
HolderKind holderKind(clang::QualType Type);

/// The type of the objects in a holder: of a map, the pair.
clang::QualType elementType(const clang::RecordDecl *Holder);

/// Whether the record is std::unique_ptr.
bool isStdVariant(const clang::RecordDecl *Record);
bool isStdAtomic(const clang::RecordDecl *Record);
bool isStdArray(const clang::RecordDecl *Record);
bool isUniquePtr(const clang::RecordDecl *Record);

/// Whether the class has `operator->` or `lock()` and more to do than a pointer
/// when it dies: it owns or watches what it points to, whoever wrote it.
bool isSmartPointer(const clang::CXXRecordDecl *Class);

/// Whether \p D is declared in the standard library.
bool isInStd(const clang::Decl *D);

/// The literal that a std::string or string_view is made of on the spot; null
/// if
/// \p Argument is none.
const clang::StringLiteral *literalOf(const clang::Expr *Argument);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_STDTYPES_H
