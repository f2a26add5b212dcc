//===- Annotations.h - What code says about callbacks -----------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the annotations that the callback-lifetime check reads. For C and
// C++; empty on compilers without Clang's `annotate` attribute. Each may stand
// at the beginning of a declaration or parameter. docs/attributes.md shows each
// of them in use.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_ANNOTATIONS_H
#define CALLBACK_LIFETIME_ANNOTATIONS_H

#if defined(__clang__)
#define CBL_ANNOTATE(Text) __attribute__((annotate("callback_lifetime::" Text)))
#else
#define CBL_ANNOTATE(Text)
#endif

/// On a function: anything that a model file can say of it, with the same keys:
/// CBL_MODEL("retain: {home: 0, context: 2, when: {argument: 1, is: [3]}}").
#define CBL_MODEL(Effects) CBL_ANNOTATE("model:" Effects)

/// On a class: its objects own a registry entry. Destroying one drops the
/// entry, moving one hands it on.
#define CBL_WRAPPER CBL_ANNOTATE("wrapper")

/// On a class: its objects lead to an entry. On a method of a wrapper: so does
/// the value it returns, whatever its type is.
#define CBL_STUB CBL_ANNOTATE("stub")

/// On a class: it holds any function object, like std::function, and so what
/// that captures.
#define CBL_CALLABLE CBL_ANNOTATE("callable")

/// On a class: its objects end the registration that they name when they are
/// destroyed; moves hand it on. CBL_TOKEN is for those that only name it.
#define CBL_SCOPED_TOKEN CBL_ANNOTATE("scoped_token")

/// On a class: callables that are bound to its objects end with them.
#define CBL_TRACKABLE CBL_ANNOTATE("trackable")

/// On a class: an object that a method returns stands for the one that the
/// method was called on.
#define CBL_VIEW CBL_ANNOTATE("view")

/// On a parameter: the registration ends with this object.
#define CBL_GUARD CBL_ANNOTATE("guard")

/// On a parameter: what keeps the stub. Without it a method's object does, and
/// for a plain function the process.
#define CBL_HOME CBL_ANNOTATE("home")

/// On a parameter: the home keeps the stub, or the address of the context,
/// after the call.
#define CBL_RETAINS CBL_ANNOTATE("retains")

/// On a parameter: the registration of this stub, wrapper, context or token
/// ends. On a function: what the home keeps (under the same key) ends.
#define CBL_REVOKES CBL_ANNOTATE("revokes")

/// On a parameter: selects one registration of several, such as a name. A
/// second registration with the same key replaces the first.
#define CBL_KEY CBL_ANNOTATE("key")

/// On a function: registrations and revocations with the same slot belong
/// together, and a second registration replaces the first.
#define CBL_SLOT(Name) CBL_ANNOTATE("slot:" Name)

/// On a method or a parameter: the home is closed and forgets its stubs.
#define CBL_CLOSES CBL_ANNOTATE("closes")

/// On a function: a foreign step, the home may invoke what it keeps.
#define CBL_STEPS CBL_ANNOTATE("steps")

/// On a method of a wrapper or on a parameter: the owner is dropped.
#define CBL_DROPS CBL_ANNOTATE("drops")

/// On a method of a wrapper or on a parameter: the owner is made immortal.
#define CBL_RELEASES CBL_ANNOTATE("releases")

/// On a method of a stub or on a parameter: the stub is invoked before the call
/// returns and not kept.
#define CBL_INVOKES CBL_ANNOTATE("invokes")

/// On a parameter: the callback function; null ends the registration.
#define CBL_CALLBACK CBL_ANNOTATE("callback")

/// On a parameter: switches the registration on; zero ends it.
#define CBL_ENABLED_BY CBL_ANNOTATE("enabled_by")

/// On a parameter: a destroy callback; with one the home owns the context.
#define CBL_DESTROY CBL_ANNOTATE("destroy")

/// On a parameter: names the registration to what ends or arms it. On a class:
/// its objects do that, and destroying one ends nothing.
#define CBL_TOKEN CBL_ANNOTATE("token")

/// On a function or a parameter: the result, the object in the caller's memory,
/// or the handle written there belongs to the home.
#define CBL_DERIVES CBL_ANNOTATE("derives")

/// On a parameter: what was registered with this token becomes live.
#define CBL_ARMS CBL_ANNOTATE("arms")

/// On a retaining function: the home calls it once, or until it says that it is
/// done.
#define CBL_ONCE CBL_ANNOTATE("once")
#define CBL_UNTIL_FALSE CBL_ANNOTATE("until_false")

/// On a retaining function: the home calls from another thread or a signal, or
/// when the process exits.
#define CBL_CALLS_ANYTIME CBL_ANNOTATE("calls_anytime")
#define CBL_CALLS_AT_EXIT CBL_ANNOTATE("calls_at_exit")

/// On a retaining function: only used while the home steps.
#define CBL_PER_OPERATION CBL_ANNOTATE("per_operation")

/// On a retaining function: not live before it is armed.
#define CBL_NEEDS_ARMING CBL_ANNOTATE("needs_arming")

/// On a revoking or closing function: the memory is used until the home has
/// stepped.
#define CBL_FINISHES_LATER CBL_ANNOTATE("finishes_later")

/// On a retaining function: the results with which nothing is retained, one of
/// never, zero, nonzero and negative.
#define CBL_FAILS(Results) CBL_ANNOTATE("fails:" Results)

#endif // CALLBACK_LIFETIME_ANNOTATIONS_H
