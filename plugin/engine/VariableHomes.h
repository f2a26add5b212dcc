//===- VariableHomes.h - Stubs in variables and return values ---*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the homes that are not calls: a variable, field or heap object that
// outlives the owner and gets its stub, and the caller that a stub is returned
// to.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_VARIABLEHOMES_H
#define CALLBACK_LIFETIME_ENGINE_VARIABLEHOMES_H

#include "engine/PathUpdate.h"

namespace callback_lifetime {

/// Objects that have put themselves into a container or a callable may be taken
/// out by a change of \p Place, which is none of their own; null: of any.
void escapeSelfStored(PathUpdate &U, const clang::ento::MemRegion *Place);

/// \p Value is stored at \p Address, at \p Where in the source. Messages call
/// the home \p Named, if it is given.
void applyStore(PathUpdate &U, clang::ento::SVal Address,
                clang::ento::SVal Value, clang::SourceLocation Where,
                const clang::ento::MemRegion *Named = nullptr);

/// The analysed function returns the value of \p Return.
void applyReturn(PathUpdate &U, const clang::ReturnStmt *Return);

/// The stub of \p Entry is made in a `return` of the analysed function.
void applyDirectReturn(PathUpdate &U, const clang::Expr *Made,
                       clang::ento::SymbolRef Entry);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_VARIABLEHOMES_H
