// The models of gpgme fit the real headers.
// REQUIRES: gpgme
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{gpgme} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*gpgme.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <gpgme.h>
