// Thread pools and futures of Qt 5.
// REQUIRES: qt5
// RUN: %tidy %s -- %{qt5} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <QtConcurrent>
#include <QtCore>
#include <atomic>
#include <functional>
#include <memory>

struct Job {
  std::atomic<int> Steps{0};
  void run() { ++Steps; }
  int twice(int n) { return Steps += 2 * n; }
};

class Source : public QObject {
  Q_OBJECT
public:
  explicit Source(QObject *parent = nullptr) : QObject(parent) {}
public Q_SLOTS:
  void work() { emit done(1); }
Q_SIGNALS:
  void done(int result);
};

// ---------------------------------------------------------------- QThread

namespace thread_create {
void bad_thread() {
  Job job;
  QThread *thread = QThread::create([&job] { job.run(); });
  thread->start();
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
void bad_thread_quit() {
  // quit() ends event loops; this thread has none, and nobody waits.
  Job job;
  QThread *thread = QThread::create([&job] { job.run(); });
  QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
  thread->quit();
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
void bad_thread_argument() {
  Job job;
  QThread *thread = QThread::create([](Job *j) { j->run(); }, &job);
  QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
}
// CHECK: :[[@LINE-1]]:1: warning: temporary 'Job *' is dropped while its stub is still live [callback-dangling-stub]
int bad_early_return(bool fast) {
  Job job;
  QThread *thread = QThread::create([&job] { job.run(); });
  thread->start();
  if (fast)
    return 0;
  thread->wait();
  delete thread;
  return job.Steps;
}
// CHECK: :[[@LINE-5]]:5: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
int good_thread() {
  Job job;
  QThread *thread = QThread::create([&job] { job.run(); });
  thread->start();
  thread->wait();
  delete thread;
  return job.Steps;
}
int good_thread_owned() {
  Job job;
  std::unique_ptr<QThread> thread(QThread::create([&job] { job.run(); }));
  thread->start();
  thread->wait();
  return job.Steps;
}
void good_thread_never_started() {
  Job job;
  std::unique_ptr<QThread> thread(QThread::create([&job] { job.run(); }));
}
void good_thread_shared() {
  auto job = std::make_shared<Job>();
  QThread *thread = QThread::create([job] { job->run(); });
  QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
}
int good_many_threads() {
  Job job;
  QVector<QThread *> threads;
  for (int i = 0; i < 4; ++i) {
    threads << QThread::create([&job] { job.run(); });
    threads.last()->start();
  }
  for (QThread *thread : qAsConst(threads)) {
    thread->wait();
    delete thread;
  }
  return job.Steps;
}
class bad_runner {
public:
  bad_runner() : Thread(QThread::create([this] { J.run(); })) { Thread->start(); }
  ~bad_runner() { Thread->quit(); }
// CHECK: :[[@LINE-1]]:3: warning: the 'thread_create::bad_runner' object is dropped while its stub is still live [callback-dangling-stub]

private:
  Job J;
  QThread *Thread;
};
class good_runner {
public:
  good_runner() : Thread(QThread::create([this] { J.run(); })) { Thread->start(); }
  ~good_runner() {
    Thread->requestInterruption();
    Thread->wait();
    delete Thread;
  }

private:
  Job J;
  QThread *Thread;
};
class good_runner_owned {
public:
  good_runner_owned() {
    Thread.reset(QThread::create([this] { J.run(); }));
    Thread->start();
  }
  ~good_runner_owned() { stop(); }
  void stop() {
    if (Thread)
      Thread->wait();
  }

private:
  Job J;
  std::unique_ptr<QThread> Thread;
};
} // namespace thread_create

namespace worker_object {
// The usual arrangement: the worker dies with its thread.
class good_controller : public QObject {
  Q_OBJECT
public:
  good_controller() {
    auto *worker = new Source;
    worker->moveToThread(&Thread);
    connect(&Thread, &QThread::finished, worker, &QObject::deleteLater);
    connect(this, &good_controller::start, worker, &Source::work);
    connect(worker, &Source::done, this, [this](int result) { Sum += result; });
    Thread.start();
  }
  ~good_controller() override {
    Thread.quit();
    Thread.wait();
  }
Q_SIGNALS:
  void start();

private:
  int Sum = 0;
  QThread Thread;
};
// Direct connection from a worker of somebody else.
class missed_listener : public QObject {
  Q_OBJECT
public:
  explicit missed_listener(Source *worker) {
    connect(worker, &Source::done, [this](int result) { Sum += result; });
  }

private:
  int Sum = 0;
};
class good_listener : public QObject {
  Q_OBJECT
public:
  explicit good_listener(Source *worker) {
    connect(worker, &Source::done, this, [this](int result) { Sum += result; });
  }

private:
  int Sum = 0;
};
void bad_started(QThread *thread) {
  Job job;
  QObject::connect(thread, &QThread::started, [&job] { job.run(); });
  thread->start();
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
void good_started() {
  Job job;
  QThread thread;
  QObject::connect(&thread, &QThread::started, [&job] { job.run(); });
  thread.start();
  thread.quit();
  thread.wait();
}
} // namespace worker_object

// ---------------------------------------------------------------- QThreadPool

namespace pool {
void bad_global() {
  Job job;
  QThreadPool::globalInstance()->start([&job] { job.run(); });
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
void bad_pool_of_caller(QThreadPool *pool) {
  Job job;
  pool->start([&job] { job.run(); }, 1);
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
void missed_runnable(QThreadPool &pool) {
  Job job;
  pool.start(QRunnable::create([&job] { job.run(); }));
}
void missed_pool_first() {
  // The pool is declared first, so the job dies before the pool waits.
  QThreadPool pool;
  Job job;
  pool.start([&job] { job.run(); });
}
void bad_cleared() {
  // clear() drops what has not begun; the rest still runs.
  Job job;
  QThreadPool::globalInstance()->start([&job] { job.run(); });
  QThreadPool::globalInstance()->clear();
}
// CHECK: :[[@LINE-1]]:1: warning: 'job' is dropped while its stub is still live [callback-dangling-stub]
int good_global() {
  Job job;
  QThreadPool::globalInstance()->start([&job] { job.run(); });
  QThreadPool::globalInstance()->waitForDone();
  return job.Steps;
}
int good_pool_of_caller(QThreadPool *pool) {
  Job job;
  for (int i = 0; i < 8; ++i)
    pool->start([&job] { job.run(); });
  pool->waitForDone();
  return job.Steps;
}
void good_local_pool() {
  Job job;
  QThreadPool pool;
  pool.start([&job] { job.run(); });
}
void good_local_pool_waits() {
  QThreadPool pool;
  Job job;
  pool.start([&job] { job.run(); });
  pool.waitForDone();
}
void good_local_runnable() {
  Job job;
  QThreadPool pool;
  pool.start(QRunnable::create([&job] { job.run(); }));
}
void good_value(QThreadPool *pool) {
  auto job = std::make_shared<Job>();
  pool->start([job] { job->run(); });
}
void good_semaphore() {
  Job job;
  QThreadPool pool;
  QSemaphore ready;
  pool.start([&] {
    job.run();
    ready.release();
  });
  ready.acquire();
  pool.waitForDone();
}
class missed_batch {
public:
  explicit missed_batch(QThreadPool *pool) {
    pool->start([this] { J.run(); });
  }
  ~missed_batch() { qDebug("%d", int(J.Steps)); }

private:
  Job J;
};
class good_batch {
public:
  explicit good_batch(QThreadPool *pool) : Pool(pool) {
    pool->start([this] { J.run(); });
  }
  ~good_batch() { Pool->waitForDone(); }

private:
  QThreadPool *Pool;
  Job J;
};
class good_batch_own_pool {
public:
  good_batch_own_pool() {
    Pool.start([this] { J.run(); });
  }

private:
  Job J;
  QThreadPool Pool; // last: its destructor waits
};
class missed_batch_member_order {
public:
  missed_batch_member_order() : J(new Job) {
    Pool.start([this] { J->run(); });
  }

private:
  QThreadPool Pool;
  std::unique_ptr<Job> J; // gone before the pool waits
};
class good_batch_member_order {
public:
  good_batch_member_order() : J(new Job) {
    Pool.start([this] { J->run(); });
  }
  ~good_batch_member_order() { Pool.waitForDone(); }

private:
  QThreadPool Pool;
  std::unique_ptr<Job> J;
};
} // namespace pool
// ---------------------------------------------------------------- QtConcurrent
// Qt 5: the object comes first.
