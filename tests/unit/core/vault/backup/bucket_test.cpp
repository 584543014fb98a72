// A bucket, asked by the real restic and by Safelight itself over the loopback. Left out where restic is not installed.

#include "tests/support/bucket_double.h"

#include "tests/unit/core/vault/restic_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// A practice with a bucket that holds an empty repository.
struct BucketPractice : ResticPractice {
  BucketPractice() {
    bucket.take(pathFromUtf8(repository.location));
    repository = {bucket.location(), secret(kRepositoryPassword), {"FIRSTKEY", secret("firstsecret")}};
  }
  BucketDouble bucket{"FIRSTKEY"};
};

ErrorCode codeOf(const auto& failed) {
  REQUIRE_FALSE(failed);
  return failed.error().code;
}

}  // namespace

TEST_CASE("a vault goes into a bucket and comes back whole", "[vault][backup][bucket]") {
  BucketPractice clinic;
  const std::size_t empty = clinic.bucket.objects();
  {
    vault::Vault open = clinic.practice.open();
    const auto given = clinic.give(open);
    INFO((given ? "" : std::string(errorName(given.error().code)) + " " + given.error().detail));
    REQUIRE(given);
    CHECK(given->outcome.objects == 3);
  }
  CHECK(clinic.bucket.objects() > empty);
  const Path target = clinic.practice.folder / "restored";
  const auto back = clinic.bring(target);
  INFO((back ? "" : std::string(errorName(back.error().code)) + " " + back.error().detail));
  REQUIRE(back);
  CHECK(back->missing.empty());
  vault::Vault open = clinic.openAt(target);
  checkEverythingIsThere(open, clinic.images);
  checkClean(open);
}

TEST_CASE("keys that a bucket takes no more are said, and others take their place once they open it", "[vault][backup][bucket]") {
  BucketPractice clinic;
  vault::Vault open = clinic.practice.open();
  const auto order = clinic.orderOfPlace(open);
  REQUIRE(vault::backUp(open, order));
  clinic.bucket.changeKey("SECONDKEY");
  CHECK(codeOf(vault::backUp(open, order)) == ErrorCode::PermissionDenied);
  const std::size_t before = clinic.bucket.objects();
  const auto place = vault::backupPlaces(open)->front().place;
  const auto with = [&](const char* key) { return vault::withOtherKeys(place, {key, secret("secondsecret")}, clinic.practice.clock); };
  CHECK(codeOf(with("THIRDKEY")) == ErrorCode::PermissionDenied);
  const auto changed = with("SECONDKEY");
  REQUIRE(changed);
  CHECK(clinic.bucket.objects() == before);
  CHECK(vault::backupPlaces(open)->front().place.secret == place.secret);  // until it is set
  REQUIRE(vault::setBackupPlace(open, *changed));
  vault::BackupOrder again = order;
  again.restic = *vault::repositoryAt(vault::backupPlaces(open)->front().place);
  CHECK(again.restic->keys.id == "SECONDKEY");
  CHECK(vault::backUp(open, again));
}

TEST_CASE("a bucket that holds no repository takes no other keys: nothing is made there", "[vault][backup][bucket]") {
  BucketPractice clinic;
  vault::Vault open = clinic.practice.open();
  clinic.orderOfPlace(open);
  const BucketDouble another("SECONDKEY");
  vault::BackupPlace place = vault::backupPlaces(open)->front().place;
  place.location = another.location();
  CHECK(codeOf(vault::withOtherKeys(place, {"SECONDKEY", secret("secondsecret")}, clinic.practice.clock)) == ErrorCode::NotFound);
  CHECK(another.objects() == 0);
}
