// Twins for libxml2; program.
// REQUIRES: libxml2
// RUN: %tidy %s -- %{libxml2} 2>&1 | grep -v note: | %filecheck

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlwriter.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct report {
  int errors;
  int last_line;
};

static void on_error(void *data, xmlErrorPtr error) {
  struct report *r = data;
  r->errors++;
  r->last_line = error->line;
}

static void on_message(void *data, const char *format, ...) {
  struct report *r = data;
  r->errors++;
  (void)format;
}

static const char broken[] = "<a><b></a>";

// The handler is left installed when its data goes.
static int count_errors(const char *text) {
  struct report r = {0, 0};
  xmlSetStructuredErrorFunc(&r, on_error);
  xmlFreeDoc(xmlReadMemory(text, (int)strlen(text), "a.xml", NULL, 0));
  return r.errors;
}
// CHECK: :[[@LINE-2]]:3: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]

void bad_structured(void) {
  count_errors(broken);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, "b.xml", NULL, 0));
  xmlSetStructuredErrorFunc(NULL, NULL);
}

static int count_errors_and_restore(const char *text) {
  struct report r = {0, 0};
  xmlSetStructuredErrorFunc(&r, on_error);
  xmlFreeDoc(xmlReadMemory(text, (int)strlen(text), "a.xml", NULL, 0));
  xmlSetStructuredErrorFunc(NULL, NULL);
  return r.errors;
}

void good_structured(void) {
  count_errors_and_restore(broken);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, "b.xml", NULL, XML_PARSE_NOERROR));
}

// The early return does not restore.
static int load(const char *text, int *errors) {
  struct report r;
  memset(&r, 0, sizeof r);
  xmlSetGenericErrorFunc(&r, on_message);
  xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
  if (doc == NULL)
    return -1;
  xmlFreeDoc(doc);
  *errors = r.errors;
  xmlSetGenericErrorFunc(NULL, NULL);
  return 0;
}
// CHECK: :[[@LINE-6]]:5: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]

void bad_generic_early_return(void) {
  int errors = 0;
  load(broken, &errors);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, "b.xml", NULL, 0));
  xmlSetGenericErrorFunc(NULL, NULL);
}

static int load_checked(const char *text, int *errors) {
  struct report r;
  memset(&r, 0, sizeof r);
  xmlSetGenericErrorFunc(&r, on_message);
  xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
  xmlSetGenericErrorFunc(NULL, NULL);
  if (doc == NULL)
    return -1;
  xmlFreeDoc(doc);
  *errors = r.errors;
  return 0;
}

void good_generic_early_return(void) {
  int errors = 0;
  load_checked(broken, &errors);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, "b.xml", NULL, XML_PARSE_NOERROR));
}

// Only the other handler is reset.
void bad_wrong_handler_reset(void) {
  struct report *r = calloc(1, sizeof *r);
  xmlSetStructuredErrorFunc(r, on_error);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, NULL, NULL, 0));
  xmlSetGenericErrorFunc(NULL, NULL);
  free(r);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, NULL, NULL, 0));
  xmlSetStructuredErrorFunc(NULL, NULL);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_handler_reset(void) {
  struct report *r = calloc(1, sizeof *r);
  xmlSetStructuredErrorFunc(r, on_error);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, NULL, NULL, 0));
  xmlSetStructuredErrorFunc(NULL, NULL);
  free(r);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, NULL, NULL, XML_PARSE_NOERROR));
}

// The old handler is put back.
void good_saved_and_restored(void) {
  struct report r = {0, 0};
  void *old_context = xmlStructuredErrorContext;
  xmlStructuredErrorFunc old = xmlStructuredError;
  xmlSetStructuredErrorFunc(&r, on_error);
  xmlFreeDoc(xmlReadMemory(broken, sizeof broken - 1, NULL, NULL, 0));
  xmlSetStructuredErrorFunc(old_context, old);
}

// A push parser with SAX callbacks.
static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  struct report *r = data;
  r->last_line++;
  (void)name, (void)attributes;
}

void bad_push_parser(void) {
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = on_start;
  struct report *r = calloc(1, sizeof *r);
  xmlParserCtxtPtr ctxt = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
  xmlParseChunk(ctxt, "<a><b/>", 7, 0);
  free(r);
  xmlParseChunk(ctxt, "<c/></a>", 8, 1);
  xmlFreeParserCtxt(ctxt);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_push_parser(void) {
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = on_start;
  struct report *r = calloc(1, sizeof *r);
  xmlParserCtxtPtr ctxt = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
  xmlParseChunk(ctxt, "<a><b/>", 7, 0);
  xmlParseChunk(ctxt, "<c/></a>", 8, 1);
  xmlFreeParserCtxt(ctxt);
  free(r);
}

// A reader over a function; its state is local to a helper.
struct source {
  const char *text;
  int at, length;
};

static int read_some(void *data, char *out, int length) {
  struct source *s = data;
  int n = s->length - s->at < length ? s->length - s->at : length;
  memcpy(out, s->text + s->at, n);
  s->at += n;
  return n;
}

static xmlTextReaderPtr open_reader(const char *text) {
  struct source s = {text, 0, (int)strlen(text)};
  return xmlReaderForIO(read_some, NULL, &s, NULL, NULL, 0);
}
// CHECK: :[[@LINE-2]]:3: warning: 's' is dropped while its stub is still live [callback-dangling-stub]

void bad_reader_for_io(void) {
  xmlTextReaderPtr reader = open_reader("<a><b/></a>");
  while (xmlTextReaderRead(reader) == 1)
    ;
  xmlFreeTextReader(reader);
}

static int free_source(void *data) {
  free(data);
  return 0;
}

static xmlTextReaderPtr open_owned_reader(const char *text) {
  struct source *s = malloc(sizeof *s);
  s->text = text;
  s->at = 0;
  s->length = (int)strlen(text);
  return xmlReaderForIO(read_some, free_source, s, NULL, NULL, 0);
}

void good_reader_for_io(void) {
  xmlTextReaderPtr reader = open_owned_reader("<a><b/></a>");
  while (xmlTextReaderRead(reader) == 1)
    ;
  xmlFreeTextReader(reader);
}

void good_reader_local(void) {
  struct source s = {"<a><b/></a>", 0, 11};
  xmlTextReaderPtr reader = xmlReaderForIO(read_some, NULL, &s, NULL, NULL, 0);
  while (xmlTextReaderRead(reader) == 1)
    ;
  xmlFreeTextReader(reader);
}

// The reader's error handler.
static void on_reader_error(void *data, const char *message, xmlParserSeverities severity,
                            xmlTextReaderLocatorPtr locator) {
  struct report *r = data;
  r->errors++;
  (void)message, (void)severity, (void)locator;
}

void bad_reader_errors(void) {
  xmlTextReaderPtr reader = xmlReaderForFile("/dev/null", NULL, 0);
  {
    struct report r = {0, 0};
    xmlTextReaderSetErrorHandler(reader, on_reader_error, &r);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'r' is dropped while its stub is still live [callback-dangling-stub]
  xmlTextReaderRead(reader); // an empty document is an error
  xmlFreeTextReader(reader);
}

void good_reader_errors(void) {
  xmlTextReaderPtr reader = xmlReaderForFile("/dev/null", NULL, 0);
  {
    struct report r = {0, 0};
    xmlTextReaderSetErrorHandler(reader, on_reader_error, &r);
    xmlTextReaderSetErrorHandler(reader, NULL, NULL);
  }
  xmlTextReaderRead(reader);
  xmlFreeTextReader(reader);
}

// Saving: closing writes what is left.
struct sink {
  size_t bytes;
};

static int write_some(void *data, const char *bytes, int length) {
  struct sink *s = data;
  s->bytes += (size_t)length;
  (void)bytes;
  return length;
}

void bad_save(void) {
  xmlDocPtr doc = xmlReadMemory("<a/>", 4, NULL, NULL, 0);
  struct sink *s = calloc(1, sizeof *s);
  xmlSaveCtxtPtr save = xmlSaveToIO(write_some, NULL, s, NULL, 0);
  xmlSaveDoc(save, doc);
  printf("%zu bytes\n", s->bytes);
  free(s);
  xmlSaveClose(save);
  xmlFreeDoc(doc);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_save(void) {
  xmlDocPtr doc = xmlReadMemory("<a/>", 4, NULL, NULL, 0);
  struct sink *s = calloc(1, sizeof *s);
  xmlSaveCtxtPtr save = xmlSaveToIO(write_some, NULL, s, NULL, 0);
  xmlSaveDoc(save, doc);
  xmlSaveClose(save);
  printf("%zu bytes\n", s->bytes);
  free(s);
  xmlFreeDoc(doc);
}

// XPath variables from the caller.
static xmlXPathObjectPtr look_up(void *data, const xmlChar *name, const xmlChar *uri) {
  struct report *r = data;
  (void)name, (void)uri;
  return xmlXPathNewFloat(r->errors);
}

void bad_xpath_variables(void) {
  xmlDocPtr doc = xmlReadMemory("<a/>", 4, NULL, NULL, 0);
  xmlXPathContextPtr xpath = xmlXPathNewContext(doc);
  struct report *r = calloc(1, sizeof *r);
  xmlXPathRegisterVariableLookup(xpath, look_up, r);
  free(r);
  xmlXPathFreeObject(xmlXPathEvalExpression(BAD_CAST "$errors + 1", xpath));
  xmlXPathFreeContext(xpath);
  xmlFreeDoc(doc);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_xpath_variables(void) {
  xmlDocPtr doc = xmlReadMemory("<a/>", 4, NULL, NULL, 0);
  xmlXPathContextPtr xpath = xmlXPathNewContext(doc);
  struct report *r = calloc(1, sizeof *r);
  xmlXPathRegisterVariableLookup(xpath, look_up, r);
  xmlXPathFreeObject(xmlXPathEvalExpression(BAD_CAST "$errors + 1", xpath));
  free(r);
  xmlXPathFreeContext(xpath);
  xmlFreeDoc(doc);
}

// A grammar's error handler.
void bad_relaxng(void) {
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt("<grammar/>", 10);
  struct report *r = calloc(1, sizeof *r);
  xmlRelaxNGSetParserErrors(parser, on_message, on_message, r);
  free(r);
  xmlRelaxNGFree(xmlRelaxNGParse(parser));
  xmlRelaxNGFreeParserCtxt(parser);
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_relaxng(void) {
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt("<grammar/>", 10);
  struct report *r = calloc(1, sizeof *r);
  xmlRelaxNGSetParserErrors(parser, on_message, on_message, r);
  xmlRelaxNGFree(xmlRelaxNGParse(parser));
  xmlRelaxNGFreeParserCtxt(parser);
  free(r);
}
