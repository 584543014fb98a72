// Backups and test restores that run by themselves, and the kit tried on a backup.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/vault/keeping/kit.h"
#include "tests/ui/practice/shown_places.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/backup_runner.h"
#include "ui/bridge/health_watch.h"
#include "ui/practice/drill_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("what was planned runs by itself when it is due, for whoever is signed in", "[ui][practice][backup]") {
  TestPractice practice;
  const Path folder = practice.fixture().folder / "disk";
  {
    vault::Vault open = practice.fixture().open();
    vault::BackupPlace place{newUuid(practice.fixture().clock, practice.fixture().random), vault::PlaceKind::Removable, "Disk", pathToUtf8(folder), {}, 24,
                             vault::Deleting::TakenAway, {}};
    REQUIRE(vault::preparePlace(*practice.fixture().files, open.id(), place));
    REQUIRE(vault::setBackupPlace(open, place));
  }
  auto& runner = BackupRunner::of(practice.session("nurse", tests::kNursePassword));
  std::optional<std::optional<Error>> ended;
  QObject::connect(&runner, &BackupRunner::finished, &runner, [&](const QString&, const std::optional<Error>& error) { ended = error; });
  runner.look();
  REQUIRE(waitUntil([&] { return ended.has_value(); }, 60000));
  CHECK_FALSE(*ended);
  CHECK(std::filesystem::exists(folder / "sets"));
  CHECK_FALSE(runner.running());
  // With nothing left to back up, it is the turn of the week's test restore.
  const auto lastDrill = [&] {
    std::optional<std::optional<Instant>> answer;
    practice.session().run(
        Priority::Interactive, &runner, [](vault::Vault& vault, decode::Decoder&) { return vault::backupAge(vault)->lastDrill; },
        [&](std::optional<Instant> at) { answer = at; });
    REQUIRE(waitUntil([&] { return answer.has_value(); }, 60000));
    return *answer;
  };
  CHECK_FALSE(lastDrill());
  runner.look();
  REQUIRE(waitUntil([&] { return runner.isDrill(); }, 60000));
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  CHECK(lastDrill());
}

TEST_CASE("a vault that is still being restored is not backed up by itself: what is on its way is not gone", "[ui][practice][backup]") {
  Shown shown;
  const Path folder = newFolder(shown, "red disk");
  addPlace(shown, folder);
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  auto& runner = BackupRunner::of(shown.practice.session());
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  const auto setsThere = [&] { return std::distance(std::filesystem::directory_iterator(folder / "sets"), {}); };
  const auto before = setsThere();
  shown.ask([&](vault::Vault&, decode::Decoder&) {
    shown.practice.fixture().clock.advance(25 * 3'600'000ll);  // on the worker, which reads it
    return true;
  });
  const Path mark = vault::restoringMark(shown.practice.fixture().path);
  tests::writeFile(mark, {});
  runner.look();
  // It asks on the worker, first for a backup and then for a test restore: this waits behind both.
  for (int asked = 0; asked < 2; ++asked) {
    bool answered = false;
    shown.practice.session().run(
        Priority::Background, &runner, [](vault::Vault&, decode::Decoder&) { return true; }, [&answered](bool) { answered = true; });
    REQUIRE(waitUntil([&] { return answered; }, 60000));
  }
  CHECK((!runner.running() || runner.isDrill()));
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  CHECK(setsThere() == before);
  // When everything is back, the next look makes up for it.
  std::filesystem::remove(mark);
  runner.look();
  REQUIRE(waitUntil([&] { return setsThere() == before + 1 && !runner.running(); }, 60000));
}

TEST_CASE("when a test restore that ran by itself is over, the card says so and lets people back up again", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  auto& runner = BackupRunner::of(shown.practice.session());
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  runner.look();
  REQUIRE(waitUntil([&] { return runner.isDrill(); }, 60000));
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  CHECK(shown.comesToSay(card, "Last test restore"));
  REQUIRE(waitUntil([&] {
    const auto* begin = buttonOf(card, "Back up now");
    return begin != nullptr && begin->isEnabled();
  }));
}

TEST_CASE("a kit that is newer than the backup is told how it comes to fit", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  const auto kit = shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::renewKit(vault); });
  REQUIRE(kit);
  click(*buttonOf(card, "Test restore"));
  auto* sheet = shown.page->findChild<DrillSheet*>();
  REQUIRE(sheet != nullptr);
  settle();
  for (const auto& group : kit->groups) type(*shown.page, QString::fromStdString(group));
  click(*buttonOf(*sheet, "Start"));
  REQUIRE(shown.comesToSay(*sheet, "back up once more"));
  // The code did not fit; the backup itself was not found wanting.
  const auto age = shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupAge(vault); });
  REQUIRE(age);
  CHECK_FALSE(age->drillFailed);
}

TEST_CASE("a test restore with the kit that is stopped says so, notes nothing, and can be started again", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  click(*buttonOf(card, "Test restore"));
  auto* sheet = shown.page->findChild<DrillSheet*>();
  REQUIRE(sheet != nullptr);
  settle();
  for (const auto& group : shown.practice.fixture().kit.groups) type(*shown.page, QString::fromStdString(group));
  click(*buttonOf(*sheet, "Start"));
  auto* stop = buttonOf(*sheet, "Stop");
  REQUIRE(stop != nullptr);
  CHECK(shown.says(*sheet, "Opening the backup with the kit"));
  CHECK_FALSE(buttonOf(*sheet, "Start")->isVisible());
  click(*stop);
  REQUIRE(shown.comesToSay(*sheet, "The test was stopped"));
  settle();
  CHECK(buttonOf(*sheet, "Start")->hasFocus());
  const auto age = shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupAge(vault); });
  REQUIRE(age);
  CHECK_FALSE(age->drillFailed);
  CHECK_FALSE(age->lastDrill);
  REQUIRE(buttonOf(*sheet, "Start")->isEnabled());
  click(*buttonOf(*sheet, "Start"));
  REQUIRE(shown.comesToSay(*sheet, "It works"));
}

TEST_CASE("the recovery kit is tried on the backup, and the sheet says how long it took", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  click(*buttonOf(card, "Test restore"));
  auto* sheet = shown.page->findChild<DrillSheet*>();
  REQUIRE(sheet != nullptr);
  settle();
  CHECK_FALSE(buttonOf(*sheet, "Start")->isEnabled());
  // Typing begins at once, in the code's first group.
  for (const auto& group : shown.practice.fixture().kit.groups) type(*shown.page, QString::fromStdString(group));
  REQUIRE(buttonOf(*sheet, "Start")->isEnabled());
  click(*buttonOf(*sheet, "Start"));
  REQUIRE(shown.comesToSay(*sheet, "It works"));
  CHECK(shown.says(*sheet, shown.practice.fixture().kit.genesisFingerprint.c_str()));
  settle();
  CHECK_FALSE(buttonOf(*sheet, "Start")->isVisible());
  CHECK(buttonOf(*sheet, "Close")->kind() == ButtonKind::Primary);
  keepPicture(*shown.page, QStringLiteral("drill-sheet"));
  click(*buttonOf(*sheet, "Close"));
  CHECK(shown.comesToSay(card, "Last test restore"));
}

TEST_CASE("a test restore that runs by itself changes the health line, whichever way it ends", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  const Path folder = newFolder(shown, "red disk");
  addPlace(shown, folder);
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  auto& runner = BackupRunner::of(shown.practice.session());
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  const auto& watch = HealthWatch::of(shown.practice.session());
  const auto saysFailed = [&] {
    const auto& health = watch.health();
    return health && std::any_of(health->findings.begin(), health->findings.end(), [](const auto& finding) { return finding.reason == vault::HealthReason::DrillFailed; });
  };
  std::filesystem::rename(folder / "sets", folder / "away");
  runner.look();
  REQUIRE(waitUntil([&] { return saysFailed(); }, 60000));
  std::filesystem::rename(folder / "away", folder / "sets");
  REQUIRE(waitUntil([&] { return !runner.running(); }, 60000));
  runner.look();
  REQUIRE(waitUntil([&] { return watch.health() && !saysFailed(); }, 60000));
}
