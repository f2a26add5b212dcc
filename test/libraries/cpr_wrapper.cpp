// Callbacks of cpr, with declarations of our own.
// REQUIRES: cpr
// RUN: %tidy %s -- %{cpr} -std=c++17 2>&1 | grep -v note: | %filecheck

// STUBS: -std=c++17 -I/tmp/c6/misc/stubs/cpr
// Twins for cpr (1.12 and later). `
#include <cpr/cpr.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fetcher_class {
class missed_Fetcher {
public:
  ~missed_Fetcher() = default;
  void start(const std::string &url) {
    pending_.emplace(cpr::GetCallback([this](cpr::Response r) { status_ = r.status_code; }, cpr::Url{url}));
  }

private:
  std::optional<cpr::AsyncWrapper<void, true>> pending_;
  long status_ = 0;
};

class GoodFetcher {
public:
  ~GoodFetcher() {
    if (pending_)
      pending_->wait();
  }
  void start(const std::string &url) {
    if (pending_)
      pending_->wait();
    pending_.emplace(cpr::GetCallback([this](cpr::Response r) { status_ = r.status_code; }, cpr::Url{url}));
  }

private:
  std::optional<cpr::AsyncWrapper<void, true>> pending_;
  long status_ = 0;
};

class BadBound {
public:
  explicit BadBound(const std::string &url)
      : pending_(cpr::GetCallback(std::bind(&BadBound::done, this, std::placeholders::_1), cpr::Url{url})) {}
// CHECK: :[[@LINE-4]]:7: warning: the 'fetcher_class::BadBound' object is dropped while its stub is still live [callback-dangling-stub]
  void done(cpr::Response r) { status_ = r.status_code; }

private:
  cpr::AsyncWrapper<void, true> pending_;
  long status_ = 0;
};

class GoodWeak : public std::enable_shared_from_this<GoodWeak> {
public:
  void start(const std::string &url) {
    (void)cpr::GetCallback(
        [weak = weak_from_this()](cpr::Response r) {
          if (auto self = weak.lock())
            self->status_ = r.status_code;
        },
        cpr::Url{url});
  }

private:
  long status_ = 0;
};

// A session of its own, only used synchronously.
class GoodOwnSession {
public:
  GoodOwnSession() {
    session_.SetWriteCallback(cpr::WriteCallback{[this](std::string_view data, intptr_t) {
      body_.append(data);
      return true;
    }});
  }
  void fetch(const std::string &url) {
    session_.SetUrl(cpr::Url{url});
    session_.Get();
  }

private:
  cpr::Session session_;
  std::string body_;
};

class missed_ForeignSession {
public:
  explicit missed_ForeignSession(cpr::Session &session) : session_(session) {
    session_.SetWriteCallback(cpr::WriteCallback{[this](std::string_view data, intptr_t) {
      body_.append(data);
      return true;
    }});
  }
  void fetch() { session_.Get(); }

private:
  cpr::Session &session_;
  std::string body_;
};
} // namespace fetcher_class

namespace pools {
void missed_submit() {
  int answer = 0;
  auto future = cpr::GlobalThreadPool::GetInstance()->Submit([&answer] { answer = 42; });
}

int good_submit() {
  int answer = 0;
  auto future = cpr::GlobalThreadPool::GetInstance()->Submit([&answer] { answer = 42; });
  future.get();
  return answer;
}

// The pool's destructor joins, and the pool dies first.
void good_local_pool() {
  int answer = 0;
  cpr::ThreadPool pool(1, 2);
  (void)pool.Submit([&answer] { answer = 42; });
}

void bad_inner_scope(const std::vector<int> &inputs) {
  cpr::ThreadPool pool(1, 2);
  for (int input : inputs) {
    int square = input;
    (void)pool.Submit([&square] { square *= square; });
  }
// CHECK: :[[@LINE-1]]:3: warning: 'square' is dropped while its stub is still live [callback-dangling-stub]
  pool.Wait();
}

void good_inner_scope(const std::vector<int> &inputs) {
  cpr::ThreadPool pool(1, 2);
  for (int input : inputs) {
    int square = input;
    (void)pool.Submit([&square] { square *= square; });
    pool.Wait();
  }
}

void missed_async(const std::string &path) {
  std::string text = path;
  auto future = cpr::async([&text] { text += "!"; });
}

void good_async(const std::string &path) {
  std::string text = path;
  auto future = cpr::async([&text] { text += "!"; });
  future.wait();
}
} // namespace pools
