// Twins for libxml2; not a program: the bad one dies in stdio, which has no instrumentation.
// REQUIRES: libxml2
// RUN: %tidy %s -- %{libxml2} 2>&1 | grep -v note: | %filecheck

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

struct report {
  int errors;
};

static void on_message(void *data, const char *format, ...) {
  struct report *r = data;
  r->errors++;
  (void)format;
}

static const char broken[] = "<a><b></a>";

// initGenericErrorDefaultFunc resets the function only (openscap#231): the default one takes the old context for a FILE.
static void load_quietly(const char *text) {
  struct report r = {0};
  xmlSetGenericErrorFunc(&r, on_message);
  xmlFreeDoc(xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0));
  initGenericErrorDefaultFunc(NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]

void bad_init_default(void) {
  load_quietly("<a/>");
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, "b.xml", NULL, 0));
}

static void load_quietly_and_reset(const char *text) {
  struct report r = {0};
  xmlSetGenericErrorFunc(&r, on_message);
  xmlFreeDoc(xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0));
  xmlSetGenericErrorFunc(NULL, NULL);
}

void good_init_default(void) {
  load_quietly_and_reset("<a/>");
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, "b.xml", NULL, 0));
}
