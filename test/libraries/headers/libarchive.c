// The models of libarchive fit the real headers.
// REQUIRES: libarchive
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libarchive} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libarchive.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <archive.h>
#include <archive_entry.h>
