// What S3 storage lets a workstation take away, on a storage in memory. The real thing: tests/process/backup/s3_object_lock.sh.

#include "core/vault/backup/s3_storage.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/vault/backup/restic.h"
#include "core/vault/backup/s3_transport.h"

using namespace safelight;

namespace {

vault::SecretText secret(std::string_view text) { return *vault::SecretText::copyOf(text); }

constexpr Instant kNow{1'795'345'200'000};  // 2026-11-22, noon

/// A bucket by its rules, and what was asked of it.
struct Bucket {
  bool keepsVersions = true, mayDeleteVersions = false, mayBypass = false, mayChangePolicy = false, mayChangeLifecycle = false;
  std::string lockedUntil, lockMode = "COMPLIANCE";
  int writeStatus = 200;
  std::vector<vault::S3Question> asked;
  std::set<std::string> visible, versions;

  vault::AskStorage ask() {
    return [this](const vault::S3Question& question) -> Result<vault::S3Answer> {
      asked.push_back(question);
      if (question.key.empty()) return changeRules(question.parameters.front().first);
      if (question.method == "PUT") return write(question.key);
      if (question.method == "HEAD") return look(question.key);
      return take(question);
    };
  }
  vault::S3Answer changeRules(const std::string& rules) const {
    const bool may = (rules == "policy" && mayChangePolicy) || (rules == "lifecycle" && mayChangeLifecycle);
    return {may ? 400 : 403};
  }
  vault::S3Answer write(const std::string& key) {
    if (writeStatus != 200) return {writeStatus};
    visible.insert(key);
    if (!keepsVersions) return {200};
    versions.insert(key);
    return {200, {{"x-amz-version-id", "v/1+"}}};
  }
  vault::S3Answer look(const std::string& key) const {
    if (!visible.contains(key)) return {404};
    return lockedUntil.empty() ? vault::S3Answer{200} : vault::S3Answer{200, {{"x-amz-object-lock-mode", lockMode}, {"x-amz-object-lock-retain-until-date", lockedUntil}}};
  }
  vault::S3Answer take(const vault::S3Question& question) {
    if (question.parameters.empty()) {
      visible.erase(question.key);
      return {204};
    }
    if (!mayDeleteVersions) return {403};
    const bool isThere = versions.contains(question.key);
    if (isThere && !lockedUntil.empty() && !mayBypass) return {403};
    versions.erase(question.key);
    visible.erase(question.key);
    return {204};
  }
  vault::StorageFindings examine() {
    const auto found = vault::examineStorage(ask(), "vault/", "probe", kNow);
    REQUIRE(found);
    for (const vault::S3Question& question : asked) CHECK((question.key.empty() || question.key.starts_with("vault/probe")));
    CHECK(visible.empty());  // whoever lists the bucket sees nothing of it
    return *found;
  }
};

}  // namespace

TEST_CASE("a key that may not delete versions cannot take copies away, locked or not", "[vault][backup][s3]") {
  Bucket bucket;
  auto found = bucket.examine();
  CHECK(found.keeps == vault::StorageKeeps::Everything);
  CHECK(found.deleting() == vault::Deleting::Refused);
  CHECK(found.lockedDays == 0);
  bucket.lockedUntil = "2027-01-01T10:00:00.000Z";
  found = bucket.examine();
  CHECK(found.keeps == vault::StorageKeeps::Everything);
  CHECK(found.lockedDays == 39);
}

TEST_CASE("a lock of some days does not keep older copies from a key that may delete", "[vault][backup][s3]") {
  Bucket bucket;
  bucket.mayDeleteVersions = true;
  bucket.lockedUntil = "2027-01-01T10:00:00Z";
  const auto found = bucket.examine();
  CHECK(found.keeps == vault::StorageKeeps::NewCopies);
  CHECK(found.lockedDays == 39);
  CHECK(found.deleting() == vault::Deleting::Possible);
  bucket.lockedUntil = "2037-01-01T10:00:00Z";
  CHECK(bucket.examine().keeps == vault::StorageKeeps::ForYears);
  CHECK(bucket.examine().deleting() == vault::Deleting::Refused);
  bucket.lockMode = "GOVERNANCE";
  CHECK(bucket.examine().keeps == vault::StorageKeeps::NewCopies);
}

TEST_CASE("who may set a lock aside can delete", "[vault][backup][s3]") {
  Bucket bucket;
  bucket.mayDeleteVersions = bucket.mayBypass = true;
  bucket.lockedUntil = "2037-01-01T10:00:00Z";
  CHECK(bucket.examine().keeps == vault::StorageKeeps::Nothing);
  CHECK(bucket.versions.empty());
}

TEST_CASE("who may change the rules can delete in the end", "[vault][backup][s3]") {
  for (bool Bucket::* right : {&Bucket::mayChangePolicy, &Bucket::mayChangeLifecycle}) {
    Bucket bucket;
    bucket.*right = true;
    CHECK(bucket.examine().keeps == vault::StorageKeeps::UntilRulesChange);
    CHECK(bucket.examine().deleting() == vault::Deleting::Possible);
  }
}

TEST_CASE("a bucket without versions keeps nothing, and nothing of the probe stays", "[vault][backup][s3]") {
  Bucket bucket;
  bucket.keepsVersions = false;
  CHECK(bucket.examine().keeps == vault::StorageKeeps::NoVersions);
  Bucket open;
  open.mayDeleteVersions = true;
  CHECK(open.examine().keeps == vault::StorageKeeps::Nothing);
}

TEST_CASE("the trial asks for no rules that any storage would take", "[vault][backup][s3]") {
  Bucket bucket;
  bucket.examine();
  int tried = 0;
  for (const vault::S3Question& question : bucket.asked)
    if (question.key.empty()) {
      CHECK(question.body == "?");
      ++tried;
    }
  CHECK(tried == 2);
}

TEST_CASE("a storage that answers with an error is not said to keep anything", "[vault][backup][s3]") {
  for (const int status : {403, 404, 429, 500, 503}) {
    Bucket bucket;
    bucket.writeStatus = status;
    CHECK(vault::examineStorage(bucket.ask(), {}, "probe", kNow).error().code == ErrorCode::BackupEngineFailed);
  }
  for (const int status : {0, 429, 500, 503}) {
    Bucket bucket;
    const auto busy = [&](const vault::S3Question& question) -> Result<vault::S3Answer> {
      if (question.method == "DELETE" && !question.parameters.empty()) return vault::S3Answer{status};
      return bucket.ask()(question);
    };
    CHECK(vault::examineStorage(busy, {}, "probe", kNow).error().code == ErrorCode::BackupEngineFailed);
  }
  const auto silent = [](const vault::S3Question&) -> Result<vault::S3Answer> { return fail(ErrorCode::Cancelled); };
  CHECK(vault::examineStorage(silent, {}, "probe", kNow).error().code == ErrorCode::Cancelled);
}

TEST_CASE("only a storage that says so has lost its repository", "[vault][backup][s3]") {
  const auto answering = [](int status) { return [status](const vault::S3Question&) -> Result<vault::S3Answer> { return vault::S3Answer{status}; }; };
  CHECK(*vault::holdsRepository(answering(200), "vault/"));
  CHECK_FALSE(*vault::holdsRepository(answering(404), "vault/"));
  for (const int status : {301, 400, 403, 500}) CHECK(*vault::holdsRepository(answering(status), "vault/"));
  const auto silent = [](const vault::S3Question&) -> Result<vault::S3Answer> { return fail(ErrorCode::BackupEngineFailed); };
  CHECK(vault::holdsRepository(silent, "vault/").error().code == ErrorCode::BackupEngineFailed);
}

TEST_CASE("a bucket that is not there, keys that are not taken, and storage that is silent are told apart", "[vault][backup][s3]") {
  const auto reached = [](Result<vault::S3Answer> answer) {
    const auto there = vault::reachBucket([&](const vault::S3Question& question) {
      CHECK((question.method == "HEAD" && question.key.empty()));
      return answer;
    });
    return there ? std::optional<ErrorCode>() : there.error().code;
  };
  CHECK_FALSE(reached(vault::S3Answer{200}));
  CHECK_FALSE(reached(vault::S3Answer{301}));
  CHECK_FALSE(reached(vault::S3Answer{503}));
  CHECK(reached(vault::S3Answer{404}) == ErrorCode::NotFound);
  CHECK(reached(vault::S3Answer{403}) == ErrorCode::PermissionDenied);
  CHECK(reached(fail(ErrorCode::BackupEngineFailed, "curl ended with 7")) == ErrorCode::BackupPlaceMissing);
  CHECK(reached(fail(ErrorCode::Cancelled)) == ErrorCode::Cancelled);
  CHECK_FALSE(reached(fail(ErrorCode::TlsBroken, "curl ended with 60")));  // restic says why
}

TEST_CASE("restic's names for S3 are read", "[vault][backup][s3]") {
  const vault::S3Address plain{"http://127.0.0.1:9000", "127.0.0.1:9000", "bucket", "", "us-east-1"};
  CHECK(vault::s3Address("s3:http://127.0.0.1:9000/bucket") == plain);
  CHECK(vault::s3Address("s3:http://127.0.0.1:9000/bucket/") == plain);
  const vault::S3Address below{"https://s3.eu-central-1.amazonaws.com", "s3.eu-central-1.amazonaws.com", "practice", "vault/one/", "eu-central-1"};
  CHECK(vault::s3Address("s3:https://s3.eu-central-1.amazonaws.com:443/practice/vault/one") == below);
  CHECK(vault::s3Address("s3:s3.eu-central-1.amazonaws.com/practice/vault/one") == below);
  CHECK(vault::s3Address("s3:s3.amazonaws.com/practice")->region == "us-east-1");
  for (const char* other : {"/mnt/x", "sftp:host:/x", "s3:", "s3:host", "s3:https://host/", "s3:https:///bucket", "rest:https://host/"}) CHECK_FALSE(vault::s3Address(other));
}

TEST_CASE("a place's keys are kept behind its password, and come apart again", "[vault][backup][s3]") {
  const vault::ResticRepository full{"s3:host/b", secret("password"), {"ID", secret("se/cret+")}};
  const vault::ResticRepository read = *vault::splitSecret(full.location, *vault::joinSecret(full));
  CHECK(read.location == full.location);
  CHECK(read.password == full.password);
  CHECK(read.keys.id == "ID");
  CHECK(read.keys.secret == secret("se/cret+"));
  CHECK(*vault::joinSecret({"/mnt/x", secret("password")}) == secret("password"));
  CHECK(vault::splitSecret("/mnt/x", secret("password"))->keys.empty());
  CHECK(vault::areUsable(full.keys));
  for (const char* bad : {"", "a b", "a\nb", "a\"b", "a#b", "a;b", "a`b", "a\\b"}) {
    CHECK_FALSE(vault::areUsable({"ID", secret(bad)}));
    CHECK_FALSE(vault::areUsable({bad, secret("secret")}));
  }
}

TEST_CASE("curl gets signatures, never the secret key", "[vault][backup][s3]") {
  const auto address = *vault::s3Address("s3:http://127.0.0.1:9000/bucket/va\"ult");
  const vault::StorageKeys keys{"THEID", secret("THESECRET")};
  const std::string settings = vault::curlSettings(address, keys, {"DELETE", "va\"ult/probe", {{"versionId", "v/1+"}}, {{"x-amz-bypass-governance-retention", "true"}}}, kNow);
  CHECK(settings.find("THESECRET") == std::string::npos);
  CHECK(settings.starts_with("url = \"http://127.0.0.1:9000/bucket/va%22ult/probe?versionId=v%2F1%2B\"\nrequest = \"DELETE\"\nheader = \"x-amz-bypass"));
  CHECK(settings.find("Credential=THEID/20261122/us-east-1/s3/aws4_request,SignedHeaders=host;x-amz-bypass-governance-retention;x-amz-content-sha256;x-amz-date,") != std::string::npos);
  CHECK(vault::curlSettings(address, keys, {"PUT", {}, {{"policy", {}}}, {}, "\"?\n"}, kNow).find("data-raw = \"\\\"?") != std::string::npos);
}

TEST_CASE("the head of an answer is read, and only of the last one", "[vault][backup][s3]") {
  vault::S3Answer answer;
  for (const char* line : {"HTTP/1.1 100 Continue\r", "x-old: 1\r", "\r", "HTTP/1.1 200 OK\r", "X-Amz-Version-Id:  abc\r", "nonsense", "\r"}) vault::readHeadLine(answer, line);
  CHECK(answer.status == 200);
  CHECK(answer.headers == std::map<std::string, std::string>{{"x-amz-version-id", "abc"}});
  vault::readHeadLine(answer, "HTTP/2 ");
  CHECK(answer.status == 0);
}
