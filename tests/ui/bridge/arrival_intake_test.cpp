#include "ui/bridge/arrival_intake.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/ui/support/events.h"
#include "tests/unit/core/vault/receiving_fixture.h"
#include "ui/bridge/format.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A practice whose vault is open in a session, with a receiver that goes on storing.
struct Desk {
  explicit Desk(int waiting) {
    for (int i = 0; i < waiting; ++i) store("waiting " + std::to_string(i));
    session = std::make_unique<VaultSession>(std::move(practice.open), std::make_unique<tests::FakeDecoder>());
    intake = std::make_unique<ArrivalIntake>(*session, text(pathToUtf8(practice.practice.path / "inbox")));
    QObject::connect(intake.get(), &ArrivalIntake::took, intake.get(), [this](const std::vector<vault::AdoptionOutcome>& some) { outcomes.insert(outcomes.end(), some.begin(), some.end()); });
    QObject::connect(intake.get(), &ArrivalIntake::finished, intake.get(), [this](const vault::AdoptionSummary&, const std::optional<Error>& error) {
      ++runs;
      failed = error;
    });
    QObject::connect(session.get(), &VaultSession::imagesChanged, session.get(), [this] { ++changes; });
  }
  void store(const std::string& body) { practice.receiver->store(practice.pictureOfMarta(body)); }
  bool comesTo(std::size_t count) {
    return waitUntil([&] { return outcomes.size() >= count && !intake->isWorking(); }, 20'000);
  }

  tests::ReceivingPractice practice;
  std::unique_ptr<VaultSession> session;
  std::unique_ptr<ArrivalIntake> intake;
  std::vector<vault::AdoptionOutcome> outcomes;
  std::optional<Error> failed;
  int runs = 0, changes = 0;
};

}  // namespace

TEST_CASE("what waited at the sign-in is taken in, and the pages hear of it", "[ui][arrivals]") {
  Desk desk(3);
  desk.intake->start();
  REQUIRE(desk.comesTo(3));
  CHECK_FALSE(desk.failed);
  CHECK(desk.changes >= 1);
  for (const auto& outcome : desk.outcomes) {
    CHECK(outcome.status == vault::AdoptionStatus::Filed);
    CHECK(outcome.patient == desk.practice.marta);
  }
}

TEST_CASE("what arrives while somebody works is taken in without being asked for", "[ui][arrivals]") {
  Desk desk(0);
  desk.intake->start();
  REQUIRE(waitUntil([&] { return desk.runs == 1; }));
  CHECK(desk.changes == 0);
  desk.store("live");
  REQUIRE(desk.comesTo(1));
  CHECK(desk.outcomes.front().status == vault::AdoptionStatus::Filed);
  CHECK(desk.changes >= 1);
}

TEST_CASE("a forged arrival is told and changes no page", "[ui][arrivals]") {
  Desk desk(0);
  const Uuid id = desk.practice.receiver->store(desk.practice.pictureOfMarta("forged"));
  {
    // The last byte of its signature is another one.
    std::fstream file(desk.practice.receiver->path(id), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(-1, std::ios::end);
    const char last = static_cast<char>(file.get() ^ 1);
    file.seekp(-1, std::ios::end);
    file.put(last);
    REQUIRE(file.good());
  }
  desk.intake->start();
  REQUIRE(desk.comesTo(1));
  CHECK(desk.outcomes.front().status == vault::AdoptionStatus::Refused);
  CHECK(desk.changes == 0);
}

TEST_CASE("an intake that goes in mid-work leaves the rest waiting, and nothing half", "[ui][arrivals]") {
  Desk desk(20);
  desk.intake->start();
  desk.intake.reset();
  desk.session.reset();
  auto open = desk.practice.practice.open();
  const auto rest = vault::waitingArrivals(open);
  REQUIRE(rest);
  const auto adopted = tests::adoptAll(desk.practice.practice, open);
  CHECK_FALSE(adopted.error);
  CHECK(adopted.outcomes.size() == rest->size());
  CHECK(adopted.with(vault::AdoptionStatus::Refused) == 0);
}
