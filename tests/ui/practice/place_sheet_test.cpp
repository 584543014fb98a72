// Adding a place for backups: a folder, or storage that restic reaches.
#include <QApplication>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/vault/backup/restic.h"
#include "core/vault/backup/restore.h"
#include "tests/ui/practice/shown_places.h"
#include "tests/ui/support/pictures.h"
#include "tests/unit/core/vault/quick_repository.h"
#include "ui/practice/drill_sheet.h"
#include "ui/widgets/theme.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

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

TEST_CASE("a folder on the vault's own disk is said to be one as soon as it is chosen, and is not called taken away", "[ui][practice][backup]") {
  Shown shown;
  auto& sheet = askForPlace(shown);
  const Path folder = newFolder(shown, "beside");
  sheet.useFolder(QString::fromStdString(pathToUtf8(folder)));
  REQUIRE(shown.comesToSay(sheet, "on the same disk as the vault"));
  settle();
  keepPicture(*shown.page, QStringLiteral("place-sheet-beside"));
  // Allowed all the same, and the card says what is so.
  click(*buttonOf(sheet, "Add and back up"));
  auto& card = *shown.page->findChild<BackupCard*>();
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  CHECK(shown.comesToSay(card, "this computer can delete it"));
  CHECK_FALSE(shown.says(card, "· taken away"));
}

TEST_CASE("of a folder on another disk nothing is said but what it is for", "[ui][practice][backup]") {
  Shown shown;
  auto& sheet = askForPlace(shown);
  sheet.useFolder(QString::fromStdString(pathToUtf8(newFolder(shown, "beside"))));
  REQUIRE(shown.comesToSay(sheet, "on the same disk as the vault"));
  sheet.useFolder(QStringLiteral("/proc"));  // a volume of its own on every machine
  CHECK(waitUntil([&] { return !shown.says(sheet, "on the same disk as the vault"); }));
  CHECK(shown.comesToSay(sheet, "An empty folder."));
}

TEST_CASE("a repository of restic is added from the window, its password shown once, and backed up to", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  const Path repository = shown.practice.fixture().folder / "repository";
  auto* sheet = &askForPlace(shown);
  sheet->useRepository(QString::fromStdString(pathToUtf8(repository)));
  settle();
  CHECK_FALSE(buttonOf(*sheet, "Add and back up")->isEnabled());  // it has no name yet
  nameIt(*sheet, "Bucket");
  REQUIRE(buttonOf(*sheet, "Add and back up")->isEnabled());
  keepPicture(*shown.page, QStringLiteral("place-sheet-restic"));
  click(*buttonOf(*sheet, "Add and back up"));
  CHECK(shown.says(*sheet, "Reaching the storage"));
  nameIt(*sheet, "Bucket 1");
  CHECK_FALSE(buttonOf(*sheet, "Add and back up")->isEnabled());  // it is being added already
  REQUIRE(shown.comesToSay(*sheet, "It is the password of the repository"));
  settle();
  keepPicture(*shown.page, QStringLiteral("place-sheet-secret"));
  CHECK(shown.says(*sheet, pathToUtf8(repository).c_str()));  // a new computer does not know where it lies
  press(*shown.page, Qt::Key_Return);                         // once more by somebody impatient
  settle();
  REQUIRE(buttonOf(*sheet, "It is on the kit") != nullptr);
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

TEST_CASE("the kit is tried on a repository of restic as on a disk", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto& card = *shown.page->findChild<BackupCard*>();
  auto* sheet = &askForPlace(shown);
  sheet->useRepository(QString::fromStdString(pathToUtf8(shown.practice.fixture().folder / "repository")));
  nameIt(*sheet, "Bucket");
  click(*buttonOf(*sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(*sheet, "It is the password of the repository"));
  click(*buttonOf(*sheet, "It is on the kit"));
  REQUIRE(shown.comesToSay(card, "Backed up today"));
  settle();
  click(*buttonOf(card, "Test restore"));
  auto* drill = shown.page->findChild<DrillSheet*>();
  REQUIRE(drill != nullptr);
  settle();
  for (const auto& group : shown.practice.fixture().kit.groups) type(*shown.page, QString::fromStdString(group));
  click(*buttonOf(*drill, "Start"));
  CHECK(shown.comesToSay(*drill, "It works"));
}

TEST_CASE("a folder that a newer Safelight backed up to is spoken of as one", "[ui][practice][backup]") {
  Shown shown;
  const Path folder = newFolder(shown, "red disk");
  addPlace(shown, folder);
  REQUIRE(shown.comesToSay(*shown.page->findChild<BackupCard*>(), "Backed up today"));
  Bytes marker = tests::readFile(folder / "backup");
  marker[8] = 9;
  std::filesystem::remove(folder / "backup");
  tests::writeFile(folder / "backup", marker);
  auto& sheet = askForPlace(shown);
  sheet.useFolder(QString::fromStdString(pathToUtf8(folder)));
  click(*buttonOf(sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(sheet, "A newer Safelight than this one backed up to this place."));
  CHECK_FALSE(shown.says(sheet, "then open it again"));
}

TEST_CASE("a repository that restic cannot make is refused in words, and nothing is added", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto* sheet = &askForPlace(shown);
  sheet->useRepository(QStringLiteral("nosuchbackend:/x"));
  nameIt(*sheet, "Bucket");
  click(*buttonOf(*sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(*sheet, "restic knows no such address."));
  CHECK(buttonOf(*sheet, "Add and back up")->isEnabled());
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }) == 0);
}

TEST_CASE("the keys of a bucket are asked for where there is a bucket, and only as a pair", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto* sheet = &askForPlace(shown);
  auto* secret = sheet->findChild<PasswordField*>();
  REQUIRE(secret != nullptr);
  sheet->useRepository(QStringLiteral("/mnt/disk"));
  settle();
  CHECK_FALSE(secret->isVisible());
  sheet->useRepository(QStringLiteral("s3:https://storage.example/bucket"));
  settle();
  CHECK(secret->isVisible());
  CHECK(shown.says(*sheet, "Keeps what this computer deletes"));
  // The keyboard goes on as the page is read.
  for (auto* field : sheet->findChildren<TextField*>())
    if (field->text().startsWith(QStringLiteral("s3:"))) field->setFocus();
  press(*shown.page, Qt::Key_Tab);
  REQUIRE(QApplication::focusWidget() != nullptr);
  CHECK(QApplication::focusWidget()->accessibleName() == QStringLiteral("Key of the storage"));
  press(*shown.page, Qt::Key_Tab);
  CHECK(secret->hasFocus());
  sheet->useKeys(QStringLiteral("THEKEY"), {});
  settle();
  CHECK_FALSE(shown.says(*sheet, "Keeps what this computer deletes"));  // it is tried
  nameIt(*sheet, "Bucket");
  keepPicture(*shown.page, QStringLiteral("place-sheet-bucket"));
  click(*buttonOf(*sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(*sheet, "Key and secret key belong together"));
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }) == 0);
}

TEST_CASE("a name that is too long is said, not cut without a word", "[ui][practice][backup]") {
  Shown shown;
  auto* sheet = &askForPlace(shown);
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

TEST_CASE("what keeps storage from being used is said in one sentence, where it was typed", "[ui][practice][backup]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  Shown shown;
  auto& sheet = askForPlace(shown);
  sheet.useRepository(QStringLiteral("s3:http://127.0.0.1:9/bucket"));
  sheet.useKeys(QStringLiteral("THEKEY"), QStringLiteral("THESECRET"));
  nameIt(sheet, "Bucket");
  click(*buttonOf(sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(sheet, "Nobody answers there."));
  CHECK(buttonOf(sheet, "Add and back up")->isEnabled());
  // Somebody else's repository, or the practice's own of before.
  const Path folder = shown.practice.fixture().folder / "theirs";
  tests::makeRepository(folder);
  sheet.useRepository(QString::fromStdString(pathToUtf8(folder)));
  settle();
  CHECK_FALSE(shown.says(sheet, "Nobody answers there."));  // it holds no more
  click(*buttonOf(sheet, "Add and back up"));
  REQUIRE(shown.comesToSay(sheet, "There is a repository already, with another password."));
  keepPicture(*shown.page, QStringLiteral("place-sheet-another-repository"));
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->size(); }) == 0);
}
