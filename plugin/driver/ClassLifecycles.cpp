//===- ClassLifecycles.cpp - Classes judged as a whole --------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/ClassLifecycles.h"
#include "driver/BodyEdits.h"
#include "driver/Mending.h"
#include "driver/ObjectFunctions.h"
#include "engine/Regions.h"
#include "engine/UnknownCalls.h"
#include "model/Messages.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

/// Judges the classes and structs of one translation unit.
class Judge {
public:
  Judge(const AnalysisInput &Input, DeclNames &Names, std::vector<Summary> Own,
        std::vector<Summary> Foreign)
      : Input(Input), Names(Names), Summaries(std::move(Own)),
        Foreign(std::move(Foreign)), Objects(Input.Context),
        Bodies(Input.Context), Undo(Input.Models, Unseen::Harmless) {
    Reporting.Minimum = Confidence::Possible;
  }

  std::vector<Finding> run() {
    for (const Summary &S : Summaries)
      if (RecordDecl *Record = S.Live.empty() ? nullptr : Objects.find(S.Class))
        judgeSummary(S, Record);
    for (const Summary &S : Summaries)
      if (S.K == Summary::Constructor)
        if (auto *Class = cast_or_null<CXXRecordDecl>(Objects.find(S.Class)))
          judgeChanges(S, Class);
    IsForeign = true;
    for (const Summary &S : Foreign)
      if (RecordDecl *Record = S.Live.empty() ? nullptr : Objects.find(S.Class))
        judgeSummary(S, Record);
    return std::move(Found);
  }

private:
  //===--------------------------------------------------------------------===//
  // Which objects
  //===--------------------------------------------------------------------===//

  void judgeSummary(const Summary &S, RecordDecl *Record) {
    auto *Class = dyn_cast<CXXRecordDecl>(Record);
    Original = S.K == Summary::Function ? nullptr : &S;
    OriginalClass = Class;
    if (S.K != Summary::Function && !isHelper(S, *cast<CXXRecordDecl>(Record)))
      judgeWithDerived(S, cast<CXXRecordDecl>(Record));
    Original = nullptr;
    if (S.K != Summary::Function)
      return;
    // Who passes an object of a class on to a function undoes that himself.
    bool IsStruct = !Class || (!Class->hasUserDeclaredDestructor() &&
                               !Class->hasUserDeclaredConstructor());
    if (IsStruct)
      judgeObjects(S, functionsOfStruct(Record, Objects, S.Name));
  }

  /// Whether a constructor of \p Class has a body here: an implicit one that
  /// nothing uses has none.
  static bool isConstructedHere(const CXXRecordDecl *Class) {
    return llvm::any_of(Class->ctors(), [](const CXXConstructorDecl *Ctor) {
      return !Ctor->isCopyOrMoveConstructor() &&
             (Ctor->hasBody() || !Ctor->isDefaulted());
    });
  }

  /// What a private method does its callers do.
  bool isHelper(const Summary &S, const CXXRecordDecl &Class) const {
    return llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
      return Method->getAccess() == AS_private && Objects.isCalled(Method) &&
             !isa<CXXConstructorDecl>(Method) &&
             Method->getQualifiedNameAsString() == S.Name;
    });
  }

  void judgeWithDerived(const Summary &S, CXXRecordDecl *Class) {
    if (Objects.hasOwnObjects(Class) && !Objects.liveForever(Class))
      judgeObjects(S, functionsOf(Class));
    for (CXXRecordDecl *Derived : Objects.derivedFrom(Class))
      // What written constructors of derived classes do, their summaries tell.
      if (S.K != Summary::Constructor || !isConstructedHere(Derived))
        judgeWithDerived(inPart(S, nameOfBase(Class), classNameOf(Derived)),
                         Derived);
  }

  const ObjectFunctions &functionsOf(CXXRecordDecl *Class) {
    auto [Known, IsNew] = OfClasses.try_emplace(Class);
    if (IsNew)
      Known->second = functionsOfClass(Class, Bodies);
    return Known->second;
  }

  void judgeObjects(const Summary &S, const ObjectFunctions &Functions) {
    if (Functions.Destroyers.empty())
      return;
    if (S.K == Summary::Constructor)
      return judge(S, Functions);
    std::vector<const Summary *> Made = made(S.Class, Functions);
    for (const Summary *Before : Made) {
      Summary Whole;
      if (compose(*Before, S, Whole))
        judge(Whole, Functions);
    }
    if (Made.empty())
      judge(S, Functions);
  }

  /// How the constructors of a class leave its members.
  std::vector<const Summary *> made(const std::string &Class,
                                    const ObjectFunctions &Functions) {
    constexpr size_t MaxPaths = 8;
    auto [Known, IsNew] = Made.try_emplace(Class);
    if (IsNew) {
      runMakers(Functions, Known->second);
      if (Functions.Makers.empty())
        addImplicit(Class, Known->second);
      llvm::append_range(Known->second, Foreign);
      llvm::erase_if(Known->second, [&](const Summary &S) {
        return S.Class != Class || !isMaker(S, Functions);
      });
    }
    std::vector<const Summary *> Out;
    for (const Summary &S : Known->second)
      if (Out.size() < MaxPaths)
        Out.push_back(&S);
    return Out;
  }

  /// An implicit constructor that nothing used has no body, but it does what
  /// the members say.
  void addImplicit(const std::string &Name, std::vector<Summary> &Out) const {
    const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Objects.find(Name));
    if (!Class || Class->hasUserDeclaredConstructor() || Class->isAggregate())
      return;
    Summary Made;
    Made.Class = Name;
    Made.Name = Name;
    Made.K = Summary::Constructor;
    for (const FieldDecl *Field : Class->fields()) {
      const Expr *Init = Field->getInClassInitializer();
      Expr::EvalResult Value;
      bool IsNumber = Init && !Init->isValueDependent() &&
                      Field->getType()->isIntegralOrEnumerationType() &&
                      Init->EvaluateAsInt(Value, Input.Context);
      if (!IsNumber)
        continue;
      MemberValue &Member = Made.Members[{Field->getNameAsString()}];
      Member.K = MemberValue::Constant;
      Member.Number = bitsOf(Value.Val.getInt());
    }
    Out.push_back(std::move(Made));
  }

  /// Functions of structs make them if their name says so.
  static bool isMaker(const Summary &S, const ObjectFunctions &Functions) {
    return S.K == Summary::Constructor ||
           llvm::any_of(Functions.Makers, [&](const ObjectFunction &Maker) {
             return Maker.Function->getQualifiedNameAsString() == S.Name;
           });
  }

  void runMakers(const ObjectFunctions &Functions, std::vector<Summary> &Out) {
    std::vector<const FunctionDecl *> Makers;
    for (const ObjectFunction &Maker : Functions.Makers)
      Makers.push_back(Maker.Function);
    BodyEdits Edits(Input.Context, Makers, Input.Opts);
    std::vector<Finding> Ignored;
    LifecycleRun Run(Names);
    Run.Collected = &Out;
    Run.WantsAll = true;
    AnalyzerHost Host(Input, Edits.cleanups(), &Run, Ignored);
    for (const FunctionDecl *Function : Makers)
      Host.run(Function);
  }

  //===--------------------------------------------------------------------===//
  // One object
  //===--------------------------------------------------------------------===//

  using Place = std::tuple<std::string, std::string, unsigned, unsigned>;

  static Place placeOf(const Summary &S, const Registration &R) {
    return {S.Class, R.RetainedAt.File, R.RetainedAt.Line, R.RetainedAt.Column};
  }

  /// One finding about a registration is enough.
  bool isReported(const Summary &S) const {
    return llvm::all_of(S.Live, [&](const Registration &R) {
      return Reported.count(placeOf(S, R));
    });
  }

  void judge(const Summary &Seed, const ObjectFunctions &Functions) {
    for (const ObjectFunction &Destroyer : Functions.Destroyers) {
      if (isReported(Seed))
        return;
      // Whoever sees an inline destructor has judged it.
      if (IsForeign && (Destroyer.Function->isInlined() ||
                        !Destroyer.Function->isExternallyVisible()))
        continue;
      LifecycleRun Run(Names);
      Run.Seed = &Seed;
      Run.IsDestruction = Destroyer.EndsObject;
      for (Finding &F : runOne(Destroyer, Run))
        for (unsigned I = 0; I < Seed.Live.size(); ++I)
          if (Names.placeOf(F.RetainedAt) == Seed.Live[I].RetainedAt) {
            take(std::move(F), Seed, I, Run, Functions, Destroyer);
            break;
          }
    }
  }

  /// Whether the class has had its share of runs. Nothing is said of it then:
  /// what would have ended a registration may not have been looked at.
  bool isExhausted(const Summary &Seed) const {
    constexpr unsigned MaxRuns = 60;
    auto Known = Runs.find(Seed.Class);
    return Known != Runs.end() && Known->second > MaxRuns;
  }

  std::vector<Finding> runOne(const ObjectFunction &What, LifecycleRun &Run) {
    std::vector<Finding> Out;
    ++Runs[Run.Seed->Class];
    if (isExhausted(*Run.Seed))
      return Out;
    Run.Parameter = What.Parameter;
    Run.As = What.As;
    BodyEdits Edits(Input.Context, {What.Function}, Input.Opts);
    AnalysisInput All = {Input.Context, Input.PP, Input.Models, Reporting};
    bool IsComplete =
        AnalyzerHost(All, Edits.cleanups(), &Run, Out).run(What.Function);
    // Whether all paths agree is not known then.
    if (!IsComplete)
      llvm::erase_if(
          Out, [](const Finding &F) { return F.Sure == Confidence::Possible; });
    return Out;
  }

  void take(Finding F, const Summary &Seed, unsigned Index,
            const LifecycleRun &Run, const ObjectFunctions &Functions,
            const ObjectFunction &Destroyer) {
    const Registration &R = Seed.Live[Index];
    if (F.Sure == Confidence::Possible && F.What == Hazard::OwnerDropped) {
      // Some path of the destructor undoes it, and nobody knows which is taken.
      if (Run.Undone.count(Index))
        return;
      F.Sure = Confidence::Likely;
    }
    if (F.Sure != Confidence::Definite && mayEndFirst(R, Seed))
      F.Sure = Confidence::Possible;
    if (F.Sure != Confidence::Definite && Original &&
        mayBeUndone(*Original, Index, functionsOf(OriginalClass)))
      F.Sure = Confidence::Possible;
    if (F.Sure != Confidence::Definite && mayBeUndone(Seed, Index, Functions))
      F.Sure = Confidence::Possible;
    if (F.Sure < Input.Opts.Minimum || isExhausted(Seed))
      return;
    if (const NamedDecl *Keeper = Names.find(R.Keeper.Function))
      F.Path.insert(
          F.Path.begin(),
          {F.RetainedAt, messages::retainedBy(Keeper->getNameAsString())});
    else
      F.Path.insert(F.Path.begin(),
                    {F.RetainedAt, messages::retainedElsewhere()});
    TokenIsSet IsSet = TokenIsSet::Unknown;
    if (!Run.Undone.count(Index))
      IsSet = tokenIsSet(R, Seed, made(Seed.Class, Functions));
    if (F.What != Hazard::FreedWhileClosing) // it is being ended
      addMending(F, R, Destroyer.Function, IsSet, Names, Input.Models);
    Reported.insert(placeOf(Seed, R));
    Found.push_back(std::move(F));
  }

  //===--------------------------------------------------------------------===//
  // Changed objects
  //===--------------------------------------------------------------------===//

  /// What moves, assignments and further registrations do to an object that
  /// registered itself when it was made.
  void judgeChanges(const Summary &Before, CXXRecordDecl *Class) {
    if (Objects.liveForever(Class))
      return;
    const ObjectFunctions &Functions = functionsOf(Class);
    for (const ObjectFunction &Changer : Functions.Changers)
      judgeAfter(Changer, Before, Functions);
    for (const ObjectFunction &Other : Functions.Others)
      if (registersAgain(Other.Function, Before))
        judgeAfter(Other, Before, Functions);
  }

  /// A second call of what the constructor calls is up to the callers.
  bool registersAgain(const FunctionDecl *Method, const Summary &Before) const {
    std::string Name = Method->getQualifiedNameAsString();
    return llvm::any_of(Summaries, [&](const Summary &S) {
      return S.K == Summary::Method && S.Name == Name &&
             S.Class == Before.Class && !sharesPlace(S, Before);
    });
  }

  static bool sharesPlace(const Summary &A, const Summary &B) {
    for (const Registration &R : A.Live)
      for (const Registration &Other : B.Live)
        if (R.RetainedAt == Other.RetainedAt)
          return true;
    return false;
  }

  void judgeAfter(const ObjectFunction &Changer, const Summary &Before,
                  const ObjectFunctions &Functions) {
    if (isReported(Before))
      return;
    std::vector<Summary> Changed;
    LifecycleRun Run(Names);
    Run.Seed = &Before;
    Run.Collected = &Changed;
    runOne(Changer, Run);
    size_t Known = Found.size();
    for (const Summary &S : Changed) {
      Summary Whole;
      if (sharesPlace(S, Before) && compose(Before, S, Whole))
        judge(Whole, Functions);
    }
    for (size_t I = Known; I < Found.size(); ++I)
      Found[I].Path.insert(
          Found[I].Path.begin() + 1, // behind the registration
          {Changer.Function->getLocation(),
           messages::changedBy(Changer.Function->getNameAsString())});
  }

  /// Who cannot take it back relies on living until it was called.
  bool isIrrevocable(const Registration &R) const {
    const auto *Keeper =
        dyn_cast_or_null<FunctionDecl>(Names.find(R.Keeper.Function));
    const FunctionModel *Model = Input.Models.find(Keeper);
    return Model && R.Keeper.Index < Model->Effects.size() &&
           Model->Effects[R.Keeper.Index].Irrevocable;
  }

  /// Whether the home may be gone before the object is, or a caller who has the
  /// token may have ended it.
  bool mayEndFirst(const Registration &R, const Summary &Seed) const {
    // What was made and not kept is somebody else's now: a button in a window.
    if (R.At.K == NamedValue::Made || R.IsTokenReturned || isIrrevocable(R))
      return true;
    if (Input.Opts.AssumeHomesOutlive || R.At.K == NamedValue::Process)
      return false;
    auto Home = Seed.Members.find(R.At.Part);
    return R.At.K != NamedValue::Member || Home == Seed.Members.end() ||
           Home->second.K != MemberValue::Made;
  }

  //===--------------------------------------------------------------------===//
  // What callers may do
  //===--------------------------------------------------------------------===//

  /// Whether callers have a function that ends the registration.
  bool mayBeUndone(const Summary &Seed, unsigned Index,
                   const ObjectFunctions &Functions) {
    return llvm::any_of(Functions.Others, [&](const ObjectFunction &Other) {
      return Other.Function->getQualifiedNameAsString() != Seed.Name &&
             undoes(Other, Seed, Index);
    });
  }

  bool undoes(const ObjectFunction &Other, const Summary &Seed,
              unsigned Index) {
    const FunctionDecl *Function = Other.Function;
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    bool IsHarmless = Method && (Method->isConst() || Method->isPureVirtual());
    if (!Function->hasBody())
      return !IsHarmless && soundsLikeAnEnd(Function->getNameAsString());
    // What takes a closure out of a container has no model.
    bool IsSelfStored = Seed.Live[Index].Keeper.Function.empty();
    if (!IsSelfStored && !Undo.mayUndo(Function->getBody()))
      return false;
    // Other methods may have changed the members before.
    Summary Later = Seed;
    for (auto &[Path, Value] : Later.Members)
      if (Value.K == MemberValue::Constant)
        Value.K = MemberValue::Initial;
    LifecycleRun Run(Names);
    Run.Seed = &Later;
    runOne(Other, Run);
    return Run.Undone.count(Index);
  }

  const AnalysisInput &Input;
  DeclNames &Names;
  std::vector<Summary> Summaries;
  std::vector<Summary> Foreign;
  bool IsForeign = false; ///< judging those
  /// What is judged, before it was seen as a part of a derived class.
  const Summary *Original = nullptr;
  CXXRecordDecl *OriginalClass = nullptr;
  ObjectUses Objects;
  DestructorBodies Bodies;
  Undoing Undo;
  Options Reporting = Input.Opts;
  std::map<const CXXRecordDecl *, ObjectFunctions> OfClasses;
  /// By the name of the class.
  std::map<std::string, std::vector<Summary>> Made;
  std::map<std::string, unsigned> Runs;
  std::set<Place> Reported;
  std::vector<Finding> Found;
};

} // namespace

std::vector<Finding>
callback_lifetime::judgeClasses(const AnalysisInput &Input, DeclNames &Names,
                                std::vector<Summary> Own,
                                std::vector<Summary> Foreign) {
  auto IsLive = [](const Summary &S) { return !S.Live.empty(); };
  if (llvm::none_of(Own, IsLive) && llvm::none_of(Foreign, IsLive))
    return {};
  if (!Foreign.empty())
    Names.addAll();
  return Judge(Input, Names, std::move(Own), std::move(Foreign)).run();
}
