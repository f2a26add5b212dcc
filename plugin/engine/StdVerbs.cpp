//===- StdVerbs.cpp - What methods of holders do -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/StdVerbs.h"
#include "llvm/ADT/StringRef.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

struct NamedVerb {
  llvm::StringLiteral Name;
  Verb Does;
};

constexpr NamedVerb Verbs[] = {
    {"push_back", Verb::Add},
    {"push_front", Verb::Add},
    {"push", Verb::Add},
    {"insert", Verb::Add},
    {"emplace_back", Verb::Add},
    {"emplace_front", Verb::Add},
    {"emplace", Verb::Add},
    {"try_emplace", Verb::Add},
    {"insert_or_assign", Verb::Add},
    {"clear", Verb::Clear},
    {"reset", Verb::Clear},
    {"assign", Verb::Clear},
    {"pop_back", Verb::RemoveLast},
    {"pop_front", Verb::RemoveLast},
    {"pop", Verb::RemoveLast},
    {"erase", Verb::Remove},
    {"resize", Verb::Resize},
    {"back", Verb::Access},
    {"front", Verb::Access},
    {"top", Verb::Access},
    {"at", Verb::Access},
    {"value", Verb::Access},
    {"data", Verb::Access},
    {"begin", Verb::Begin},
    {"cbegin", Verb::Begin},
    {"rbegin", Verb::Begin},
    {"find", Verb::Find},
    {"lower_bound", Verb::Find},
    {"end", Verb::End},
    {"cend", Verb::End},
    {"rend", Verb::End},
    {"empty", Verb::IsEmpty},
    {"size", Verb::Count},
    {"count", Verb::Count},
    {"contains", Verb::Count},
    {"has_value", Verb::Count},
    {"swap", Verb::Swap},
    {"reserve", Verb::Reserve},
};

} // namespace

Verb callback_lifetime::verbOf(const CXXMethodDecl *Method) {
  switch (Method->getOverloadedOperator()) {
  case OO_Equal:
    return Verb::Assign;
  case OO_Subscript:
  case OO_Star:
  case OO_Arrow:
    return Verb::Access;
  default:
    break;
  }
  if (isa<CXXConversionDecl>(Method))
    return Verb::Count;
  if (!Method->getIdentifier())
    return Verb::Other;
  for (const NamedVerb &Known : Verbs)
    if (Known.Name == Method->getName())
      return Known.Does;
  return Verb::Other;
}
