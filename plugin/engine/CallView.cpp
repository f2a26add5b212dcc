//===- CallView.cpp - The places of one call ------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallView.h"
#include "Compat.h"
#include "engine/ContextMembers.h"
#include "engine/Places.h"
#include "engine/StdTypes.h"
#include "engine/Tokens.h"
#include "model/ModelFit.h"
#include "model/TypeRoles.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

SVal CallView::value(const Place &Where) const {
  switch (Where.K) {
  case Place::This:
    return thisOf(Call);
  case Place::Argument:
    return argument(Where.Index);
  case Place::Member:
    if (const MemRegion *Member = member(Where))
      return contextIn(U.State, Member);
    return UnknownVal();
  case Place::Pointee:
    if (Where.Index < Call.getNumArgs())
      if (auto Address = Call.getArgSVal(Where.Index).getAs<Loc>())
        return U.State->getSVal(*Address);
    return UnknownVal();
  case Place::None:
  case Place::Library:
  case Place::Result:
  case Place::Rest:
    break;
  }
  return UnknownVal();
}

SVal CallView::argument(unsigned Index) const {
  if (Index >= Call.getNumArgs())
    return UnknownVal();
  if (const StringLiteral *Literal = literalOf(Call.getArgExpr(Index)))
    return loc::MemRegionVal(
        U.context().getSValBuilder().getRegionManager().getStringRegion(
            Literal));
  SVal Value = Call.getArgSVal(Index);
  if (!Value.isUnknown())
    return Value;
  // An object that was built in the place of the parameter.
  const MemRegion *Parameter =
      Call.getParameterLocation(Index, U.context().blockCount());
  return Parameter ? SVal(loc::MemRegionVal(Parameter)) : Value;
}

static llvm::SmallVector<const FieldDecl *, 2> fieldsOf(QualType Pointer,
                                                        llvm::StringRef Path) {
  if (Pointer.isNull())
    return {};
  return fieldsAt(Pointer->getPointeeType(), Path);
}

const MemRegion *CallView::member(const Place &Where) const {
  if (Where.K != Place::Member)
    return nullptr;
  auto Fields = fieldsOf(type(Place::argument(Where.Index)), Where.Field);
  const auto *Object =
      dyn_cast_or_null<SubRegion>(argument(Where.Index).getAsRegion());
  if (Fields.empty() || !Object)
    return nullptr;
  SValBuilder &Values = U.context().getSValBuilder();
  const SubRegion *Region = asObject(
      canonical(Object), recordType(Fields.front()->getParent()), Values);
  for (const FieldDecl *Field : Fields)
    Region = Values.getRegionManager().getFieldRegion(Field, Region);
  return canonical(Region);
}

QualType CallView::type(const Place &Where) const {
  if (Where.K == Place::This)
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl()))
      return recordType(Method->getParent());
  if (Where.K == Place::Member) {
    auto Fields = fieldsOf(type(Place::argument(Where.Index)), Where.Field);
    return Fields.empty() ? QualType() : Fields.back()->getType();
  }
  if (Where.K == Place::Argument && Where.Index < Call.getNumArgs())
    if (const Expr *Argument = Call.getArgExpr(Where.Index))
      return Argument->getType();
  return {};
}

const MemRegion *CallView::object(const Place &Where) const {
  SVal Value = value(Where);
  const Expr *Argument =
      Where.K == Place::Argument && Where.Index < Call.getNumArgs()
          ? Call.getArgExpr(Where.Index)
          : nullptr;
  // A pointer that is forwarded.
  bool IsForwarded =
      Argument && Argument->isGLValue() && Argument->getType()->isPointerType();
  if (IsForwarded && Value.getAs<Loc>())
    Value = U.State->getSVal(Value.castAs<Loc>(), Argument->getType());
  return homeOf(Value);
}

SVal CallView::token(const Place &Where) const {
  return tokenOf(U.State, value(Where), type(Where));
}

llvm::SmallVector<SVal, 2> CallView::keys(const Effect &E) const {
  llvm::SmallVector<SVal, 2> Out;
  for (const Place &Key : E.Keys)
    Out.push_back(value(Key));
  return Out;
}

Home CallView::home(const Effect &E) const {
  if (!E.Home || E.Home.K == Place::Library)
    return {Home::Process, nullptr};
  const MemRegion *Region = object(E.Home);
  // A signal's proxy is nobody's home.
  if (roleOf(type(E.Home)) == TypeRole::View)
    if (const MemRegion *Whole = parentHome(U.State, Region))
      Region = Whole;
  return {Home::Object, Region};
}

bool CallView::isNull(const Place &Where) const {
  return U.State->isNull(value(Where)).isConstrainedTrue();
}

bool CallView::isAddress(const Place &Where) const {
  if (Where.K != Place::Argument)
    return true;
  const Expr *Argument =
      Where.Index < Call.getNumArgs() ? Call.getArgExpr(Where.Index) : nullptr;
  return Argument &&
         (Argument->getType()->isAnyPointerType() || Argument->isGLValue());
}

bool CallView::takesOver(const Place &Where) const {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!Function || Where.K != Place::Argument ||
      Where.Index >= Function->getNumParams())
    return false;
  QualType Type = Function->getParamDecl(Where.Index)->getType();
  return Type->isRValueReferenceType() || Type->isRecordType();
}

SourceLocation CallView::here() const { return placeOf(Call, U.context()); }

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// The number that \p Text stands for: itself, or an enumerator of that name.
static std::optional<llvm::APSInt> number(llvm::StringRef Text,
                                          ASTContext &Context) {
  int64_t Value = 0;
  if (Text == "null" || !Text.getAsInteger(0, Value))
    return llvm::APSInt::get(Value);
  auto Name = Context.Idents.find(Text);
  if (Name == Context.Idents.end())
    return std::nullopt;
  for (const NamedDecl *D :
       Context.getTranslationUnitDecl()->lookup(Name->second))
    if (const auto *Enumerator = dyn_cast<EnumConstantDecl>(D))
      return Enumerator->getInitVal();
  return std::nullopt;
}

Match CallView::equals(const Expr *Argument, SVal Value,
                       llvm::StringRef Text) const {
  // The analyzer does not say of a function or variable that it is not null.
  const MemRegion *Object = Value.getAsRegion();
  if (Object && !Object->getSymbolicBase())
    return Match::No;
  // A name in the source needs no value.
  if (const auto *Ref =
          Argument ? dyn_cast<DeclRefExpr>(Argument->IgnoreParenCasts())
                   : nullptr)
    if (const auto *Enumerator = dyn_cast<EnumConstantDecl>(Ref->getDecl()))
      if (Enumerator->getName() == Text)
        return Match::Yes;
  auto Wanted = number(Text, U.context().getASTContext());
  if (!Wanted)
    return Match::No; // no such enumerator here: nobody can have passed it
  if (Text == "null" && U.State->isNull(Value).isConstrainedFalse())
    return Match::No;
  SValBuilder &Values = U.context().getSValBuilder();
  const llvm::APSInt *Known = Values.getKnownValue(U.State, Value);
  if (!Known)
    return U.State->isNull(Value).isConstrainedFalse() && *Wanted == 0
               ? Match::No
               : Match::Maybe;
  return bitsOf(*Known) == bitsOf(*Wanted) ? Match::Yes : Match::No;
}

Match CallView::holds(const Condition &C) const {
  const Expr *Argument =
      C.What.K == Place::Argument && C.What.Index < Call.getNumArgs()
          ? Call.getArgExpr(C.What.Index)
          : nullptr;
  Match Found = Match::No;
  for (const std::string &Text : C.Values)
    Found = Found || equals(Argument, value(C.What), Text);
  return Found;
}

static Match operator!(Match M) {
  if (M == Match::Maybe)
    return M;
  return M == Match::Yes ? Match::No : Match::Yes;
}

Match CallView::applies(const Effect &E) const {
  Match Wanted = E.OnlyIf ? holds(*E.OnlyIf) : Match::Yes;
  Match Unwanted = E.Unless ? holds(*E.Unless) : Match::No;
  return Wanted && !Unwanted;
}
