// Who somebody is, apart from what lies on the disk.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "core/vault/access/unlock.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

Result<vault::UnlockedMember> unlock(VaultFixture& practice, const std::string& login, const std::string& password) {
  const auto secret = secretOf(password);
  return vault::unlockMember(*practice.files, practice.path, {login, secret, practice.deviceSecret});
}

}  // namespace

TEST_CASE("what a slot gives opens the vault again and again", "[vault][unlock]") {
  VaultFixture practice;
  const auto member = unlock(practice, "nurse", kNursePassword);
  REQUIRE(member);
  for (int i = 0; i < 3; ++i) {
    const auto open = vault::Vault::open(practice.environment(), practice.path, *member);
    REQUIRE(open);
    CHECK(open->user().login == "nurse");
    CHECK(open->user().id == member->user);
  }
  const auto copy = member->clone();
  REQUIRE(copy);
  CHECK(vault::Vault::open(practice.environment(), practice.path, *copy));
}

TEST_CASE("unlocking changes nothing on the disk and works beside an open vault", "[vault][unlock]") {
  VaultFixture practice;
  const vault::Vault open = practice.open();
  const auto before = std::filesystem::last_write_time(practice.path / "members");
  const auto bytes = readFile(practice.path / "members");
  CHECK(unlock(practice, "owner", kOwnerPassword));
  CHECK(std::filesystem::last_write_time(practice.path / "members") == before);
  CHECK(readFile(practice.path / "members") == bytes);
}

TEST_CASE("unlocking refuses as opening does", "[vault][unlock]") {
  VaultFixture practice;
  CHECK(unlock(practice, "owner", kNursePassword).error().code == ErrorCode::WrongCredentials);
  CHECK(unlock(practice, "nobody", kOwnerPassword).error().code == ErrorCode::WrongCredentials);
  practice.path = practice.folder / "elsewhere";
  CHECK(unlock(practice, "owner", kOwnerPassword).error().code == ErrorCode::VaultNotFound);
  std::filesystem::create_directory(practice.path);
  CHECK(unlock(practice, "owner", kOwnerPassword).error().code == ErrorCode::NotAVault);
}

TEST_CASE("somebody who was disabled meanwhile opens nothing with what their slot gave before", "[vault][unlock]") {
  VaultFixture practice;
  const auto member = unlock(practice, "nurse", kNursePassword);
  REQUIRE(member);
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::disablePerson(open, member->user));
  }
  const auto refused = vault::Vault::open(practice.environment(), practice.path, *member);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::UserDisabled);
  CHECK(unlock(practice, "nurse", kNursePassword).error().code == ErrorCode::UserDisabled);
  CHECK(unlock(practice, "nurse", kOwnerPassword).error().code == ErrorCode::WrongCredentials);
}

TEST_CASE("a member of another vault opens nothing", "[vault][unlock]") {
  VaultFixture practice;
  const auto member = unlock(practice, "owner", kOwnerPassword);
  REQUIRE(member);
  auto strange = member->clone();
  REQUIRE(strange);
  auto identity = crypto::Identity::make(practice.random);
  REQUIRE(identity);
  strange->identity = std::move(*identity);
  CHECK(vault::Vault::open(practice.environment(), practice.path, *strange).error().code == ErrorCode::MembersDamaged);
  strange->user = model::UserId{newUuid(practice.clock, practice.random)};
  CHECK(vault::Vault::open(practice.environment(), practice.path, *strange).error().code == ErrorCode::MembersDamaged);
}
