// The signed state of a vault: its bytes, and whom it is believed.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "core/vault/health/manifest.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

struct Practice : Staff {
  Practice() : log(createWithTwo()) {}

  vault::VaultState state() const {
    vault::VaultState now;
    now.vault = vault;
    now.epoch = 2;
    now.memberRecords = log.members().records();
    now.lastMember = *log.members().hashOf(now.memberRecords - 1);
    now.journal = {1'234, seal::hash(asBytes("last record")), 3, 5'678};
    now.keyRecords = 42;
    now.images = 2;
    const vault::ListedObject objects[] = {{{vaultNamed(1).uuid}, 100}, {{vaultNamed(2).uuid}, 200}};
    now.objectList = vault::objectListHash(objects);
    now.at = kNow;
    return now;
  }
  Bytes manifest() const { return vault::signManifest(state(), owner.member.user.id, owner.identity); }

  store::MembersLog log;
};

std::optional<ErrorCode> errorOf(const Result<vault::Manifest>& result) { return result ? std::nullopt : std::optional(result.error().code); }

}  // namespace

TEST_CASE("a manifest is written byte for byte as it always was", "[health][format]") {
  const Practice practice;
  const Bytes bytes = practice.manifest();
  CHECK(bytes.size() == vault::kManifestBytes);
  const Path vector = testData() / "format" / "manifest";
  if (std::getenv("SAFELIGHT_WRITE_VECTORS") != nullptr) writeFile(vector, bytes);
  CHECK(toHex(bytes) == toHex(readFile(vector)));
}

TEST_CASE("the manifest of format 1 is read", "[health][format]") {
  const Practice practice;
  const auto read = vault::readManifest(readFile(testData() / "format" / "manifest"), practice.log);
  REQUIRE(read);
  const vault::VaultState expected = practice.state();
  CHECK(read->signer == practice.owner.member.user.id);
  CHECK(read->state.vault == expected.vault);
  CHECK(read->state.epoch == 2);
  CHECK(read->state.memberRecords == 2);
  CHECK(read->state.lastMember == expected.lastMember);
  CHECK(read->state.journal == expected.journal);
  CHECK(read->state.keyRecords == 42);
  CHECK(read->state.images == 2);
  CHECK(read->state.objectList == expected.objectList);
  CHECK(read->state.at == kNow);
}

TEST_CASE("every changed bit of a manifest and every truncation is refused", "[health]") {
  const Practice practice;
  const Bytes good = practice.manifest();
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    Bytes changed = good;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1u << (bit % 8)));
    INFO(bit);
    CHECK_FALSE(vault::readManifest(changed, practice.log));
  }
  for (std::size_t length = 0; length < good.size(); ++length) CHECK_FALSE(vault::readManifest(ByteView(good).first(length), practice.log));
  Bytes longer = good;
  longer.push_back(0);
  CHECK(errorOf(vault::readManifest(longer, practice.log)) == ErrorCode::BackupDamaged);
}

TEST_CASE("a manifest is believed only by the practice whose people signed it", "[health]") {
  Practice practice;
  SECTION("somebody else's key under the owner's name") {
    const Person stranger = makePerson("stranger", model::Role::Owner, practice.random);
    const Bytes forged = vault::signManifest(practice.state(), practice.owner.member.user.id, stranger.identity);
    CHECK(errorOf(vault::readManifest(forged, practice.log)) == ErrorCode::BackupForged);
  }
  SECTION("a person whom the practice does not know") {
    const Person stranger = makePerson("stranger", model::Role::Owner, practice.random);
    const Bytes forged = vault::signManifest(practice.state(), stranger.member.user.id, stranger.identity);
    CHECK(errorOf(vault::readManifest(forged, practice.log)) == ErrorCode::BackupForged);
  }
  SECTION("another vault") {
    vault::VaultState other = practice.state();
    other.vault = vaultNamed(9);
    const Bytes bytes = vault::signManifest(other, practice.owner.member.user.id, practice.owner.identity);
    CHECK(errorOf(vault::readManifest(bytes, practice.log)) == ErrorCode::BackupOfAnotherVault);
  }
  SECTION("a later format") {
    Bytes later = practice.manifest();
    later[8] = 2;
    CHECK(errorOf(vault::readManifest(later, practice.log)) == ErrorCode::VaultTooNew);
  }
}

TEST_CASE("an object list differs with every name and every length", "[health]") {
  const model::ImageId a{vaultNamed(1).uuid}, b{vaultNamed(2).uuid};
  const vault::ListedObject both[] = {{a, 100}, {b, 200}}, longer[] = {{a, 100}, {b, 201}}, one[] = {{a, 100}};
  CHECK(vault::objectListHash(both) == vault::objectListHash(both));
  CHECK(vault::objectListHash(both) != vault::objectListHash(longer));
  CHECK(vault::objectListHash(both) != vault::objectListHash(one));
  CHECK(vault::objectListHash({}) != seal::Hash{});
}
