#include "core/vault/changes.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/core/vault/change_samples.h"

using namespace safelight;
using namespace safelight::vault;
using namespace safelight::tests;

namespace {

/// What comes back when `sent` is stored and read again.
template <class Change>
Change stored(const Change& sent) {
  const auto read = change::parse(Change::kClass, change::encode(sent));
  REQUIRE(read);
  REQUIRE(std::holds_alternative<Change>(*read));
  return std::get<Change>(*read);
}

}  // namespace

TEST_CASE("there is a sample of every change class", "[vault][changes]") {
  std::set<std::size_t> kinds;
  for (const change::Any& c : oneOfEach()) kinds.insert(c.index());
  CHECK(kinds.size() == std::variant_size_v<change::Any> - 1);  // what is unreadable is never written
}

TEST_CASE("class numbers and action names are part of the format and stay", "[vault][changes]") {
  const std::vector<std::pair<std::uint16_t, std::string_view>> expected{
      {1, "vault.created"},    {2, "vault.unlocked"},  {3, "people.changed"},    {4, "settings.changed"}, {5, "backup.made"},      {80, "log.read"}, {10, "patient.created"},
      {11, "patient.edited"},  {12, "patient.merged"}, {13, "patient.unmerged"}, {14, "patient.opened"},  {15, "patient.withdrawn"}, {20, "image.imported"},
      {21, "image.tagged"},    {22, "image.display-saved"}, {23, "image.filed"}, {24, "image.unfiled"},   {25, "image.binned"},    {26, "image.restored"},
      {27, "image.purged"},    {28, "image.viewed"},   {29, "image.exported"},   {30, "import.undone"},
      {40, "device.paired"},   {41, "device.unpaired"}, {42, "receiving.settings"}, {43, "authority.certified"}, {44, "receiver.named"},
      {45, "arrival.dropped"}, {46, "arrivals.missed"}, {47, "connection.keys-kept"}, {50, "worklist.entered"}, {51, "worklist.closed"},
      {52, "worklist.cancelled"}, {60, "send.queued"},  {61, "send.done"},       {62, "send.failed"},
      {70, "backup.place-set"}, {71, "backup.place-removed"}, {72, "backup.finished"}, {73, "drill.finished"},
      {7, "keys.rotated"}, {9, "kit.renewed"}, {16, "patient.erased"}, {17, "patient.held"}, {18, "patient.released"}, {31, "image.kept"},
      {6, "health.checked"}, {8, "state.accepted"}};
  const auto samples = oneOfEach();
  REQUIRE(samples.size() == expected.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    CHECK(change::classOf(samples[i]) == expected[i].first);
    CHECK(change::actionName(expected[i].first) == expected[i].second);
  }
  for (const std::uint16_t number : {0, 19, 32, 48, 65535}) CHECK(change::actionName(number) == "unknown");
}

TEST_CASE("every change class comes back as the same class with the same bytes", "[vault][changes]") {
  for (const change::Any& c : oneOfEach()) {
    const Bytes body = change::encode(c);
    INFO(change::actionName(change::classOf(c)));
    const auto read = change::parse(change::classOf(c), body);
    REQUIRE(read);
    CHECK(read->index() == c.index());
    CHECK(change::encode(*read) == body);
  }
}

TEST_CASE("an image that arrived keeps its origin and its conflict, in version 2", "[vault][changes]") {
  change::ImageImported c = imported();
  c.arrival = sampleArrival();
  c.image.device = c.arrival->device;
  c.image.conflictsWith = kImages[1];
  const Bytes body = change::encode(c);
  CHECK(body.at(0) == 2);
  const change::ImageImported read = stored(c);
  CHECK(read.arrival == c.arrival);
  CHECK(read.image.device == c.image.device);
  CHECK(read.image.conflictsWith == c.image.conflictsWith);
  for (std::size_t length = 0; length < body.size(); ++length) CHECK_FALSE(change::parse(20, ByteView(body).first(length)));
  // Only this class has a second version.
  for (const change::Any& other : oneOfEach()) {
    Bytes raised = change::encode(other);
    raised[0] = 2;
    CHECK_FALSE((change::classOf(other) != 20 && change::parse(change::classOf(other), raised)));
  }
}

TEST_CASE("what devices and receiving are told comes back member by member", "[vault][changes]") {
  CHECK(stored(change::DevicePaired{sampleDevice()}).device == sampleDevice());
  CHECK(stored(change::ArrivalDropped{sampleArrival(), kImages[1]}).arrival == sampleArrival());
  const seal::ReceivingSettings settings{"HARBOUR", 104, 2763, 5, 6, 7, true};
  CHECK(stored(change::ReceivingSet{settings}).settings == settings);
  const seal::AuthorityCertificate certificate{filled<32>(1), 3, numbered<model::UserId>(4).uuid, filled<64>(2)};
  CHECK(stored(change::AuthorityCertified{certificate}).certificate == certificate);
  const auto missed = stored(change::ArrivalsMissed{numbered<model::ImageId>(12).uuid, 7, 9, filled<32>(4)});
  CHECK(missed.first == 7);
  CHECK(missed.last == 9);
  CHECK(missed.hash == filled<32>(4));
}

TEST_CASE("what backups leave in the journal comes back member by member", "[vault][changes]") {
  const BackupPlace place{numbered<model::DeviceId>(15).uuid, PlaceKind::Network, "NAS", "/mnt/nas/safelight", {}, 6, Deleting::Refused, {1'795'000'000'789}};
  CHECK(stored(change::BackupPlaceSet{place}).place == place);
  const auto finished = stored(change::BackupFinished{place.id, std::nullopt, "a set", 42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true});
  CHECK_FALSE(finished.error);
  CHECK(finished.set == "a set");
  CHECK(std::vector{finished.sequence, finished.objects, finished.bytes, finished.copied, finished.copiedBytes, finished.verified, finished.repaired, finished.missing,
                    finished.exported, finished.freeBytes} == std::vector<std::uint64_t>{42, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(finished.milliseconds == 10);
  CHECK(finished.retentionFrozen);
  const auto drill = stored(change::DrillFinished{place.id, DrillKind::Full, ErrorCode::DrillFailed, "a set", 1, 2, 3, 4, 5, 6});
  CHECK(drill.kind == DrillKind::Full);
  CHECK(drill.error == ErrorCode::DrillFailed);
  CHECK(std::vector<std::uint64_t>{drill.records, drill.objects, drill.bytes, drill.damaged, drill.firstMilliseconds, drill.milliseconds} ==
        std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("a place of a kind that nobody knows is not written to", "[vault][changes]") {
  BackupPlace place{numbered<model::DeviceId>(15).uuid, PlaceKind::Folder, "n", "l", {}, 24, Deleting::Unknown, {}};
  Bytes body = change::encode(change::Any(change::BackupPlaceSet{place}));
  for (const std::uint8_t kind : {0, 5, 255}) {
    body.at(17) = kind;
    CHECK_FALSE(change::parse(70, body));
  }
}

TEST_CASE("every body begins with version 1", "[vault][changes]") {
  for (const change::Any& c : oneOfEach()) CHECK(change::encode(c).at(0) == 1);
}

TEST_CASE("a check that brought images back, and a test restore that could not open some, name them in version 2", "[vault][changes]") {
  change::HealthChecked checked{change::CheckKind::Repair, 2, {1'795'000'000'111}, 1'000, {}, 0, {}, {numbered<model::ImageId>(1), numbered<model::ImageId>(2)}};
  CHECK(change::encode(change::Any(checked)).at(0) == 2);
  CHECK(stored(checked).repaired == checked.repaired);
  change::DrillFinished drill{numbered<model::DeviceId>(15).uuid, DrillKind::Weekly, ErrorCode::DrillFailed, "a set", 1, 2, 3, 1, 5, 6, {numbered<model::ImageId>(3)}};
  CHECK(change::encode(change::Any(drill)).at(0) == 2);
  CHECK(stored(drill).damagedImages == drill.damagedImages);
  for (const change::Any& c : {change::Any(checked), change::Any(drill)}) {
    Bytes body = change::encode(c);
    for (std::size_t length = 0; length < body.size(); ++length) CHECK_FALSE(change::parse(change::classOf(c), ByteView(body).first(length)));
    body[0] = 1;
    CHECK_FALSE(change::parse(change::classOf(c), body));
  }
}

TEST_CASE("a change that ends early is refused, wherever it ends", "[vault][changes]") {
  for (const change::Any& c : oneOfEach()) {
    const Bytes body = change::encode(c);
    INFO(change::actionName(change::classOf(c)));
    std::size_t taken = 0;
    for (std::size_t length = 0; length < body.size(); ++length) taken += change::parse(change::classOf(c), ByteView(body).first(length)).has_value();
    CHECK(taken == 0);
  }
}

TEST_CASE("a change with one byte too many is refused", "[vault][changes]") {
  for (const change::Any& c : oneOfEach()) {
    Bytes body = change::encode(c);
    body.push_back(0);
    INFO(change::actionName(change::classOf(c)));
    CHECK_FALSE(change::parse(change::classOf(c), body));
  }
}

TEST_CASE("any version but 1 is refused", "[vault][changes]") {
  for (const change::Any& c : oneOfEach()) {
    Bytes body = change::encode(c);
    for (const std::uint8_t version : {0, 2, 3, 255}) {
      body[0] = version;
      CHECK_FALSE(change::parse(change::classOf(c), body));
    }
  }
}

TEST_CASE("a class that nobody knows is refused, whatever its body", "[vault][changes]") {
  const Bytes empty = change::encode(change::VaultCreated{});
  for (const std::uint16_t number : {0, 6, 7, 8, 9, 16, 17, 18, 19, 31, 256, 65535}) CHECK_FALSE(change::parse(number, empty));
}

TEST_CASE("a count that cannot fit in the bytes allocates nothing and is refused", "[vault][changes]") {
  ByteWriter writer;
  writer.u8(1);
  writer.u32(0xffff'ffff);
  for (const std::uint16_t number : {change::ImagesTagged::kClass, change::ImagesFiled::kClass, change::ImagesBinned::kClass, change::ImagesExported::kClass})
    CHECK_FALSE(change::parse(number, writer.bytes()));
}

TEST_CASE("patients keep every detail, and a missing birth date stays missing", "[vault][changes]") {
  CHECK(stored(change::PatientCreated{tests::sampleDetails()}).details == tests::sampleDetails());
  CHECK(stored(change::PatientEdited{tests::sampleDetails()}).details == tests::sampleDetails());
  CHECK_FALSE(stored(change::PatientCreated{{"Solo", "", {}, model::Sex::Unknown, "", ""}}).details.birthDate);
  CHECK(stored(change::PatientMerged{numbered<model::PatientId>(7)}).into == numbered<model::PatientId>(7));
}

TEST_CASE("an import keeps what only its record knows", "[vault][changes]") {
  const auto c = stored(imported());
  CHECK(c.image.id == numbered<model::ImageId>(1));
  CHECK(c.image.import == numbered<model::ImportId>(2));
  CHECK(c.image.status == model::ImageStatus::Inbox);
  CHECK(c.image.facts == tests::sampleFacts());
  CHECK(c.image.capturedAt == *tests::sampleFacts().capturedAt);
  CHECK(c.image.sourceName == "Scan 0001.dcm");
  CHECK(c.image.bytes == 4'608'132);
  CHECK(c.image.blake2b == tests::sampleImage().blake2b);
  CHECK(c.duplicateKey == imported().duplicateKey);
  CHECK(c.image.inboxReason == "number-differs");
  CHECK(c.image.suggestion == numbered<model::PatientId>(8));
}

TEST_CASE("an erasure and what it carries of others come back whole", "[vault][changes]") {
  const auto c = stored(erased());
  CHECK(c.patients == erased().patients);
  CHECK(c.images == kImages);
  CHECK(c.reason == "Asked for it in writing");
  CHECK(c.keptUntil == erased().keptUntil);
  CHECK(c.finalOn == erased().finalOn);
  REQUIRE(c.arrivals.size() == 1);
  CHECK(c.arrivals[0].sequence == 41);
  CHECK(c.arrivals[0].arrival == sampleArrival());
  REQUIRE(c.others.size() == 1);
  CHECK(c.others[0].lastActivity.milliseconds == 1'795'000'000'321);
  CHECK(c.others[0].isWithdrawn);
  change::PatientErased nobody = erased();
  nobody.patients.clear();
  CHECK_FALSE(change::parse(change::PatientErased::kClass, change::encode(nobody)));
}

TEST_CASE("an image that is kept comes back with everything of its row", "[vault][changes]") {
  const model::Image image = stored(kept()).image;
  CHECK(image.facts == tests::sampleFacts());
  CHECK(image.tags == tests::sampleImage().tags);
  CHECK(image.display == tests::sampleImage().display);
  CHECK(image.status == model::ImageStatus::Binned);
  CHECK(image.binnedAt->milliseconds == 1'795'000'000'222);
  CHECK(image.binnedBy == numbered<model::UserId>(5));
  CHECK(image.importedAt.milliseconds == tests::sampleImage().importedAt.milliseconds);
  CHECK(image.device == numbered<model::DeviceId>(11));
  CHECK(image.conflictsWith == numbered<model::ImageId>(12));
  CHECK(stored(kept()).sequence == 9'000'000'001);
  change::ImageKept purged = kept();
  purged.image.status = model::ImageStatus::Purged;
  CHECK_FALSE(change::parse(change::ImageKept::kClass, change::encode(purged)));
}

TEST_CASE("settings are written as they always were until a practice keeps records for a time of its own", "[vault][changes]") {
  const Settings usual{"Harbour Dental", model::ToothNotation::Palmer, 1234};
  CHECK(change::encode(change::SettingsChanged{usual}).front() == 1);
  CHECK(stored(change::SettingsChanged{usual}).settings == usual);
  Settings own = usual;
  own.retentionYears = 30;
  own.minorsUntilAge = 0;
  CHECK(change::encode(change::SettingsChanged{own}).front() == 2);
  CHECK(stored(change::SettingsChanged{own}).settings == own);
}

TEST_CASE("an image starts with the tags that its file names", "[vault][changes]") { CHECK(stored(imported()).image.tags == tests::sampleTags()); }

TEST_CASE("a status that no import can have reads as filed", "[vault][changes]") {
  Bytes body = change::encode(imported());
  const std::size_t statusAt = 1 + 16 + 16;
  REQUIRE(body[statusAt] == 2);
  for (const std::uint8_t odd : {0, 3, 4, 200}) {
    body[statusAt] = odd;
    const auto read = change::parse(change::ImageImported::kClass, body);
    REQUIRE(read);
    CHECK(std::get<change::ImageImported>(*read).image.status == model::ImageStatus::Filed);
  }
}

TEST_CASE("lists of images keep their order", "[vault][changes]") {
  CHECK(stored(change::ImagesFiled{kImages}).images == kImages);
  CHECK(stored(change::ImagesUnfiled{kImages}).images == kImages);
  CHECK(stored(change::ImagesBinned{kImages}).images == kImages);
  CHECK(stored(change::ImagesRestored{kImages}).images == kImages);
  CHECK(stored(change::ImagesPurged{kImages}).images == kImages);
  CHECK(stored(change::ImagesFiled{}).images.empty());
}

TEST_CASE("tags and display states stay with their own image", "[vault][changes]") {
  const auto tagged = stored(change::ImagesTagged{{{kImages[0], tests::sampleTags()}, {kImages[1], {}}}});
  REQUIRE(tagged.tags.size() == 2);
  CHECK(tagged.tags[0] == std::pair{kImages[0], tests::sampleTags()});
  CHECK(tagged.tags[1] == std::pair{kImages[1], model::ImageTags{}});
  const auto saved = stored(change::DisplaySaved{kImages[2], tests::sampleDisplay()});
  CHECK(saved.image == kImages[2]);
  CHECK(saved.display == tests::sampleDisplay());
  CHECK(stored(change::ImageViewed{kImages[1]}).image == kImages[1]);
  CHECK(stored(change::ImportUndone{numbered<model::ImportId>(6)}).import == numbered<model::ImportId>(6));
}

TEST_CASE("an export says how and with whose name, and an odd form reads as the most careful entry", "[vault][changes]") {
  for (const ExportAs as : {ExportAs::Original, ExportAs::Png, ExportAs::Jpeg, ExportAs::Dicom, ExportAs::Media}) {
    for (const Identity identity : {Identity::Keep, Identity::Remove}) {
      const auto c = stored(change::ImagesExported{kImages, as, identity});
      CHECK(c.images == kImages);
      CHECK(c.as == as);
      CHECK(c.identity == identity);
    }
  }
  Bytes body = change::encode(change::ImagesExported{kImages, ExportAs::Original, Identity::Keep});
  body[body.size() - 2] = 77;
  const auto read = change::parse(change::ImagesExported::kClass, body);
  REQUIRE(read);
  CHECK(std::get<change::ImagesExported>(*read).as == ExportAs::Media);
}

TEST_CASE("settings keep every member, and an odd notation reads as FDI", "[vault][changes]") {
  const Settings settings{"Zahnärzte am Hafen", model::ToothNotation::Universal, 3600};
  CHECK(stored(change::SettingsChanged{settings}).settings == settings);
  Bytes body = change::encode(change::SettingsChanged{settings});
  body[body.size() - 5] = 9;
  const auto read = change::parse(change::SettingsChanged::kClass, body);
  REQUIRE(read);
  CHECK(std::get<change::SettingsChanged>(*read).settings.notation == model::ToothNotation::Fdi);
}

TEST_CASE("a change of people says what and whom", "[vault][changes]") {
  const auto c = stored(change::PeopleChanged{"disabled", numbered<model::UserId>(5)});
  CHECK(c.what == "disabled");
  CHECK(c.user == numbered<model::UserId>(5));
}
