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

/// On a class: its objects own a registry entry. Destroying one drops the
/// entry, moving one hands it on.
#define CBL_WRAPPER CBL_ANNOTATE("wrapper")

/// On a class: its objects lead to an entry. On a method of a wrapper: so does
/// the value it returns, whatever its type is.
#define CBL_STUB CBL_ANNOTATE("stub")

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

#endif // CALLBACK_LIFETIME_ANNOTATIONS_H
