//===- BodyEdits.cpp - What the analyzer does not evaluate ----------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/BodyEdits.h"
#include "engine/StdTypes.h"
#include "engine/Unwinding.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"

using namespace callback_lifetime;
using namespace clang;

/// Edits one AST.
class BodyEdits::Editor {
public:
  Editor(ASTContext &Context, const Options &Opts, CleanupFunctions &Cleanups,
         std::vector<std::function<void()>> &Undo)
      : Context(Context), Opts(Opts), Cleanups(Cleanups), Undo(Undo) {}

  /// Edits the function and all that it may lead into.
  void edit(const FunctionDecl *Function) {
    Pending.push_back(Function);
    while (!Pending.empty()) {
      const FunctionDecl *Next = Pending.back();
      Pending.pop_back();
      if (!Edited.insert(Next).second)
        continue;
      if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(Next)) {
        followParts(Dtor->getParent());
        jumpToEnd(Dtor);
      }
      IsInConstructor = isa<CXXConstructorDecl>(Next);
      if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Next))
        expandInitializers(const_cast<CXXConstructorDecl *>(Ctor));
      edit(Next->getBody());
    }
  }

private:
  void follow(const FunctionDecl *Callee) {
    const FunctionDecl *Definition = nullptr;
    if (Callee && Callee->hasBody(Definition))
      Pending.push_back(Definition);
  }

  /// `int Id = add(this);` in a class.
  void expandInitializers(CXXConstructorDecl *Ctor) {
    llvm::SmallVector<CXXCtorInitializer *, 8> All;
    bool Changes = false;
    for (CXXCtorInitializer *Init : Ctor->inits()) {
      auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(Init->getInit());
      bool IsCode =
          Default && Init->isMemberInitializer() && calls(Default->getExpr());
      All.push_back(IsCode ? initializer(Init, Default->getExpr()) : Init);
      Changes |= IsCode;
      if (Init->getInit())
        edit(IsCode ? Default->getExpr() : Init->getInit());
    }
    if (!Changes)
      return;
    auto **Before = *std::as_const(*Ctor).init_begin()
                        ? const_cast<CXXCtorInitializer **>(Ctor->init_begin())
                        : nullptr;
    auto **After = new (Context) CXXCtorInitializer *[All.size()];
    std::copy(All.begin(), All.end(), After);
    Ctor->setCtorInitializers(After);
    Undo.push_back([=] { Ctor->setCtorInitializers(Before); });
  }

  static bool calls(const Stmt *Code) {
    if (!Code)
      return false;
    return isa<CallExpr, CXXNewExpr, CXXConstructExpr>(Code) ||
           llvm::any_of(Code->children(), calls);
  }

  CXXCtorInitializer *initializer(const CXXCtorInitializer *Of, Expr *Value) {
    return new (Context)
        CXXCtorInitializer(Context, Of->getMember(), Value->getBeginLoc(),
                           Value->getBeginLoc(), Value, Value->getEndLoc());
  }

  /// A destructor is followed by those of the members and bases.
  void followParts(const CXXRecordDecl *Class) {
    for (const FieldDecl *Field : Class->fields())
      followDestructor(
          Context.getBaseElementType(Field->getType())->getAsCXXRecordDecl());
    for (const CXXBaseSpecifier &Base : Class->bases())
      followDestructor(Base.getType()->getAsCXXRecordDecl());
  }

  void followDestructor(const CXXRecordDecl *Class) {
    if (Class && Class->hasDefinition() && !isInStd(Class))
      follow(Class->getDestructor());
  }

  /// In the CFG a `return` of a destructor skips those of the members.
  void jumpToEnd(const CXXDestructorDecl *Dtor) {
    auto *Function = const_cast<CXXDestructorDecl *>(Dtor);
    Stmt *Body = Function->getBody();
    if (!hasReturn(Body))
      return;
    SourceLocation End = Body->getEndLoc();
    LabelDecl *Label = LabelDecl::Create(
        Context, Function, End, &Context.Idents.get("callback_lifetime_end"));
    auto *Target =
        new (Context) LabelStmt(End, Label, new (Context) NullStmt(End));
    Label->setStmt(Target);
    replaceReturns(Body, Label);
    Function->setBody(CompoundStmt::Create(Context, {Body, Target}, {},
                                           Body->getBeginLoc(), End));
    Undo.push_back([=] { Function->setBody(Body); });
  }

  static bool hasReturn(Stmt *Code) {
    if (!Code || isa<LambdaExpr>(Code))
      return false;
    if (isa<ReturnStmt>(Code))
      return true;
    return llvm::any_of(Code->children(), hasReturn);
  }

  void replaceReturns(Stmt *Code, LabelDecl *Label) {
    for (Stmt *&Child : Code->children()) {
      if (!Child || isa<LambdaExpr>(Child))
        continue;
      if (isa<ReturnStmt>(Child))
        replace(Child, new (Context) GotoStmt(Label, Child->getBeginLoc(),
                                              Child->getBeginLoc()));
      else
        replaceReturns(Child, Label);
    }
  }

  void edit(Stmt *Code) {
    if (!Code)
      return;
    if (auto *Call = dyn_cast<CallExpr>(Code)) {
      expandDefaults(Call);
      follow(Call->getDirectCallee());
    } else if (auto *Construct = dyn_cast<CXXConstructExpr>(Code)) {
      expandDefaults(Construct);
      follow(Construct->getConstructor());
    }
    size_t Outer = Visible.size();
    for (Stmt *&Child : Code->children()) {
      edit(Child);
      if (Stmt *Substitute = substituteFor(Child))
        replace(Child, Substitute);
    }
    if (auto *Declaration = dyn_cast<DeclStmt>(Code))
      return addVisible(Declaration);
    Visible.resize(Outer);
  }

  /// Only temporaries have an end that matters, and nobody's callback is in one
  /// of the standard library's, such as an allocator.
  static bool makesTemporary(const Stmt *Code) {
    if (const auto *Temporary = dyn_cast_or_null<CXXBindTemporaryExpr>(Code))
      if (!isInStd(Temporary->getType()->getAsCXXRecordDecl()))
        return true;
    for (const Stmt *Child :
         Code ? Code->children()
              : Stmt::const_child_range(Stmt::const_child_iterator(),
                                        Stmt::const_child_iterator()))
      if (makesTemporary(Child))
        return true;
    return false;
  }

  void addVisible(DeclStmt *Declaration) {
    for (Decl *D : Declaration->decls()) {
      auto *Variable = dyn_cast<VarDecl>(D);
      if (!Variable || !Variable->hasLocalStorage())
        continue;
      if (auto *Cleanup = Variable->getAttr<CleanupAttr>())
        takeAway(Variable, Cleanup);
      if (Variable->needsDestruction(Context)) {
        followDestructor(Context.getBaseElementType(Variable->getType())
                             ->getAsCXXRecordDecl());
        Visible.push_back(Variable);
      }
    }
  }

  void takeAway(VarDecl *Variable, CleanupAttr *Cleanup) {
    Cleanups[Variable] = Cleanup->getFunctionDecl();
    Variable->dropAttr<CleanupAttr>();
    Undo.push_back([=] { Variable->addAttr(Cleanup); });
  }

  template <typename CallOrConstruct> void expandDefaults(CallOrConstruct *Of) {
    for (unsigned I = 0; I < Of->getNumArgs(); ++I) {
      auto *Default = dyn_cast<CXXDefaultArgExpr>(Of->getArg(I));
      if (!Default || !makesTemporary(Default->getExpr()))
        continue;
      Of->setArg(I, Default->getExpr());
      Undo.push_back([=] { Of->setArg(I, Default); });
    }
  }

  Stmt *substituteFor(Stmt *Code) {
    if (auto *Operator = dyn_cast_or_null<CXXRewrittenBinaryOperator>(Code))
      return Operator->getSemanticForm();
    auto *Throw = dyn_cast_or_null<CXXThrowExpr>(Code);
    // What a constructor registered nobody undoes after it.
    bool Matters = Opts.CheckUnwinding || IsInConstructor;
    return Throw && Matters ? throwCall(Throw) : nullptr;
  }

  void replace(Stmt *&Child, Stmt *Substitute) {
    Stmt **Place = &Child;
    Stmt *Original = Child;
    Child = Substitute;
    Undo.push_back([=] { *Place = Original; });
  }

  /// A call of a function that does not return, with what is thrown and what
  /// unwinding destroys: the analyzer forgets variables that nothing mentions.
  Expr *throwCall(CXXThrowExpr *Throw) {
    SourceLocation Loc = Throw->getThrowLoc();
    FunctionDecl *Function = thrower();
    DeclRefExpr *Callee = mention(Function, Loc);
    QualType Pointer = Context.getPointerType(Function->getType());
    auto *Decay =
        ImplicitCastExpr::Create(Context, Pointer, CK_FunctionToPointerDecay,
                                 Callee, nullptr, VK_PRValue, {});
    llvm::SmallVector<Expr *, 1> Arguments;
    if (Expr *Thrown = Throw->getSubExpr())
      Arguments.push_back(Thrown);
    for (VarDecl *Variable : Visible)
      Arguments.push_back(mention(Variable, Loc));
    return CallExpr::Create(Context, Decay, Arguments, Context.VoidTy,
                            VK_PRValue, Loc, {});
  }

  DeclRefExpr *mention(ValueDecl *What, SourceLocation Loc) {
    return DeclRefExpr::Create(
        Context, NestedNameSpecifierLoc(), SourceLocation(), What,
        /*RefersToEnclosingVariableOrCapture=*/false, Loc,
        What->getType().getNonReferenceType(), VK_LValue);
  }

  FunctionDecl *thrower() {
    if (Thrower)
      return Thrower;
    FunctionProtoType::ExtProtoInfo Info;
    Info.Variadic = true;
    QualType Type = Context.getFunctionType(Context.VoidTy, {}, Info);
    Thrower = FunctionDecl::Create(
        Context, Context.getTranslationUnitDecl(), SourceLocation(),
        SourceLocation(), DeclarationName(&Context.Idents.get(ThrowFunction)),
        Type, nullptr, SC_None);
    Thrower->setImplicit();
    Thrower->addAttr(NoReturnAttr::CreateImplicit(Context));
    return Thrower;
  }

  ASTContext &Context;
  const Options &Opts;
  CleanupFunctions &Cleanups;
  std::vector<std::function<void()>> &Undo;
  FunctionDecl *Thrower = nullptr;
  bool IsInConstructor = false;
  std::vector<const FunctionDecl *> Pending;
  llvm::DenseSet<const FunctionDecl *> Edited;
  /// The variables with a destructor that are in scope, in order.
  std::vector<VarDecl *> Visible;
};

BodyEdits::BodyEdits(ASTContext &Context,
                     const std::vector<const FunctionDecl *> &Functions,
                     const Options &Opts) {
  Editor E(Context, Opts, Cleanups, Undo);
  for (const FunctionDecl *Function : Functions)
    E.edit(Function);
}

BodyEdits::~BodyEdits() {
  for (auto Edit = Undo.rbegin(); Edit != Undo.rend(); ++Edit)
    (*Edit)();
}
