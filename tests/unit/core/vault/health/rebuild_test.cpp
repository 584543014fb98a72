// From ruins: what is still provable comes into a new vault, what is not is counted, and the old one is only read.

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/vault/access/people.h"
#include "core/vault/audit.h"
#include "core/vault/health/rebuild.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

std::map<std::string, Bytes> contentOf(const Path& folder) {
  std::map<std::string, Bytes> content;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) content[entry.path().lexically_relative(folder).string()] = readFile(entry.path());
  return content;
}

struct Ruin : VaultFixture {
  Ruin() {
    vault::Vault practice = open();
    marta = addMarta(practice);
    for (int i = 0; i < 5; ++i) {
      images.push_back(takeIn(*this, practice, "image" + std::to_string(i) + ".jpg", "pixels " + std::to_string(i)));
      ends.push_back(practice.internals().journal.end().offset);
    }
  }
  Path segment() const { return path / "journal" / "000001.seg"; }
  Path rebuilt() const { return folder / "new.safelight"; }
  vault::RebuildReport rebuild(const Path& people = {}) {
    const auto before = contentOf(path);
    const auto password = secretOf(kOwnerPassword);
    auto report = vault::rebuildVault(environment(), path, rebuilt(), {"owner", password, deviceSecret}, {}, {people});
    INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
    REQUIRE(report);
    CHECK(contentOf(path) == before);
    return *report;
  }
  /// Opens the new vault and counts images, each of which opens.
  std::size_t imagesThere() {
    path = rebuilt();
    vault::Vault practice = open();
    const auto report = vault::verifyVault(practice, vault::Depth::Deep);
    REQUIRE(report);
    for (const auto& finding : report->findings) UNSCOPED_INFO(finding.where << " " << errorName(finding.error.code) << " " << finding.error.detail);
    CHECK(report->findings.empty());
    return report->objects;
  }
  void damage(std::uint64_t at) {
    Bytes bytes = readFile(segment());
    for (std::size_t i = 0; i < 20; ++i) bytes[static_cast<std::size_t>(at) + i] ^= 0x5a;
    writeFile(segment(), bytes);
  }

  model::PatientId marta;
  std::vector<model::ImageId> images;
  std::vector<std::uint64_t> ends;
};

}  // namespace

TEST_CASE("a sound vault is rebuilt as it is", "[health][rebuild]") {
  Ruin ruin;
  const auto report = ruin.rebuild();
  CHECK(report.recordsLost == 0);
  CHECK(report.journalUnread == 0);
  CHECK(report.recordsRemade == 0);
  CHECK(report.objects == 5);
  CHECK(report.adopted == 0);
  CHECK(ruin.imagesThere() == 5);
}

TEST_CASE("a journal broken in the middle keeps what came before, remakes what comes behind, and adopts what is lost", "[health][rebuild]") {
  Ruin ruin;
  ruin.damage(ruin.ends[1] + 120);  // in the record of the third image
  std::filesystem::remove(ruin.path / "catalogue.db");
  CHECK_FALSE(ruin.reopen());
  const auto report = ruin.rebuild();
  CHECK(report.recordsKept > 0);
  CHECK(report.recordsRemade > 0);
  CHECK(report.recordsLost >= 1);
  CHECK(report.journalUnread > 100);
  CHECK(report.adopted == 1);
  CHECK(ruin.imagesThere() == 5);
}

TEST_CASE("a journal without a header, or none at all, leaves the images with what they say of themselves", "[health][rebuild]") {
  Ruin ruin;
  std::filesystem::remove(ruin.path / "catalogue.db");
  SECTION("no header") {
    ruin.damage(0);
    const auto report = ruin.rebuild();
    CHECK(report.recordsKept == 0);
    CHECK(report.recordsRemade > 0);
    CHECK(report.adopted == 0);
  }
  SECTION("no journal") {
    std::filesystem::remove_all(ruin.path / "journal");
    const auto report = ruin.rebuild();
    CHECK(report.recordsKept == 0);
    CHECK(report.adopted == 5);
  }
  CHECK(ruin.imagesThere() == 5);
}

TEST_CASE("a journal that cannot be read from its first record on is damage, not a vault without patients", "[health][rebuild]") {
  Ruin ruin;
  Bytes bytes = readFile(ruin.segment());
  // The index that would know better is gone as well.
  std::filesystem::remove(ruin.path / "catalogue.db");
  SECTION("its records are noise") { std::fill(bytes.begin() + 70, bytes.end(), std::uint8_t{0x5a}); }
  SECTION("its records are cut off") { bytes.resize(70); }
  SECTION("its header is cut as well") { bytes.resize(20); }
  writeFile(ruin.segment(), bytes);
  const auto opened = ruin.tryOpen("owner", kOwnerPassword);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::JournalDamaged);
  CHECK(readFile(ruin.segment()) == bytes);
  const auto report = ruin.rebuild();
  // Nobody can count what is noise; its length is told.
  CHECK(report.recordsLost == 0);
  CHECK(report.journalUnread == (bytes.size() > 70 ? bytes.size() - 70 : 0));
  CHECK(ruin.imagesThere() == 5);
}

TEST_CASE("a head that is gone is made anew, and one damaged copy of the keys is enough", "[health][rebuild]") {
  Ruin ruin;
  writeFile(ruin.path / "head", asBytes("nothing"));
  Bytes keys = readFile(ruin.path / "keys");
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] ^= 0x33;
  writeFile(ruin.path / "keys", keys);
  const auto report = ruin.rebuild();
  CHECK(report.headRemade);
  CHECK(report.keysLost == 0);
  CHECK(ruin.imagesThere() == 5);
}

TEST_CASE("people who are damaged come from a copy: the file, a folder that holds one, or the newest sound set of a backup", "[health][rebuild]") {
  Ruin ruin;
  const Bytes members = readFile(ruin.path / "members");
  writeFile(ruin.path / "members", asBytes("nothing"));
  Path people;
  SECTION("the file") {
    people = ruin.folder / "members of march";
    writeFile(people, members);
  }
  SECTION("a folder") {
    people = ruin.folder / "copy";
    std::filesystem::create_directories(people);
    writeFile(people / "members", members);
  }
  SECTION("a place of backups") {
    people = ruin.folder / "place";
    for (const char* set : {"20261120T100000Z-40", "20261121T100000Z-41", "20261122T100000Z-42"}) std::filesystem::create_directories(people / "sets" / set);
    writeFile(people / "sets" / "20261122T100000Z-42" / "members", asBytes("damaged too"));
    writeFile(people / "sets" / "20261121T100000Z-41" / "members", members);
    writeFile(people / "sets" / "20261120T100000Z-40" / "members", Bytes(members.begin(), members.begin() + 400));
  }
  SECTION("and the head is gone too") {
    people = ruin.folder / "members of march";
    writeFile(people, members);
    writeFile(ruin.path / "head", asBytes("nothing"));
  }
  const auto report = ruin.rebuild(people);
  CHECK_FALSE(report.membersCut);
  CHECK(report.recordsLost == 0);
  CHECK(report.genesisFingerprint == ruin.kit.genesisFingerprint);
  CHECK(ruin.imagesThere() == 5);
  vault::Vault practice = ruin.open("nurse", kNursePassword);
  CHECK(practice.user().login == "nurse");
}

TEST_CASE("people whose log breaks in the middle are those before the break, and that is said", "[health][rebuild]") {
  Ruin ruin;
  Bytes members = readFile(ruin.path / "members");
  members[members.size() - 100] ^= 1;  // in the record that added the nurse
  writeFile(ruin.path / "members", members);
  const auto report = ruin.rebuild();
  CHECK(report.membersCut);
  CHECK(ruin.imagesThere() == 5);
  vault::Vault practice = ruin.open();
  CHECK(vault::listPeople(practice).size() == 1);
  bool isSaid = false;
  REQUIRE(vault::readAudit(practice, [&](const vault::AuditEntry& entry) {
    isSaid = isSaid || entry.action == "state.accepted";
    return true;
  }));
  CHECK(isSaid);
}

TEST_CASE("another practice's people are refused before anything is made", "[health][rebuild]") {
  Ruin ruin;
  const auto password = secretOf(kOwnerPassword);
  REQUIRE(vault::Vault::create(ruin.environment(), ruin.folder / "other", {"Harbour Dental", "owner", "Dr A. Okafor", password, ruin.deviceSecret}));
  const auto tried = vault::rebuildVault(ruin.environment(), ruin.path, ruin.rebuilt(), {"owner", password, ruin.deviceSecret}, {}, {ruin.folder / "other"});
  CHECK(tried.error().code == ErrorCode::BackupOfAnotherVault);
  const auto nowhere = vault::rebuildVault(ruin.environment(), ruin.path, ruin.rebuilt(), {"owner", password, ruin.deviceSecret}, {}, {ruin.folder / "nowhere"});
  CHECK(nowhere.error().code == ErrorCode::MembersDamaged);
  CHECK_FALSE(std::filesystem::exists(ruin.rebuilt()));
}

TEST_CASE("without the people nothing is proved, nobody but an owner rebuilds, and nothing is overwritten", "[health][rebuild]") {
  Ruin ruin;
  const auto password = secretOf(kOwnerPassword), nurse = secretOf(kNursePassword);
  const auto tried = [&](const Path& to, const std::string& login, const crypto::SecretBytes& secret) {
    return vault::rebuildVault(ruin.environment(), ruin.path, to, {login, secret, ruin.deviceSecret}).error().code;
  };
  CHECK(tried(ruin.folder / "new", "nurse", nurse) == ErrorCode::NotAllowed);
  CHECK(tried(ruin.folder.path(), "owner", password) == ErrorCode::VaultExists);
  CHECK(tried(ruin.path / "new", "owner", password) == ErrorCode::AlreadyExists);
  writeFile(ruin.path / "members", asBytes("nothing"));
  CHECK(tried(ruin.folder / "new", "owner", password) == ErrorCode::MembersDamaged);
  CHECK_FALSE(std::filesystem::exists(ruin.folder / "new"));
}
