// How the vault is: words for every finding, the line, and bringing images back.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/vault/backup/backup.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restic.h"
#include "core/vault/backup/restore.h"
#include "core/vault/images/open_image.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "tests/unit/core/vault/quick_repository.h"
#include "ui/practice/health_card.h"
#include "ui/practice/health_words.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using vault::HealthLevel;
using vault::HealthReason;

namespace {

Button* buttonNamed(QWidget& widget, const char* words) {
  for (auto* button : widget.findChildren<Button*>())
    if (button->text() == QString::fromUtf8(words)) return button;
  return nullptr;
}

bool says(QWidget& widget, const char* words) {
  const auto texts = widget.findChildren<Text*>();
  return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
}

/// Runs `task` on the vault's thread and waits until it is done.
template <class Task>
void onVault(TestPractice& practice, Task task) {
  QObject context;
  bool isOver = false;
  practice.session().run(
      Priority::Interactive, &context, [&](vault::Vault& vault, decode::Decoder&) -> Result<void> { return task(vault); },
      [&](const Result<void>& done) {
        INFO((done ? "" : std::string(errorName(done.error().code)) + " " + done.error().detail));
        CHECK(done);
        isOver = true;
      });
  REQUIRE(waitUntil([&] { return isOver; }, 60000));
}

Result<void> saveToDisk(vault::Vault& vault, const Path& backup) {
  vault::BackupPlace place;
  place.name = "Disk";
  place.location = pathToUtf8(backup);
  TRY_ASSIGN(place.id, vault::setBackupPlace(vault, place));
  TRY_VOID(vault.environment().files.makeDirectory(backup));
  TRY_VOID(vault::preparePlace(vault.environment().files, vault.id(), place));
  vault::BackupOrder order;
  order.destination = backup;
  order.place = place.id;
  TRY_VOID(vault::backUp(vault, order));
  return {};
}

Result<void> saveToRepository(vault::Vault& vault, const Path& repository) {
  vault::ResticRepository storage{pathToUtf8(repository), {}, {}};
  TRY_ASSIGN(storage.password, vault::SecretText::copyOf(safelight::tests::kRepositoryPassword));
  vault::BackupPlace far;
  far.kind = vault::PlaceKind::Restic;
  far.name = "Storage";
  far.location = storage.location;
  TRY_ASSIGN(far.secret, vault::joinSecret(storage));
  TRY_ASSIGN(far.id, vault::setBackupPlace(vault, far));
  vault::BackupOrder there;
  there.restic = storage;
  there.place = far.id;
  TRY_VOID(vault::backUp(vault, there));
  return {};
}

/// One that takes far longer to read than a part of a check may.
void importLarge(TestPractice& practice, model::PatientId patient) {
  const Path large = practice.fixture().writeImage("large.dcm", "||||", std::string(150u << 20, 'x'));
  onVault(practice, [&](vault::Vault& vault) -> Result<void> {
    TRY_ASSIGN(const auto run, vault::ImportRun::start(vault, practice.fixture().decoder, {{large}, patient, vault::MatchContext::NewPatients::Suggest, 1}, {}));
    while (!run->finished())
      if (const auto step = run->step(); !step) return fail(step.error());
    return {};
  });
}

}  // namespace

TEST_CASE("every finding has words of its own that end a sentence", "[ui][health]") {
  QStringList seen;
  for (int i = 0; i <= static_cast<int>(HealthReason::FreshnessUnknown); ++i) {
    const QString words = healthFindingLine({static_cast<HealthReason>(i), HealthLevel::Amber, 3, Instant{1'795'000'000'000}}).words;
    INFO(i);
    CHECK(words.endsWith(u'.'));
    CHECK_FALSE(words.contains(u'%'));
    CHECK_FALSE(seen.contains(words));
    seen.append(words);
  }
}

TEST_CASE("the headline follows the level, and says no more than is known", "[ui][health]") {
  vault::Health health;
  CHECK(healthHeadline(health).words == QStringLiteral("No trouble is known"));
  health.checkedAt = Instant{1'795'000'000'000};
  CHECK(healthHeadline(health).tone == Text::Tone::Good);
  CHECK(healthBarWords(health).isEmpty());
  health.level = HealthLevel::Amber;
  health.findings = {{HealthReason::BackupOld, HealthLevel::Amber, 3, Instant{1'795'000'000'000}}};
  CHECK(healthHeadline(health).tone == Text::Tone::Care);
  CHECK_FALSE(healthHeadline(health).words.contains(QStringLiteral("safe")));  // not while there is no backup
  CHECK(healthBarWords(health).contains(QStringLiteral("The last backup is from")));
  health.level = HealthLevel::Red;
  CHECK(healthHeadline(health).tone == Text::Tone::Danger);
  CHECK(healthIcon(HealthLevel::Red) != healthIcon(HealthLevel::Green));
}

TEST_CASE("a part of the images is looked at beside the work, and the card says when", "[ui][health]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  auto& session = practice.session();
  HealthCard card(session);
  card.resize(760, 320);
  showActive(card);
  auto& watch = HealthWatch::of(session);
  REQUIRE(waitUntil([&] { return says(card, "There is no backup yet"); }, 60000));
  watch.checkNow();
  REQUIRE(waitUntil([&] { return watch.health() && watch.health()->checkedAt.has_value(); }, 60000));
  CHECK(watch.looked() >= 2);
  REQUIRE(waitUntil([&] { return says(card, "Some images were checked"); }, 60000));
}

TEST_CASE("a session that ends while images are looked at leaves nothing behind, and the next one goes on", "[ui][health]") {
  tests::VaultFixture fixture;
  constexpr int kImages = 60;
  {
    vault::Vault open = fixture.open();
    model::PatientDetails details;
    details.familyName = "Abara";
    const auto patient = vault::createPatient(open, details);
    REQUIRE(patient);
    vault::ImportRequest request;
    request.patient = *patient;
    request.jobs = 1;
    for (int i = 0; i < kImages; ++i) request.paths.push_back(fixture.writeImage("in/" + std::to_string(i) + ".img", "|||", "image " + std::to_string(i)));
    PictureDecoder decoder;
    auto run = vault::ImportRun::start(open, decoder, request, {});
    REQUIRE(run);
    while (!(*run)->finished()) REQUIRE((*run)->step());
    REQUIRE((*run)->summary().imported == kImages);
  }
  // Ended before the first piece, between two, and whenever it is after some.
  for (const std::uint64_t looked : {0, 1, 2, 8}) {
    VaultSession session(fixture.open(), std::make_unique<PictureDecoder>());
    auto& watch = HealthWatch::of(session);
    watch.checkNow();
    INFO(looked);
    REQUIRE(waitUntil([&] { return watch.looked() >= looked; }));
  }
  VaultSession session(fixture.open(), std::make_unique<PictureDecoder>());
  auto& watch = HealthWatch::of(session);
  watch.checkNow();
  REQUIRE(waitUntil([&] { return watch.health() && watch.health()->checkedAt.has_value(); }));
  CHECK(watch.health()->level != HealthLevel::Red);
}

TEST_CASE("a damaged image that somebody wants turns the line red at once, before any check", "[ui][health]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  auto& session = practice.session();
  auto& watch = HealthWatch::of(session);
  REQUIRE(waitUntil([&] { return watch.health().has_value(); }));
  REQUIRE(watch.health()->level != HealthLevel::Red);
  model::ImageId damaged;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), 40);
    damaged = *model::ImageId::parse(entry.path().filename().string());
    break;
  }
  bool isRefused = false;
  session.run(
      Priority::Interactive, &watch, [damaged](vault::Vault& vault, decode::Decoder&) { return vault::readProvenOriginal(vault, damaged); },
      [&](const Result<Bytes>& original) { isRefused = !original; });
  REQUIRE(waitUntil([&] { return watch.health()->level == HealthLevel::Red; }));
  CHECK(isRefused);
  CHECK(watch.looked() == 0);
}

TEST_CASE("what no backup has is not offered to be brought back", "[ui][health]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  auto& session = practice.session();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), 40);
    break;
  }
  HealthCard card(session);
  card.resize(760, 400);
  showActive(card);
  HealthWatch::of(session).checkNow();
  REQUIRE(waitUntil([&] { return says(card, "Damaged or missing: 1 image"); }));
  CHECK(says(card, "There is no backup yet"));
  CHECK_FALSE(buttonNamed(card, "Bring back from the backup")->isVisible());
}

TEST_CASE("a check names what is damaged by patient, image and day, and not by an id that nobody knows", "[ui][health]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00"});
  auto& session = practice.session();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects"))
    if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 40);
  HealthCard card(session);
  card.resize(760, 400);
  showActive(card);
  card.check(vault::Depth::Deep);
  REQUIRE(waitUntil([&] { return says(card, "One thing is not as it should be"); }, 60000));
  CHECK(says(card, "Abara, Chidi"));
  CHECK(says(card, "20 Nov 2026"));
  CHECK_FALSE(says(card, "objects/"));
  // And the line at the top of the window knows it from now on.
  REQUIRE(waitUntil([&] { return HealthWatch::of(session).health() && HealthWatch::of(session).health()->level == HealthLevel::Red; }));
  keepPicture(card, QStringLiteral("health-check-named"));
}

TEST_CASE("a damaged image is said in red and brought back from the backup by one button", "[ui][health]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  const Path backup = practice.fixture().folder / "backup";
  auto& session = practice.session();
  HealthCard card(session);
  card.resize(760, 360);
  showActive(card);
  onVault(practice, [&](vault::Vault& vault) { return saveToDisk(vault, backup); });
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), 40);
    break;
  }
  HealthWatch::of(session).checkNow();
  auto* back = buttonNamed(card, "Bring back from the backup");
  REQUIRE(back != nullptr);
  REQUIRE(waitUntil([&] { return back->isVisible(); }, 60000));
  REQUIRE(waitUntil([&] { return says(card, "Damaged or missing: 1 image"); }, 60000));
  CHECK(says(card, "needs you today"));
  click(*back);
  REQUIRE(waitUntil([&] { return says(card, "Brought back: 1 image"); }, 60000));
  REQUIRE(waitUntil([&] { return !says(card, "Damaged or missing"); }, 60000));
  REQUIRE(waitUntil([&] { return !back->isVisible(); }, 60000));
}

TEST_CASE("while every image is checked the vault answers people in between", "[ui][health]") {
  TestPractice practice;
  const auto patient = practice.addPatient("Abara", "Chidi");
  auto& session = practice.session();
  importLarge(practice, patient);
  HealthCard card(session);
  card.resize(760, 400);
  showActive(card);
  card.check(vault::Depth::Deep);
  std::optional<bool> wasStillChecking;
  // Queued behind the first part of the check, and no more urgent than it.
  session.run(
      Priority::Background, &card, [](vault::Vault&, decode::Decoder&) { return true; }, [&](bool) { wasStillChecking = says(card, "Opening every image…"); });
  REQUIRE(waitUntil([&] { return wasStillChecking.has_value(); }, 60000));
  CHECK(*wasStillChecking);
  REQUIRE(waitUntil([&] { return says(card, "Everything is in its place"); }, 60000));
}

TEST_CASE("a check that is stopped ends soon, and says so", "[ui][health]") {
  TestPractice practice;
  const auto patient = practice.addPatient("Abara", "Chidi");
  HealthCard card(practice.session());
  importLarge(practice, patient);
  card.resize(760, 400);
  showActive(card);
  card.check(vault::Depth::Deep);
  click(*buttonNamed(card, "Stop"));
  REQUIRE(waitUntil([&] { return says(card, "The check was stopped"); }, 60000));
  CHECK(buttonNamed(card, "Check now")->isVisible());
}

TEST_CASE("damaged images come back from a repository too, after what the folder has", "[ui][health]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  const Path backup = practice.fixture().folder / "backup", repository = practice.fixture().folder / "repository";
  safelight::tests::makeRepository(repository);
  auto& session = practice.session();
  HealthCard card(session);
  card.resize(760, 360);
  showActive(card);
  onVault(practice, [&](vault::Vault& vault) -> Result<void> {
    TRY_VOID(saveToDisk(vault, backup));
    return saveToRepository(vault, repository);
  });
  // Both are damaged here, and one of them in the folder as well.
  bool isFirst = true;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), 40);
    if (isFirst) std::filesystem::resize_file(backup / std::filesystem::relative(entry.path(), practice.fixture().path), 40);
    isFirst = false;
  }
  HealthWatch::of(session).checkNow();
  auto* back = buttonNamed(card, "Bring back from the backup");
  REQUIRE(waitUntil([&] { return back->isVisible(); }, 60000));
  click(*back);
  REQUIRE(waitUntil([&] { return says(card, "Brought back: 2 images"); }, 60000));
  REQUIRE(waitUntil([&] { return !back->isVisible(); }, 60000));
  CHECK_FALSE(says(card, "Damaged or missing"));
  CHECK_FALSE(std::filesystem::exists(practice.fixture().path.string() + ".from-restic-repair"));
}

TEST_CASE("an older vault that was put back is said in red because a backup knows a later one", "[ui][health]") {
  TestPractice practice;
  auto& fixture = practice.fixture();
  const Path earlier = fixture.folder / "earlier";
  vault::BackupPlace place;
  place.name = "Disk";
  place.location = pathToUtf8(fixture.folder / "backup");
  {
    vault::Vault vault = fixture.open();
    const auto id = vault::setBackupPlace(vault, place);
    REQUIRE(id);
    place.id = *id;
    REQUIRE(vault::preparePlace(*fixture.files, vault.id(), place));
  }
  std::filesystem::copy(fixture.path, earlier, std::filesystem::copy_options::recursive);
  {
    vault::Vault vault = fixture.open();
    vault::BackupOrder order;
    order.destination = pathFromUtf8(place.location);
    order.place = place.id;
    REQUIRE(vault::backUp(vault, order));
  }
  std::filesystem::remove_all(fixture.path);
  std::filesystem::copy(earlier, fixture.path, std::filesystem::copy_options::recursive);
  auto& session = practice.session();
  HealthCard card(session);
  card.resize(760, 320);
  showActive(card);
  HealthWatch::of(session).checkNow();
  REQUIRE(waitUntil([&] { return says(card, "This vault is older than its backup of"); }, 60000));
  CHECK(says(card, "needs you today"));
  CHECK(healthBarWords(*HealthWatch::of(session).health()).contains(QStringLiteral("Bring back the newest copy")));
}

TEST_CASE("a vault that is still being restored is calm about what has not come yet", "[ui][health]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  auto& session = practice.session();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::remove(entry.path());
    break;
  }
  tests::writeFile(vault::restoringMark(practice.fixture().path), {});
  HealthCard card(session);
  card.resize(760, 360);
  showActive(card);
  auto& watch = HealthWatch::of(session);
  watch.checkNow();
  REQUIRE(waitUntil([&] { return watch.health() && watch.health()->checkedAt.has_value(); }, 60000));
  REQUIRE(waitUntil([&] { return says(card, "This vault is still being restored"); }, 60000));
  CHECK_FALSE(says(card, "Damaged or missing"));
  auto* check = buttonNamed(card, "Check now");
  REQUIRE(check != nullptr);
  click(*check);
  REQUIRE(waitUntil([&] { return says(card, "On its way: 1 image"); }, 60000));
}
