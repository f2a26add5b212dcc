//===- Summary.h - What a function leaves registered ------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines Summary: the registrations that one path of a constructor, a method
// or an `init` function leaves live, with the object itself or a part of it as
// the owner, and what the members of the object are then. A destructor is
// judged with it, in this translation unit or in another one: so a summary
// refers to members and functions by name and to places by file and line, and
// includes no Clang header.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_MODEL_SUMMARY_H
#define CALLBACK_LIFETIME_MODEL_SUMMARY_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace callback_lifetime {

/// The way from an object to a part of it. Each step is the name of a member,
/// `Base::` for a base class, `*` for what a pointer points to, or `[]` for an
/// element of a container. No step: the object itself.
using AccessPath = std::vector<std::string>;

/// The path as messages print it: `impl_->timer_`.
std::string text(const AccessPath &Path);

/// A place in a source file. Line and column count from 1; 0 is nowhere.
struct SourcePlace {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;

  bool operator==(const SourcePlace &Other) const {
    return File == Other.File && Line == Other.Line && Column == Other.Column;
  }
};

/// What is in a scalar member when the function returns.
struct MemberValue {
  enum Kind : unsigned char {
    Unknown,  ///< unknown code may have changed it
    Initial,  ///< what was there when the function was called
    Constant, ///< `Number`; 0 is also the null pointer
    Address,  ///< the address of the part of the object at `Part`
    SameAs,   ///< what is in the member at `Part` too
    Stub,     ///< a stub of the wrapper at `Part`
    Argument, ///< what the caller passed
    Made,     ///< a handle that the function made
    Other,    ///< anything else: the result of a call
  };
  Kind K = Unknown;
  /// What the path has found out about it, where it is no number.
  enum Test : unsigned char { NotTested, Zero, NonZero };
  Test Tested = NotTested;
  int64_t Number = 0;
  AccessPath Part;

  bool operator==(const MemberValue &Other) const {
    return K == Other.K && Tested == Other.Tested && Number == Other.Number &&
           Part == Other.Part;
  }
};

/// A home or a key of a registration.
struct NamedValue {
  enum Kind : unsigned char {
    Unknown,
    Given,    ///< what the caller passed, and nobody stored
    Made,     ///< what the function made, and nobody stored
    Process,  ///< no home in particular
    Member,   ///< the value of, or the part of the object at, `Part`
    Global,   ///< the variable `Text`
    Function, ///< the function `Text`
    Literal,  ///< the string `Text`
    Constant, ///< `Number`
  };
  Kind K = Unknown;
  AccessPath Part;
  std::string Text;
  int64_t Number = 0;

  bool operator==(const NamedValue &Other) const {
    return K == Other.K && Part == Other.Part && Text == Other.Text &&
           Number == Other.Number;
  }
};

/// An effect of a modelled function.
struct EffectName {
  std::string Function; ///< mangled; empty: none
  unsigned Index = 0;   ///< among the effects of its model

  bool operator==(const EffectName &Other) const {
    return Function == Other.Function && Index == Other.Index;
  }
};

/// A registration that is live when the function returns.
struct Registration {
  /// The wrapper or the object at `Owner`.
  bool IsEntry = false;
  AccessPath Owner;
  /// For what a callback captures: where its wrapper is.
  std::optional<AccessPath> Wrapper;
  EffectName Keeper;
  EffectName Arming;
  NamedValue At;
  std::vector<NamedValue> Keys;
  /// The members that have the token, the result of the retaining call, and
  /// the values that switch the registration on.
  std::optional<AccessPath> Token;
  /// The token is the part itself, by its address.
  std::optional<AccessPath> TokenPart;
  std::optional<AccessPath> Result;
  std::vector<AccessPath> Switches;
  /// Some paths of the function leave it out: what the others found out about
  /// the members is not known.
  bool IsConditional = false;
  /// The caller got the token.
  bool IsTokenReturned = false;
  std::string Callback; ///< mangled; empty if it is not known
  SourcePlace RetainedAt;

  bool operator==(const Registration &Other) const;
};

/// One path of one function, of one class or C struct.
struct Summary {
  enum Kind : unsigned char {
    Constructor,
    Method,   ///< or a static member function that gets the object
    Function, ///< that gets, returns or hands out the object: `clock_new`
  };
  std::string Class; ///< qualified, with template arguments
  std::string Name;  ///< of the function, qualified: `Clock::start`
  Kind K = Method;
  std::vector<Registration> Live;
  std::map<AccessPath, MemberValue> Members;

  bool operator==(const Summary &Other) const {
    return Class == Other.Class && Name == Other.Name && K == Other.K &&
           Live == Other.Live && Members == Other.Members;
  }
};

/// The same of an object of class \p Class with the first one as its part
/// \p Step.
Summary inPart(const Summary &Of, const std::string &Step, std::string Class);

/// The summary of \p Method run on an object that \p Constructor made. Returns
/// false where no such object takes this path.
bool compose(const Summary &Constructor, const Summary &Method, Summary &Out);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_MODEL_SUMMARY_H
