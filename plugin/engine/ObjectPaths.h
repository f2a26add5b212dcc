//===- ObjectPaths.h - Parts of an object by name ---------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the two ways between the regions of one object and access paths,
// which mean the same part in another run of the engine.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ENGINE_OBJECTPATHS_H
#define CALLBACK_LIFETIME_ENGINE_OBJECTPATHS_H

#include "engine/PathUpdate.h"
#include "model/Summary.h"
#include "llvm/ADT/MapVector.h"

namespace callback_lifetime {

/// An object of which the parts are named.
struct WholeObject {
  const clang::ento::MemRegion *Region = nullptr;
  clang::QualType Type;
};

/// A scalar member of an object: its own, of a base, of a member, the pointer
/// inside of a smart pointer, or a member of what that owns. Those of
/// containers are not listed, and a stub is one.
struct ScalarMember {
  AccessPath Path;
  const clang::ento::TypedValueRegion *Region;
};

std::vector<ScalarMember> scalarMembers(clang::ento::ProgramStateRef State,
                                        const WholeObject &Object);

/// The step of a path that leads to a base class.
std::string nameOfBase(const clang::CXXRecordDecl *Base);

/// Names the parts of one object in one state.
class PathNames {
public:
  PathNames(clang::ento::ProgramStateRef State, const WholeObject &Object);

  /// The path to the part of the object, or of what its members point to, that
  /// \p Region is; nothing if it is none.
  std::optional<AccessPath> find(const clang::ento::MemRegion *Region) const;

  /// The path to the member that has \p Value.
  std::optional<AccessPath> findValue(clang::ento::SVal Value) const;

  /// The path to the wrapper with the entry \p Entry.
  std::optional<AccessPath> findWrapper(clang::ento::SymbolRef Entry) const;

  const std::vector<ScalarMember> &scalars() const { return Scalars; }

private:
  std::optional<AccessPath>
  findBehind(const ScalarMember &Pointer, const AccessPath &Prefix,
             const clang::ento::MemRegion *Region) const;
  bool has(const ScalarMember &Member, clang::ento::SVal Value) const;
  std::optional<AccessPath>
  findInside(const clang::ento::MemRegion *Region) const;
  void addWrappers(const clang::ento::MemRegion *Region, clang::QualType Type,
                   unsigned Depth);
  void addElements(const clang::ento::MemRegion *Holder, unsigned Depth);

  struct Wrapper {
    clang::ento::SymbolRef Entry;
    AccessPath Path;
  };

  clang::ento::ProgramStateRef State;
  WholeObject Object;
  std::vector<ScalarMember> Scalars;
  std::vector<Wrapper> Wrappers;
  struct NamedElement {
    AccessPath Path;
    clang::QualType Type;
  };
  /// The elements of the containers in the object.
  llvm::MapVector<const clang::ento::MemRegion *, NamedElement> Elements;
};

/// The part of \p Object that \p Path leads to, in the state of \p U. Makes the
/// elements of containers that it goes through. Null if there is no such part.
const clang::ento::MemRegion *resolve(PathUpdate &U, const WholeObject &Object,
                                      llvm::ArrayRef<std::string> Path,
                                      clang::QualType *Type = nullptr);

/// The object of the method that \p Frame is of; without a region in functions.
WholeObject thisObject(const clang::StackFrameContext *Frame,
                       clang::ento::ProgramStateRef State);

/// The frame of the analysed function.
const clang::StackFrameContext *topFrame(clang::ento::CheckerContext &C);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_ENGINE_OBJECTPATHS_H
