// The models of openssl fit the real headers.
// REQUIRES: openssl
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{openssl} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*openssl.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <openssl/ssl.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/evp.h>
#include <openssl/ui.h>
#include <openssl/engine.h>
#include <openssl/ct.h>
#include <openssl/ocsp.h>
#include <openssl/cms.h>
#include <openssl/pkcs7.h>
#include <openssl/pkcs12.h>
#include <openssl/bn.h>
#include <openssl/rsa.h>
#include <openssl/dh.h>
#include <openssl/crypto.h>
#include <openssl/lhash.h>
#include <openssl/store.h>
#include <openssl/asn1.h>
#include <openssl/ts.h>
#include <openssl/async.h>
#include <openssl/conf.h>
#include <openssl/trace.h>
#include <openssl/provider.h>
