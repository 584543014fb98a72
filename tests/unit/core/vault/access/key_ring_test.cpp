#include "core/vault/access/key_ring.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"
#include "core/vault/catalogue.h"
#include "tests/support/fixed_random.h"
#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::numbered;

namespace {

const model::VaultId kVault = numbered<model::VaultId>(0x70);
const model::PatientId kMarta = numbered<model::PatientId>(1), kOther = numbered<model::PatientId>(2), kNobody;
const model::ImageId kImage = numbered<model::ImageId>(9);

KeyRing ringOf(std::uint8_t root, model::VaultId vault = kVault, std::uint32_t epoch = 1) {
  REQUIRE(seal::startSodium());
  auto secret = crypto::SecretBytes::copyOf(Bytes(32, root));
  REQUIRE(secret);
  auto ring = KeyRing::make(std::move(*secret), vault, epoch);
  REQUIRE(ring);
  return std::move(*ring);
}

/// A ring with keys for two patients, for arrivals of nobody, and for one image of Marta's.
struct Keys {
  Keys() : catalogue(*store::Connection::openInMemory(ErrorCode::CatalogueDamaged)), ring(ringOf(7)) {
    REQUIRE(prepareCatalogue(catalogue));
    for (const model::PatientId patient : {kMarta, kOther, kNobody}) keep(ring.makePatientKey(patient, random));
    auto made = ring.makeObjectKey(kImage, kMarta, catalogue, random);
    REQUIRE(made);
    keep(made->record);
    object = std::move(made->key);
  }
  void keep(const Result<store::KeyRecord>& record) {
    REQUIRE(record);
    REQUIRE(projectKey(catalogue, *record));
  }
  store::Connection catalogue;
  tests::FixedRandom random;
  KeyRing ring;
  crypto::SecretBytes object;
};

bool same(const Result<const crypto::SecretBytes*>& a, const Result<const crypto::SecretBytes*>& b) { return a && b && (*a)->equals(**b); }

}  // namespace

TEST_CASE("the same root gives the same keys in another session", "[vault][keys]") {
  const KeyRing first = ringOf(7), second = ringOf(7);
  CHECK(first.catalogueKey().equals(second.catalogueKey()));
  CHECK(first.thumbnailKey().equals(second.thumbnailKey()));
  CHECK(first.duplicateKey().equals(second.duplicateKey()));
  CHECK(first.root().equals(second.root()));
}

TEST_CASE("every purpose has a key of its own, none of them the root", "[vault][keys]") {
  const KeyRing ring = ringOf(7);
  const crypto::SecretBytes* all[] = {&ring.root(), &ring.catalogueKey(), &ring.thumbnailKey(), &ring.duplicateKey()};
  for (const auto* a : all)
    for (const auto* b : all) CHECK(a->equals(*b) == (a == b));
}

TEST_CASE("another root, vault or epoch gives other keys", "[vault][keys]") {
  const KeyRing ring = ringOf(7);
  CHECK_FALSE(ring.catalogueKey().equals(ringOf(8).catalogueKey()));
  CHECK_FALSE(ring.catalogueKey().equals(ringOf(7, numbered<model::VaultId>(0x71)).catalogueKey()));
  const KeyRing next = ringOf(7, kVault, 2);
  CHECK_FALSE(ring.catalogueKey().equals(next.catalogueKey()));
  CHECK(next.epoch() == 2);
}

TEST_CASE("a patient's key comes back from the catalogue in another session", "[vault][keys]") {
  Keys keys;
  KeyRing later = ringOf(7);
  CHECK(same(later.patientKey(kMarta, keys.catalogue), keys.ring.patientKey(kMarta, keys.catalogue)));
  CHECK(same(later.journalKey(kMarta, keys.catalogue), keys.ring.journalKey(kMarta, keys.catalogue)));
}

TEST_CASE("patients, journals and the vault itself share no key", "[vault][keys]") {
  Keys keys;
  CHECK_FALSE(same(keys.ring.patientKey(kMarta, keys.catalogue), keys.ring.patientKey(kOther, keys.catalogue)));
  CHECK_FALSE(same(keys.ring.journalKey(kMarta, keys.catalogue), keys.ring.journalKey(kOther, keys.catalogue)));
  CHECK_FALSE(same(keys.ring.patientKey(kMarta, keys.catalogue), keys.ring.journalKey(kMarta, keys.catalogue)));
  CHECK_FALSE(same(keys.ring.journalKey(kNobody, keys.catalogue), keys.ring.journalKey(kMarta, keys.catalogue)));
}

TEST_CASE("records about no patient need no patient key", "[vault][keys]") {
  auto catalogue = store::Connection::openInMemory(ErrorCode::CatalogueDamaged);
  REQUIRE(catalogue);
  REQUIRE(prepareCatalogue(*catalogue));
  KeyRing ring = ringOf(7);
  CHECK(ring.journalKey(kNobody, *catalogue));
  CHECK(ring.patientKey(kNobody, *catalogue).error().code == ErrorCode::KeysDamaged);
  CHECK(ring.journalKey(kMarta, *catalogue).error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("a forgotten key is opened anew, and is missing when its row is gone", "[vault][keys]") {
  Keys keys;
  keys.ring.forget(kMarta);
  CHECK(keys.ring.patientKey(kMarta, keys.catalogue));
  REQUIRE(keys.catalogue.execute("DELETE FROM patient_key"));
  CHECK(keys.ring.patientKey(kMarta, keys.catalogue));
  keys.ring.forget(kMarta);
  CHECK(keys.ring.patientKey(kMarta, keys.catalogue).error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("an object's key opens in another session, and only with the right root", "[vault][keys]") {
  Keys keys;
  auto again = ringOf(7).objectKey(kImage, keys.catalogue);
  REQUIRE(again);
  CHECK(again->equals(keys.object));
  CHECK(ringOf(8).objectKey(kImage, keys.catalogue).error().code == ErrorCode::KeysDamaged);
  CHECK(ringOf(7, numbered<model::VaultId>(0x71)).objectKey(kImage, keys.catalogue).error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("an image without a key row is told from one whose row is damaged", "[vault][keys]") {
  Keys keys;
  CHECK(keys.ring.objectKey(numbered<model::ImageId>(10), keys.catalogue).error().code == ErrorCode::KeysDamaged);
  REQUIRE(keys.catalogue.execute("UPDATE object_key SET wrapped = x'00'"));
  CHECK(keys.ring.objectKey(kImage, keys.catalogue).error().code == ErrorCode::CatalogueDamaged);
}

TEST_CASE("a key row moved to another image or patient opens nothing", "[vault][keys]") {
  Keys keys;
  REQUIRE(keys.catalogue.execute("INSERT INTO object_key SELECT x'0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', patient, wrapped FROM object_key"));
  CHECK(keys.ring.objectKey(numbered<model::ImageId>(10), keys.catalogue).error().code == ErrorCode::KeysDamaged);
  REQUIRE(keys.catalogue.execute("UPDATE object_key SET patient = x'02020202020202020202020202020202'"));
  CHECK(keys.ring.objectKey(kImage, keys.catalogue).error().code == ErrorCode::KeysDamaged);
  REQUIRE(keys.catalogue.execute("UPDATE patient_key SET wrapped = (SELECT wrapped FROM patient_key WHERE patient = x'01010101010101010101010101010101')"));
  keys.ring.forget(kOther);
  CHECK(keys.ring.patientKey(kOther, keys.catalogue).error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("moving an image to another patient wraps the same key anew", "[vault][keys]") {
  Keys keys;
  const auto record = keys.ring.rewrap(kImage, kOther, keys.catalogue, keys.random);
  REQUIRE(record);
  CHECK(record->patient == kOther);
  CHECK(record->id == kImage.uuid);
  keys.keep(record);
  auto moved = ringOf(7).objectKey(kImage, keys.catalogue);
  REQUIRE(moved);
  CHECK(moved->equals(keys.object));
  CHECK(keys.ring.rewrap(kImage, numbered<model::PatientId>(77), keys.catalogue, keys.random).error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("two objects never share a key", "[vault][keys]") {
  Keys keys;
  auto other = keys.ring.makeObjectKey(numbered<model::ImageId>(10), kMarta, keys.catalogue, keys.random);
  REQUIRE(other);
  CHECK_FALSE(other->key.equals(keys.object));
}

TEST_CASE("more patients than the ring keeps are all still opened", "[vault][keys]") {
  Keys keys;
  const auto first = keys.ring.journalKey(kMarta, keys.catalogue);
  REQUIRE(first);
  auto remembered = (*first)->clone();
  REQUIRE(remembered);
  for (std::uint8_t i = 20; i < 220; ++i) keys.keep(keys.ring.makePatientKey(numbered<model::PatientId>(i), keys.random));
  const auto again = keys.ring.journalKey(kMarta, keys.catalogue);
  REQUIRE(again);
  CHECK((*again)->equals(*remembered));
  for (std::uint8_t i = 20; i < 220; ++i) REQUIRE(keys.ring.patientKey(numbered<model::PatientId>(i), keys.catalogue));
}
