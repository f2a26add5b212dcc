//===- Compat.h - Differences between LLVM 16, 19 and 22 --------*- C++ -*-===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Defines wrappers for what changed between the supported LLVM versions. The
// only file of the plugin that tests the version; each test says which version
// lets us delete it.
//
//===----------------------------------------------------------------------===//

#ifndef CALLBACK_LIFETIME_COMPAT_H
#define CALLBACK_LIFETIME_COMPAT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/StaticAnalyzer/Core/PathDiagnosticConsumers.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"

namespace callback_lifetime {

/// How YAML I/O hands over the names of keys and words.
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
using YamlKey = llvm::StringRef;
#else
using YamlKey = const char *;
#endif

/// The type of the objects of \p Record.
inline clang::QualType recordType(const clang::RecordDecl *Record) {
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  return Record->getASTContext().getCanonicalTagType(Record);
#else
  return Record->getASTContext().getRecordType(Record);
#endif
}

/// Who keeps \p Param after the call, as Clang's `lifetime_capture_by` says it:
/// the names of parameters, `this` or `global`. LLVM 16 and 19 know no such
/// attribute.
inline llvm::SmallVector<llvm::StringRef, 2>
capturersOf(const clang::ParmVarDecl *Param) {
  llvm::SmallVector<llvm::StringRef, 2> Out;
#if CLANG_VERSION_MAJOR >= 20 // delete this test with 19
  const auto *Captured = Param->getAttr<clang::LifetimeCaptureByAttr>();
  if (Captured && !Captured->isImplicit()) // Clang infers it for containers
    for (const clang::IdentifierInfo *Name : Captured->getArgIdents())
      Out.push_back(Name->getName());
#endif
  return Out;
}

/// A string literal that nobody wrote.
inline const clang::StringLiteral *stringLiteral(clang::ASTContext &Context,
                                                 llvm::StringRef Text) {
#if CLANG_VERSION_MAJOR >= 18 // delete the other branch with 17
  constexpr auto Kind = clang::StringLiteralKind::Ordinary;
#else
  constexpr auto Kind = clang::StringLiteral::Ordinary;
#endif
  return clang::StringLiteral::Create(
      Context, Text, Kind, /*Pascal=*/false,
      Context.getStringLiteralArrayType(Context.CharTy, Text.size()),
      clang::SourceLocation());
}

/// Whether an expression makes a whole object, not a base of one.
inline bool isWholeObject(const clang::CXXConstructExpr &Construct) {
#if CLANG_VERSION_MAJOR >= 18 // delete the other branch with 17
  return Construct.getConstructionKind() ==
         clang::CXXConstructionKind::Complete;
#else
  return Construct.getConstructionKind() ==
         clang::CXXConstructExpr::CK_Complete;
#endif
}

/// The memory space that a region is made in.
inline const clang::ento::MemSpaceRegion *
memorySpaceOf(const clang::ento::MemRegion *Region) {
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  return Region->getRawMemorySpace();
#else
  return Region->getMemorySpace();
#endif
}

inline bool isTemporary(const clang::ento::MemRegion *Region) {
#if CLANG_VERSION_MAJOR >= 17 // delete this test with 16
  if (clang::isa<clang::ento::CXXLifetimeExtendedObjectRegion>(Region))
    return true;
#endif
  return clang::isa<clang::ento::CXXTempObjectRegion>(Region);
}

/// The element of the CFG that \p Call is.
inline clang::CFGElement elementOf(const clang::ento::CallEvent &Call,
                                   clang::ento::CheckerContext &C) {
#if CLANG_VERSION_MAJOR >= 17 // delete the other branch with 16
  return *Call.getCFGElementRef();
#else
  return C.getStateManager().getOwningEngine().getCurrentCFGElement();
#endif
}

/// A new symbol of \p Type for the expression or element being evaluated. The
/// same \p Tag at the same place gives the same symbol.
inline clang::ento::SVal conjure(clang::ento::CheckerContext &C,
                                 clang::QualType Type, const void *Tag) {
  clang::ento::SValBuilder &Values = C.getSValBuilder();
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  return Values.conjureSymbolVal(Tag, C.getCFGElementRef(),
                                 C.getLocationContext(), Type, C.blockCount());
#else
  const clang::Stmt *At =
      C.getPredecessor()->getCurrentOrPreviousStmtForDiagnostics();
  return Values.conjureSymbolVal(Tag, clang::dyn_cast_or_null<clang::Expr>(At),
                                 C.getLocationContext(), Type, C.blockCount());
#endif
}

/// The state in which \p Region has an unknown value.
inline clang::ento::ProgramStateRef
invalidate(clang::ento::CheckerContext &C, clang::ento::ProgramStateRef State,
           const clang::ento::MemRegion *Region) {
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  return State->invalidateRegions({Region}, C.getCFGElementRef(),
                                  C.blockCount(), C.getLocationContext(),
                                  /*CausesPointerEscape=*/false);
#else
  const clang::Stmt *At =
      C.getPredecessor()->getCurrentOrPreviousStmtForDiagnostics();
  return State->invalidateRegions(
      {Region}, clang::dyn_cast_or_null<clang::Expr>(At), C.blockCount(),
      C.getLocationContext(), /*CausesPointerEscape=*/false);
#endif
}

inline clang::LangOptions &langOptions(clang::CompilerInvocation &Invocation) {
#if CLANG_VERSION_MAJOR >= 18 // delete the other branch with 17
  return Invocation.getLangOpts();
#else
  return *Invocation.getLangOpts();
#endif
}

inline clang::AnalyzerOptions &
analyzerOptions(clang::CompilerInstance &Instance) {
#if CLANG_VERSION_MAJOR >= 18 // delete the other branch with 17
  return Instance.getAnalyzerOpts();
#else
  return *Instance.getAnalyzerOpts();
#endif
}

/// A compiler instance that uses what another one owns. The engine asks for one
/// but only reads from it; the order of the setters is what they depend on.
inline std::unique_ptr<clang::CompilerInstance>
borrow(std::shared_ptr<clang::CompilerInvocation> Invocation,
       clang::ASTContext &Context, clang::Preprocessor &PP) {
  clang::SourceManager &Sources = Context.getSourceManager();
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  auto Instance = std::make_unique<clang::CompilerInstance>(Invocation);
  Instance->setVirtualFileSystem(
      Sources.getFileManager().getVirtualFileSystemPtr());
#else
  auto Instance = std::make_unique<clang::CompilerInstance>();
  Instance->setInvocation(Invocation);
#endif
  Instance->setPreprocessor(std::shared_ptr<clang::Preprocessor>(
      &PP, [](clang::Preprocessor *) { /* not ours */ }));
  using llvm::IntrusiveRefCntPtr;
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  Instance->setDiagnostics(
      IntrusiveRefCntPtr<clang::DiagnosticsEngine>(&PP.getDiagnostics()));
  Instance->setFileManager(
      IntrusiveRefCntPtr<clang::FileManager>(&Sources.getFileManager()));
  Instance->setASTContext(IntrusiveRefCntPtr<clang::ASTContext>(&Context));
  Instance->setSourceManager(
      IntrusiveRefCntPtr<clang::SourceManager>(&Sources));
#else
  Instance->setDiagnostics(&PP.getDiagnostics());
  Instance->setFileManager(&Sources.getFileManager());
  Instance->setASTContext(&Context);
  Instance->setSourceManager(&Sources);
#endif
  return Instance;
}

/// A list of one path diagnostic consumer.
template <typename Consumer, typename... Args>
clang::ento::PathDiagnosticConsumers makeConsumers(Args &&...Arguments) {
  clang::ento::PathDiagnosticConsumers Consumers;
  auto Only = std::make_unique<Consumer>(std::forward<Args>(Arguments)...);
#if CLANG_VERSION_MAJOR >= 22 // delete the other branch with 21
  Consumers.push_back(std::move(Only));
#else
  Consumers.push_back(Only.release()); // the analysis manager deletes it
#endif
  return Consumers;
}

} // namespace callback_lifetime

#endif // CALLBACK_LIFETIME_COMPAT_H
