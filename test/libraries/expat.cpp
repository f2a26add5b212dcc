// Twins for expat; program.
// REQUIRES: expat
// RUN: %tidy %s -- %{expat} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <expat.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

struct Depth {
  int Now = 0;
  int Deepest = 0;
};

static void onStart(void *Data, const XML_Char *, const XML_Char **) {
  auto *D = static_cast<Depth *>(Data);
  if (++D->Now > D->Deepest)
    D->Deepest = D->Now;
}

static void onEnd(void *Data, const XML_Char *) {
  --static_cast<Depth *>(Data)->Now;
}

// The state is local to the first chunk.
void bad_chunk_scope() {
  XML_Parser P = XML_ParserCreate(nullptr);
  {
    Depth D;
    XML_SetUserData(P, &D);
    XML_SetElementHandler(P, onStart, onEnd);
    XML_Parse(P, "<a><b>", 6, 0);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'D' is dropped while its stub is still live [callback-dangling-stub]
  XML_Parse(P, "</b></a>", 8, 1);
  XML_ParserFree(P);
}

void good_chunk_scope() {
  XML_Parser P = XML_ParserCreate(nullptr);
  {
    Depth D;
    XML_SetUserData(P, &D);
    XML_SetElementHandler(P, onStart, onEnd);
    XML_Parse(P, "<a><b>", 6, 0);
    XML_Parse(P, "</b></a>", 8, 1);
  }
  XML_ParserFree(P);
}

// A helper prepares the parser with a local.
static void prepare(XML_Parser P) {
  Depth D;
  XML_SetElementHandler(P, onStart, onEnd);
  XML_SetUserData(P, &D);
}
// CHECK: :[[@LINE-1]]:1: warning: 'D' is dropped while its stub is still live [callback-dangling-stub]

void bad_helper() {
  XML_Parser P = XML_ParserCreate("UTF-8");
  prepare(P);
  XML_Parse(P, "<a/>", 4, 1);
  XML_ParserFree(P);
}

static void prepare(XML_Parser P, Depth &D) {
  XML_SetElementHandler(P, onStart, onEnd);
  XML_SetUserData(P, &D);
}

void good_helper() {
  XML_Parser P = XML_ParserCreate("UTF-8");
  Depth D;
  prepare(P, D);
  XML_Parse(P, "<a/>", 4, 1);
  XML_ParserFree(P);
}

// A factory hands out the parser, the state is already gone.
static XML_Parser makeParser() {
  XML_Parser P = XML_ParserCreate(nullptr);
  Depth D;
  XML_SetUserData(P, &D);
  XML_SetElementHandler(P, onStart, onEnd);
  return P;
}
// CHECK: :[[@LINE-2]]:3: warning: 'D' is dropped while its stub is still live [callback-dangling-stub]

void bad_factory() {
  XML_Parser P = makeParser();
  XML_Parse(P, "<a/>", 4, 1);
  XML_ParserFree(P);
}

static XML_Parser makeParser(Depth *D) {
  XML_Parser P = XML_ParserCreate(nullptr);
  XML_SetUserData(P, D);
  XML_SetElementHandler(P, onStart, onEnd);
  return P;
}

void good_factory() {
  Depth D;
  XML_Parser P = makeParser(&D);
  XML_Parse(P, "<a/>", 4, 1);
  XML_ParserFree(P);
}

// Freed after an error, though the parse goes on.
void bad_freed_on_error() {
  XML_Parser P = XML_ParserCreate(nullptr);
  Depth *D = static_cast<Depth *>(calloc(1, sizeof(Depth)));
  XML_SetUserData(P, D);
  XML_SetElementHandler(P, onStart, onEnd);
  if (XML_Parse(P, "<a>", 3, XML_FALSE) == XML_STATUS_OK)
    free(D);
  XML_Parse(P, "<b/></a>", 8, XML_TRUE);
  XML_ParserFree(P);
}
// CHECK: :[[@LINE-4]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_freed_on_error() {
  XML_Parser P = XML_ParserCreate(nullptr);
  Depth *D = static_cast<Depth *>(calloc(1, sizeof(Depth)));
  XML_SetUserData(P, D);
  XML_SetElementHandler(P, onStart, onEnd);
  if (XML_Parse(P, "<a>", 3, XML_FALSE) != XML_STATUS_OK) {
    free(D);
    XML_ParserFree(P);
    return;
  }
  XML_Parse(P, "<b/></a>", 8, XML_TRUE);
  XML_ParserFree(P);
  free(D);
}

// One parser for several documents: reset forgets the user data.
void good_reset() {
  XML_Parser P = XML_ParserCreate(nullptr);
  for (int I = 0; I < 3; ++I) {
    Depth D;
    XML_SetUserData(P, &D);
    XML_SetElementHandler(P, onStart, onEnd);
    XML_Parse(P, "<a><b/></a>", 11, 1);
    std::printf("%d\n", D.Deepest);
    XML_ParserReset(P, nullptr);
  }
  XML_Parse(P, "<a/>", 4, 1);
  XML_ParserFree(P);
}

void good_handlers_removed() {
  XML_Parser P = XML_ParserCreate(nullptr);
  {
    Depth D;
    XML_SetUserData(P, &D);
    XML_SetElementHandler(P, onStart, onEnd);
    XML_Parse(P, "<a><b>", 6, 0);
    XML_SetElementHandler(P, nullptr, nullptr);
  }
  XML_Parse(P, "</b></a>", 8, 1);
  XML_ParserFree(P);
}

// A class around the parser.
class Collector {
public:
  explicit Collector(XML_Parser P) : P(P) {
    XML_SetUserData(P, this);
    XML_SetCharacterDataHandler(P, text);
  }
  std::string Text;
  int Chunks = 0;

protected:
  static void text(void *Self, const XML_Char *S, int Length) {
    auto *Me = static_cast<Collector *>(Self);
    if (++Me->Chunks < 100)
      Me->Text.append(S, Length);
  }
  XML_Parser P;
};

class CleanCollector : public Collector {
public:
  using Collector::Collector;
  ~CleanCollector() {
    XML_SetCharacterDataHandler(P, nullptr);
    XML_SetUserData(P, nullptr);
  }
};

// Missed: made in place by std::make_unique, it registers itself unseen.
void missed_collector() {
  XML_Parser P = XML_ParserCreate(nullptr);
  {
    auto C = std::make_unique<Collector>(P);
    XML_Parse(P, "<a>one", 6, 0);
    std::printf("%zu\n", C->Text.size());
  }
  XML_Parse(P, "two</a>", 7, 1);
  XML_ParserFree(P);
}

void bad_collector_local() {
  XML_Parser P = XML_ParserCreate(nullptr);
  {
    Collector C(P);
    XML_Parse(P, "<a>one", 6, 0);
    std::printf("%zu\n", C.Text.size());
  }
// CHECK: :[[@LINE-1]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
  XML_Parse(P, "two</a>", 7, 1);
  XML_ParserFree(P);
}

void good_collector() {
  XML_Parser P = XML_ParserCreate(nullptr);
  {
    auto C = std::make_unique<CleanCollector>(P);
    XML_Parse(P, "<a>one", 6, 0);
    std::printf("%zu\n", C->Text.size());
  }
  XML_Parse(P, "two</a>", 7, 1);
  XML_ParserFree(P);
}

// Encodings have a context of their own.
struct Table {
  int Shift = 0;
};

static int onEncoding(void *Data, const XML_Char *, XML_Encoding *Info) {
  for (int I = 0; I < 256; ++I)
    Info->map[I] = I + static_cast<Table *>(Data)->Shift;
  Info->data = nullptr;
  Info->convert = nullptr;
  Info->release = nullptr;
  return XML_STATUS_OK;
}

static const char Document[] = "<?xml version='1.0' encoding='x-own'?><a/>";

void bad_encoding() {
  XML_Parser P = XML_ParserCreate(nullptr);
  Table *T = new Table;
  XML_SetUnknownEncodingHandler(P, onEncoding, T);
  delete T;
  XML_Parse(P, Document, sizeof Document - 1, 1);
  XML_ParserFree(P);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'Table' object is dropped while its stub is still live [callback-dangling-stub]

void good_encoding() {
  XML_Parser P = XML_ParserCreate(nullptr);
  Table *T = new Table;
  XML_SetUnknownEncodingHandler(P, onEncoding, T);
  XML_Parse(P, Document, sizeof Document - 1, 1);
  delete T;
  XML_ParserFree(P);
}
