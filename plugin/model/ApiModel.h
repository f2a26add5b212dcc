//===- ApiModel.h - What an API does to callback lifetimes ------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines FunctionModel: what one call does, as a list of effects on places
// (arguments, `this`, the result). Attributes and YAML files both become this;
// the engine reads nothing else about an API.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_APIMODEL_H
#define CALLBACK_LIFETIME_MODEL_APIMODEL_H

#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace callback_lifetime {

/// Where a call finds or leaves something.
struct Place {
  enum Kind : unsigned char {
    None,     ///< nowhere; for a home: the process
    This,     ///< the object the method is called on
    Result,   ///< what the call returns
    Argument, ///< the argument with this index
    Pointee,  ///< what the argument with this index points to, after the call
  };
  Kind K = None;
  unsigned Index = 0;

  static Place none() { return {}; }
  static Place thisObject() { return {This, 0}; }
  static Place argument(unsigned Index) { return {Argument, Index}; }
  static Place pointee(unsigned Index) { return {Pointee, Index}; }

  explicit operator bool() const { return K != None; }
  bool operator==(const Place &Other) const {
    return K == Other.K && Index == Other.Index;
  }
};

/// Which results of a retaining call say that it kept nothing.
enum class Failure : unsigned char {
  Never,
  Nonzero,  ///< an error code
  Zero,     ///< a null pointer, an invalid id
  Negative, ///< -1
};

/// One thing a call does.
struct Effect {
  enum Kind : unsigned char {
    Retain,   ///< `Home` keeps `Subject` in `Slot`
    Revoke,   ///< what `Home` keeps in `Slot`, or of `Subject`, ends
    Close,    ///< `Home` is closed
    Step,     ///< `Home` may invoke what it keeps
    Derive,   ///< `Subject` becomes a handle that belongs to `Home`
    Drop,     ///< `Subject` is destroyed
    Release,  ///< `Subject` is made immortal
    Invoke,   ///< the stub `Subject` is called before the call returns
    MakeStub, ///< the result is a stub that leads to `Subject`
  };
  Kind K = Retain;
  /// The stub, the context, the wrapper or the handle.
  Place Subject;
  /// What keeps the stub; no place means the process.
  Place Home;
  /// The callback function; where it is null a retain is a revoke. Optional.
  Place Callback;
  /// Switches the registration on; where it is zero a retain is a revoke.
  /// Optional.
  Place EnabledBy;
  /// The results with which nothing is retained.
  Failure Fails = Failure::Never;
  /// A destroy callback; where it is not null the home owns the context.
  Place Destroy;
  /// Names what the home keeps it in. Empty: any slot (revoke), or a slot of
  /// its own for each call (retain).
  std::string Slot;
  /// Arguments that select one of several entries of a slot.
  llvm::SmallVector<Place, 2> Keys;
};

/// What one function does.
struct FunctionModel {
  /// The library it belongs to; empty for attributes.
  std::string Library;
  llvm::SmallVector<Effect, 2> Effects;
  /// The owner of the code annotated the stub, not the callee: what it keeps
  /// is assumed, and weaker evidence ends it.
  bool Assumed = false;

  bool has(Effect::Kind K) const {
    for (const Effect &E : Effects)
      if (E.K == K)
        return true;
    return false;
  }
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_APIMODEL_H
