//===- Undoing.h - Code that may end registrations --------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines a syntactic test for code that is not run: whether handlers, the code
// behind them and destructors may end a registration.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_UNDOING_H
#define CALLBACK_LIFETIME_ENGINE_UNDOING_H

#include "model/ModelSet.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class CXXRecordDecl;
class CXXTryStmt;
class QualType;
class Stmt;
} // namespace clang

namespace callback_lifetime {

/// What to think of code without a body.
enum class Unseen { Harmless, Undoes };

class Undoing {
public:
  Undoing(const ModelSet &Models, Unseen Destructors,
          Unseen Pointers = Unseen::Undoes)
      : Models(Models), Destructors(Destructors), Pointers(Pointers) {}

  /// Whether \p Code may.
  bool mayUndo(const clang::Stmt *Code);

  /// Whether \p Code calls something that destroys an object.
  bool mayDrop(const clang::Stmt *Code) const;

  /// Whether \p Callee is a function that destroys what it gets.
  bool isDrop(const clang::FunctionDecl *Callee) const;

  /// Whether a handler of \p Try may.
  bool mayUndoIn(const clang::CXXTryStmt *Try);

  /// Whether what stands behind \p Try in \p Body may.
  bool mayUndoAfter(const clang::CXXTryStmt *Try, const clang::Stmt *Body);

  /// Whether destroying an object of \p Type may. Wrappers only drop.
  bool mayUndoInDestructorOf(clang::QualType Type);

  /// Whether calling \p Callee may; null for one that is not known.
  bool mayUndoByCalling(const clang::FunctionDecl *Callee);

private:
  bool mayUndoInClass(const clang::CXXRecordDecl *Class);
  bool lookInto(const clang::CXXRecordDecl *Class);

  const ModelSet &Models;
  Unseen Destructors;
  Unseen Pointers; ///< what is called through one
  /// Functions and classes that were looked at; recursion adds nothing.
  llvm::DenseMap<const void *, bool> Known;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_UNDOING_H
