// The models of libxml2 fit the real headers.
// REQUIRES: libxml2
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{libxml2} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*libxml2.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlsave.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/schematron.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xmlIO.h>
#include <libxml/hash.h>
#include <libxml/list.h>
#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/valid.h>
#include <libxml/xinclude.h>
#include <libxml/xmlregexp.h>
#include <libxml/encoding.h>
#include <libxml/globals.h>
#include <libxml/nanohttp.h>
#include <libxml/nanoftp.h>
#include <libxml/pattern.h>
#include <libxml/c14n.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlautomata.h>
#include <libxml/xmlunicode.h>
#include <libxml/uri.h>
#include <libxml/threads.h>
#include <libxml/parserInternals.h>
#include <libxml/xlink.h>
#include <libxml/debugXML.h>
#include <libxml/xpointer.h>
