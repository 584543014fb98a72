// Where backups go, as people see it.
#include <QApplication>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/vault/backup/restic.h"
#include "core/vault/backup/restore.h"
#include "core/vault/keeping/kit.h"
#include "tests/ui/practice/shown_page.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/backup_runner.h"
#include "ui/bridge/health_watch.h"
#include "ui/practice/backup_card.h"
#include "ui/practice/drill_sheet.h"
#include "ui/practice/place_sheet.h"
#include "ui/widgets/theme.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr Instant kNow{1'795'300'000'000};

vault::PlaceStatus status(vault::PlaceKind kind = vault::PlaceKind::Removable) {
  vault::PlaceStatus status;
  status.place.kind = kind;
  status.place.name = "Red disk";
  return status;
}

vault::PlaceStatus backedUp(std::int64_t daysAgo) {
  auto place = status();
  place.last.emplace();
  place.last->objects = 4312;
  place.last->bytes = 18'000'000'000;
  place.last->freeBytes = 220'000'000'000;
  place.lastAt = Instant{kNow.milliseconds - daysAgo * kDay};
  return place;
}

Path newFolder(Shown& shown, const char* name) {
  const Path folder = shown.practice.fixture().folder / name;
  std::filesystem::create_directories(folder);
  return folder;
}

/// Adds a place as a person does, and waits for its first backup.
void addPlace(Shown& shown, const Path& folder) {
  auto& card = *shown.page->findChild<BackupCard*>();
  click(*buttonOf(card, "Add a place"));
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(sheet != nullptr);
  sheet->useFolder(QString::fromStdString(pathToUtf8(folder)));
  REQUIRE(buttonOf(*sheet, "Add and back up")->isEnabled());
  click(*buttonOf(*sheet, "Add and back up"));
}

}  // namespace

TEST_CASE("the age of the last backup decides the tone, and a first week without one is only a hint", "[ui][practice][backup]") {
  vault::BackupAge age;
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Care);
  age.lastBackup = kNow;
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Care);  // the last place was taken from the list
  age.places = 1;
  for (const auto& [days, tone] : {std::pair{0, Text::Tone::Good}, {2, Text::Tone::Good}, {3, Text::Tone::Care}, {14, Text::Tone::Care}, {15, Text::Tone::Danger}}) {
    age.lastBackup = Instant{kNow.milliseconds - days * kDay};
    INFO(days << " days");
    CHECK(backupHeadline(age, kNow).tone == tone);
  }
  age.massChange = true;
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Danger);
  CHECK(backupHeadline(age, kNow).words.contains(QStringLiteral("altered at once")));
}

TEST_CASE("adding a place is the one next step until there is one", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(waitUntil([&] { return buttonOf(card, "Add a place")->kind() == ButtonKind::Primary; }, 20000));
  addPlace(shown, newFolder(shown, "drawer"));
  REQUIRE(shown.comesToSay(card, "images"));
  CHECK(buttonOf(card, "Add a place")->kind() == ButtonKind::Secondary);
}

TEST_CASE("a place says its last set, its space, and what is missing in plain words", "[ui][practice][backup]") {
  const auto fine = placeLine(backedUp(0), vault::Presence::Here, kNow);
  CHECK(fine.tone == Text::Tone::Third);
  CHECK(fine.words.contains(QStringLiteral("4,312 images")));
  CHECK(fine.words.contains(QStringLiteral("free")));
  CHECK(placeLine(backedUp(1), vault::Presence::Missing, kNow).words.startsWith(QStringLiteral("Not connected now")));
  CHECK(placeLine(backedUp(1), vault::Presence::Missing, kNow).tone == Text::Tone::Third);  // it is meant to be away
  CHECK(placeLine(status(vault::PlaceKind::Network), vault::Presence::Missing, kNow).words == QStringLiteral("The share cannot be reached now"));
  CHECK(placeLine(status(), vault::Presence::Here, kNow).tone == Text::Tone::Care);
  auto lossy = backedUp(0);
  lossy.last->missing = 2;
  CHECK(placeLine(lossy, vault::Presence::Here, kNow).tone == Text::Tone::Danger);
  auto failed = backedUp(1);
  failed.failure.emplace(kNow, vault::change::BackupFinished{});
  failed.failure->second.error = ErrorCode::MassChange;
  CHECK(placeLine(failed, vault::Presence::Here, kNow).words.endsWith(QStringLiteral("stopped, and nothing there was changed")));  // the headline says the rest
  failed.failure->second.error = ErrorCode::DiskFull;
  CHECK(placeLine(failed, vault::Presence::Here, kNow).tone == Text::Tone::Danger);
}

TEST_CASE("one copy out of reach is asked for until there is one", "[ui][practice][backup]") {
  vault::BackupAge age;
  CHECK(reachLine(age).words.isEmpty());
  age.places = 2;
  CHECK(reachLine(age).tone == Text::Tone::Care);
  age.oneCannotBeDeleted = true;
  CHECK(reachLine(age).tone == Text::Tone::Third);
  auto place = backedUp(0).place;
  place.deleting = vault::Deleting::Refused;
  CHECK(placeHabit(place) == QStringLiteral("Every day · this computer cannot delete it"));
}

TEST_CASE("a place that is added is backed up to at once, and what comes back is the vault", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(shown.comesToSay(card, "There is no backup yet"));
  const Path folder = newFolder(shown, "red disk");
  addPlace(shown, folder);
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  CHECK(shown.comesToSay(card, "red disk"));
  CHECK(shown.comesToSay(card, "out of this computer's reach"));
  keepPicture(*shown.page, QStringLiteral("backup-card"));
  applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  settle();
  keepPicture(*shown.page, QStringLiteral("backup-card-light"));
  applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Dark);
  const auto restored = vault::restoreBackup(shown.practice.fixture().environment(), folder, shown.practice.fixture().folder / "restored");
  CHECK(restored);
}

TEST_CASE("a folder with something else in it is refused in words, and nothing is added", "[ui][practice][backup]") {
  Shown shown;
  const Path folder = newFolder(shown, "full");
  std::ofstream(folder / "letter.txt") << "x";
  addPlace(shown, folder);
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(shown.comesToSay(*sheet, "something else in this folder"));
  settle();
  keepPicture(*shown.page, QStringLiteral("place-sheet"));
  CHECK(sheet->isOpen());
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }) == 0);
}

TEST_CASE("backups that were deleted from their storage are said in words of their own", "[ui][practice][backup]") {
  auto gone = status(vault::PlaceKind::Restic);
  vault::change::BackupFinished failure;
  failure.error = ErrorCode::BackupPlaceMissing;
  gone.failure.emplace(kNow, failure);
  const BackupLine line = placeLine(gone, vault::Presence::Here, kNow);
  CHECK(line.tone == Text::Tone::Danger);
  CHECK(line.words.contains(QStringLiteral("are gone")));
  gone.place.kind = vault::PlaceKind::Removable;
  CHECK(placeLine(gone, vault::Presence::Missing, kNow).tone == Text::Tone::Care);
}

TEST_CASE("a repository of restic is added from the window, its password shown once, and backed up to", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  const Path repository = shown.practice.fixture().folder / "repository";
  click(*buttonOf(card, "Add a place"));
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(sheet != nullptr);
  sheet->useRepository(QString::fromStdString(pathToUtf8(repository)));
  settle();
  CHECK_FALSE(buttonOf(*sheet, "Add and back up")->isEnabled());  // it has no name yet
  for (auto* field : sheet->findChildren<TextField*>())
    if (field->isVisible() && field->text().isEmpty()) field->setText(QStringLiteral("Bucket"));
  REQUIRE(buttonOf(*sheet, "Add and back up")->isEnabled());
  keepPicture(*shown.page, QStringLiteral("place-sheet-restic"));
  click(*buttonOf(*sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(*sheet, "It is the password of the repository"));
  settle();
  keepPicture(*shown.page, QStringLiteral("place-sheet-secret"));
  applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  settle();
  keepPicture(*shown.page, QStringLiteral("place-sheet-secret-light"));
  applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Dark);
  // What is shown is what the vault keeps, and nothing else opens the repository.
  const auto places = shown.ask([](vault::Vault& vault, decode::Decoder&) { return *vault::backupPlaces(vault); });
  REQUIRE(places.size() == 1);
  QString grouped;
  const std::string secret = places[0].place.secret.read([](std::string_view text) { return std::string(text); });
  for (std::size_t at = 0; at < secret.size(); at += 4) grouped += (at == 0 ? QString() : QStringLiteral(" ")) + QString::fromStdString(secret.substr(at, 4));
  CHECK(grouped.size() == 49);
  CHECK(shown.says(*sheet, grouped.toUtf8().constData()));
  click(*buttonOf(*sheet, "It is on the kit"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  const auto& environment = shown.practice.fixture().environment();
  const auto restored = vault::restoreFromRestic(environment, {pathToUtf8(repository), places[0].place.secret}, shown.practice.fixture().folder / "restored");
  CHECK(restored);
}

TEST_CASE("a repository that restic cannot make is refused in words, and nothing is added", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  click(*buttonOf(card, "Add a place"));
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(sheet != nullptr);
  sheet->useRepository(QStringLiteral("nosuchbackend:/x"));
  for (auto* field : sheet->findChildren<TextField*>())
    if (field->isVisible() && field->text().isEmpty()) field->setText(QStringLiteral("Bucket"));
  click(*buttonOf(*sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(*sheet, "restic cannot make a repository there"));
  CHECK(buttonOf(*sheet, "Add and back up")->isEnabled());
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }) == 0);
}

TEST_CASE("the keys of a bucket are asked for where there is a bucket, and only as a pair", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  click(*buttonOf(card, "Add a place"));
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(sheet != nullptr);
  auto* secret = sheet->findChild<PasswordField*>();
  REQUIRE(secret != nullptr);
  sheet->useRepository(QStringLiteral("/mnt/disk"));
  settle();
  CHECK_FALSE(secret->isVisible());
  sheet->useRepository(QStringLiteral("s3:https://storage.example/bucket"));
  settle();
  CHECK(secret->isVisible());
  CHECK(shown.says(*sheet, "Keeps what this computer deletes"));
  sheet->useKeys(QStringLiteral("THEKEY"), {});
  settle();
  CHECK_FALSE(shown.says(*sheet, "Keeps what this computer deletes"));  // it is tried
  for (auto* field : sheet->findChildren<TextField*>())
    if (field->isVisible() && field->text().isEmpty()) field->setText(QStringLiteral("Bucket"));
  keepPicture(*shown.page, QStringLiteral("place-sheet-bucket"));
  click(*buttonOf(*sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(*sheet, "Key and secret key belong together"));
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }) == 0);
}

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

TEST_CASE("an assistant sees how backups stand and changes nothing", "[ui][practice][backup]") {
  Shown shown("nurse", tests::kNursePassword);
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(shown.comesToSay(card, "There is no backup yet"));
  CHECK(buttonOf(card, "Add a place") == nullptr);
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
  }, 20000));
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

TEST_CASE("a place goes from the list only when that was meant", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  auto& runner = BackupRunner::of(shown.practice.session());
  REQUIRE(waitUntil([&] { return !runner.running() && buttonOf(card, "Back up now") != nullptr && buttonOf(card, "Back up now")->isEnabled(); }, 60000));
  const auto places = [&] { return shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }); };
  const auto ask = [&]() -> Sheet* {
    IconButton* remove = nullptr;
    if (!waitUntil([&] {
          for (auto* button : card.findChildren<IconButton*>())
            if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("Remove"))) remove = button;
          return remove != nullptr;
        }, 20000))
      return nullptr;
    click(*remove);
    settle();
    for (auto* sheet : shown.page->findChildren<Sheet*>())
      if (sheet->isOpen()) return sheet;
    return nullptr;
  };
  auto* sheet = ask();
  REQUIRE(sheet != nullptr);
  CHECK(shown.says(*sheet, "What lies there stays"));
  keepPicture(*shown.page, QStringLiteral("place-remove"));
  click(*buttonOf(*sheet, "Cancel"));
  CHECK(places() == 1);
  settle();
  sheet = ask();
  REQUIRE(sheet != nullptr);
  click(*buttonOf(*sheet, "Remove the place"));
  REQUIRE(shown.comesToSay(card, "no place is on this list"));
  CHECK(places() == 0);
}

TEST_CASE("a name that is too long is said, not cut without a word", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  click(*buttonOf(card, "Add a place"));
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(sheet != nullptr);
  const QString longName = QString(61, QLatin1Char('w'));
  const auto field = [&](const QString& text) -> TextField* {
    for (auto* each : sheet->findChildren<TextField*>())
      if (each->isVisible() && each->text() == text) return each;
    return nullptr;
  };
  // A folder's own name is shortened with a sign.
  const Path folder = newFolder(shown, longName.toUtf8().constData());
  sheet->useFolder(QString::fromStdString(pathToUtf8(folder)));
  auto* name = field(longName.left(59) + QChar(0x2026));
  REQUIRE(name != nullptr);
  CHECK(buttonOf(*sheet, "Add and back up")->isEnabled());
  name->setText(longName);
  settle();
  CHECK(shown.says(*sheet, "At most 60 characters."));
  CHECK_FALSE(buttonOf(*sheet, "Add and back up")->isEnabled());
  keepPicture(*shown.page, QStringLiteral("place-sheet-long-name"));
  name->setText(longName.left(60));
  settle();
  CHECK_FALSE(shown.says(*sheet, "At most 60"));
  CHECK(buttonOf(*sheet, "Add and back up")->isEnabled());
}

TEST_CASE("many places with long names stay within the card", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  const auto set = shown.ask([](vault::Vault& vault, decode::Decoder&) -> Result<void> {
    for (int i = 0; i < 9; ++i) {
      vault::BackupPlace place;
      place.kind = static_cast<vault::PlaceKind>(1 + i % 3);
      place.name = std::string("Wechselplatte im Tresor der Filiale am Hafen, Exemplar Nummer ").substr(0, 58) + std::to_string(i + 1);
      place.location = "/nowhere/" + std::to_string(i);
      TRY_ASSIGN([[maybe_unused]] const Uuid id, vault::setBackupPlace(vault, place));
    }
    return {};
  });
  REQUIRE(set);
  card.refresh();
  REQUIRE(shown.comesToSay(card, "Filiale am Hafen"));
  shown.page->resize(1000, 2400);
  settle();
  // By name, whatever the order they were added in.
  QStringList names;
  for (const auto* line : card.findChildren<Text*>())
    if (line->isVisible() && line->text().contains(QStringLiteral("Filiale"))) names.append(line->text());
  CHECK(names.size() == 9);
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const auto* button : card.findChildren<Button*>()) {
    if (!button->isVisible()) continue;
    INFO(button->text().toStdString());
    CHECK(card.rect().contains(QRect(button->mapTo(&card, QPoint()), button->size())));
  }
  keepPicture(*shown.page, QStringLiteral("backup-card-many"));
}
