// Erasing a patient: everything of hers is gone, everything of others is as it was, whatever the catalogue is made from.

#include "core/vault/backup/places.h"
#include "core/vault/health/health.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::ErasureRequest;

// SQLCipher is linked into the store; its pages as they are inside the encryption.
extern "C" unsigned char* sqlite3_serialize(sqlite3* database, const char* schema, long long* size, unsigned flags);
extern "C" void sqlite3_free(void* memory);

namespace {

bool holds(ByteView bytes, std::string_view text) { return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end(); }

/// Every page of a database, free ones too, as somebody with its key sees them.
Bytes pagesOf(store::Connection& database) {
  long long size = 0;
  unsigned char* memory = sqlite3_serialize(database.handle(), "main", &size, 0);
  REQUIRE(memory != nullptr);
  Bytes pages(memory, memory + size);
  sqlite3_free(memory);
  return pages;
}

/// What somebody reads in the journal who holds every key of this session.
Bytes readableJournal(vault::Vault& open) {
  vault::Vault::Internals& internals = open.internals();
  Bytes all;
  const auto scanned = store::Journal::scan(internals.environment.files, internals.layout.journal(), internals.id(), vault::signersOf(internals.members),
                                            [&](const store::JournalRecord& record) -> Result<void> {
                                              TRY_ASSIGN(const auto change, vault::openChange(internals.keys, internals.catalogue, internals.id(), record));
                                              const Bytes body = vault::change::encode(change);
                                              all.insert(all.end(), body.begin(), body.end());
                                              return {};
                                            });
  REQUIRE(scanned);
  return all;
}

}  // namespace

TEST_CASE("an erased patient is gone, and everybody else's things are as they were", "[keeping]") {
  VaultFixture practice;
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    const auto check = vault::checkErasure(open, made.canary);
    REQUIRE(check);
    CHECK(check->images == 5);
    CHECK(check->binned == 1);
    CHECK(check->mergedRecords == 1);
    CHECK(check->openOrders == 1);
    CHECK(check->waitingSends == 1);
    const auto erased = vault::erasePatient(open, orderOf(made.canary));
    INFO((erased ? "" : std::string(errorName(erased.error().code)) + erased.error().detail));
    REQUIRE(erased);
    CHECK(erased->patients == 2);
    CHECK(erased->images == 5);
    checkSheIsGone(practice, open, made);
    checkOthersAreThere(open, made);
    CHECK(vault::listWorklist(open, {})->empty());
    CHECK(vault::listOutgoing(open, {})->size() == 1);
    checkClean(open);
    CHECK(vault::erasePatient(open, orderOf(made.canary)).error().code == ErrorCode::PatientErased);
  }
  vault::Vault again = practice.open();
  CHECK_FALSE(again.catalogueWasRebuilt());
  checkSheIsGone(practice, again, made);
  checkOthersAreThere(again, made);
}

TEST_CASE("an erasure that a damaged journal forbids leaves no trace, and a vault that opens", "[keeping]") {
  VaultFixture practice;
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    const Path segment = practice.path / "journal" / "000001.seg";
    Bytes bytes = readFile(segment);
    bytes[260] ^= 1;
    writeFile(segment, bytes);
    CHECK(vault::erasePatient(open, orderOf(made.canary)).error().code == ErrorCode::JournalDamaged);
    CHECK(vault::findPatient(open, made.canary));
  }
  vault::Vault again = practice.open();
  CHECK(vault::findPatient(again, made.canary));
  CHECK(vault::listErased(again)->empty());
}

TEST_CASE("the journal without the erased records gives the same catalogue", "[keeping]") {
  VaultFixture practice;
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    REQUIRE(vault::erasePatient(open, orderOf(made.canary)));
  }
  std::filesystem::remove(practice.path / "catalogue.db");
  std::filesystem::remove(practice.path / "thumbs.db");
  vault::Vault open = practice.open();
  CHECK(open.catalogueWasRebuilt());
  checkSheIsGone(practice, open, made);
  checkOthersAreThere(open, made);
  checkClean(open);
}

TEST_CASE("no file of the vault gives her name or her pixels to somebody with every key that is left", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const CanaryPractice made = fillPractice(practice, open);
  // The means by which nothing is found find her before.
  CHECK(holds(pagesOf(open.internals().catalogue), kCanaryName));
  CHECK(holds(readableJournal(open), kCanaryName));
  const auto thumbnail = [&] {
    auto select = open.internals().thumbnails.prepare("SELECT jpeg FROM sealed_thumbnail WHERE image = ?");
    REQUIRE(select);
    REQUIRE((*select)->begin().bindBlob(made.own.uuid.view()).step().value());
    const ByteView blob = (*select)->blob(0);
    Bytes jpeg(blob.begin(), blob.end());
    (*select)->reset();
    return jpeg;
  }();
  REQUIRE_FALSE(thumbnail.empty());

  REQUIRE(vault::erasePatient(open, orderOf(made.canary)));
  // What was unfiled names her in its own file, and waits in the Inbox for somebody to decide: it is not hers any more.
  REQUIRE(vault::binImages(open, {made.unfiled}));
  REQUIRE(vault::purgeImages(open, {made.unfiled}));
  const Bytes journal = readableJournal(open);
  CHECK_FALSE(holds(journal, kCanaryName));
  CHECK_FALSE(holds(journal, "zwiebelrost"));
  for (const char* text : {kCanaryName, "zwiebelrost", "onions", "77001"}) {
    INFO(text);
    CHECK_FALSE(holds(pagesOf(open.internals().catalogue), text));
    CHECK_FALSE(holds(pagesOf(open.internals().thumbnails), text));
  }
  // Her images are hers alone in this vault, so no page of thumbnails names them.
  for (const model::ImageId id : made.hers()) CHECK_FALSE(holds(pagesOf(open.internals().thumbnails), toString(id.uuid.view())));
  // No wrapped key is left for her patient key, her images, or what waits for nobody.
  for (const Path& copy : {practice.path / "keys", practice.path / "keys.copy"}) {
    const Bytes keys = readFile(copy);
    for (const model::PatientId id : {made.canary, made.merged}) CHECK_FALSE(holds(keys, toString(id.uuid.view())));
    for (const model::ImageId id : made.hers()) CHECK_FALSE(holds(keys, toString(id.uuid.view())));
    CHECK_FALSE(holds(keys, toString(made.gone.uuid.view())));
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.path)) {
    if (!entry.is_regular_file()) continue;
    const Bytes file = readFile(entry.path());
    INFO(entry.path().string());
    CHECK_FALSE(holds(file, kCanaryName));
    CHECK_FALSE(holds(file, kCanaryPixels));
  }
}

TEST_CASE("purged images leave no key and no row, and the journal still counts them", "[keeping]") {
  VaultFixture practice;
  model::ImageId waiting, filed;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    waiting = takeIn(practice, open, "waits.dcm", "waits", "|Zwiebelrost|Q.|1991-02-03");
    filed = takeIn(practice, open, "filed.dcm", "filed");
    REQUIRE(vault::binImages(open, {waiting, filed}));
    REQUIRE(vault::purgeImages(open, {waiting, filed}));
    for (const Path& copy : {practice.path / "keys", practice.path / "keys.copy"})
      for (const model::ImageId id : {waiting, filed}) CHECK_FALSE(holds(readFile(copy), toString(id.uuid.view())));
    CHECK_FALSE(holds(readableJournal(open), kCanaryName));
    checkClean(open);
    const auto report = vault::verifyVault(open, vault::Depth::Quick);
    CHECK(report->erased == 2);
  }
  std::filesystem::remove(practice.path / "catalogue.db");
  vault::Vault open = practice.open();
  CHECK(vault::findImage(open, waiting).error().code == ErrorCode::ImageNotFound);
  checkClean(open);
}

TEST_CASE("the log counts the records of an erased patient and says that they are erased", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const CanaryPractice made = fillPractice(practice, open);
  const std::uint64_t before = open.internals().journal.end().sequence;
  REQUIRE(vault::erasePatient(open, {made.canary, "Ms Zwiebelrost asked, 77001, letter of 3 May", ErasureRequest::Retention::Override}));
  std::uint64_t records = 0, erased = 0;
  std::string reason;
  REQUIRE(vault::readAudit(open, [&](const vault::AuditEntry& entry) {
    ++records;
    erased += entry.summary == "erased" && entry.patient == made.canary ? 1 : 0;
    if (entry.action == "patient.erased") reason = entry.summary;
    return true;
  }));
  CHECK(records > before);
  CHECK(erased >= 10);
  CHECK(reason.starts_with("Ms … asked, … letter of 3 May, final on "));
  const auto listed = vault::listErased(open);
  REQUIRE(listed);
  CHECK(listed->size() == 2);
  CHECK((*listed)[0].reason == "Ms … asked, … letter of 3 May");
}

TEST_CASE("a patient key that is gone without an erasure is damage, not an erasure", "[keeping]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    const model::PatientId marta = addMarta(open);
    takeIn(practice, open, "a.dcm", "a");
    REQUIRE(open.internals().keyFile.destroy([&](std::uint64_t, const store::KeyRecord& record) { return record.kind == store::KeyKind::Patient && record.patient == marta; }));
  }
  std::filesystem::remove(practice.path / "catalogue.db");
  CHECK(practice.tryOpen("owner", kOwnerPassword).error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("a hold forbids erasing, a retention time asks for a decision, and a reason is always needed", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open);
  takeIn(practice, open, "a.dcm", "a");
  CHECK(vault::erasePatient(open, {marta, " \n", ErasureRequest::Retention::Override}).error().code == ErrorCode::ReasonMissing);
  const auto runs = vault::erasePatient(open, {marta, "why", ErasureRequest::Retention::Respect});
  REQUIRE_FALSE(runs);
  CHECK(runs.error().code == ErrorCode::RetentionRuns);
  CHECK(runs.error().detail == vault::checkErasure(open, marta)->retention.keepUntil->toString());
  CHECK(vault::holdPatient(open, marta, "").error().code == ErrorCode::ReasonMissing);
  REQUIRE(vault::holdPatient(open, marta, "A court asked for them"));
  CHECK(vault::erasePatient(open, orderOf(marta)).error().code == ErrorCode::PatientOnHold);
  CHECK(vault::checkErasure(open, marta)->holdReason == "A court asked for them");
  CHECK(vault::findHold(open, marta).value()->by == open.user().id);
  CHECK(vault::releasePatient(open, marta, " ").error().code == ErrorCode::ReasonMissing);
  REQUIRE(vault::releasePatient(open, marta, "Case closed"));
  CHECK(vault::releasePatient(open, marta, "again").error().code == ErrorCode::NothingToUndo);
  CHECK_FALSE(vault::findHold(open, marta).value());
  checkClean(open);
  REQUIRE(vault::erasePatient(open, orderOf(marta)));
}

TEST_CASE("nothing of a patient on hold is destroyed out of the bin, by hand or by age", "[keeping][purge]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  const model::ImageId held = takeIn(practice, open, "a.dcm", "a"), free = takeIn(practice, open, "b.dcm", "b", kCanaryInFiles);
  REQUIRE(vault::holdPatient(open, marta, "A court asked for them"));
  REQUIRE(vault::binImages(open, {held, free}));
  CHECK(vault::purgeImages(open, {held}).error().code == ErrorCode::PatientOnHold);
  practice.clock.advance(20 * 86'400'000ll);
  REQUIRE(vault::createPatient(open, {"Late", "Comer", {}, model::Sex::Unknown, "77", ""}));
  practice.clock.advance(20 * 86'400'000ll);
  CHECK(vault::purgeExpired(open) == 1u);
  CHECK(vault::findImage(open, free).error().code == ErrorCode::ImageNotFound);
  CHECK(vault::readOriginal(open, held));
  // A hold on the record that hers was merged into is a hold on hers.
  REQUIRE(vault::mergePatients(open, marta, other));
  CHECK(vault::purgeExpired(open) == 0u);
  REQUIRE(vault::releasePatient(open, other, "Case closed"));
  CHECK(vault::purgeExpired(open) == 1u);
  CHECK(vault::findImage(open, held).error().code == ErrorCode::ImageNotFound);
}

TEST_CASE("by a clock years ahead no time of keeping is over", "[keeping][clock]") {
  VaultFixture practice;
  model::PatientId marta;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    takeIn(practice, open, "a.dcm", "a");
  }
  practice.clock.advance(30 * 365 * 86'400'000ll);
  // Signing in a second time, with something done in the first session, makes the clock no better.
  for (int session = 0; session < 2; ++session) {
    vault::Vault open = practice.open();
    REQUIRE(vault::createPatient(open, {"Other", "Body", {}, model::Sex::Unknown, std::to_string(100 + session), ""}));
    CHECK(vault::checkErasure(open, marta)->retention.verdict == vault::RetentionVerdict::Running);
    CHECK(vault::erasePatient(open, {marta, "why", ErasureRequest::Retention::Respect}).error().code == ErrorCode::RetentionRuns);
  }
  // After a month it is believed: nobody keeps records for ever.
  practice.clock.advance(31 * 86'400'000ll);
  vault::Vault open = practice.open();
  CHECK(vault::checkErasure(open, marta)->retention.verdict == vault::RetentionVerdict::Free);
}

TEST_CASE("a new practice's clock is believed at once", "[keeping][clock]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  practice.clock.advance(2 * 86'400'000ll);
  CHECK(vault::timeForKeeping(open.internals()) == practice.clock.now());
}

TEST_CASE("a hold on a merged record holds the whole patient", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  REQUIRE(vault::holdPatient(open, other, "A court asked"));
  REQUIRE(vault::mergePatients(open, other, marta));
  CHECK(vault::erasePatient(open, orderOf(marta)).error().code == ErrorCode::PatientOnHold);
  CHECK(vault::findHold(open, marta).value()->reason == "A court asked");
  REQUIRE(vault::releasePatient(open, marta, "Case closed"));
  CHECK(vault::checkErasure(open, marta)->retention.verdict != vault::RetentionVerdict::OnHold);
}

TEST_CASE("only owners erase; whoever treats may hold", "[keeping]") {
  VaultFixture practice;
  model::PatientId marta;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
  }
  vault::Vault nurse = practice.open("nurse", kNursePassword);
  CHECK(vault::erasePatient(nurse, orderOf(marta)).error().code == ErrorCode::NotAllowed);
  CHECK(vault::holdPatient(nurse, marta, "why").has_value() == nurse.may(model::Permission::HoldRecords));
  CHECK(vault::listErased(nurse).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("the date on which an erasure is final follows from the backups there are", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open);
  const model::Date today = model::LocalTime::at(practice.clock.now(), practice.clock).date();
  const auto daysUntilFinal = [&] { return vault::checkErasure(open, marta)->finalOn.dayNumber() - today.dayNumber(); };
  CHECK(daysUntilFinal() == 0);
  vault::BackupPlace place;
  place.name = "Share";
  place.location = "/mnt/share";
  const auto id = vault::setBackupPlace(open, place);
  REQUIRE(id);
  vault::change::BackupFinished run;
  run.place = *id;
  REQUIRE(vault::commit(open.internals(), {{{}, run}}));
  CHECK(daysUntilFinal() == 35);
  place.id = *id;
  place.deleting = vault::Deleting::Promised;
  REQUIRE(vault::setBackupPlace(open, place));
  CHECK(daysUntilFinal() == 75);
  REQUIRE(vault::erasePatient(open, orderOf(marta)));
  CHECK(vault::listErased(open)->front().finalOn.dayNumber() - today.dayNumber() == 75);
}

TEST_CASE("thumbnails that are damaged inside keep nobody from purging, erasing and opening", "[keeping][thumbnails]") {
  VaultFixture practice;
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    for (int i = 0; i < 40; ++i) takeIn(practice, open, "more" + std::to_string(i) + ".dcm", "more " + std::to_string(i));
  }
  const Path file = practice.path / "thumbs.db";
  const auto damage = [&] {
    Bytes bytes = readFile(file);
    REQUIRE(bytes.size() > 3 * 4096);
    std::fill(bytes.begin() + 4096, bytes.end(), std::uint8_t{0});  // the first page alone says what the file is
    writeFile(file, bytes);
  };
  SECTION("erased") {
    damage();
    vault::Vault open = practice.open();
    REQUIRE(vault::erasePatient(open, orderOf(made.canary)));
    checkSheIsGone(practice, open, made);
    checkClean(open);
  }
  SECTION("purged") {
    damage();
    vault::Vault open = practice.open();
    CHECK(vault::purgeImages(open, {made.binned}));
    CHECK(vault::loadThumbnail(open, made.own).error().code == ErrorCode::NotFound);
    CHECK(vault::remakeThumbnail(open, practice.decoder, made.own));
  }
  SECTION("opened after a crash that left an erasure unfinished") {
    { const vault::Vault open = practice.open(); }
    {
      vault::Vault open = practice.open();
      REQUIRE(vault::erasePatient(open, orderOf(made.canary)));
    }
    damage();
    writeFile(practice.path / "session", {});
    vault::Vault open = practice.open();
    checkSheIsGone(practice, open, made);
    checkClean(open);  // after a crash they are looked through, and made anew
  }
}
