// The models of libssh2 fit the real headers.
// REQUIRES: libssh2
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libssh2} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libssh2.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libssh2.h>
#include <libssh2_sftp.h>
#include <libssh2_publickey.h>
