// The models of posix fit the real headers.
// REQUIRES: posix
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{posix} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*posix.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#define _GNU_SOURCE
#include <aio.h>
#include <argz.h>
#include <dirent.h>
#include <dlfcn.h>
#include <fts.h>
#include <ftw.h>
#include <glob.h>
#include <grp.h>
#include <link.h>
#include <mqueue.h>
#include <pthread.h>
#include <search.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <syslog.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>
#include <ucontext.h>
#include <obstack.h>
#include <netdb.h>
#include <sched.h>
#include <setjmp.h>
#include <utime.h>
#include <printf.h>

// Debian 12 has no header for these: macros, other versions or other packages.
// CHECK-DAG: '__cxa_atexit' is not declared here
// CHECK-DAG: '__cxa_thread_atexit_impl' is not declared here
