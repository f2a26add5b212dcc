//===- ClassLifecycles.cpp - Classes judged as a whole --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ClassLifecycles.h"
#include "driver/BodyEdits.h"
#include "driver/Destructors.h"
#include "driver/ObjectUses.h"
#include "engine/UnknownCalls.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

/// Judges the classes of one translation unit.
class Judge {
public:
  Judge(const AnalysisInput &Input, DeclNames &Names,
        std::vector<Summary> Summaries)
      : Input(Input), Names(Names), Summaries(std::move(Summaries)),
        Objects(Input.Context), Bodies(Input.Context),
        Undo(Input.Models, Unseen::Harmless) {
    Reporting.Minimum = Confidence::Possible;
  }

  std::vector<Finding> run() {
    for (const Summary &S : Summaries)
      if (CXXRecordDecl *Class = S.Live.empty() ? nullptr : classOf(S))
        judgeWithDerived(S, Class);
    for (const Summary &S : Summaries)
      if (CXXRecordDecl *Class = S.IsConstructor ? classOf(S) : nullptr)
        judgeChanges(S, Class);
    return std::move(Found);
  }

private:
  CXXRecordDecl *classOf(const Summary &S) const {
    return Objects.find(S.Class);
  }

  //===--------------------------------------------------------------------===//
  // Which objects
  //===--------------------------------------------------------------------===//

  void judgeWithDerived(const Summary &S, CXXRecordDecl *Class) {
    if (Objects.hasOwnObjects(Class))
      judgeObjects(S, Class);
    // What the constructors of derived classes do is in their own summaries.
    if (S.IsConstructor)
      return;
    for (CXXRecordDecl *Derived : Objects.derivedFrom(Class))
      judgeWithDerived(asPartOf(S, Class, Derived), Derived);
  }

  static AccessPath prefixed(const std::string &Step, AccessPath Path) {
    Path.insert(Path.begin(), Step);
    return Path;
  }

  /// The same of an object of which the first one is a base.
  static Summary asPartOf(const Summary &S, const CXXRecordDecl *Base,
                          const CXXRecordDecl *Derived) {
    return inPart(S, Base->getNameAsString() + "::", classNameOf(Derived));
  }

  /// Each function registers in one way or another, but one finding about it
  /// is enough.
  bool isKnown(const Summary &S) const {
    for (const Registration &R : S.Live)
      if (!Reported.count({S.Class, R.RetainedAt.File, R.RetainedAt.Line,
                           R.RetainedAt.Column}))
        return false;
    return true;
  }

  void judgeObjects(const Summary &S, CXXRecordDecl *Class) {
    const CXXDestructorDecl *Dtor =
        Objects.liveForever(Class) ? nullptr : Bodies.of(Class);
    if (!Dtor)
      return;
    if (S.IsConstructor)
      return judge(S, Class, Dtor);
    std::vector<const Summary *> Made = constructed(Class);
    for (const Summary *Constructor : Made) {
      Summary Whole;
      if (!isKnown(S) && compose(*Constructor, S, Whole))
        judge(Whole, Class, Dtor);
    }
    if (Made.empty())
      judge(S, Class, Dtor);
  }

  /// How the constructors of \p Class leave its members.
  std::vector<const Summary *> constructed(CXXRecordDecl *Class) {
    constexpr size_t MaxPaths = 8;
    auto [Known, IsNew] = Constructed.try_emplace(classNameOf(Class));
    if (IsNew)
      runConstructors(Class, Known->second);
    std::vector<const Summary *> Out;
    for (const Summary &S : Known->second)
      if (Out.size() < MaxPaths)
        Out.push_back(&S);
    return Out;
  }

  void runConstructors(CXXRecordDecl *Class, std::vector<Summary> &Out) {
    std::vector<const FunctionDecl *> Functions;
    for (const CXXConstructorDecl *Ctor : Class->ctors()) {
      const FunctionDecl *Definition = nullptr;
      if (!Ctor->isCopyOrMoveConstructor() && Ctor->hasBody(Definition) &&
          !cast<CXXConstructorDecl>(Definition)->isInheritingConstructor())
        Functions.push_back(Definition);
    }
    BodyEdits Edits(Input.Context, Functions, Input.Opts);
    std::vector<Finding> Ignored;
    LifecycleRun Run(Names);
    Run.Collected = &Out;
    Run.WantsConstructors = true;
    AnalyzerHost Host(Input, Edits.cleanups(), &Run, Ignored);
    for (const FunctionDecl *Function : Functions)
      Host.run(Function);
  }

  //===--------------------------------------------------------------------===//
  // One object
  //===--------------------------------------------------------------------===//

  void judge(const Summary &Seed, CXXRecordDecl *Class,
             const CXXDestructorDecl *Dtor) {
    if (isKnown(Seed))
      return;
    LifecycleRun Run(Names);
    Run.Seed = &Seed;
    Run.IsDestruction = true;
    std::vector<Finding> Out;
    runOne(Dtor, Run, Out);
    for (Finding &F : Out)
      for (unsigned I = 0; I < Seed.Live.size(); ++I)
        if (isAbout(F, Seed.Live[I])) {
          take(std::move(F), Seed, I, Run, Class);
          break;
        }
  }

  void runOne(const FunctionDecl *Function, LifecycleRun &Run,
              std::vector<Finding> &Out) {
    BodyEdits Edits(Input.Context, {Function}, Input.Opts);
    AnalysisInput All = {Input.Context, Input.PP, Input.Models, Reporting};
    AnalyzerHost(All, Edits.cleanups(), &Run, Out).run(Function);
  }

  bool isAbout(const Finding &F, const Registration &R) const {
    return Names.placeOf(F.RetainedAt) == R.RetainedAt;
  }

  void take(Finding F, const Summary &Seed, unsigned Index,
            const LifecycleRun &Run, CXXRecordDecl *Class) {
    const Registration &R = Seed.Live[Index];
    if (F.Sure == Confidence::Possible && F.What == Hazard::OwnerDropped) {
      // Some path of the destructor undoes it, and nobody knows which is taken.
      if (Run.Undone.count(Index))
        return;
      F.Sure = Confidence::Likely;
    }
    if (F.Sure != Confidence::Definite && mayBeUndone(Seed, Index, Class))
      F.Sure = Confidence::Possible;
    if (F.Sure < Input.Opts.Minimum)
      return;
    if (const NamedDecl *Keeper = Names.find(R.Keeper.Function))
      F.Path.insert(
          F.Path.begin(),
          {F.RetainedAt, messages::retainedBy(Keeper->getNameAsString())});
    Reported.insert({Seed.Class, R.RetainedAt.File, R.RetainedAt.Line,
                     R.RetainedAt.Column});
    Found.push_back(std::move(F));
  }

  //===--------------------------------------------------------------------===//
  // Changed objects
  //===--------------------------------------------------------------------===//

  /// What moves, assignments and further registrations do to an object that
  /// registered itself when it was made.
  void judgeChanges(const Summary &Made, CXXRecordDecl *Class) {
    const CXXDestructorDecl *Dtor =
        Objects.liveForever(Class) ? nullptr : Bodies.of(Class);
    for (const CXXMethodDecl *Method : Class->methods()) {
      const FunctionDecl *Definition = nullptr;
      if (!Dtor || isKnown(Made) || !Method->hasBody(Definition))
        continue;
      auto *Body = cast<CXXMethodDecl>(Definition);
      if (isMove(Method))
        judgeAfter(Made, Class, Dtor, Body, 0);
      bool IsAssignment = Method->isCopyAssignmentOperator() ||
                          Method->isMoveAssignmentOperator();
      if (IsAssignment || registersAgain(Method, Made))
        judgeAfter(Made, Class, Dtor, Body, std::nullopt);
    }
  }

  static bool isMove(const CXXMethodDecl *Method) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
    return Ctor ? Ctor->isMoveConstructor()
                : Method->isMoveAssignmentOperator();
  }

  /// A second call of what the constructor calls is up to the callers.
  bool registersAgain(const CXXMethodDecl *Method, const Summary &Made) const {
    std::string Name = Method->getQualifiedNameAsString();
    return Method->isInstance() && Method->getAccess() != AS_private &&
           llvm::any_of(Summaries, [&](const Summary &S) {
             return !S.IsConstructor && S.Function == Name &&
                    S.Class == Made.Class && !sharesPlace(S, Made);
           });
  }

  static bool sharesPlace(const Summary &A, const Summary &B) {
    for (const Registration &R : A.Live)
      for (const Registration &Other : B.Live)
        if (R.RetainedAt == Other.RetainedAt)
          return true;
    return false;
  }

  void judgeAfter(const Summary &Made, CXXRecordDecl *Class,
                  const CXXDestructorDecl *Dtor, const CXXMethodDecl *Method,
                  std::optional<unsigned> Parameter) {
    std::vector<Summary> Changed;
    std::vector<Finding> Ignored;
    LifecycleRun Run(Names);
    Run.Seed = &Made;
    Run.Parameter = Parameter;
    Run.Collected = &Changed;
    runOne(Method, Run, Ignored);
    size_t Before = Found.size();
    for (const Summary &S : Changed) {
      Summary Whole;
      if (sharesPlace(S, Made) && compose(Made, S, Whole))
        judge(Whole, Class, Dtor);
    }
    for (size_t I = Before; I < Found.size(); ++I) {
      auto At = Found[I].Path.begin() + 1; // behind the registration
      Found[I].Path.insert(At,
                           {Method->getLocation(),
                            messages::changedBy(Method->getNameAsString())});
    }
  }

  //===--------------------------------------------------------------------===//
  // Other methods
  //===--------------------------------------------------------------------===//

  /// Whether callers have a method that ends the registration.
  bool mayBeUndone(const Summary &Seed, unsigned Index,
                   const CXXRecordDecl *Class) {
    for (const CXXMethodDecl *Method : Class->methods())
      if (isOffered(Method, Seed) && undoes(Method, Seed, Index))
        return true;
    return false;
  }

  static bool isOffered(const CXXMethodDecl *Method, const Summary &Seed) {
    return Method->isInstance() && Method->getAccess() != AS_private &&
           !isa<CXXConstructorDecl, CXXDestructorDecl>(Method) &&
           !Method->isCopyAssignmentOperator() &&
           !Method->isMoveAssignmentOperator() &&
           Method->getQualifiedNameAsString() != Seed.Function;
  }

  bool undoes(const CXXMethodDecl *Method, const Summary &Seed,
              unsigned Index) {
    const FunctionDecl *Definition = nullptr;
    if (!Method->hasBody(Definition))
      return !Method->isConst() && !Method->isPureVirtual() &&
             soundsLikeAnEnd(Method->getNameAsString());
    if (!Undo.mayUndo(Definition->getBody()))
      return false;
    LifecycleRun Run(Names);
    Run.Seed = &Seed;
    std::vector<Finding> Ignored;
    runOne(Definition, Run, Ignored);
    return Run.Undone.count(Index);
  }

  const AnalysisInput &Input;
  DeclNames &Names;
  std::vector<Summary> Summaries;
  ObjectUses Objects;
  DestructorBodies Bodies;
  Undoing Undo;
  Options Reporting = Input.Opts;
  std::map<std::string, std::vector<Summary>> Constructed;
  std::set<std::tuple<std::string, std::string, unsigned, unsigned>> Reported;
  std::vector<Finding> Found;
};

} // namespace

std::vector<Finding>
callback_lifetime::judgeClasses(const AnalysisInput &Input, DeclNames &Names,
                                std::vector<Summary> Summaries) {
  return Judge(Input, Names, std::move(Summaries)).run();
}
