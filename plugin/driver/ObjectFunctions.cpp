//===- ObjectFunctions.cpp - Who makes, changes, ends an object -----------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ObjectFunctions.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

static const FunctionDecl *definitionOf(const FunctionDecl *Function) {
  const FunctionDecl *Definition = nullptr;
  return Function->hasBody(Definition) ? Definition : nullptr;
}

static void addConstructor(const CXXConstructorDecl *Ctor,
                           ObjectFunctions &Out) {
  const FunctionDecl *Definition = definitionOf(Ctor);
  if (!Definition || Ctor->isInheritingConstructor())
    return;
  if (!Ctor->isCopyOrMoveConstructor())
    Out.Makers.push_back({Definition, std::nullopt});
  else if (Ctor->isMoveConstructor()) // leaves what was moved from
    Out.Changers.push_back({Definition, 0});
}

static void addMethod(const CXXMethodDecl *Method, ObjectFunctions &Out) {
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method))
    return addConstructor(Ctor, Out);
  if (isa<CXXDestructorDecl>(Method) || !Method->isInstance())
    return;
  const FunctionDecl *Definition = definitionOf(Method);
  bool IsMove = Method->isMoveAssignmentOperator();
  if (!IsMove && !Method->isCopyAssignmentOperator()) {
    // Others call private ones as friends or through a base.
    bool IsReachable = Method->getAccess() != AS_private ||
                       Method->size_overridden_methods() ||
                       Method->getParent()->hasFriends();
    if (IsReachable)
      Out.Others.push_back({Definition ? Definition : Method, std::nullopt});
    return;
  }
  if (Definition)
    Out.Changers.push_back({Definition, std::nullopt});
  if (Definition && IsMove)
    Out.Changers.push_back({Definition, 0});
}

ObjectFunctions callback_lifetime::functionsOfClass(CXXRecordDecl *Class,
                                                    DestructorBodies &Bodies) {
  ObjectFunctions Out;
  for (const CXXMethodDecl *Method : Class->methods())
    addMethod(Method, Out);
  for (const CXXBaseSpecifier &Base : Class->bases())
    if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
      if (Parent->hasDefinition() && Base.getAccessSpecifier() == AS_public)
        for (const CXXMethodDecl *Method : Parent->methods())
          if (!isa<CXXConstructorDecl>(Method))
            addMethod(Method, Out);
  if (const CXXDestructorDecl *Dtor = Bodies.of(Class))
    Out.Destroyers.push_back({Dtor, std::nullopt});
  return Out;
}

//===----------------------------------------------------------------------===//
// Structs
//===----------------------------------------------------------------------===//

namespace {

/// What the last word of a function's name promises.
enum class Verb {
  None,
  Makes,
  Ends,  ///< leaves memory without an object
  Frees, ///< if nobody else has the object
};

struct ParsedName {
  llvm::StringRef Prefix; ///< what the functions of a struct have in common
  Verb What = Verb::None;
};

} // namespace

/// `clock_free` and `ClockFree` are about a clock.
static ParsedName parse(llvm::StringRef Name) {
  static constexpr struct {
    llvm::StringLiteral Word;
    Verb What;
  } Words[] = {{"init", Verb::Makes},    {"new", Verb::Makes},
               {"create", Verb::Makes},  {"alloc", Verb::Makes},
               {"make", Verb::Makes},    {"construct", Verb::Makes},
               {"setup", Verb::Makes},   {"open", Verb::Makes},
               {"deinit", Verb::Ends},   {"uninit", Verb::Ends},
               {"fini", Verb::Ends},     {"finish", Verb::Ends},
               {"free", Verb::Frees},    {"destroy", Verb::Frees},
               {"delete", Verb::Frees},  {"dispose", Verb::Frees},
               {"finalize", Verb::Ends}, {"destruct", Verb::Ends},
               {"teardown", Verb::Ends}, {"cleanup", Verb::Ends}};
  ParsedName Out;
  size_t Longest = 0;
  for (const auto &W : Words)
    if (Name.ends_with_insensitive(W.Word) && W.Word.size() > Longest) {
      Longest = W.Word.size();
      Out = {Name.drop_back(Longest), W.What};
    }
  bool IsWord = Out.Prefix.ends_with("_") ||
                (Longest && isupper(Name[Name.size() - Longest]));
  return IsWord && Out.Prefix.size() > 1 ? Out : ParsedName();
}

static std::optional<unsigned> parameterOf(const FunctionDecl *Function,
                                           const RecordDecl *Record) {
  for (unsigned I = 0; I < Function->getNumParams(); ++I) {
    QualType Pointee = Function->getParamDecl(I)->getType()->getPointeeType();
    const RecordDecl *Type =
        Pointee.isNull() ? nullptr : Pointee->getAsRecordDecl();
    if (Type && Type->getCanonicalDecl() == Record->getCanonicalDecl())
      return I;
  }
  return std::nullopt;
}

/// The struct that all others begin with, one in the other: GObject's.
static const RecordDecl *rootOf(const RecordDecl *Record) {
  const RecordDecl *Root = Record;
  while (Root && Root->getDefinition() &&
         !Root->getDefinition()->field_empty()) {
    const FieldDecl *First = *Root->getDefinition()->field_begin();
    const RecordDecl *Next = First->getType()->getAsRecordDecl();
    if (!Next || Root->getName() == "_GObject")
      break;
    Root = Next;
  }
  return Root != Record && Root->getName() == "_GObject" ? Root : nullptr;
}

/// An object of GObject ends in `finalize`; `dispose` comes before.
static void addGObjectEnds(const RecordDecl *Record, const ObjectUses &Objects,
                           llvm::StringRef Registering, ObjectFunctions &Out) {
  const RecordDecl *Root = rootOf(Record);
  if (!Root)
    return;
  for (const FunctionDecl *Function : Objects.functionsOf(Root)) {
    std::string Text = Function->getNameAsString();
    llvm::StringRef Prefix = Text;
    bool IsEnd = Prefix.consume_back("finalize");
    bool IsDispose = !IsEnd && Prefix.consume_back("dispose");
    const FunctionDecl *Definition = definitionOf(Function);
    if (!Definition || (!IsEnd && !IsDispose) || Prefix.empty() ||
        !Registering.starts_with(Prefix))
      continue;
    ObjectFunction Found = {Definition, parameterOf(Function, Root),
                            /*EndsObject=*/true, Record};
    (IsEnd ? Out.Destroyers : Out.Others).push_back(Found);
  }
  // Without a finalize function of its own it ends there.
  if (Out.Destroyers.empty())
    for (const ObjectFunction &Other : Out.Others)
      if (Other.As)
        Out.Destroyers.push_back(Other);
}

ObjectFunctions
callback_lifetime::functionsOfStruct(const RecordDecl *Record,
                                     const ObjectUses &Objects,
                                     llvm::StringRef Registering) {
  ObjectFunctions Out;
  for (const FunctionDecl *Function : Objects.functionsOf(Record)) {
    std::string Text = Function->getNameAsString();
    const FunctionDecl *Definition = definitionOf(Function);
    std::optional<unsigned> Parameter = parameterOf(Function, Record);
    ParsedName Name = parse(Text);
    bool IsEnd = Name.What == Verb::Ends || Name.What == Verb::Frees;
    bool IsPair = IsEnd && Definition && Parameter &&
                  Registering.starts_with(Name.Prefix);
    // A helper is run as a part of what calls it.
    if (IsPair && !Function->isExternallyVisible() &&
        Objects.isCalled(Function))
      continue;
    if (IsPair)
      Out.Destroyers.push_back(
          {Definition, Parameter, Name.What == Verb::Ends});
    else if (Name.What == Verb::Makes && Definition)
      Out.Makers.push_back({Definition, Parameter});
    else if (Name.What == Verb::None && Parameter && Text != Registering &&
             Function->isExternallyVisible())
      Out.Others.push_back({Definition ? Definition : Function, Parameter});
  }
  addGObjectEnds(Record, Objects, Registering, Out);
  return Out;
}
