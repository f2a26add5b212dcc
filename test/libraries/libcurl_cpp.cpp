// Twins for libcurl; program.
// REQUIRES: libcurl
// RUN: %tidy %s -- %{libcurl} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <curl/curl.h>
#include <memory>

struct Sink {
  size_t Bytes = 0;
};

static size_t count(char *, size_t Size, size_t N, void *User) {
  static_cast<Sink *>(User)->Bytes += Size * N;
  return Size * N;
}

// A wrapper as it is written in many projects.
class Request {
public:
  explicit Request(const char *Url) : Handle(curl_easy_init()) {
    curl_easy_setopt(Handle, CURLOPT_URL, Url);
    curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, count);
  }
  ~Request() { curl_easy_cleanup(Handle); }
  Request(const Request &) = delete;

  void into(Sink *Body) {
    curl_easy_setopt(Handle, CURLOPT_WRITEDATA, Body);
  }
  bool run() { return curl_easy_perform(Handle) == CURLE_OK; }

private:
  CURL *Handle;
};

void bad_request(void) {
  Request R("file:///etc/passwd");
  {
    Sink Body;
    R.into(&Body);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'Body' is dropped while its stub is still live [callback-dangling-stub]
  R.run();
}

void good_request(void) {
  Request R("file:///etc/passwd");
  {
    Sink Body;
    R.into(&Body);
    R.run();
  }
}

// The context belongs to a smart pointer that is reset.

void bad_unique(void) {
  CURL *Handle = curl_easy_init();
  auto Body = std::make_unique<Sink>();
  curl_easy_setopt(Handle, CURLOPT_URL, "file:///etc/passwd");
  curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, count);
  curl_easy_setopt(Handle, CURLOPT_WRITEDATA, Body.get());
  Body.reset();
  curl_easy_perform(Handle);
  curl_easy_cleanup(Handle);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'Sink' object is dropped while its stub is still live [callback-dangling-stub]

void good_unique(void) {
  CURL *Handle = curl_easy_init();
  auto Body = std::make_unique<Sink>();
  curl_easy_setopt(Handle, CURLOPT_URL, "file:///etc/passwd");
  curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, count);
  curl_easy_setopt(Handle, CURLOPT_WRITEDATA, Body.get());
  curl_easy_perform(Handle);
  Body.reset();
  curl_easy_cleanup(Handle);
}
