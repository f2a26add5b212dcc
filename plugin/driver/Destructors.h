//===- Destructors.h - Destructors that can be run --------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines DestructorBodies: a destructor that nothing used has no body in the
// AST, and maybe no declaration; the engine needs one to begin with.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_DESTRUCTORS_H
#define CALLBACK_LIFETIME_DRIVER_DESTRUCTORS_H

#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace clang {
class ASTContext;
class CXXDestructorDecl;
class CXXRecordDecl;
} // namespace clang

namespace callback_lifetime {

class DestructorBodies {
public:
  explicit DestructorBodies(clang::ASTContext &Context) : Context(Context) {}
  /// Takes the bodies away again. Declarations stay: they are those that the
  /// compiler would have made.
  ~DestructorBodies();
  DestructorBodies(const DestructorBodies &) = delete;
  DestructorBodies &operator=(const DestructorBodies &) = delete;

  /// The definition of the destructor of \p Class, with bodies for those of its
  /// bases and members too; null where it is written elsewhere or deleted.
  const clang::CXXDestructorDecl *of(clang::CXXRecordDecl *Class);

private:
  void give(clang::CXXRecordDecl *Class);
  clang::CXXDestructorDecl *declare(clang::CXXRecordDecl *Class);

  clang::ASTContext &Context;
  llvm::DenseSet<const clang::CXXRecordDecl *> Done;
  std::vector<clang::CXXDestructorDecl *> Given;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_DESTRUCTORS_H
