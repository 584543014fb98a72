// What people meet damaged is named at once, not when a check comes by.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/backup/restore.h"
#include "core/vault/health/health.h"
#include "core/vault/health/health_record.h"
#include "core/vault/health/met_damage.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

struct Stocked : VaultFixture {
  Stocked() {
    vault::Vault practice = open();
    addMarta(practice);
    for (int i = 0; i < 3; ++i) images.push_back(takeIn(*this, practice, "image" + std::to_string(i) + ".jpg", "pixels " + std::to_string(i)));
  }
  void spoil(std::size_t i) {
    const Path object = store::Layout{path}.object(images[i]);
    Bytes bytes = readFile(object);
    bytes[bytes.size() - 5] ^= 1;
    writeFile(object, bytes);
  }
  void lose(std::size_t i) { std::filesystem::remove(store::Layout{path}.object(images[i])); }
  std::vector<model::ImageId> images;
};

std::optional<vault::HealthRecord> recordOf(vault::Vault& open) {
  const auto record = vault::readHealth(open.internals().catalogue);
  REQUIRE(record);
  return *record;
}

std::uint64_t damagedIn(vault::Vault& open) {
  const auto facts = vault::healthFacts(open);
  REQUIRE(facts);
  return facts->damaged;
}

}  // namespace

TEST_CASE("an image that somebody wanted and that is damaged or gone is named from then on", "[health][met]") {
  Stocked practice;
  practice.spoil(0);
  practice.lose(1);
  {
    vault::Vault open = practice.open();
    CHECK_FALSE(vault::hasMetDamage(open));
    CHECK(vault::readOriginal(open, practice.images[2]));
    CHECK_FALSE(vault::hasMetDamage(open));
    CHECK(vault::readProvenOriginal(open, practice.images[0]).error().code == ErrorCode::ObjectDamaged);
    CHECK(vault::readOriginal(open, practice.images[1]).error().code == ErrorCode::ObjectMissing);
    REQUIRE(vault::hasMetDamage(open));
    CHECK(damagedIn(open) == 0);  // who reads writes nothing
    const auto news = vault::noteMetDamage(open);
    REQUIRE(news);
    CHECK(*news == 2);
    CHECK_FALSE(vault::hasMetDamage(open));
    CHECK(damagedIn(open) == 2);
    CHECK(vault::planHealth(*vault::healthFacts(open)).level == vault::HealthLevel::Red);
    // No check took place, and none is claimed.
    CHECK_FALSE(recordOf(open)->sampledAt);
    CHECK_FALSE(recordOf(open)->scrubbedAt);
  }
  vault::Vault again = practice.open();
  CHECK(damagedIn(again) == 2);
}

TEST_CASE("what is named already is not journalled again, however often somebody meets it", "[health][met]") {
  Stocked practice;
  practice.spoil(0);
  vault::Vault open = practice.open();
  std::uint64_t after = 0;
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(vault::readOriginal(open, practice.images[0]));
    const auto news = vault::noteMetDamage(open);
    REQUIRE(news);
    CHECK(*news == (i == 0 ? 1u : 0u));
    if (i == 0) after = open.internals().journal.end().sequence;
  }
  CHECK(open.internals().journal.end().sequence == after);
}

TEST_CASE("a way through all images goes on where it was when somebody meets damage", "[health][met]") {
  Stocked practice;
  vault::Vault open = practice.open();
  vault::change::HealthChecked half;
  half.kind = vault::change::CheckKind::Scrub;
  half.objects = 1;
  half.passBegan = Instant{practice.clock.now().milliseconds - 5};
  half.passObjects = 1;
  half.next = practice.images[1];
  REQUIRE(vault::commit(open.internals(), {{{}, half}}));
  practice.spoil(0);
  CHECK_FALSE(vault::readOriginal(open, practice.images[0]));
  REQUIRE(vault::noteMetDamage(open));
  const auto last = recordOf(open)->last;
  CHECK(last.passBegan == half.passBegan);
  CHECK(last.passObjects == 1);
  CHECK(last.next == half.next);
  CHECK(last.damaged == std::vector<vault::DamagedObject>{{practice.images[0], ErrorCode::ObjectDamaged}});
}

TEST_CASE("what a check that somebody asked for finds is met, too", "[health][met]") {
  Stocked practice;
  practice.spoil(0);
  practice.lose(2);
  vault::Vault open = practice.open();
  const auto report = vault::verifyVault(open, vault::Depth::Deep);
  REQUIRE(report);
  CHECK(report->findings.size() == 2);
  const auto news = vault::noteMetDamage(open);
  REQUIRE(news);
  CHECK(*news == 2);
}

TEST_CASE("what a restore under way has not brought yet is not called damaged", "[health][met]") {
  Stocked practice;
  practice.lose(0);
  writeFile(vault::restoringMark(practice.path), asBytes(std::string_view("set")));
  vault::Vault open = practice.open();
  REQUIRE(vault::isBeingRestored(open.environment().files, open.path()));
  CHECK_FALSE(vault::readOriginal(open, practice.images[0]));
  const auto news = vault::noteMetDamage(open);
  REQUIRE(news);
  CHECK(*news == 0);
  CHECK(damagedIn(open) == 0);
}
