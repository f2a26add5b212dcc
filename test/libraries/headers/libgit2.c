// The models of libgit2 fit the real headers.
// REQUIRES: libgit2
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libgit2} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libgit2.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <git2.h>
#include <git2/sys/filter.h>
#include <git2/sys/transport.h>
#include <git2/sys/repository.h>
#include <git2/sys/merge.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/stream.h>
#include <git2/trace.h>
#include <git2/sys/alloc.h>
#include <git2/sys/credential.h>
#include <git2/sys/refdb_backend.h>
#include <git2/sys/config.h>
