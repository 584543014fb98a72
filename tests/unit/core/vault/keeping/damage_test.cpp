// What damage stands in the way of, when keys are turned and patients are erased: never the next sign-in.

#include "core/vault/health/health.h"
#include "core/vault/images/open_image.h"
#include "core/vault/keeping/rotation.h"
#include "core/vault/keeping/tombstone.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// Flips a bit of the file.
void damage(const Path& file, std::size_t offset) {
  Bytes bytes = readFile(file);
  REQUIRE(bytes.size() > offset);
  bytes[offset] ^= 1;
  writeFile(file, bytes);
}

constexpr std::size_t kKeysHeader = 8 + 2 + 16;
const auto erasureIsUnfinished = [](vault::Vault& open) { return vault::healthFacts(open)->erasureUnfinished; };

}  // namespace

TEST_CASE("a key that is lost in both copies ends a turn of the keys before it begins, and everybody signs in as before", "[keeping]") {
  VaultFixture practice;
  model::PatientId marta;
  model::ImageId image;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
  }
  for (const char* copy : {"keys", "keys.copy"}) damage(practice.path / copy, kKeysHeader + store::kKeyRecordBytes + 40);
  const Bytes people = readFile(practice.path / "members");
  {
    vault::Vault open = practice.open();
    CHECK(vault::rotateKeys(open).error().code == ErrorCode::KeysDamaged);
    CHECK(vault::keyEpoch(open) == 1);
  }
  CHECK(readFile(practice.path / "members") == people);
  vault::Vault again = practice.open("nurse", kNursePassword);
  CHECK(vault::findPatient(again, marta));
  CHECK(vault::readOriginal(again, image));
}

TEST_CASE("a patient key that no root opens, whoever put it there, stops no turn and no sign-in", "[keeping]") {
  VaultFixture practice;
  model::ImageId image;
  model::PatientId marta;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
  }
  {
    const store::Layout layout{practice.path};
    auto keys = store::KeyFile::open(*practice.files, layout.keys(), layout.keysCopy(), practice.open().id());
    REQUIRE(keys);
    store::KeyRecord foreign;
    foreign.kind = store::KeyKind::Patient;
    foreign.id = newUuid(practice.clock, practice.random);
    foreign.patient.uuid = foreign.id;
    foreign.wrapped.fill(7);
    REQUIRE(keys->append({foreign}));
  }
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::rotateKeys(open));
    CHECK(vault::keyEpoch(open) == 2);
    CHECK(vault::readOriginal(open, image));
  }
  vault::Vault again = practice.open("nurse", kNursePassword);
  CHECK(vault::findPatient(again, marta));
  CHECK(vault::readOriginal(again, image));
}

TEST_CASE("an erasure that was ordered and cannot be finished is said, and keeps nobody out; it is finished once that is possible", "[keeping]") {
  VaultFixture practice;
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    CHECK_FALSE(erasureIsUnfinished(open));
    // As a power cut leaves it behind the tombstone.
    const vault::Tombstone tombstone{open.id(), practice.clock.now(), open.user().id, {made.canary, made.merged}, made.hers()};
    REQUIRE(vault::writeTombstone(*practice.files, open.internals().layout.erased(), tombstone, open.internals().identity));
    writeFile(practice.path / "erasing", Bytes{});
    writeFile(practice.path / "session", Bytes{});
    open.internals().leavesTraces = true;
  }
  const Path segment = practice.path / "journal" / "000001.seg";
  damage(segment, 260);
  for (int time = 0; time < 2; ++time) {
    vault::Vault open = practice.open();
    CHECK(erasureIsUnfinished(open));
    CHECK(vault::findPatient(open, made.canary));
    CHECK(vault::readOriginal(open, made.stays));
    CHECK(vault::listErased(open)->empty());
    vault::HealthFacts facts = *vault::healthFacts(open);
    const auto findings = vault::planHealth(facts).findings;
    CHECK(std::any_of(findings.begin(), findings.end(), [](const auto& finding) { return finding.reason == vault::HealthReason::ErasureUnfinished; }));
  }
  damage(segment, 260);
  vault::Vault open = practice.open();
  CHECK_FALSE(erasureIsUnfinished(open));
  CHECK_FALSE(vault::findPatient(open, made.canary));
  CHECK(vault::listErased(open)->size() == 2);
  for (const model::ImageId id : made.others()) CHECK(vault::readOriginal(open, id));
  checkClean(open);
}
