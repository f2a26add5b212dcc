//===- ApiModel.h - What an API does to callback lifetimes ------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines FunctionModel: what one call does, as a list of effects on places
// (arguments, `this`, the result), and TypeRole: what the objects of a class
// are. Attributes and YAML files both become this; the engine reads nothing
// else about an API.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_APIMODEL_H
#define CALLBACK_LIFETIME_MODEL_APIMODEL_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace callback_lifetime {

/// Where a call finds or leaves something.
struct Place {
  enum Kind : unsigned char {
    None,     ///< nowhere; for a home: the process
    This,     ///< the object the method is called on
    Result,   ///< what the call returns
    Argument, ///< the argument with this index
    Pointee,  ///< what the argument with this index points to, after the call
    Member,   ///< the member `Field` of what the argument points to
    Library,  ///< for a home: every home of the library
    Rest,     ///< the argument with this index and all that follow it
  };
  Kind K = None;
  unsigned Index = 0;
  std::string Field;

  static Place none() { return {}; }
  static Place library() { return {Library, 0, {}}; }
  static Place thisObject() { return {This, 0, {}}; }
  static Place result() { return {Result, 0, {}}; }
  static Place argument(unsigned Index) { return {Argument, Index, {}}; }
  static Place pointee(unsigned Index) { return {Pointee, Index, {}}; }

  explicit operator bool() const { return K != None; }
  bool operator==(const Place &Other) const {
    return K == Other.K && Index == Other.Index && Field == Other.Field;
  }
};

/// Which results of a retaining call say that it kept nothing.
enum class Failure : unsigned char {
  Never,
  Nonzero,     ///< an error code
  Zero,        ///< a null pointer, an invalid id
  Negative,    ///< -1
  NotPositive, ///< -1 and 0
};

/// How often a home calls what it keeps.
enum class Times : unsigned char {
  Persistent, ///< until it is revoked
  Once,       ///< once, and forgets it
  UntilFalse, ///< until the callback says that it is done
};

/// When a home calls what it keeps.
enum class Calls : unsigned char {
  Later,   ///< at a foreign step
  Anytime, ///< from another thread or a signal
  AtExit,  ///< when the process exits
};

/// When the end of a registration has happened.
enum class Finishes : unsigned char {
  AtOnce,
  Later, ///< at a later foreign step: the memory is used until then
};

/// What an argument must be, or must not be, for an effect to happen.
struct Condition {
  Place What;
  /// Integers, names of enumerators, or "null".
  std::vector<std::string> Values;
};

/// One thing a call does.
struct Effect {
  enum Kind : unsigned char {
    Retain,   ///< `Home` keeps `Subject` in `Slot`
    Arm,      ///< what was retained before, but not live, becomes so
    Revoke,   ///< what `Home` keeps in `Slot`, or of `Subject`, ends
    Close,    ///< `Home` is closed
    Step,     ///< `Home` may invoke what it keeps
    Derive,   ///< `Subject` becomes a handle that belongs to `Home`
    Drop,     ///< `Subject` is destroyed
    Release,  ///< `Subject` is made immortal
    Wait,     ///< until another thread has done something to `Subject`
    Allocate, ///< `Subject` is new memory
    Return,   ///< the result is `Subject`
    Invoke,   ///< the stub `Subject` is called before the call returns
    Bind,     ///< the result is a callable that holds the arguments
    MakeStub, ///< the result is a stub that leads to `Subject`
  };
  Kind K = Retain;
  /// The stub, the context, the wrapper or the handle.
  Place Subject;
  /// What keeps the stub; no place means the process.
  Place Home;
  /// The callback function; where it is null a retain is a revoke. Optional.
  Place Callback;
  /// The callback is an object that brings its context along: `Subject`.
  bool IsCallable = false;
  /// The method, given as a pointer to member, that invokes it when it is
  /// called. Optional.
  Place Signal;
  /// Switches the registration on; where it is zero a retain is a revoke.
  /// Optional.
  Place EnabledBy;
  /// A destroy callback; where it is not null the home owns the context.
  Place Destroy;
  /// What names the registration to the call that ends or arms it.
  Place Token;
  /// An object with which the registration ends. Optional.
  Place Guard;
  /// The results with which nothing is retained.
  Failure Fails = Failure::Never;
  Times HowOften = Times::Persistent;
  Calls When = Calls::Later;
  Finishes Ends = Finishes::AtOnce;
  /// Only used while the home steps: nothing is wrong as long as it does not.
  bool PerOperation = false;
  /// Not live before it is armed.
  bool NeedsArming = false;
  /// Nothing but the home's own end or call ends it.
  bool Irrevocable = false;
  /// The new memory is filled with zeros.
  bool Zeroed = false;
  /// The handle is the same one each time.
  bool Shared = false;
  /// What the handle keeps when it dies, its home keeps on.
  bool PassesOn = false;
  /// The home is closed only if this was the last reference to it.
  bool Counted = false;
  /// The effect happens only if this holds, or only if it does not.
  std::optional<Condition> OnlyIf;
  std::optional<Condition> Unless;
  /// Names what the home keeps it in. Empty: any slot (revoke), or a slot of
  /// its own for each call (retain).
  std::string Slot;
  /// Arguments that select one of several entries of a slot.
  llvm::SmallVector<Place, 2> Keys;
  /// The line of the model file that says so; 0 for attributes.
  unsigned Line = 0;
};

/// What one function does.
struct FunctionModel {
  /// The library it belongs to; empty for attributes.
  std::string Library;
  /// The model file and its line; empty for attributes.
  std::string File;
  unsigned Line = 0;
  bool IsBuiltin = false;
  std::vector<Effect> Effects;
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

/// What the objects of a class are.
enum class TypeRole : unsigned char {
  None,
  Wrapper,     ///< owns a registry entry; moves hand it on
  Stub,        ///< leads to an entry; copies lead to the same one
  Callable,    ///< holds any function object, like std::function
  Token,       ///< names a registration; copies name the same one
  ScopedToken, ///< ends the registration that it names; moves hand it on
  Trackable,   ///< ends the registrations of callables that are bound to it
  View,        ///< stands for a part of the object whose method returned it
};

/// The word for a role in annotations and model files, and the other way round.
llvm::StringRef wordOf(TypeRole Role);
std::optional<TypeRole> roleNamed(llvm::StringRef Word);

/// A function of a modelled library that needs no model, and why.
struct UnmodelledFunction {
  std::string Library;
  std::string Reason;
};

/// Models by qualified name, without arguments.
struct NamedModels {
  llvm::StringMap<FunctionModel> Functions;
  llvm::StringMap<UnmodelledFunction> Unmodelled;
  llvm::StringMap<TypeRole> Types;
  /// Libraries whose bodies in headers are not looked into.
  llvm::StringMap<bool> Opaque;
};

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_APIMODEL_H
