//===- LifecycleTest.cpp - The rule, row by row ---------------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tests the transitions that DESIGN and docs/semantics.md promise in words. The
// table itself is held to the document by test/project/semantics.test.
//
//===----------------------------------------------------------------------===//

#include "model/Lifecycle.h"
#include <gtest/gtest.h>

using namespace callback_lifetime;

namespace {

void expectNext(RowState From, Event What, RowState Next) {
  Transition T = step(From, What);
  EXPECT_EQ(T.Next, Next) << name(From) << " on " << name(What);
  EXPECT_EQ(T.Report, Hazard::None) << name(From) << " on " << name(What);
}

void expectReport(RowState From, Event What, Hazard Report) {
  EXPECT_EQ(step(From, What).Report, Report)
      << name(From) << " on " << name(What);
}

TEST(Lifecycle, OwnerThatOutlivesItsStubIsNeverReported) {
  expectNext(RowState::Exported, Event::Retain, RowState::Live);
  expectNext(RowState::Live, Event::ForeignStep, RowState::Live);
  expectNext(RowState::Live, Event::Revoke, RowState::Exported);
  expectNext(RowState::Exported, Event::Drop, RowState::Dropped);
  expectNext(RowState::Dropped, Event::ForeignStep, RowState::Dropped);
  expectNext(RowState::Dropped, Event::End, RowState::Dropped);
}

TEST(Lifecycle, DropOfLiveOwnerIsReportedAtTheNextStepOrTheEnd) {
  expectNext(RowState::Live, Event::Drop, RowState::Dangling);
  expectReport(RowState::Dangling, Event::ForeignStep, Hazard::OwnerDropped);
  expectReport(RowState::Dangling, Event::End, Hazard::OwnerDropped);
}

TEST(Lifecycle, DropIsForgivenWhenTheStubEndsBeforeAnyStep) {
  expectNext(RowState::Dangling, Event::Revoke, RowState::Dropped);
  expectNext(RowState::Dangling, Event::Close, RowState::Dropped);
}

TEST(Lifecycle, HomeThatCallsOnItsOwnNeedsNoStep) {
  expectReport(RowState::Live, Event::DropActive, Hazard::OwnerDropped);
}

TEST(Lifecycle, UseAfterDropIsReported) {
  expectReport(RowState::Dropped, Event::Retain, Hazard::RegisteredAfterDrop);
  expectReport(RowState::Dropped, Event::Invoke, Hazard::InvokedAfterDrop);
  expectReport(RowState::Dangling, Event::Invoke, Hazard::InvokedAfterDrop);
}

TEST(Lifecycle, AsynchronousCloseKeepsTheOwnerNeededUntilItsCallback) {
  expectNext(RowState::Live, Event::BeginClose, RowState::Closing);
  expectReport(RowState::Closing, Event::Drop, Hazard::FreedWhileClosing);
  expectNext(RowState::Closing, Event::FinishClose, RowState::Exported);
}

TEST(Lifecycle, ReleasedOwnerIsOnlyDroppedExplicitly) {
  expectNext(RowState::Live, Event::Release, RowState::Released);
  expectNext(RowState::Released, Event::Drop, RowState::Released);
  expectNext(RowState::Released, Event::Delete, RowState::Dangling);
}

TEST(Lifecycle, OneShotStubMayHaveFired) {
  expectNext(RowState::Live, Event::MayHaveFired, RowState::Escaped);
}

TEST(Lifecycle, EscapedIsFinalAndSilent) {
  for (unsigned E = 0; E < NumEvents; ++E)
    expectNext(RowState::Escaped, static_cast<Event>(E), RowState::Escaped);
}

TEST(Lifecycle, EveryReportEndsTheRow) {
  for (unsigned S = 0; S < NumRowStates; ++S)
    for (unsigned E = 0; E < NumEvents; ++E) {
      Transition T = step(static_cast<RowState>(S), static_cast<Event>(E));
      if (T.Report != Hazard::None)
        EXPECT_EQ(T.Next, RowState::Escaped);
    }
}

TEST(Lifecycle, OnlyTheEndLeavesDoubt) {
  EXPECT_EQ(confidenceOf(Event::End), Confidence::Likely);
  EXPECT_EQ(confidenceOf(Event::ForeignStep), Confidence::Definite);
  EXPECT_EQ(confidenceOf(Event::Invoke), Confidence::Definite);
}

} // namespace
