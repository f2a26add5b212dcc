//===- SummaryExchange.cpp - Classes in several files ---------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/SummaryExchange.h"
#include "model/SummaryFile.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace callback_lifetime;
using namespace clang;
using namespace llvm;

static std::string absolute(const SourceManager &Sources, StringRef Path) {
  SmallString<256> Out(Path);
  Sources.getFileManager().makeAbsolutePath(Out);
  sys::path::remove_dots(Out, /*remove_dot_dot=*/true);
  return Out.str().str();
}

static std::string mainFile(const SourceManager &Sources) {
  return absolute(Sources, Sources.getFilename(Sources.getLocForStartOfFile(
                               Sources.getMainFileID())));
}

/// Two files of one name may well be in one project.
static std::string fileFor(StringRef Source) {
  std::string Name = sys::path::filename(Source).str();
  std::string Hash = utohexstr(MD5Hash(Source), /*LowerCase=*/true, 16);
  return Name + "-" + Hash + ".json";
}

/// What other files cannot name is of no use to them.
static bool isShared(const Summary &S) {
  return S.Class.find("(anonymous") == std::string::npos &&
         S.Class.find("(unnamed") == std::string::npos;
}

static SummaryFile fileOf(const std::vector<Summary> &Own,
                          const SourceManager &Sources) {
  SummaryFile Out;
  Out.Source = mainFile(Sources);
  for (const Summary &S : Own) {
    if (!isShared(S))
      continue;
    Out.Summaries.push_back(S);
    for (Registration &R : Out.Summaries.back().Live)
      R.RetainedAt.File = absolute(Sources, R.RetainedAt.File);
  }
  return Out;
}

static Error failed(StringRef Path, std::error_code Code) {
  return createStringError(Code, Path + ": " + Code.message());
}

/// The file is there as a whole or not at all.
static Error write(StringRef Path, const std::string &Text) {
  SmallString<256> Temporary;
  int File = 0;
  if (std::error_code Code =
          sys::fs::createUniqueFile(Path + ".%%%%%%%%", File, Temporary))
    return failed(Path, Code);
  {
    raw_fd_ostream Out(File, /*shouldClose=*/true);
    Out << Text;
  }
  if (std::error_code Code = sys::fs::rename(Temporary, Path)) {
    sys::fs::remove(Temporary);
    return failed(Path, Code);
  }
  return Error::success();
}

static Expected<std::vector<Summary>> readOthers(StringRef Directory,
                                                 StringRef Own) {
  std::vector<std::string> Files;
  std::error_code Code;
  for (sys::fs::directory_iterator It(Directory, Code), End; It != End && !Code;
       It.increment(Code))
    if (sys::path::extension(It->path()) == ".json" && It->path() != Own)
      Files.push_back(It->path());
  if (Code)
    return failed(Directory, Code);
  llvm::sort(Files);
  std::vector<Summary> Out;
  for (const std::string &Path : Files) {
    auto Buffer = MemoryBuffer::getFile(Path);
    if (!Buffer)
      return failed(Path, Buffer.getError());
    auto File = parseSummaries((*Buffer)->getBuffer(), Path);
    if (!File)
      return File.takeError();
    llvm::append_range(Out, File->Summaries);
  }
  return Out;
}

Expected<std::vector<Summary>>
callback_lifetime::exchangeSummaries(StringRef Directory,
                                     const std::vector<Summary> &Own,
                                     const ASTContext &Context) {
  if (std::error_code Code = sys::fs::create_directories(Directory))
    return failed(Directory, Code);
  SummaryFile File = fileOf(Own, Context.getSourceManager());
  SmallString<256> Path(Directory);
  sys::path::append(Path, fileFor(File.Source));
  if (Error E = write(Path, toJson(File)))
    return std::move(E);
  return readOthers(Directory, Path);
}
