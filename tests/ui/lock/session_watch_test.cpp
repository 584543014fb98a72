#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "ui/lock/session_watch.h"

using namespace safelight::ui;

namespace {
LockReason reasonOf(const QSignalSpy& spy) { return spy.last().at(0).value<LockReason>(); }
}  // namespace

TEST_CASE("the session's lock, its screen saver and sleep ask for a lock, and their ends do not", "[session]") {
  SessionWatch watch;
  QSignalSpy asked(&watch, &SessionWatch::lockAsked);
  watch.sessionLocked();
  REQUIRE(asked.count() == 1);
  CHECK(reasonOf(asked) == LockReason::SystemLock);
  watch.preparingForSleep(true);
  REQUIRE(asked.count() == 2);
  CHECK(reasonOf(asked) == LockReason::Suspend);
  watch.preparingForSleep(false);
  watch.screenSaverActive(false);
  CHECK(asked.count() == 2);
  watch.screenSaverActive(true);
  CHECK(asked.count() == 3);
}

TEST_CASE("without any bus it starts and stays silent", "[session]") {
  SessionWatch watch;
  QSignalSpy asked(&watch, &SessionWatch::lockAsked);
  watch.begin();
  watch.sleepMayGoOn();
  CHECK(asked.count() == 0);
}
