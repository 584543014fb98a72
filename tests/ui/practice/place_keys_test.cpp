// Other keys for a bucket that is a place already, as a person enters them. Left out where restic is not installed.

#include "tests/support/bucket_double.h"
#include "tests/ui/practice/shown_places.h"
#include "tests/ui/support/pictures.h"
#include "tests/unit/core/vault/quick_repository.h"
#include "ui/bridge/format.h"
#include "ui/practice/place_keys_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A practice whose only place is a bucket, with a repository in it.
struct WithBucket {
  WithBucket() {
    if (!vault::findRestic()) SKIP("restic is not installed");
    const Path repository = shown.practice.fixture().folder / "repository";
    tests::makeRepository(repository);
    bucket.take(repository);
    const std::string location = bucket.location();
    place = shown.ask([location](vault::Vault& vault, decode::Decoder&) {
      vault::BackupPlace listed;
      listed.kind = vault::PlaceKind::Restic;
      listed.name = "Bucket";
      listed.location = location;
      listed.secret = *vault::joinSecret({location, *vault::SecretText::copyOf(tests::kRepositoryPassword), {"FIRSTKEY", *vault::SecretText::copyOf("firstsecret")}});
      listed.id = *vault::setBackupPlace(vault, listed);
      return listed;
    });
    card().refresh();
    REQUIRE(shown.comesToSay(card(), "Bucket"));
  }
  BackupCard& card() { return *shown.page->findChild<BackupCard*>(); }
  vault::PlaceStatus status() {
    return shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::backupPlaces(vault)->front(); });
  }
  std::string keyInVault() { return vault::repositoryAt(status().place)->keys.id; }
  PlaceKeysSheet& ask(QAbstractButton& button) {
    click(button);
    auto* sheet = shown.page->findChild<PlaceKeysSheet*>();
    REQUIRE(sheet != nullptr);
    return *sheet;
  }

  tests::BucketDouble bucket{"FIRSTKEY"};
  Shown shown;
  vault::BackupPlace place;
};

QAbstractButton* named(QWidget& in, const QString& name) {
  for (auto* button : in.findChildren<QAbstractButton*>())
    if (button->isVisible() && button->accessibleName() == name) return button;
  return nullptr;
}

}  // namespace

TEST_CASE("when a bucket takes the keys no more, entering others is the one next step, and the backup goes on", "[ui][practice][backup]") {
  WithBucket practice;
  const QString name = QStringLiteral("Other keys for %1").arg(isolated(QStringLiteral("Bucket")));
  REQUIRE(waitUntil([&] { return named(practice.card(), name) != nullptr; }));
  CHECK(qobject_cast<Button*>(named(practice.card(), name)) == nullptr);  // nothing is wrong: a small sign
  practice.bucket.changeKey("SECONDKEY");
  click(*buttonOf(practice.card(), "Back up now"));
  REQUIRE(practice.shown.comesToSay(practice.card(), "takes this computer's keys no more"));
  REQUIRE(waitUntil([&] { return buttonOf(practice.card(), "Enter other keys") != nullptr && buttonOf(practice.card(), "Enter other keys")->isVisible(); }));
  keepPicture(practice.card(), QStringLiteral("place-keys-refused"));
  auto& sheet = practice.ask(*buttonOf(practice.card(), "Enter other keys"));
  CHECK_FALSE(buttonOf(sheet, "Use these keys")->isEnabled());
  sheet.useKeys(QStringLiteral("THIRDKEY"), QStringLiteral("thirdsecret"));
  keepPicture(*practice.shown.page, QStringLiteral("place-keys-sheet"));
  click(*buttonOf(sheet, "Use these keys"));
  REQUIRE(practice.shown.comesToSay(sheet, "The storage does not take these keys."));
  CHECK(practice.keyInVault() == "FIRSTKEY");
  sheet.useKeys(QStringLiteral("SECONDKEY"), {});
  settle();
  CHECK_FALSE(practice.shown.says(sheet, "The storage does not take these keys."));  // it holds no more
  click(*buttonOf(sheet, "Use these keys"));
  REQUIRE(waitUntil([&] { return Sheet::openIn(practice.shown.page.get()) == nullptr; }));
  REQUIRE(waitUntil([&] { return practice.status().last.has_value(); }));
  CHECK(practice.keyInVault() == "SECONDKEY");
  CHECK(waitUntil([&] { return !practice.shown.says(practice.card(), "takes this computer's keys no more"); }));
}

TEST_CASE("other keys are tried, and what is wrong is said there: a key alone, one with a blank", "[ui][practice][backup]") {
  WithBucket practice;
  const QString name = QStringLiteral("Other keys for %1").arg(isolated(QStringLiteral("Bucket")));
  REQUIRE(waitUntil([&] { return named(practice.card(), name) != nullptr; }));
  auto& sheet = practice.ask(*named(practice.card(), name));
  sheet.useKeys(QStringLiteral("SECONDKEY"), {});
  CHECK_FALSE(buttonOf(sheet, "Use these keys")->isEnabled());
  sheet.useKeys(QStringLiteral("SECOND KEY"), QStringLiteral("secret"));
  click(*buttonOf(sheet, "Use these keys"));
  CHECK(practice.shown.says(sheet, "Key and secret key belong together"));
  sheet.useKeys(QStringLiteral("FIRSTKEY"), {});
  click(*buttonOf(sheet, "Cancel"));
  REQUIRE(waitUntil([&] { return Sheet::openIn(practice.shown.page.get()) == nullptr; }));
  CHECK(practice.keyInVault() == "FIRSTKEY");
}

TEST_CASE("only a bucket has keys of its own", "[ui][practice][backup]") {
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = "s3:https://storage.example/bucket";
  CHECK(PlaceKeysSheet::isFor(place));
  place.location = "/mnt/disk";
  CHECK_FALSE(PlaceKeysSheet::isFor(place));
  place.location = "sftp:nas:/backup";
  CHECK_FALSE(PlaceKeysSheet::isFor(place));
  place.location = "s3:https://storage.example/bucket";
  place.kind = vault::PlaceKind::Folder;
  CHECK_FALSE(PlaceKeysSheet::isFor(place));
}
