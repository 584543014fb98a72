// Where backups go, as people see it.
#include <QApplication>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/vault/backup/restore.h"
#include "tests/ui/practice/shown_places.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/backup_runner.h"
#include "ui/bridge/format.h"
#include "ui/practice/backup_words.h"
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

}  // namespace

TEST_CASE("the age of the last backup decides the tone, and a first week without one is only a hint", "[ui][practice][backup]") {
  vault::BackupAge age;
  CHECK(backupHeadline(age, kNow).words.contains(QStringLiteral("Add a place")));
  CHECK(backupHeadline(age, kNow, Places::OfOwners).words.contains(QStringLiteral("Ask an owner")));
  CHECK(backupHeadline(age, kNow, Places::OfOwners).tone == Text::Tone::Care);
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Care);
  age.lastBackup = kNow;
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Care);  // the last place was taken from the list
  age.places = 1;
  for (const auto& [days, tone] : {std::pair{0, Text::Tone::Good}, {2, Text::Tone::Good}, {3, Text::Tone::Care}, {14, Text::Tone::Care}, {15, Text::Tone::Danger}}) {
    age.lastBackup = Instant{kNow.milliseconds - days * kDay};
    INFO(days << " days");
    CHECK(backupHeadline(age, kNow).tone == tone);
  }
  // Fresh, and yet not everything is in it.
  age.lastBackup = kNow;
  age.missing = 2;
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Danger);
  CHECK(backupHeadline(age, kNow).words.contains(QStringLiteral("images could not be saved: 2")));
  age.massChange = true;
  CHECK(backupHeadline(age, kNow).tone == Text::Tone::Danger);
  CHECK(backupHeadline(age, kNow).words.contains(QStringLiteral("altered at once")));
}

TEST_CASE("adding a place is the one next step until there is one", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(waitUntil([&] { return buttonOf(card, "Add a place")->kind() == ButtonKind::Primary; }));
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
  failed.failure->second.error = ErrorCode::RestoreUnfinished;
  failed.failure->second.missing = 812;
  CHECK(placeLine(failed, vault::Presence::Here, kNow).words.contains(QStringLiteral("still being restored. Still to come: 812 images.")));
  CHECK(placeLine(failed, vault::Presence::Here, kNow).tone == Text::Tone::Care);
  failed.failure->second.error = ErrorCode::DiskFull;
  CHECK(placeLine(failed, vault::Presence::Here, kNow).tone == Text::Tone::Danger);
}

TEST_CASE("storage that went away is waited for, and that is said", "[ui][practice][backup]") {
  vault::BackupProgress progress{vault::BackupProgress::Step::Copying, 5, 40, 0, 0};
  CHECK(progressWords(progress) == QStringLiteral("Copying images: 5 of 40"));
  progress.step = vault::BackupProgress::Step::Waiting;
  CHECK(progressWords(progress).startsWith(QStringLiteral("The storage does not answer.")));
}

TEST_CASE("one copy out of reach is asked for until there is one", "[ui][practice][backup]") {
  vault::BackupAge age;
  CHECK(reachLine(age).words.isEmpty());
  age.places = 2;
  CHECK(reachLine(age).words.isEmpty());  // no copy at all: the headline says so
  age.lastBackup = kNow;
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
  // Beside the vault, on the same disk: whatever it was called, that one goes with the vault.
  CHECK(shown.comesToSay(card, "Every copy could be deleted from this computer"));
  keepPicture(*shown.page, QStringLiteral("backup-card"));
  applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  settle();
  keepPicture(*shown.page, QStringLiteral("backup-card-light"));
  applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Dark);
  const auto restored = vault::restoreBackup(shown.practice.fixture().environment(), folder, shown.practice.fixture().folder / "restored");
  CHECK(restored);
}

TEST_CASE("a disk that comes back while somebody looks can be backed up to at once", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  const Path folder = newFolder(shown, "red disk"), away = folder.parent_path() / "away";
  addPlace(shown, folder);
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  std::filesystem::rename(folder, away);
  card.refresh();
  REQUIRE(shown.comesToSay(card, "Not connected now"));
  CHECK_FALSE(buttonOf(card, "Back up now")->isEnabled());
  std::filesystem::rename(away, folder);
  CHECK(waitUntil([&] {
    const auto* button = buttonOf(card, "Back up now");
    return button != nullptr && button->isEnabled();
  }));
}

TEST_CASE("backups that were deleted from their storage are said in words of their own", "[ui][practice][backup]") {
  auto gone = status(vault::PlaceKind::Restic);
  vault::change::BackupFinished failure;
  failure.error = ErrorCode::BackupPlaceMissing;
  gone.failure.emplace(kNow, failure);
  const BackupLine line = placeLine(gone, vault::Presence::Here, kNow);
  CHECK(line.tone == Text::Tone::Danger);
  CHECK(line.words.contains(QStringLiteral("are gone")));
  // Keys that were taken away, and what the storage shows, are no deleting.
  gone.failure->second.error = ErrorCode::PermissionDenied;
  CHECK(placeLine(gone, vault::Presence::Here, kNow).words.contains(QStringLiteral("takes this computer's keys no more")));
  gone.failure->second.error = ErrorCode::CertificateExpired;
  CHECK(placeLine(gone, vault::Presence::Here, kNow).words.contains(QStringLiteral("certificate has run out")));
  gone.failure->second.error = ErrorCode::BackupPlaceMissing;
  gone.place.kind = vault::PlaceKind::Removable;
  CHECK(placeLine(gone, vault::Presence::Missing, kNow).tone == Text::Tone::Care);
}

TEST_CASE("an assistant sees how backups stand and changes nothing", "[ui][practice][backup]") {
  Shown shown("nurse", tests::kNursePassword);
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(shown.comesToSay(card, "There is no backup yet"));
  CHECK(buttonOf(card, "Add a place") == nullptr);
}

TEST_CASE("rows of places that are made anew leave the keyboard where it was", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  addPlace(shown, newFolder(shown, "drawer"));
  const auto named = [&](const QString& name) -> QAbstractButton* {
    for (auto* each : card.findChildren<QAbstractButton*>())
      if (each->isVisible() && each->isEnabled() && each->accessibleName() == name) return each;
    return nullptr;
  };
  const QString begin = QStringLiteral("Back up to %1 now").arg(isolated(QStringLiteral("drawer"))), remove = QStringLiteral("Remove %1 from this list").arg(isolated(QStringLiteral("drawer")));
  REQUIRE(shown.comesToSay(card, "images"));
  REQUIRE(waitUntil([&] { return named(begin) != nullptr; }));
  named(remove)->setFocus(Qt::TabFocusReason);
  auto* const before = shown.page->focusWidget();
  REQUIRE(before != nullptr);
  card.refresh();
  QPointer<QWidget> old(before);
  REQUIRE(waitUntil([&] { return old.isNull(); }));
  REQUIRE(shown.page->focusWidget() != nullptr);
  CHECK(shown.page->focusWidget()->accessibleName() == remove);
  // What was pressed can do nothing meanwhile: the keyboard is at what stops it.
  named(begin)->setFocus(Qt::TabFocusReason);
  press(*shown.page, Qt::Key_Space);
  CHECK(waitUntil([&] { return shown.page->focusWidget() != nullptr && shown.page->focusWidget()->isVisible() && card.isAncestorOf(shown.page->focusWidget()); }));
  REQUIRE(waitUntil([&] { return named(begin) != nullptr; }));
  // And once it is over, where it was begun.
  CHECK(waitUntil([&] { return shown.page->focusWidget() != nullptr && shown.page->focusWidget()->accessibleName() == begin; }));
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
        }))
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

TEST_CASE("no card is squeezed when the places and what is said of them come", "[ui][practice][backup]") {
  Shown shown;
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(*shown.page, "Backed up"));
  const auto squeezed = [&] {
    QStringList names;
    for (const auto* card : shown.page->findChildren<Card*>())
      if (card->height() < card->layout()->minimumHeightForWidth(card->width())) names += QString::fromLatin1(card->metaObject()->className());
    return names.join(u' ').toStdString();
  };
  if (!waitUntil([&] { return squeezed().empty(); })) FAIL(squeezed());
}

TEST_CASE("a first backup that runs says so, and one that was stopped does not look as if nothing had been copied", "[ui][practice][backup]") {
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  auto& runner = BackupRunner::of(shown.practice.session());
  // Stopped as soon as it runs: before anything else hears of it.
  const auto stopping = QObject::connect(&runner, &BackupRunner::changed, &runner, [&] {
    if (runner.running()) runner.stop();
  });
  addPlace(shown, newFolder(shown, "red disk"));
  REQUIRE(shown.comesToSay(card, "The first backup was stopped."));
  CHECK_FALSE(shown.says(card, "No backup yet"));
  QObject::disconnect(stopping);
  keepPicture(*shown.page, QStringLiteral("backup-card-stopped"));
  click(*buttonOf(card, "Back up now"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  CHECK_FALSE(shown.says(card, "was stopped."));
}
