// A finding keeps its identity when the code moves; another one has another.
//
// RUN: split-file %s %t
// RUN: cat %t/head.h %t/first.h > %t/a.cpp
// RUN: cat %t/head.h %t/moved.h %t/first.h > %t/b.cpp
// RUN: cat %t/head.h %t/second.h > %t/c.cpp
// RUN: %tidy %t/a.cpp --config='{CheckOptions: {callback-dangling-stub.Verbose: true}}' -- %cxx 2>&1 | grep -o "finding [0-9a-f]*$" > %t/a.txt
// RUN: %tidy %t/b.cpp --config='{CheckOptions: {callback-dangling-stub.Verbose: true}}' -- %cxx 2>&1 | grep -o "finding [0-9a-f]*$" > %t/b.txt
// RUN: %tidy %t/c.cpp --config='{CheckOptions: {callback-dangling-stub.Verbose: true}}' -- %cxx 2>&1 | grep -o "finding [0-9a-f]*$" > %t/c.txt
// RUN: grep -Eq "^finding [0-9a-f]{16}$" %t/a.txt
// RUN: diff %t/a.txt %t/b.txt
// RUN: not diff %t/a.txt %t/c.txt

//--- head.h
#include "foreign.h"
//--- moved.h
// One line,

// and another.
//--- first.h
void f() {
  Wrapper W = exportCallback();
  jsSet("f", W.stub());
}
//--- second.h
void f() {
  Wrapper W = exportCallback();
  jsSet("g", W.stub());
}
