//===- Seeds.cpp - Runs that begin with a summary -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "engine/Callbacks.h"
#include "engine/Identity.h"
#include "engine/OwnerDeaths.h"
#include "engine/Success.h"
#include "engine/Summaries.h"
#include "engine/Tokens.h"
#include "engine/Wrappers.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

/// The values of members that may be anything: what a caller passed.
REGISTER_SET_WITH_PROGRAMSTATE(FreeSet, SymbolRef)
REGISTER_TRAIT_WITH_PROGRAMSTATE(GuessworkFlag, bool)
/// The object; a variable that points to it may be changed.
REGISTER_TRAIT_WITH_PROGRAMSTATE(SeededObject, const MemRegion *)
/// The rows of the seed, by the index of their registration.
REGISTER_MAP_WITH_PROGRAMSTATE(SeededMap, unsigned, RowId)

static const RecordDecl *pointeeOf(const ParmVarDecl *Param) {
  QualType Pointee = Param->getType()->getPointeeType();
  return Pointee.isNull() ? nullptr : Pointee->getAsRecordDecl();
}

static WholeObject given(PathUpdate &U, const ParmVarDecl *Param,
                         const RecordDecl *As) {
  Loc Place = U.State->getLValue(Param, U.context().getStackFrame());
  return {regionOf(U.State->getSVal(Place)), recordType(As)};
}

WholeObject callback_lifetime::parameterObject(PathUpdate &U,
                                               const ParmVarDecl *Param,
                                               const RecordDecl *Class) {
  const RecordDecl *Record = pointeeOf(Param);
  bool IsSame =
      Record && Record->getCanonicalDecl() == Class->getCanonicalDecl();
  return IsSame ? given(U, Param, Class) : WholeObject();
}

WholeObject callback_lifetime::seededObject(PathUpdate &U) {
  const StackFrameContext *Frame = U.context().getStackFrame();
  const LifecycleRun *Run = U.shared().Run;
  if (!Run->Parameter)
    return thisObject(Frame, U.State);
  const auto *Function = cast<FunctionDecl>(Frame->getDecl());
  const ParmVarDecl *Param = Function->getParamDecl(*Run->Parameter);
  const RecordDecl *Record = Run->As ? Run->As : pointeeOf(Param);
  return Record ? given(U, Param, Record) : WholeObject();
}

namespace {

class Seeding {
public:
  Seeding(PathUpdate &U, const Summary &From)
      : U(U), Names(U.shared().Run->Names), From(From),
        Values(U.context().getSValBuilder()), Object(seededObject(U)),
        Members(scalarMembers(U.State, Object)) {}

  void run() {
    U.State = U.State->set<SeededObject>(Object.Region);
    if (const auto *Pointee = dyn_cast_or_null<SymbolicRegion>(Object.Region))
      assumeNonNull(Pointee->getSymbol());
    for (const ScalarMember &M : Members)
      if (!M.Region->getValueType()->isRecordType())
        setMember(M, initialOf(M.Region));
    for (const ScalarMember &M : Members)
      if (const MemberValue *Value = valueOf(M))
        setValue(M, *Value);
    for (unsigned I = 0; I < From.Live.size(); ++I)
      addRegistration(I, From.Live[I]);
  }

private:
  void assumeNonNull(SymbolRef Pointer) {
    auto Known = Values.makeSymbolVal(Pointer).getAs<DefinedOrUnknownSVal>();
    if (ProgramStateRef Assumed = U.State->assume(*Known, true))
      U.State = Assumed;
  }

  //===--------------------------------------------------------------------===//
  // Members
  //===--------------------------------------------------------------------===//

  const MemberValue *valueOf(const ScalarMember &M) const {
    auto Found = From.Members.find(M.Path);
    return Found == From.Members.end() ? nullptr : &Found->second;
  }

  SVal initialOf(const TypedValueRegion *Region) {
    return Values.getRegionValueSymbolVal(
        cast<TypedValueRegion>(canonical(Region)));
  }

  void setMember(const ScalarMember &M, SVal Value) {
    U.State = U.State->bindLoc(loc::MemRegionVal(M.Region), Value,
                               U.context().getLocationContext(),
                               /*notifyChanges=*/false);
  }

  void setValue(const ScalarMember &M, const MemberValue &Value) {
    QualType Type = M.Region->getValueType();
    switch (Value.K) {
    case MemberValue::Constant:
      if (Value.Number == 0 || Type->isIntegralOrEnumerationType())
        setMember(M, Value.Number == 0
                         ? Values.makeZeroVal(Type)
                         : SVal(Values.makeIntVal(Value.Number, Type)));
      return;
    case MemberValue::Address:
      if (const MemRegion *Part = resolve(U, Object, Value.Part))
        setMember(M, loc::MemRegionVal(Part));
      return;
    case MemberValue::SameAs:
      for (const ScalarMember &Other : Members)
        if (Other.Path == Value.Part)
          setMember(M, U.State->getSVal(Other.Region));
      return;
    case MemberValue::Stub:
      if (SymbolRef Stub =
              identityOf(U.State, loc::MemRegionVal(M.Region), Type))
        if (SymbolRef Entry = entryAt(Value.Part))
          U.State = setStub(U.State, Stub, Entry);
      return;
    case MemberValue::Argument:
      if (SymbolRef Symbol = initialOf(M.Region).getAsSymbol())
        if (!isConditional())
          U.State = U.State->add<FreeSet>(Symbol);
      return assumeTested(M, Value);
    case MemberValue::Made: // maybe never null
    case MemberValue::Other:
    case MemberValue::Initial:
      return assumeTested(M, Value);
    case MemberValue::Unknown:
      return;
    }
  }

  bool isConditional() const {
    return llvm::any_of(From.Live,
                        [](const Registration &R) { return R.IsConditional; });
  }

  void assumeTested(const ScalarMember &M, const MemberValue &Value) {
    auto Known = initialOf(M.Region).getAs<DefinedOrUnknownSVal>();
    if (Value.Tested == MemberValue::NotTested || !Known)
      return;
    bool IsNonZero = Value.Tested == MemberValue::NonZero;
    if (ProgramStateRef Assumed = U.State->assume(*Known, IsNonZero))
      U.State = Assumed;
  }

  //===--------------------------------------------------------------------===//
  // Registrations
  //===--------------------------------------------------------------------===//

  struct Found {
    const FunctionDecl *Function = nullptr;
    const FunctionModel *Model = nullptr;
    const Effect *E = nullptr;
  };

  Found effect(const EffectName &Name) {
    Found Out;
    Out.Function = dyn_cast_or_null<FunctionDecl>(Names.find(Name.Function));
    Out.Model = Out.Function ? U.shared().Models.find(Out.Function) : nullptr;
    if (Out.Model && Name.Index < Out.Model->Effects.size())
      Out.E = &Out.Model->Effects[Name.Index];
    return Out;
  }

  SymbolRef symbolAt(const std::optional<AccessPath> &Path) {
    QualType Type;
    const MemRegion *Member = Path ? resolve(U, Object, *Path, &Type) : nullptr;
    return Member ? symbolIn(Member, Type) : nullptr;
  }

  SymbolRef symbolIn(const MemRegion *Member, QualType Type) {
    SVal Value = Type->isRecordType()
                     ? tokenOf(U.State, loc::MemRegionVal(Member), Type)
                     : U.State->getSVal(loc::MemRegionVal(Member), Type);
    return Value.getAsSymbol();
  }

  SymbolRef entryAt(const AccessPath &Path) {
    QualType Type;
    const MemRegion *Wrapper = resolve(U, Object, Path, &Type);
    return Wrapper ? ensureEntry(U, canonical(Wrapper), Type) : nullptr;
  }

  void addRegistration(unsigned Index, const Registration &From) {
    Found Keeper = effect(From.Keeper);
    Row R;
    if (From.IsEntry)
      R.Entry = entryAt(From.Owner);
    else
      R.Object = canonical(resolve(U, Object, From.Owner));
    bool IsSelfStored = From.Keeper.Function.empty();
    if ((!Keeper.E && !IsSelfStored) || (!R.Entry && !R.Object))
      return;
    if (From.Wrapper)
      R.Through = entryAt(*From.Wrapper);
    R.State = RowState::Live;
    R.Model = Keeper.Model;
    R.Keeper = Keeper.E;
    R.KeptBy = Keeper.Function;
    R.Code = Names.find(From.Callback);
    R.RetainedAt = Names.locate(From.RetainedAt);
    setHome(R, From.At);
    for (const NamedValue &Key : From.Keys)
      R.Keys.push_back(keyValue(Key));
    R.Result = symbolAt(From.Result);
    for (const AccessPath &Switch : From.Switches)
      if (SymbolRef Symbol = symbolAt(Switch))
        R.Switches.push_back(Symbol);
    if (IsSelfStored) {
      R.SelfRegistered = true;
      R.At = {Home::Variable, pointeeAt(R.At.Region)};
    } else {
      setToken(R, From);
    }
    RowId Id = addRow(U.State, R);
    U.State = U.State->set<SeededMap>(Index, Id);
  }

  void setHome(Row &R, const NamedValue &At) {
    R.At.K = At.K == NamedValue::Process ? Home::Process : Home::Object;
    R.From = originOf(At);
    const auto *Variable = dyn_cast_or_null<VarDecl>(Names.find(At.Text));
    QualType Type = Variable ? Variable->getType() : QualType();
    const MemRegion *Place =
        Variable ? U.State->getRegion(Variable, nullptr) : nullptr;
    if (At.K == NamedValue::Member)
      Place = resolve(U, Object, At.Part, &Type);
    if (!Place || Type.isNull() || !Type->isPointerType()) {
      R.At.Region = canonical(Place);
      return;
    }
    // Of two members with one handle the first stands for it.
    SVal Handle = U.State->getSVal(loc::MemRegionVal(Place), Type);
    R.At.Region = homeOf(Handle);
    R.HomeValue = Handle.getAsLocSymbol();
  }

  /// The object that a member refers to: the member itself dies with its own.
  const MemRegion *pointeeAt(const MemRegion *Place) {
    const auto *Member = dyn_cast_or_null<FieldRegion>(Place);
    bool IsAddress = Member && (Member->getValueType()->isReferenceType() ||
                                Member->getValueType()->isPointerType());
    return IsAddress ? regionOf(U.State->getSVal(Member)) : Place;
  }

  HomeOrigin originOf(const NamedValue &At) const {
    if (At.K == NamedValue::Global || At.K == NamedValue::Given)
      return HomeOrigin::Outside;
    auto Found = From.Members.find(At.Part);
    if (At.K != NamedValue::Member || Found == From.Members.end())
      return HomeOrigin::Unknown;
    switch (Found->second.K) {
    case MemberValue::Argument:
      return HomeOrigin::Outside;
    case MemberValue::Made:
      return HomeOrigin::Own;
    default:
      return HomeOrigin::Unknown;
    }
  }

  SVal keyValue(const NamedValue &Key) {
    ASTContext &Context = U.context().getASTContext();
    switch (Key.K) {
    case NamedValue::Literal:
      return loc::MemRegionVal(Values.getRegionManager().getStringRegion(
          stringLiteral(Context, Key.Text)));
    case NamedValue::Function:
      if (const auto *Function =
              dyn_cast_or_null<FunctionDecl>(Names.find(Key.Text)))
        return Values.getFunctionPointer(Function);
      break;
    case NamedValue::Constant:
      return Values.makeIntVal(Key.Number, Context.IntTy);
    case NamedValue::Member:
      if (const MemRegion *Member = resolve(U, Object, Key.Part))
        return U.State->getSVal(Member);
      break;
    case NamedValue::Unknown:
    case NamedValue::Process:
    case NamedValue::Given:
    case NamedValue::Made:
    case NamedValue::Global:
      break;
    }
    return UnknownVal();
  }

  /// What was handed out is none of the values in other members, and if it was
  /// not stored, none of any.
  void setToken(Row &R, const Registration &From) {
    static const char Lost = 0;
    SVal Token = UnknownVal();
    const MemRegion *Part =
        From.TokenPart ? resolve(U, Object, *From.TokenPart) : nullptr;
    if (Part)
      Token = loc::MemRegionVal(canonical(Part));
    else if (SymbolRef Stored = symbolAt(From.Token))
      Token = Values.makeSymbolVal(Stored);
    else
      Token = conjure(U.context(), U.context().getASTContext().IntTy, &Lost);
    for (const ScalarMember &M : Members)
      if (SymbolRef Symbol = symbolIn(M.Region, M.Region->getValueType()))
        U.State = addToken(U.State, Symbol);
    U.State = addToken(U.State, Token.getAsSymbol());
    R.Token = Token;
    // Destructors ask by the token whether there is a registration.
    U.State = assumeValidToken(U.State, Token, Values);
  }

  PathUpdate &U;
  DeclNames &Names;
  const Summary &From;
  SValBuilder &Values;
  WholeObject Object;
  std::vector<ScalarMember> Members;
};

} // namespace

void callback_lifetime::applySeed(PathUpdate &U) {
  const LifecycleRun *Run = U.shared().Run;
  if (Run && Run->Seed)
    Seeding(U, *Run->Seed).run();
}

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

/// Whether all that the symbol is made of was seen when it was stored.
static bool isFree(ProgramStateRef State, SymbolRef Symbol) {
  for (SymbolRef Part : Symbol->symbols())
    if (isa<SymbolData>(Part) && !State->contains<FreeSet>(Part))
      return false;
  return true;
}

void callback_lifetime::followCondition(PathUpdate &U, SVal Condition) {
  const LifecycleRun *Run = U.shared().Run;
  if (!Run || !Run->Seed)
    return;
  if (auto Known = Condition.getAs<DefinedOrUnknownSVal>()) {
    auto [True, False] = U.State->assume(*Known);
    if (!True || !False)
      return; // decided already
  }
  SymbolRef Symbol = Condition.getAsSymbol();
  if (!Symbol || !isFree(U.State, Symbol))
    U.State = U.State->set<GuessworkFlag>(true);
}

bool callback_lifetime::isGuesswork(ProgramStateRef State) {
  return State->get<GuessworkFlag>();
}

//===----------------------------------------------------------------------===//
// Ends
//===----------------------------------------------------------------------===//

void callback_lifetime::leaveDerivedPart(PathUpdate &U) {
  const LifecycleRun *Run = U.shared().Run;
  const auto *Dtor =
      dyn_cast<CXXDestructorDecl>(U.context().getStackFrame()->getDecl());
  if (!Run || !Run->IsDestruction || !Dtor || !U.context().inTopFrame())
    return;
  for (const NumberedRow &N : allRows(U.State))
    if (N.R.Object && N.R.Object == U.State->get<SeededObject>() &&
        callsBackInto(N.R.Code, Dtor->getParent()))
      U.drop(N.Id, Event::Drop, Dtor->getLocation(), N.R.Object);
}

void callback_lifetime::finishDestruction(PathUpdate &U) {
  const LifecycleRun *Run = U.shared().Run;
  if (!Run || !Run->IsDestruction)
    return;
  const StackFrameContext *Frame = U.context().getStackFrame();
  dropObject(U, U.State->get<SeededObject>(), Event::Drop,
             Frame->getDecl()->getLocation());
}

void callback_lifetime::recordUndone(PathUpdate &U) {
  LifecycleRun *Run = U.shared().Run;
  if (!Run || !Run->Seed)
    return;
  for (const auto &Entry : U.State->get<SeededMap>()) {
    const Row *R = findRow(U.State, Entry.second);
    bool IsLeft =
        R && (R->State == RowState::Live || R->State == RowState::Dangling ||
              (Run->IsDestruction && R->State == RowState::Closing));
    if (!IsLeft && !U.isReported(Entry.second))
      Run->Undone.insert(Entry.first);
  }
}
