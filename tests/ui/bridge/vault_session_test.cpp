#include "ui/bridge/vault_session.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <mutex>

#include "core/vault/patients/patients.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// Holds the worker until it is let go, so that a test can fill the queue behind it.
class Gate {
 public:
  void wait() {
    std::unique_lock lock(m_mutex);
    m_reached = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_open; });
  }
  void waitUntilReached() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_reached; });
  }
  void open() {
    const std::lock_guard lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_open = false, m_reached = false;
};

auto nothing = [](vault::Vault&, decode::Decoder&) { return 0; };

}  // namespace

TEST_CASE("a task runs beside the window and its answer comes to the window's thread", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  QObject context;
  std::thread::id where;
  bool answered = false;
  session.run(
      Priority::Interactive, &context, [](vault::Vault&, decode::Decoder&) { return std::this_thread::get_id(); },
      [&](std::thread::id id) {
        where = id;
        answered = true;
        CHECK((std::this_thread::get_id() != id));
      });
  CHECK_FALSE(answered);
  REQUIRE(waitUntil([&] { return answered; }));
}

TEST_CASE("interactive work goes before background work that waits, each in its order", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  QObject context;
  Gate gate;
  QStringList order;
  session.run(Priority::Interactive, &context, [&](vault::Vault&, decode::Decoder&) { gate.wait(); return 0; }, [](int) {});
  for (const auto* name : {"b1", "b2"}) session.run(Priority::Background, &context, nothing, [&order, name](int) { order.append(QLatin1String(name)); });
  for (const auto* name : {"i1", "i2"}) session.run(Priority::Interactive, &context, nothing, [&order, name](int) { order.append(QLatin1String(name)); });
  gate.open();
  REQUIRE(waitUntil([&] { return order.size() == 4; }));
  CHECK(order == QStringList{QStringLiteral("i1"), QStringLiteral("i2"), QStringLiteral("b1"), QStringLiteral("b2")});
}

TEST_CASE("an answer for somebody who is gone is dropped", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  QObject other;
  auto context = std::make_unique<QObject>();
  bool heard = false, done = false;
  session.run(Priority::Interactive, context.get(), nothing, [&](int) { heard = true; });
  session.run(Priority::Interactive, &other, nothing, [&](int) { done = true; });
  context.reset();
  REQUIRE(waitUntil([&] { return done; }));
  CHECK_FALSE(heard);
}

TEST_CASE("ending a session drops what waits and finishes what runs", "[ui][session]") {
  std::atomic<int> ran = 0;
  {
    TestPractice practice;
    auto& session = practice.session();
    Gate gate;
    session.run(Priority::Interactive, &session, [&](vault::Vault&, decode::Decoder&) { gate.wait(); return ++ran; }, [](int) {});
    for (int i = 0; i < 50; ++i) session.run(Priority::Background, &session, [&](vault::Vault&, decode::Decoder&) { return ++ran; }, [](int) {});
    gate.waitUntilReached();
    // The session empties its queue before it waits, so the gate may open at any time from here on.
    std::thread opener([&] { gate.open(); });
    opener.detach();
  }
  CHECK(ran.load() >= 1);
  CHECK(ran.load() <= 51);
}

TEST_CASE("tasks may own what cannot be copied", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  int got = 0;
  session.run(
      Priority::Interactive, &session, [owned = std::make_unique<int>(7)](vault::Vault&, decode::Decoder&) mutable { return std::move(owned); },
      [&](std::unique_ptr<int> value) { got = *value; });
  REQUIRE(waitUntil([&] { return got != 0; }));
  CHECK(got == 7);
}

TEST_CASE("changed settings are known to the window and told once they are durable", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  CHECK(session.practice() == QStringLiteral("Harbour Dental"));
  QSignalSpy told(&session, &VaultSession::settingsChanged);
  vault::Settings settings = session.settings();
  settings.practice = "Quay Dental";
  settings.notation = model::ToothNotation::Universal;
  settings.idleLockSeconds = 120;
  bool done = false;
  session.changeSettings(settings, &session, [&](Result<void> result) {
    CHECK(result);
    done = true;
  });
  REQUIRE(waitUntil([&] { return done; }));
  CHECK(told.count() == 1);
  CHECK(session.practice() == QStringLiteral("Quay Dental"));
  CHECK(session.notation() == model::ToothNotation::Universal);
}

TEST_CASE("settings out of range change nothing", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  vault::Settings settings = session.settings();
  settings.idleLockSeconds = 5;
  std::optional<Error> refused;
  session.changeSettings(settings, &session, [&](Result<void> result) {
    if (!result) refused = result.error();
  });
  REQUIRE(waitUntil([&] { return refused.has_value(); }));
  CHECK(refused->code == ErrorCode::InvalidArgument);
  CHECK(session.settings().idleLockSeconds == 300);
}

TEST_CASE("a task that runs out of memory fails, and the next one works", "[ui][session]") {
  TestPractice practice;
  auto& session = practice.session();
  QObject context;
  std::optional<ErrorCode> failed;
  bool worked = false;
  session.run(
      Priority::Interactive, &context, [](vault::Vault&, decode::Decoder&) -> Result<int> { throw std::bad_alloc(); },
      [&](const Result<int>& result) { failed = result.error().code; });
  session.run(Priority::Interactive, &context, nothing, [&](int) { worked = true; });
  REQUIRE(waitUntil([&] { return worked; }));
  CHECK(failed == ErrorCode::DecoderOutOfMemory);
}
