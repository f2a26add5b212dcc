//===- Relevance.cpp - Which functions are worth a path -------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Relevance.h"
#include "engine/Contents.h"
#include "engine/StdTypes.h"
#include "model/TypeRoles.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

using namespace callback_lifetime;
using namespace clang;

namespace {

using Callers =
    llvm::DenseMap<const FunctionDecl *, std::vector<const FunctionDecl *>>;

/// Whether an annotated class is \p Record or is inside it.
class AnnotatedTypes {
public:
  bool contains(QualType Type) {
    if (Type.isNull())
      return false;
    Type = Type.getNonReferenceType();
    if (const auto *Record = Type->getAsRecordDecl())
      return contains(Record);
    if (Type->isPointerType())
      return isEntryRole(roleOf(Type->getPointeeType()));
    return false;
  }

private:
  bool contains(const RecordDecl *Record) {
    auto [Entry, IsNew] = Known.try_emplace(Record, false);
    if (!IsNew)
      return Entry->second;
    bool Found = search(Record);
    return Known[Record] = Found;
  }

  bool search(const RecordDecl *Record) {
    if (isEntryRole(roleOf(Record)))
      return true;
    Record = Record->getDefinition();
    if (!Record)
      return false;
    for (const FieldDecl *Field : Record->fields())
      if (contains(Field->getType()))
        return true;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
      for (const CXXBaseSpecifier &Base : Class->bases())
        if (contains(Base.getType()))
          return true;
    return containsArgument(Record);
  }

  /// Smart pointers and containers hold what they are instantiated with.
  bool containsArgument(const RecordDecl *Record) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record);
    if (!Spec)
      return false;
    for (const TemplateArgument &Argument : Spec->getTemplateArgs().asArray())
      if (Argument.getKind() == TemplateArgument::Type &&
          contains(Argument.getAsType()))
        return true;
    return false;
  }

  llvm::DenseMap<const RecordDecl *, bool> Known;
};

/// Walks all functions once: who calls whom, and who uses something modelled.
class UseCollector : public RecursiveASTVisitor<UseCollector> {
public:
  UseCollector(const ModelSet &Models, const SourceManager &Sources)
      : Models(Models), Sources(Sources) {}

  std::vector<const FunctionDecl *> Defined;
  llvm::SetVector<const FunctionDecl *> Users;
  Callers CalledBy;
  llvm::DenseSet<const FunctionDecl *> Capturing;
  llvm::DenseSet<const FunctionDecl *> Calling;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool TraverseDecl(Decl *D) {
    auto *Function = dyn_cast_or_null<FunctionDecl>(D);
    if (!Function || !Function->doesThisDeclarationHaveABody())
      return RecursiveASTVisitor::TraverseDecl(D);
    if (Sources.isInSystemHeader(Function->getLocation()))
      return true;
    const FunctionDecl *Outer = Current;
    Current = Function;
    if (isEntryPoint(Function))
      Defined.push_back(Function);
    bool Continue = RecursiveASTVisitor::TraverseDecl(D);
    Current = Outer;
    return Continue;
  }

  // The visitor goes to the call operator of a lambda past TraverseDecl.
  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    const FunctionDecl *Outer = Current;
    const FunctionDecl *Operator = Lambda->getCallOperator();
    if (Outer && Operator)
      CalledBy[Operator->getCanonicalDecl()].push_back(Outer);
    if (Operator && !Operator->isDependentContext())
      Defined.push_back(Operator);
    if (Outer && llvm::any_of(Lambda->captures(), refersToOthers))
      Capturing.insert(Outer);
    Current = Operator;
    bool Continue = RecursiveASTVisitor::TraverseLambdaExpr(Lambda);
    Current = Outer;
    return Continue;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    use(dyn_cast<FunctionDecl>(Ref->getDecl()));
    return true;
  }

  bool VisitMemberExpr(MemberExpr *Member) {
    use(dyn_cast<FunctionDecl>(Member->getMemberDecl()));
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    use(Construct->getConstructor());
    return true;
  }

  bool VisitInitListExpr(InitListExpr *List) {
    noteFunctionObject(List->getType());
    return true;
  }

  bool VisitExpr(Expr *E) {
    if (!Current)
      return true;
    if (Annotated.contains(E->getType()))
      Users.insert(Current);
    if (holderKind(E->getType()) == HolderKind::Function)
      Calling.insert(Current);
    if (isa<CXXConstructExpr>(E))
      noteFunctionObject(E->getType());
    return true;
  }

  // The context of a callback is stored where it outlives the function.
  bool VisitBinaryOperator(BinaryOperator *Operator) {
    if (!Current || Operator->getOpcode() != BO_Assign)
      return true;
    const Expr *Place = Operator->getLHS()->IgnoreParens();
    if (isCallbackPlace(Place) ||
        (isGlobal(Place) && isAddressOfLocal(Operator->getRHS())))
      Users.insert(Current);
    return true;
  }

  bool VisitReturnStmt(ReturnStmt *Return) {
    if (Current && Return->getRetValue() &&
        Return->getRetValue()->getType()->isRecordType() &&
        callsBack(Return->getRetValue()->getType()))
      Users.insert(Current);
    return true;
  }

  /// Closures with references that become std::functions.
  void finish() {
    for (const FunctionDecl *Function : Capturing)
      if (Calling.contains(Function))
        Users.insert(Function);
  }

  bool VisitVarDecl(VarDecl *Variable) {
    if (!Current)
      return true;
    if (Annotated.contains(Variable->getType()))
      Users.insert(Current);
    if (const CXXRecordDecl *Class = Variable->getType()->getAsCXXRecordDecl())
      if (Class->hasDefinition())
        use(Class->getDestructor());
    return true;
  }

private:
  static bool isGlobal(const Expr *Place) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Place);
    const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Variable && Variable->hasGlobalStorage();
  }

  static bool isAddressOfLocal(const Expr *Value) {
    Value = Value->IgnoreParenCasts();
    const auto *Address = dyn_cast<UnaryOperator>(Value);
    if (Address && Address->getOpcode() == UO_AddrOf)
      Value = Address->getSubExpr()->IgnoreParenCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(Value);
    const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Variable && Variable->hasLocalStorage() &&
           (Address || Variable->getType()->isArrayType());
  }

  static bool isCallbackPlace(const Expr *Place) {
    QualType Type = Place->getType();
    const auto *Member = dyn_cast<MemberExpr>(Place);
    if (Member && Type->isVoidPointerType())
      return callsBack(Member->getBase()->getType()->isPointerType()
                           ? Member->getBase()->getType()->getPointeeType()
                           : Member->getBase()->getType());
    if (Type->isVoidPointerType())
      return isGlobal(Place);
    return Type->isRecordType() && callsBack(Type);
  }

  /// The analyzer cannot start in an inheriting constructor: it takes its
  /// parameters from the call.
  static bool isEntryPoint(const FunctionDecl *Function) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Function);
    return !Function->isDependentContext() &&
           !(Ctor && Ctor->isInheritingConstructor());
  }

  /// By reference, or by a pointer that is copied.
  static bool refersToOthers(const LambdaCapture &Capture) {
    if (Capture.capturesThis() || Capture.getCaptureKind() == LCK_ByRef)
      return true;
    return Capture.capturesVariable() &&
           Capture.getCapturedVar()->getType()->isPointerType();
  }

  /// A hand-written function object with a reference or a pointer in it.
  void noteFunctionObject(QualType Type) {
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    bool IsWritten = Class && !Class->isLambda() && !isInStd(Class);
    if (!Current || !IsWritten || !isCallable(Type))
      return;
    for (const FieldDecl *Field : Class->fields())
      if (Field->getType()->isReferenceType() ||
          Field->getType()->isPointerType())
        Capturing.insert(Current);
  }

  void use(const FunctionDecl *Callee) {
    if (!Callee || !Current)
      return;
    const FunctionModel *Model = Models.find(Callee);
    if (Model && Model->has(Effect::Bind))
      Capturing.insert(Current);
    if (Model)
      if (Model->has(Effect::Retain) || Model->has(Effect::MakeStub) ||
          Model->has(Effect::Invoke))
        Users.insert(Current);
    if (leadsToKeeper(Callee))
      Users.insert(Current);
    CalledBy[Callee->getCanonicalDecl()].push_back(Current);
  }

  /// The bodies in system headers are not walked, but small inline functions
  /// there pass on what they get.
  bool leadsToKeeper(const FunctionDecl *Callee) {
    const FunctionDecl *Definition = nullptr;
    if (!Callee->hasBody(Definition) || isInStd(Callee) ||
        !Sources.isInSystemHeader(Definition->getLocation()))
      return false;
    auto [Known, IsNew] = Inline.try_emplace(Definition, false);
    if (!IsNew)
      return Known->second;
    bool Found = callsKeeper(Definition->getBody());
    return Inline[Definition] = Found;
  }

  bool callsKeeper(const Stmt *Code) {
    if (!Code)
      return false;
    if (const auto *Call = dyn_cast<CallExpr>(Code))
      if (const FunctionDecl *Callee = Call->getDirectCallee()) {
        const FunctionModel *Model = Models.find(Callee);
        if ((Model && Model->has(Effect::Retain)) || leadsToKeeper(Callee))
          return true;
      }
    for (const Stmt *Child : Code->children())
      if (callsKeeper(Child))
        return true;
    return false;
  }

  const ModelSet &Models;
  const SourceManager &Sources;
  llvm::DenseMap<const FunctionDecl *, bool> Inline;
  const FunctionDecl *Current = nullptr;
  AnnotatedTypes Annotated;
};

} // namespace

std::vector<const FunctionDecl *>
callback_lifetime::findRelevantFunctions(ASTContext &Context,
                                         const ModelSet &Models) {
  UseCollector Uses(Models, Context.getSourceManager());
  Uses.TraverseDecl(Context.getTranslationUnitDecl());
  Uses.finish();

  llvm::DenseSet<const FunctionDecl *> Relevant;
  std::vector<const FunctionDecl *> Pending(Uses.Users.begin(),
                                            Uses.Users.end());
  while (!Pending.empty()) {
    const FunctionDecl *Function = Pending.back()->getCanonicalDecl();
    Pending.pop_back();
    if (!Relevant.insert(Function).second)
      continue;
    auto Found = Uses.CalledBy.find(Function);
    if (Found != Uses.CalledBy.end())
      Pending.insert(Pending.end(), Found->second.begin(), Found->second.end());
  }

  std::vector<const FunctionDecl *> Out;
  for (const FunctionDecl *Function : Uses.Defined)
    if (Relevant.contains(Function->getCanonicalDecl()))
      Out.push_back(Function);
  return Out;
}

namespace {

class ConstructorCollector : public RecursiveASTVisitor<ConstructorCollector> {
public:
  std::vector<const FunctionDecl *> Found;

  bool VisitCXXConstructorDecl(CXXConstructorDecl *Ctor) {
    bool IsOnlyHere = Ctor->doesThisDeclarationHaveABody() &&
                      !Ctor->isInlined() && !Ctor->isDependentContext();
    if (IsOnlyHere)
      Found.push_back(Ctor);
    return true;
  }
};

} // namespace

std::vector<const FunctionDecl *>
callback_lifetime::findConstructors(ASTContext &Context) {
  ConstructorCollector Collector;
  Collector.TraverseDecl(Context.getTranslationUnitDecl());
  return std::move(Collector.Found);
}
