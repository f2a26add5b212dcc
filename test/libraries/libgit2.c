// Twins for libgit2; program.
// REQUIRES: libgit2
// RUN: %tidy %s -- %{libgit2} 2>&1 | grep -v note: | %filecheck

#include <git2.h>
#include <git2/sys/transport.h>
#include <git2/sys/filter.h>
#include <git2/sys/repository.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct proxy {
  int connections;
};

static int make_transport(git_transport **out, git_remote *owner, void *param) {
  ((struct proxy *)param)->connections++;
  return -1;
}

static void connect_once(void) {
  git_remote *remote;
  if (git_remote_create_detached(&remote, "twin://host/x") == 0) {
    git_remote_connect(remote, GIT_DIRECTION_FETCH, NULL, NULL, NULL);
    git_remote_free(remote);
  }
}

// 1. a transport of the process

void bad_transport(void) {
  struct proxy *p = calloc(1, sizeof *p);
  git_libgit2_init();
  git_transport_register("twin", make_transport, p);
  connect_once();
  free(p);
  connect_once();
  git_transport_unregister("twin");
  git_libgit2_shutdown();
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_transport(void) {
  struct proxy *p = calloc(1, sizeof *p);
  git_libgit2_init();
  git_transport_register("twin", make_transport, p);
  connect_once();
  git_transport_unregister("twin");
  free(p);
  connect_once();
  git_libgit2_shutdown();
}

static void use_proxy_badly(void) {
  struct proxy p = {0};
  git_transport_register("twin", make_transport, &p);
}
// CHECK: :[[@LINE-1]]:1: warning: 'p' is dropped while its stub is still live [callback-dangling-stub]

void bad_transport_local(void) {
  git_libgit2_init();
  use_proxy_badly();
  connect_once();
}

static void use_proxy_well(void) {
  static struct proxy p;
  git_transport_register("twin", make_transport, &p);
}

void good_transport_local(void) {
  git_libgit2_init();
  use_proxy_well();
  connect_once();
}

// 2. a packbuilder with a progress callback

static int on_progress(int stage, uint32_t current, uint32_t total, void *payload) {
  ++*(int *)payload;
  return 0;
}

static git_repository *open_repository(void) {
  git_repository *repository = NULL;
  git_libgit2_init();
  char path[] = "/tmp/twins-git-XXXXXX";
  if (!mkdtemp(path) || git_repository_init(&repository, path, 1) != 0)
    exit(2);
  return repository;
}

void bad_packbuilder(void) {
  git_repository *repository = open_repository();
  git_packbuilder *pack;
  git_oid oid;
  if (git_packbuilder_new(&pack, repository) != 0)
    return;
  {
    int calls = 0;
    git_packbuilder_set_callbacks(pack, on_progress, &calls);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'calls' is dropped while its stub is still live [callback-dangling-stub]
  git_blob_create_from_buffer(&oid, repository, "hello", 5);
  git_packbuilder_insert(pack, &oid, "a");
  git_packbuilder_free(pack);
  git_repository_free(repository);
}

void good_packbuilder(void) {
  git_repository *repository = open_repository();
  git_packbuilder *pack;
  git_oid oid;
  if (git_packbuilder_new(&pack, repository) != 0)
    return;
  int calls = 0;
  git_packbuilder_set_callbacks(pack, on_progress, &calls);
  git_blob_create_from_buffer(&oid, repository, "hello", 5);
  git_packbuilder_insert(pack, &oid, "a");
  git_packbuilder_free(pack);
  git_repository_free(repository);
}

// correct: a payload that is used during the call

static int on_status(const char *path, unsigned flags, void *payload) {
  ++*(int *)payload;
  return 0;
}

void good_status(void) {
  git_repository *repository = open_repository();
  {
    int changed = 0;
    git_status_foreach(repository, on_status, &changed);
    printf("%d\n", changed);
  }
  git_repository_free(repository);
}
