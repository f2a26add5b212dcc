//===- PrintSchema.cpp - Prints docs/model.schema.json --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSchema.h"
#include <cstdio>

int main() { std::fputs(callback_lifetime::modelSchema().c_str(), stdout); }
