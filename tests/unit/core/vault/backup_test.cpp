#include "core/vault/backup.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/patients.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

Result<model::PatientId> addPatient(vault::Vault& open, const std::string& number) {
  return vault::createPatient(open, {"Lindqvist", "Marta", {}, model::Sex::Unknown, number, ""});
}

}  // namespace

TEST_CASE("a vault is not backed up onto or into itself, and what it takes in afterwards is kept", "[vault][backup]") {
  VaultFixture practice;
  const Path link = practice.folder / "link";
  std::filesystem::create_directory_symlink(practice.path, link);
  {
    vault::Vault open = practice.open();
    for (const Path& destination : {practice.path, practice.path / ".", practice.path / "objects" / "backup", practice.path / "new", link, link / "deeper" / "still"}) {
      INFO(pathToUtf8(destination));
      CHECK(vault::backUp(open, destination).error().code == ErrorCode::AlreadyExists);
    }
    REQUIRE(addPatient(open, "1"));
  }
  vault::Vault open = practice.open();
  CHECK(vault::searchPatients(open, {})->total == 1);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a backup is not restored into itself", "[vault][backup]") {
  VaultFixture practice;
  const Path backup = practice.folder / "backup";
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::backUp(open, backup));
  }
  CHECK(vault::restoreBackup(practice.environment(), backup, backup / "objects" / "again").error().code == ErrorCode::AlreadyExists);
  CHECK_FALSE(std::filesystem::exists(backup / "objects" / "again"));
}

TEST_CASE("a backup broken off before its last files still knows everybody who signed its journal", "[vault][backup]") {
  VaultFixture practice;
  const Path backup = practice.folder / "backup";
  std::filesystem::file_time_type members, journal;
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::backUp(open, backup));
    members = std::filesystem::last_write_time(backup / "members");
    journal = std::filesystem::last_write_time(backup / "journal" / "000001.seg");
  }
  CHECK(members <= journal);
}
