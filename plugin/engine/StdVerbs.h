//===- StdVerbs.h - What methods of holders do ----------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the methods of containers, optionals and smart pointers do to
// their elements, by name.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_STDVERBS_H
#define CALLBACK_LIFETIME_ENGINE_STDVERBS_H

#include "clang/AST/DeclCXX.h"

namespace callback_lifetime {

/// What a method does to its holder.
enum class Verb {
  Other, ///< unknown: if it may change the holder, the elements are lost
  Add,   ///< one element more
  Clear, ///< no element left
  RemoveLast,
  Remove, ///< one element, given by an iterator or a key
  Resize,
  Access, ///< returns a reference to an element
  Begin,  ///< returns an iterator
  Find,
  End,
  IsEmpty,
  Count, ///< returns how many, or whether any
  Swap,
  Reserve,
  Assign,
};

Verb verbOf(const clang::CXXMethodDecl *Method);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_STDVERBS_H
