//===- SummaryCollection.cpp - Which objects a path is about ------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "engine/Regions.h"
#include "engine/Summaries.h"
#include "clang/AST/DeclCXX.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// The objects that a function may be one of the functions of.
class ObjectSearch {
public:
  ObjectSearch(PathUpdate &U, const ReturnStmt *Return)
      : U(U), Frame(U.context().getStackFrame()) {
    const auto *Function = cast<FunctionDecl>(Frame->getDecl());
    if (U.shared().Run->Parameter)
      add(seededObject(U));
    else if (const auto *Method = dyn_cast<CXXMethodDecl>(Function))
      addOf(Method);
    else
      addOf(Function, Return);
  }

  llvm::SmallVector<WholeObject, 2> Out;

private:
  void add(const WholeObject &Object) {
    if (Object.Region)
      Out.push_back(Object);
  }

  /// Its own, or those that a static member function gets.
  void addOf(const CXXMethodDecl *Method) {
    if (Method->isInstance())
      return add(thisObject(Frame, U.State));
    for (const ParmVarDecl *Param : Method->parameters())
      add(parameterObject(U, Param, Method->getParent()));
  }

  /// The structs that a function gets, hands out or returns.
  void addOf(const FunctionDecl *Function, const ReturnStmt *Return) {
    for (const ParmVarDecl *Param : Function->parameters()) {
      SVal Value = U.State->getSVal(U.State->getLValue(Param, Frame));
      addPointee(Value, Param->getType());
      QualType Pointee = Param->getType()->getPointeeType();
      auto Place = Value.getAs<Loc>();
      if (!Pointee.isNull() && Pointee->isPointerType() && Place)
        addPointee(U.State->getSVal(*Place, Pointee), Pointee);
    }
    const Expr *Result = Return ? Return->getRetValue() : nullptr;
    if (Result)
      addPointee(U.context().getSVal(Result), Result->getType());
  }

  void addPointee(SVal Value, QualType Pointer) {
    QualType Pointee = Pointer->getPointeeType();
    const RecordDecl *Record =
        Pointee.isNull() ? nullptr : Pointee->getAsRecordDecl();
    if (Record && Record->getDefinition())
      add({regionOf(Value), recordType(Record->getDefinition())});
  }

  PathUpdate &U;
  const StackFrameContext *Frame;
};

} // namespace

void PathCounts::add(const std::string &Function,
                     const std::vector<SourcePlace> &Places) {
  Counts &C = Functions[Function];
  ++C.Paths;
  for (const SourcePlace &Place : Places)
    ++C.With[{Place.Line, Place.Column}];
}

void PathCounts::mark(std::vector<Summary> &Summaries) const {
  for (Summary &S : Summaries) {
    auto Known = Functions.find(S.Name);
    if (Known == Functions.end())
      continue;
    for (Registration &R : S.Live) {
      auto With =
          Known->second.With.find({R.RetainedAt.Line, R.RetainedAt.Column});
      R.IsConditional = With == Known->second.With.end() ||
                        With->second < Known->second.Paths;
    }
  }
}

/// A registration that failed was made all the same.
static void countPath(PathUpdate &U, const FunctionDecl &Function) {
  LifecycleRun &Run = *U.shared().Run;
  std::vector<SourcePlace> Places;
  for (const NumberedRow &N : allRows(U.State)) {
    SourcePlace Place = Run.Names.placeOf(N.R.RetainedAt);
    if (!llvm::is_contained(Places, Place))
      Places.push_back(std::move(Place));
  }
  Run.Counts.add(Function.getQualifiedNameAsString(), Places);
}

void callback_lifetime::collectSummaries(PathUpdate &U,
                                         const ReturnStmt *Return) {
  LifecycleRun *Run = U.shared().Run;
  const Decl *Code = U.context().getStackFrame()->getDecl();
  if (!Run || !Run->Collected || !isa<FunctionDecl>(Code) ||
      isa<CXXDestructorDecl>(Code))
    return;
  countPath(U, *cast<FunctionDecl>(Code));
  if (!hasRows(U.State) && !Run->WantsAll)
    return;
  const Expr *Result = Return ? Return->getRetValue() : nullptr;
  SVal Returned = Result ? U.context().getSVal(Result) : UnknownVal();
  for (const WholeObject &Object : ObjectSearch(U, Return).Out) {
    Summary Found = summarize(U, Object, Returned);
    bool IsWanted = !Found.Live.empty() || Run->WantsAll;
    if (IsWanted && !llvm::is_contained(*Run->Collected, Found))
      Run->Collected->push_back(std::move(Found));
  }
}
