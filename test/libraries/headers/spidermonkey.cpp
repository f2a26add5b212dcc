// The models of spidermonkey fit the real headers.
// REQUIRES: spidermonkey
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{spidermonkey} -std=c++17 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*spidermonkey.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <jsapi.h>
#include <js/Initialization.h>
#include <js/GCAPI.h>
#include <js/Promise.h>
#include <js/CallArgs.h>
#include <js/Debug.h>
#include <js/Stream.h>
#include <js/ArrayBuffer.h>
#include <js/experimental/TypedData.h>
#include <js/friend/ErrorMessages.h>
#include <js/Warnings.h>
#include <js/TracingAPI.h>
#include <js/Object.h>
#include <js/Modules.h>
#include <js/BuildId.h>
#include <js/WasmModule.h>
#include <js/SweepingAPI.h>
#include <js/CompilationAndEvaluation.h>
#include <js/SourceText.h>
#include <js/String.h>
#include <js/Context.h>
#include <js/Interrupt.h>
#include <js/ContextOptions.h>
#include <js/MemoryFunctions.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: 'js::RunJobs' is not declared here
// CHECK-DAG: 'JS_SetGrayGCRootsTracer' is not declared here
