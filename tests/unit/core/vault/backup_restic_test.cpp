// The real restic on a repository in a folder. Left out where restic is not installed.

#include "core/vault/backup/restic.h"

#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

struct ResticPractice : BackupPractice {
  vault::ResticRepository repository{pathToUtf8(practice.folder / "repository"), "seven herons over the harbour"};

  explicit ResticPractice(int count = 3) : BackupPractice(count) {
    if (!vault::findRestic()) SKIP("restic is not installed");
  }
  Result<vault::BackupReport> give(vault::Vault& open, const CancelToken& cancel = {}) {
    vault::BackupOrder order;
    order.restic = repository;
    return vault::backUp(open, order, {}, cancel);
  }
  Result<vault::RestoreReport> bring(const Path& to) { return vault::restoreFromRestic(practice.environment(), repository, to); }
};

bool holds(const Path& folder, std::string_view text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && toString(readFile(entry.path())).find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("what restic says is read without believing that it is well formed", "[vault][backup][restic]") {
  const std::string line = R"({"message_type":"status","percent_done":0.5,"total_files":12,"files_done":7,"bytes_done":99,"total_bytes":200})";
  CHECK(vault::jsonText(line, "message_type") == "status");
  CHECK(vault::jsonNumber(line, "files_done") == 7);
  CHECK(vault::jsonNumber(line, "total_files") == 12);
  CHECK(vault::jsonNumber(line, "absent") == 0);
  CHECK(vault::jsonText(line, "files_done").empty());
  CHECK(vault::jsonText(R"({"snapshot_id":"abc)", "snapshot_id").empty());
  CHECK(vault::jsonText(R"({"snapshot_id":)", "snapshot_id").empty());
}

TEST_CASE("a vault goes into a restic repository and comes back whole, twice", "[vault][backup][restic]") {
  ResticPractice clinic;
  {
    vault::Vault open = clinic.practice.open();
    const auto first = clinic.give(open);
    INFO((first ? "" : std::string(errorName(first.error().code)) + " " + first.error().detail));
    REQUIRE(first);
    CHECK(first->outcome.objects == 3);
    CHECK(first->outcome.set.size() == 8);
    clinic.add(open, 2);
    const auto second = clinic.give(open);
    REQUIRE(second);
    CHECK(second->filesAlreadyThere == 3);
    CHECK(second->outcome.objects == 5);
    CHECK_FALSE(std::filesystem::exists(clinic.practice.path / "outgoing-set"));
  }
  // Neither what restic keeps nor what it was told shows a patient or the password.
  CHECK_FALSE(holds(clinic.practice.folder / "repository", "Harbour Dental"));
  CHECK_FALSE(holds(clinic.practice.folder / "repository", clinic.repository.password));
  const Path target = clinic.practice.folder / "restored";
  const auto back = clinic.bring(target);
  INFO((back ? "" : std::string(errorName(back.error().code)) + " " + back.error().detail));
  REQUIRE(back);
  CHECK(back->missing.empty());
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "restored.from-restic"));
  vault::Vault open = clinic.openAt(target);
  checkEverythingIsThere(open, clinic.images);
  checkClean(open);
}

TEST_CASE("a wrong repository password, and a backup that is stopped, change nothing", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  const CancelToken cancel;
  cancel.cancel();
  CHECK(clinic.give(open, cancel).error().code == ErrorCode::Cancelled);
  clinic.repository.password = "another one";
  CHECK(clinic.give(open).error().code == ErrorCode::BackupEngineFailed);
  CHECK(clinic.bring(clinic.practice.folder / "restored").error().code == ErrorCode::BackupEngineFailed);
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "restored"));
}

TEST_CASE("many missing images end a backup to restic too", "[vault][backup][restic]") {
  ResticPractice clinic(6);
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  for (const Path& object : clinic.objectsBelow(clinic.practice.path)) overwrite(object, 0x77);
  vault::Vault open = clinic.practice.open();
  CHECK(clinic.give(open).error().code == ErrorCode::MassChange);
}
