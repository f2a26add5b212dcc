//===- RegistryTest.cpp - The runtime's semantics -------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "callback_lifetime/ExportedCallback.h"
#include <gtest/gtest.h>
#include <thread>
#include <type_traits>

using namespace callback_lifetime;

namespace {

using Wrapper = ExportedCallback<int(int)>;

int twice(int X) { return 2 * X; }
int thrice(int X) { return 3 * X; }

static_assert(std::is_trivially_copyable_v<Stub<int(int)>>);
static_assert(!std::is_copy_constructible_v<Wrapper>);
static_assert(std::is_nothrow_move_constructible_v<Wrapper>);

TEST(ExportedCallback, StubCallsTheCallback) {
  Registry R;
  Wrapper W(R, twice);
  EXPECT_EQ(W.stub()(21), 42);
}

TEST(ExportedCallback, StubIsStaleAfterTheWrapperDied) {
  Registry R;
  Stub<int(int)> S;
  {
    Wrapper W(R, twice);
    S = W.stub();
  }
  EXPECT_THROW(S(1), StaleCall);
  EXPECT_EQ(R.size(), 0u);
}

TEST(ExportedCallback, StaleStubNeverReachesTheNextCallback) {
  Registry R;
  Wrapper First(R, twice);
  Stub<int(int)> Old = First.stub();
  First.reset();
  Wrapper Second(R, thrice);
  EXPECT_NE(Old.id(), Second.stub().id());
  EXPECT_THROW(Old(1), StaleCall);
  EXPECT_EQ(Second.stub()(1), 3);
}

TEST(ExportedCallback, MoveHandsTheEntryOn) {
  Registry R;
  Wrapper W(R, twice);
  Stub<int(int)> S = W.stub();
  Wrapper Taker = std::move(W);
  EXPECT_FALSE(W);
  EXPECT_TRUE(Taker);
  EXPECT_EQ(S(2), 4);
}

TEST(ExportedCallback, MoveAssignmentDropsTheOldEntry) {
  Registry R;
  Wrapper W(R, twice);
  Stub<int(int)> Old = W.stub();
  W = Wrapper(R, thrice);
  EXPECT_THROW(Old(1), StaleCall);
  EXPECT_EQ(W.stub()(1), 3);
  EXPECT_EQ(R.size(), 1u);
}

TEST(ExportedCallback, SelfMoveKeepsTheEntry) {
  Registry R;
  Wrapper W(R, twice);
  Wrapper &Same = W;
  W = std::move(Same);
  EXPECT_EQ(W.stub()(1), 2);
}

TEST(ExportedCallback, ReleasedEntryLivesAsLongAsTheRegistry) {
  Registry R;
  Stub<int(int)> S;
  {
    Wrapper W(R, twice);
    S = W.release();
    EXPECT_FALSE(W);
  }
  EXPECT_EQ(S(3), 6);
}

TEST(ExportedCallback, EmptyWrapperHasAStaleStub) {
  Wrapper W;
  EXPECT_FALSE(W);
  EXPECT_EQ(W.stub().id(), 0u);
  EXPECT_THROW(W.stub()(1), StaleCall);
}

TEST(ExportedCallback, MayBeDroppedWhileItRuns) {
  Registry R;
  auto Alive = std::make_shared<int>(7);
  std::weak_ptr<int> Watch = Alive;
  ExportedCallback<int()> W;
  W = ExportedCallback<int()>(R, [&W, Alive] {
    W.reset();
    return *Alive;
  });
  Alive.reset();
  EXPECT_EQ(W.stub()(), 7);
  EXPECT_TRUE(Watch.expired());
}

TEST(StaleCall, NamesTheId) {
  Registry R;
  Wrapper W(R, twice);
  Stub<int(int)> S = W.stub();
  W.reset();
  try {
    S(1);
    FAIL() << "a stale call must throw";
  } catch (const StaleCall &Error) {
    EXPECT_EQ(Error.id(), S.id());
    EXPECT_STREQ(Error.what(),
                 "stub 0x100000000 invoked after its callback was dropped");
  }
}

TEST(Registry, ForgedIdsAreStale) {
  Registry R;
  EXPECT_EQ(R.find(0), nullptr);
  EXPECT_EQ(R.find(~EntryId{0}), nullptr);
  EXPECT_EQ(R.remove(12345), nullptr);
}

TEST(Registry, RemoveReturnsTheCallbackOnce) {
  Registry R;
  EntryId Id =
      R.add(std::make_shared<TypedEntry<int, int>>(std::function(twice)));
  EXPECT_NE(R.remove(Id), nullptr);
  EXPECT_EQ(R.remove(Id), nullptr);
}

TEST(Registry, CountsExactlyUnderConcurrentExportAndDrop) {
  Registry R;
  std::vector<std::thread> Threads;
  for (int T = 0; T < 4; ++T)
    Threads.emplace_back([&R] {
      for (int I = 0; I < 1000; ++I) {
        Wrapper W(R, twice);
        ASSERT_EQ(W.stub()(I), 2 * I);
      }
    });
  for (std::thread &T : Threads)
    T.join();
  EXPECT_EQ(R.size(), 0u);
}

} // namespace
