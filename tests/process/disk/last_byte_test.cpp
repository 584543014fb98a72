// What people change on a disk that is full to its last byte.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/patients/patients.h"
#include "core/vault/settings.h"
#include "tests/process/disk/small_disk.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("settings, patients and sign-ins on a disk that is full to its last byte: each is done or not done, and the vault opens again", "[process][disk]") {
  NEEDS_SMALL_DISKS();
  VaultFixture practice;
  const auto disk = SmallDisk::under(practice.path, 16u << 20);
  vault::Settings last, tried;
  std::size_t patients = 0;
  {
    vault::Vault open = practice.open();
    last = vault::settings(open);
    disk->fill();
    ErrorCode code{};
    for (std::uint32_t i = 0; i < 2000 && code == ErrorCode{}; ++i) {
      vault::Settings next = last;
      next.idleLockSeconds = 60 + i % 3000;
      if (const auto changed = vault::changeSettings(open, next)) last = next;
      else code = changed.error().code, tried = next;
    }
    CHECK(code == ErrorCode::DiskFull);
    const auto made = vault::createPatient(open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""});
    if (made) ++patients;
    else CHECK((made.error().code == ErrorCode::DiskFull || made.error().code == ErrorCode::SyncFailed || made.error().code == ErrorCode::WriteFailed));
  }
  // Signing in needs a little room itself; without any it is refused with the same sentence, and harms nothing.
  if (const auto full = practice.tryOpen("owner", tests::kOwnerPassword); !full) CHECK(full.error().code == ErrorCode::DiskFull);

  disk->makeRoom();
  vault::Vault open = practice.open();
  // What was refused may have reached the journal before the disk was full: then it is done as a whole.
  const bool isOneOfBoth = vault::settings(open) == last || vault::settings(open) == tried;
  CHECK(isOneOfBoth);
  const auto found = vault::searchPatients(open, {});
  REQUIRE(found);
  CHECK(found->patients.size() >= patients);
  CHECK(found->patients.size() <= 1);
  vault::Settings next = last;
  next.idleLockSeconds = 61;
  CHECK(vault::changeSettings(open, next));
}
