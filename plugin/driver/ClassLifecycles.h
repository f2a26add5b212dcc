//===- ClassLifecycles.h - Classes judged as a whole ------------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines the second half of an analysis: what constructors and methods leave
// registered, with their object as the owner, must be undone when the object is
// destroyed. The engine runs each destructor with the summaries of the class.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_DRIVER_CLASSLIFECYCLES_H
#define CALLBACK_LIFETIME_DRIVER_CLASSLIFECYCLES_H

#include "driver/AnalyzerHost.h"
#include "engine/Summaries.h"

namespace callback_lifetime {

/// The findings about the classes that the summaries are of: those of this
/// translation unit, and of other ones about classes that are destroyed here.
std::vector<Finding> judgeClasses(const AnalysisInput &Input, DeclNames &Names,
                                  std::vector<Summary> Own,
                                  std::vector<Summary> Foreign);

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_DRIVER_CLASSLIFECYCLES_H
