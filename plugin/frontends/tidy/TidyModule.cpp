//===- TidyModule.cpp - The clang-tidy module -----------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "clang-tidy/ClangTidyModule.h"
#if __has_include("clang-tidy/ClangTidyModuleRegistry.h")
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif
#include "frontends/tidy/DanglingStubCheck.h"

namespace callback_lifetime {
namespace {

class TidyModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    Factories.registerCheck<DanglingStubCheck>("callback-dangling-stub");
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<TidyModule>
    Registered("callback-module", "Adds the checks of callback-lifetime.");

} // namespace
} // namespace callback_lifetime
