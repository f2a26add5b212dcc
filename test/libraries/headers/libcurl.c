// The models of libcurl fit the real headers.
// REQUIRES: libcurl
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libcurl} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libcurl.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <curl/curl.h>
#include <curl/multi.h>
