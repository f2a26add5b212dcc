//===- PrintSemantics.cpp - Prints the table of docs/semantics.md ---------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Lifecycle.h"
#include <cstdio>

int main() { std::fputs(callback_lifetime::semanticsTable().c_str(), stdout); }
