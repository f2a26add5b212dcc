//===- Summaries.cpp - What a path leaves registered ----------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Summaries.h"
#include "Compat.h"
#include "engine/Callbacks.h"
#include "engine/Custody.h"
#include "engine/Holders.h"
#include "engine/Identity.h"
#include "engine/OwnedParts.h"
#include "engine/StdTypes.h"
#include "engine/Success.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace callback_lifetime;
using namespace clang;
using namespace ento;

namespace {

/// Summarises one object at the end of one path.
class Summarizer {
public:
  Summarizer(PathUpdate &U, const WholeObject &Object, SVal Returned)
      : U(U), Returned(Returned), State(withSuccess(U)),
        Names(U.shared().Run->Names), Object(Object), Parts(State, Object) {}

  Summary run() {
    const auto *Function =
        cast<FunctionDecl>(U.context().getStackFrame()->getDecl());
    Summary Out;
    Out.Class = classNameOf(Object.Type->getAsRecordDecl());
    Out.Name = Function->getQualifiedNameAsString();
    if (isa<CXXConstructorDecl>(Function))
      Out.K = Summary::Constructor;
    else if (!isa<CXXMethodDecl>(Function))
      Out.K = Summary::Function;
    findDeleter();
    for (const NumberedRow &N : allRows(State))
      if (isMade(N.R) && !endsWithDeleter(N.R))
        if (auto Found = registrationOf(N.R))
          Out.Live.push_back(std::move(*Found));
    if (!Out.Live.empty() || U.shared().Run->WantsAll)
      addMembers(Out);
    return Out;
  }

private:
  /// The home whose callback deletes the object.
  void findDeleter() {
    for (const NumberedRow &N : allRows(State))
      if (N.R.Object == Object.Region && N.R.Model &&
          deletesContext(N.R.Code, U.shared().SeenUndoing))
        Deleter = &*findRow(State, N.Id);
  }

  /// Such an object dies with its home, and with what belongs to that.
  bool endsWithDeleter(const Row &R) const {
    return Deleter && R.Model && R.At.K == Home::Object &&
           Deleter->At.K == Home::Object &&
           R.Model->Library == Deleter->Model->Library;
  }

  bool isMade(const Row &R) const {
    return R.State == RowState::Live &&
           !neverHappened(U.State, R, U.context().getSValBuilder());
  }

  /// An error code is no token.
  static bool hasToken(const Row &R) {
    return R.Keeper->Token || R.Keeper->Fails != Failure::Nonzero;
  }

  /// What was left was made: flags that were set to its success are known then.
  static ProgramStateRef withSuccess(PathUpdate &U) {
    SValBuilder &Values = U.context().getSValBuilder();
    ProgramStateRef Out = U.State;
    for (const NumberedRow &N : allRows(Out)) {
      if (N.R.State != RowState::Live || !N.R.Keeper)
        continue;
      Out = assumeSucceeded(Out, N.R.Result, N.R.Keeper->Fails, Values);
      if (hasToken(N.R))
        Out = assumeValidToken(Out, N.R.Token, Values);
    }
    return Out;
  }

  //===--------------------------------------------------------------------===//
  // Registrations
  //===--------------------------------------------------------------------===//

  std::optional<Registration> registrationOf(const Row &R) {
    Registration Out;
    std::optional<AccessPath> Owner =
        R.Entry ? Parts.findWrapper(R.Entry) : Parts.find(R.Object);
    bool IsKept = R.Keeper && R.Model && R.KeptBy &&
                  (R.At.K == Home::Process || R.At.K == Home::Object);
    if (Owner && R.isSelfStored() && !isUndoneByPart(R))
      return selfStored(R, std::move(*Owner));
    if (!Owner || !IsKept || R.Guard || isUndoneByPart(R) ||
        deletesContext(R.Code, U.shared().SeenUndoing))
      return std::nullopt;
    Out.IsEntry = R.Entry;
    Out.Owner = std::move(*Owner);
    if (R.Through)
      Out.Wrapper = Parts.findWrapper(R.Through);
    Out.Keeper = effectName(*R.Model, *R.Keeper, R.KeptBy);
    Out.At = homeName(R);
    for (SVal Key : R.Keys)
      Out.Keys.push_back(valueName(Key));
    const MemRegion *Handle = regionOf(R.Token);
    if (Handle && isWithin(Handle, Object.Region))
      Out.TokenPart = Parts.find(Handle);
    else if (hasToken(R))
      Out.Token = Parts.findValue(R.Token);
    SymbolRef Token = R.Token.getAsSymbol();
    Out.IsTokenReturned = Token && Returned.getAsSymbol() == Token;
    if (R.Result)
      Out.Result = Parts.findValue(symbolValue(R.Result));
    for (SymbolRef Switch : R.Switches)
      if (auto Path = Parts.findValue(symbolValue(Switch)))
        Out.Switches.push_back(std::move(*Path));
    Out.Callback = Names.nameOf(dyn_cast_or_null<NamedDecl>(R.Code));
    Out.RetainedAt = Names.placeOf(R.RetainedAt);
    return Out;
  }

  /// Nothing has a name but the object that the closure was stored in.
  std::optional<Registration> selfStored(const Row &R, AccessPath Owner) {
    const MemRegion *Place = R.At.Region;
    while (const Element *E = elementAt(State, Place))
      Place = E->Holder;
    Row Whole;
    Whole.At = {Home::Object, Place->getBaseRegion()};
    Registration Out;
    Out.Owner = std::move(Owner);
    Out.At = homeName(Whole);
    bool IsKnown = Out.At.K == NamedValue::Member ||
                   Out.At.K == NamedValue::Given ||
                   Out.At.K == NamedValue::Global;
    if (!IsKnown || deletesContext(R.Code, U.shared().SeenUndoing))
      return std::nullopt;
    Out.RetainedAt = Names.placeOf(R.RetainedAt);
    return Out;
  }

  SVal symbolValue(SymbolRef Symbol) const {
    return U.context().getSValBuilder().makeSymbolVal(Symbol);
  }

  EffectName effectName(const FunctionModel &Model, const Effect &E,
                        const FunctionDecl *Function) {
    for (unsigned I = 0; I < Model.Effects.size(); ++I)
      if (&Model.Effects[I] == &E)
        return {Names.nameOf(Function), I};
    return {};
  }

  NamedValue homeName(const Row &R) {
    NamedValue Out;
    if (R.At.K == Home::Process) {
      Out.K = NamedValue::Process;
      return Out;
    }
    if (!R.At.Region)
      return Out;
    if (std::optional<AccessPath> Path = Parts.find(R.At.Region)) {
      if (!Path->empty() && Path->back() == "*") // the handle stands for it
        Path->pop_back();
      Out.K = NamedValue::Member;
      Out.Part = std::move(*Path);
    } else if (const auto *Variable = dyn_cast<VarRegion>(R.At.Region)) {
      Out = globalName(Variable->getDecl());
    } else if (const auto *Handle = dyn_cast<SymbolicRegion>(R.At.Region)) {
      Out.K = lostKind(Handle->getSymbol());
    }
    return Out;
  }

  NamedValue::Kind lostKind(SymbolRef Handle) const {
    if (originKind(Handle) == MemberValue::Argument)
      return NamedValue::Given;
    return isMadeHere(Handle) ? NamedValue::Made : NamedValue::Unknown;
  }

  NamedValue globalName(const VarDecl *Variable) {
    NamedValue Out;
    if (!Variable->hasGlobalStorage())
      return Out;
    Out.K = NamedValue::Global;
    Out.Text = Names.nameOf(Variable);
    return Out;
  }

  NamedValue valueName(SVal Key) {
    NamedValue Out;
    if (const StringLiteral *Literal = stringOf(Key)) {
      Out.K = NamedValue::Literal;
      Out.Text = Literal->getBytes().str();
    } else if (const FunctionDecl *Function = Key.getAsFunctionDecl()) {
      Out.K = NamedValue::Function;
      Out.Text = Names.nameOf(Function);
    } else if (Key.isConstant()) {
      Out.K = NamedValue::Constant;
      Out.Number = numberOf(Key);
    } else if (auto Path = Parts.findValue(Key)) {
      Out.K = NamedValue::Member;
      Out.Part = std::move(*Path);
    }
    return Out;
  }

  int64_t numberOf(SVal Value) const {
    const llvm::APSInt *Known =
        U.context().getSValBuilder().getKnownValue(State, Value);
    return Known ? bitsOf(*Known) : 0;
  }

  /// A member with a destructor that nobody can see may end what it knows of.
  bool isUndoneByPart(const Row &R) const {
    const auto *Class = Object.Type->getAsCXXRecordDecl();
    const auto *Whole = dyn_cast<SubRegion>(Object.Region);
    for (const OwnedPart &Part : ownedParts(State, Object.Region, Object.Type))
      if (Part.K == OwnedPart::Pointee && isUnseen(Part.Type) &&
          mayUndo(State, Part.Region, R))
        return true;
    return Class && Whole && knowsUnseen(Whole, Class, R, 0);
  }

  static bool isUnseen(QualType Type) {
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition())
      return true;
    const CXXDestructorDecl *Dtor = Class->getDestructor();
    return Dtor && !Dtor->isDefaulted() && !Dtor->hasBody();
  }

  bool knowsUnseen(const SubRegion *Whole, const CXXRecordDecl *Class,
                   const Row &R, unsigned Depth) const {
    constexpr unsigned MaxDepth = 2;
    if (!Class->hasDefinition() || Depth > MaxDepth)
      return false;
    MemRegionManager &Regions = Whole->getMemRegionManager();
    for (const FieldDecl *Field : Class->fields()) {
      const CXXRecordDecl *Type = Field->getType()->getAsCXXRecordDecl();
      if (!Type || !Type->hasDefinition())
        continue;
      const FieldRegion *Part = Regions.getFieldRegion(Field, Whole);
      if ((isUnseen(Field->getType()) || isInStd(Type)) &&
          mayUndo(State, canonical(Part), R))
        return true;
      if (knowsUnseen(Part, Type, R, Depth + 1))
        return true;
    }
    return false;
  }

  //===--------------------------------------------------------------------===//
  // Members
  //===--------------------------------------------------------------------===//

  void addMembers(Summary &Out) {
    for (const ScalarMember &M : Parts.scalars())
      Out.Members[M.Path] = valueOf(M);
  }

  MemberValue valueOf(const ScalarMember &M) {
    SValBuilder &Values = U.context().getSValBuilder();
    MemberValue Out;
    if (M.Region->getValueType()->isRecordType())
      return stubKind(M);
    SVal Value = State->getSVal(M.Region);
    SymbolRef Symbol = withCanonicalOrigin(Value.getAsSymbol(), Values);
    if (Value.isUnknownOrUndef()) {
      // Not initialised is as bad as unknown.
    } else if (Values.getKnownValue(State, Value) ||
               State->isNull(Value).isConstrainedTrue()) {
      Out.K = MemberValue::Constant;
      Out.Number = numberOf(Value);
    } else if (regionOf(Value) && isWithin(regionOf(Value), Object.Region)) {
      Out = addressKind(regionOf(Value));
    } else if (Symbol) {
      Out = symbolKind(M, Symbol);
      if (State->isNull(Value).isConstrainedFalse())
        Out.Tested = MemberValue::NonZero;
    } else {
      Out.K = MemberValue::Other;
      if (Value.getAsRegion())
        Out.Tested = MemberValue::NonZero;
    }
    if (Out.K == MemberValue::Constant && Symbol && isInitial(M, Symbol)) {
      Out.K = MemberValue::Initial;
      Out.Tested = Out.Number ? MemberValue::NonZero : MemberValue::Zero;
    }
    return Out;
  }

  MemberValue stubKind(const ScalarMember &M) {
    MemberValue Out;
    SymbolRef Stub = identityOf(State, loc::MemRegionVal(M.Region),
                                M.Region->getValueType());
    SymbolRef Entry = entryOfStub(State, Stub);
    if (auto Path = Entry ? Parts.findWrapper(Entry) : std::nullopt) {
      Out.K = MemberValue::Stub;
      Out.Part = std::move(*Path);
    }
    return Out;
  }

  MemberValue addressKind(const MemRegion *Region) {
    MemberValue Out;
    if (std::optional<AccessPath> Path = Parts.find(Region)) {
      Out.K = MemberValue::Address;
      Out.Part = std::move(*Path);
    }
    return Out;
  }

  static bool isInitial(const ScalarMember &M, SymbolRef Symbol) {
    const auto *Before = dyn_cast<SymbolRegionValue>(Symbol);
    return Before && canonical(Before->getRegion()) == canonical(M.Region);
  }

  MemberValue symbolKind(const ScalarMember &M, SymbolRef Symbol) {
    MemberValue Out;
    auto First = Holders.find(Symbol);
    if (isInitial(M, Symbol)) {
      Out.K = MemberValue::Initial;
      Holders[Symbol] = M.Path;
    } else if (First != Holders.end()) {
      Out.K = MemberValue::SameAs;
      Out.Part = First->second;
    } else {
      Out.K = originKind(Symbol);
      Holders[Symbol] = M.Path;
    }
    return Out;
  }

  MemberValue::Kind originKind(SymbolRef Symbol) const {
    const MemRegion *Pointee = nullptr;
    if (Symbol->getType()->isAnyPointerType())
      Pointee =
          U.context().getSValBuilder().getRegionManager().getSymbolicRegion(
              Symbol);
    if (Pointee && isMadeHome(State, Pointee))
      return MemberValue::Made;
    if (isa<SymbolDerived>(Symbol))
      return MemberValue::Unknown;
    const MemRegion *Origin = Symbol->getOriginRegion();
    const auto *Variable = dyn_cast_or_null<VarRegion>(Origin);
    bool IsOutside = Variable && (isa<ParmVarDecl>(Variable->getDecl()) ||
                                  Variable->getDecl()->hasGlobalStorage());
    return IsOutside ? MemberValue::Argument : MemberValue::Other;
  }

  PathUpdate &U;
  SVal Returned;
  ProgramStateRef State;
  DeclNames &Names;
  WholeObject Object;
  const Row *Deleter = nullptr; ///< what it registered first
  PathNames Parts;
  /// The first member with each symbol.
  llvm::DenseMap<SymbolRef, AccessPath> Holders;
};

} // namespace

Summary callback_lifetime::summarize(PathUpdate &U, const WholeObject &Object,
                                     SVal Returned) {
  return Summarizer(U, Object, Returned).run();
}
