//===- Mending.cpp - What a destructor lacks ------------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Mending.h"
#include "engine/EndHints.h"
#include "model/Messages.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace callback_lifetime;
using namespace clang;

TokenIsSet callback_lifetime::tokenIsSet(const Registration &R,
                                         const Summary &Registered,
                                         llvm::ArrayRef<const Summary *> Made) {
  if (!R.Token || Made.empty())
    return TokenIsSet::Unknown;
  bool IsAlways = Registered.K == Summary::Constructor;
  for (const Summary *S : Made) {
    bool Registers = llvm::any_of(S->Live, [&](const Registration &Other) {
      return Other.Token == R.Token;
    });
    auto Member = S->Members.find(*R.Token);
    bool IsZero = Member != S->Members.end() &&
                  Member->second.K == MemberValue::Constant &&
                  Member->second.Number == 0;
    if (!Registers && !IsZero)
      return TokenIsSet::Unknown;
    IsAlways &= Registers;
  }
  return IsAlways ? TokenIsSet::Always : TokenIsSet::Sometimes;
}

namespace {

/// Writes the call of one revoking function.
class CallWriter {
public:
  CallWriter(const Registration &R, const Ending &How, ASTContext &Context)
      : R(R), How(How), Context(Context) {}

  /// The call, or nothing where an argument is not known for sure.
  std::optional<std::string> write() const {
    const FunctionDecl *Function = revoker();
    if (!Function || !How.Revoke || !isOwnMember(R.Token))
      return std::nullopt;
    std::string Out = How.Function + "(";
    for (unsigned I = 0; I < Function->getNumParams(); ++I) {
      std::string Argument = argument(I);
      if (Argument.empty())
        return std::nullopt;
      Out += (I ? ", " : "") + Argument;
    }
    return Out + ")";
  }

private:
  /// The only function of that name.
  const FunctionDecl *revoker() const {
    auto Name = Context.Idents.find(How.Function);
    if (Name == Context.Idents.end())
      return nullptr;
    auto Found = Context.getTranslationUnitDecl()->lookup(Name->second);
    const auto *Function = Found.isSingleResult()
                               ? dyn_cast<FunctionDecl>(Found.front())
                               : nullptr;
    return Function && !Function->isVariadic() ? Function : nullptr;
  }

  static bool isOwnMember(const std::optional<AccessPath> &Path) {
    return Path && Path->size() == 1 && isOwnMember(Path->front());
  }
  static bool isOwnMember(llvm::StringRef Step) {
    return Step != "*" && Step != "[]" && !Step.ends_with("::");
  }

  std::string argument(unsigned Index) const {
    const Effect &E = *How.Revoke;
    auto Is = [&](const Place &Where) {
      return Where.K == Place::Argument && Where.Index == Index;
    };
    // Without a token place the subject is the token.
    if (Is(E.Token) || (!E.Token && Is(E.Subject)))
      return R.Token->front();
    bool IsMember = R.At.K == NamedValue::Member && R.At.Part.size() == 1 &&
                    isOwnMember(R.At.Part.front());
    if (Is(E.Home) && IsMember)
      return R.At.Part.front();
    return {};
  }

  const Registration &R;
  const Ending &How;
  ASTContext &Context;
};

} // namespace

static bool calls(const Stmt *Code, llvm::StringRef Name) {
  if (!Code)
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(Code))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (Callee->getNameAsString() == Name)
        return true;
  return llvm::any_of(Code->children(),
                      [&](const Stmt *Child) { return calls(Child, Name); });
}

/// The body of a written destructor that code can be inserted into.
static const CompoundStmt *writtenBody(const FunctionDecl *Destroyer) {
  const auto *Dtor = dyn_cast<CXXDestructorDecl>(Destroyer);
  const auto *Body =
      Dtor ? dyn_cast_or_null<CompoundStmt>(Dtor->getBody()) : nullptr;
  const SourceManager &Sources = Destroyer->getASTContext().getSourceManager();
  bool CanWrite = Body && Dtor->isUserProvided() &&
                  !Dtor->isTemplateInstantiation() &&
                  Body->getLBracLoc().isFileID() &&
                  !Sources.isInSystemHeader(Body->getLBracLoc());
  return CanWrite ? Body : nullptr;
}

static std::string inserted(const CompoundStmt &Body, const std::string &Call,
                            const SourceManager &Sources) {
  if (Body.body_empty())
    return " " + Call + "; ";
  SourceLocation First = Body.body_front()->getBeginLoc();
  if (Sources.getSpellingLineNumber(First) ==
      Sources.getSpellingLineNumber(Body.getLBracLoc()))
    return " " + Call + ";";
  return "\n" + Lexer::getIndentationForLine(First, Sources).str() + Call + ";";
}

void callback_lifetime::addMending(Finding &F, const Registration &R,
                                   const FunctionDecl *Destroyer,
                                   TokenIsSet IsSet, const DeclNames &Names,
                                   const ModelSet &Models) {
  const auto *Keeper =
      dyn_cast_or_null<FunctionDecl>(Names.find(R.Keeper.Function));
  const FunctionModel *Model = Keeper ? Models.find(Keeper) : nullptr;
  if (!Model || R.Keeper.Index >= Model->Effects.size())
    return;
  bool HasToken = R.Token || !Keeper->getReturnType()->isVoidType();
  std::optional<Ending> How = findEnding(
      {Keeper, Model, &Model->Effects[R.Keeper.Index], HasToken}, Models);
  if (!How)
    return;
  std::string Token = R.Token ? text(*R.Token) : std::string();
  F.Path.push_back(
      {F.RetainedAt, How->Revoke
                         ? messages::endedByCallIn(How->Function, Token,
                                                   Destroyer->getNameAsString())
                         : messages::endedByNullCallback(How->Function)});
  const CompoundStmt *Body = writtenBody(Destroyer);
  ASTContext &Context = Destroyer->getASTContext();
  std::optional<std::string> Call = CallWriter(R, *How, Context).write();
  // Who calls it already means something else.
  if (IsSet == TokenIsSet::Unknown || !Body || !Call ||
      calls(Body, How->Function))
    return;
  if (IsSet == TokenIsSet::Sometimes)
    *Call = "if (" + Token + ") " + *Call;
  F.Mend = {Body->getLBracLoc().getLocWithOffset(1),
            inserted(*Body, *Call, Context.getSourceManager())};
}
