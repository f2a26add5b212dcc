//===- ObjectUses.h - How objects of a class come and go --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines what the translation unit tells about the objects of its classes:
// which classes there are, and whether objects of them are ever destroyed.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_OBJECTUSES_H
#define CALLBACK_LIFETIME_DRIVER_OBJECTUSES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <vector>

namespace clang {
class ASTContext;
class CXXRecordDecl;
class FunctionDecl;
class RecordDecl;
} // namespace clang

namespace callback_lifetime {

class ObjectUses {
public:
  explicit ObjectUses(clang::ASTContext &Context);

  /// The class of that name (see `classNameOf`); null if there is none.
  clang::RecordDecl *find(llvm::StringRef Name) const;

  /// The functions outside of classes that get or return a pointer to a
  /// \p Record.
  llvm::ArrayRef<const clang::FunctionDecl *>
  functionsOf(const clang::RecordDecl *Record) const;

  /// The classes that have \p Class as a direct base.
  llvm::ArrayRef<clang::CXXRecordDecl *>
  derivedFrom(const clang::CXXRecordDecl *Class) const;

  /// Whether \p Function is called by name.
  bool isCalled(const clang::FunctionDecl *Function) const;

  /// Whether there may be objects of \p Class that are not part of an object of
  /// a class derived from it.
  bool hasOwnObjects(const clang::CXXRecordDecl *Class) const;

  /// Whether all objects that are made here last until the process ends.
  bool liveForever(const clang::CXXRecordDecl *Class) const;

private:
  class Collector;
  struct Uses {
    bool Static = false;  ///< a variable with static storage, or of `main`
    bool Deleted = false; ///< `delete`
    bool Heap = false;    ///< `new`
    bool Other = false;   ///< local variables, members, temporaries
  };

  llvm::StringMap<clang::RecordDecl *> Classes;
  llvm::DenseMap<const clang::RecordDecl *,
                 std::vector<const clang::FunctionDecl *>>
      Functions;
  llvm::DenseMap<const clang::CXXRecordDecl *,
                 std::vector<clang::CXXRecordDecl *>>
      Derived;
  llvm::DenseMap<const clang::CXXRecordDecl *, Uses> Found;
  llvm::DenseSet<const clang::FunctionDecl *> Called;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_OBJECTUSES_H
