// What a repository of restic holds, and how it comes back. Left out where restic is not installed.

#include <array>
#include <map>
#include <set>

#include "core/vault/backup/restore_source.h"
#include "tests/unit/core/vault/restic_practice.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("restic's complaints come down to what a person can do something about", "[vault][backup][restic]") {
  const std::map<std::string, ErrorCode> expected{
      {"Fatal: wrong password or no key found", ErrorCode::WrongCredentials},
      {"Fatal: unable to open config file: stat /x/config: no such file or directory", ErrorCode::NotFound},
      {"Fatal: unable to open config file: Stat: The specified bucket does not exist.", ErrorCode::NotFound},
      {"Fatal: unable to open config file: Stat: The Access Key Id you provided does not exist in our records.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: Access Denied.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: The access key ID you provided does not exist in our records.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: Error response code UserSuspended.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: The request signature we calculated does not match the signature you provided.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: unexpected HTTP response (403): 403 Forbidden", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: stat /x/config: permission denied", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: Get \"https://nohost.invalid/b/\": dial tcp: lookup nohost.invalid: no such host", ErrorCode::BackupPlaceMissing},
      {"Fatal: unable to open repository at sftp:nohost:/b: unable to start the sftp session, error: EOF", ErrorCode::BackupPlaceMissing},
      {"client.BucketExists: Get \"https://nas:9000/b/\": x509: certificate signed by unknown authority", ErrorCode::CertificateUnknown},
      {"Get \"https://nas:9000/b/\": x509: certificate has expired or is not yet valid: current time", ErrorCode::CertificateExpired},
      {"Get \"https://nas:9000/b/\": x509: certificate is valid for minio, not nas", ErrorCode::CertificateWrongName},
      {"Get \"https://nas:9000/b/\": http: server gave HTTP response to HTTPS client", ErrorCode::TlsNotSpoken},
      {"Fatal: parsing repository location failed: invalid backend", ErrorCode::InvalidArgument},
      {"Is there a repository at the following location?", ErrorCode::BackupEngineFailed}};
  for (const auto& [line, code] : expected) {
    INFO(line);
    CHECK(vault::complaintOf(line) == code);
  }
}

TEST_CASE("the list of snapshots is read without believing it: what is not named as a set is none", "[vault][backup][restic]") {
  const std::string id(64, 'a'), other(64, 'b');
  const std::string json = R"([{"time":"2026-11-22T19:55:54.1Z","tree":"5a69","paths":["/x","tags"],"hostname":"safelight","tags":["20261122T100703Z-42","images-5","missing-2"],"id":")" + id +
                           R"(","short_id":"aaaa"},{"time":"2026-11-20T10:00:00Z","tags":["20261120T100000Z-7"],"id":")" + other +
                           R"("},{"time":"x","tags":["20261121T100000Z-9"],"id":"--help"},{"time":"x","tags":["images-9"],"id":")" + id + R"("},{"time":"x"])";
  const auto found = vault::readSnapshots(json);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == other);  // by time
  CHECK_FALSE(found[0].images);
  CHECK(found[1].set == "20261122T100703Z-42");
  CHECK(found[1].images == 5u);
  CHECK(found[1].missing == 2u);
  CHECK_FALSE(found[0].missing);
  // Within one second the number of records tells, as a number.
  const auto twice = vault::readSnapshots(R"([{"time":"x","tags":["20261122T100703Z-12"],"id":")" + id + R"("},{"time":"x","tags":["20261122T100703Z-9"],"id":")" + other + R"("}])");
  REQUIRE(twice.size() == 2);
  CHECK(twice.back().id == id);
  CHECK(vault::readSnapshots("").empty());
  CHECK(vault::readSnapshots(R"({"time":"x","tags":["20261121T100000Z-9)").empty());
}

TEST_CASE("a repository says whose it is, what it holds and from when, before anything is brought back", "[vault][backup][restic]") {
  ResticPractice clinic(3);
  const vault::Environment environment = clinic.practice.environment();
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
    clinic.add(open, 2);
    clinic.practice.clock.advance(86'400'000);
    REQUIRE(clinic.give(open));
  }
  const auto sets = vault::describeRepository(environment, clinic.repository);
  INFO((sets ? "" : std::string(errorName(sets.error().code)) + " " + sets.error().detail));
  REQUIRE(sets);
  REQUIRE(sets->size() == 2);
  CHECK(sets->back().practice == "Harbour Dental");
  CHECK(sets->back().images == 5u);
  CHECK(sets->front().images == 3u);
  CHECK_FALSE(sets->back().massChange);
  CHECK(sets->front().name.at < sets->back().name.at);
  // The older one, read itself, and brought back.
  auto asked = sets->front();
  asked.lost = 7;
  asked.massChange = true;
  const auto older = vault::describeSnapshot(environment, clinic.repository, asked);
  REQUIRE(older);
  CHECK(older->lost == 7);  // as it was found out from both
  CHECK(older->massChange);
  CHECK_FALSE(older->trouble);
  CHECK(older->practice == "Harbour Dental");
  CHECK(older->images == 3u);
  CHECK(older->name.name == sets->front().name.name);
  const auto back = vault::restoreFromRestic(environment, clinic.repository, clinic.practice.folder / "restored", sets->front().snapshot);
  REQUIRE(back);
  CHECK(back->images == 3);
  CHECK(back->missing.empty());
  CHECK(back->set == older->name.name);
}

TEST_CASE("what keeps a repository from being opened is told apart", "[vault][backup][restic]") {
  ResticPractice clinic(1);
  const vault::Environment environment = clinic.practice.environment();
  const Path folder = clinic.practice.folder.path();
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  const auto trouble = [&](const std::string& location, std::string_view password) {
    const auto described = vault::describeRepository(environment, {location, secret(password)});
    REQUIRE_FALSE(described);
    return described.error().code;
  };
  CHECK(trouble(clinic.repository.location, "another one") == ErrorCode::WrongCredentials);
  CHECK(trouble(pathToUtf8(folder / "nowhere"), kRepositoryPassword) == ErrorCode::BackupPlaceMissing);
  std::filesystem::create_directories(folder / "empty");
  CHECK(trouble(pathToUtf8(folder / "empty"), kRepositoryPassword) == ErrorCode::NotFound);
  CHECK(trouble("nosuchbackend:/x", kRepositoryPassword) == ErrorCode::InvalidArgument);
  CHECK(trouble("rest:http://127.0.0.1:9/x", kRepositoryPassword) == ErrorCode::BackupPlaceMissing);
  const vault::ResticRepository bucket{"s3:http://127.0.0.1:9/bucket", secret(kRepositoryPassword), {"ID", secret("SECRET")}};
  CHECK(vault::describeRepository(environment, bucket).error().code == ErrorCode::BackupPlaceMissing);
  // Somebody else's, with nothing of ours in it.
  makeRepository(folder / "theirs");
  CHECK(trouble(pathToUtf8(folder / "theirs"), kRepositoryPassword) == ErrorCode::BackupIncomplete);
}

TEST_CASE("a repository is made where there is none, and never over another one", "[vault][backup][restic]") {
  ResticPractice clinic(1);
  const vault::ResticRepository fresh{pathToUtf8(clinic.practice.folder / "fresh"), secret(kRepositoryPassword)};
  const auto prepare = [&](const vault::ResticRepository& repository) {
    const auto made = vault::prepareRepository(repository, clinic.practice.clock);
    return made ? std::optional<ErrorCode>() : made.error().code;
  };
  CHECK_FALSE(prepare(fresh));
  CHECK(std::filesystem::exists(clinic.practice.folder / "fresh" / "config"));
  CHECK_FALSE(prepare(fresh));
  CHECK(prepare({fresh.location, secret("another one")}) == ErrorCode::WrongCredentials);
  CHECK(prepare({"nosuchbackend:/x", secret("x")}) == ErrorCode::InvalidArgument);
  CHECK(prepare({"s3:http://127.0.0.1:9/bucket", secret("x"), {"ID", secret("SECRET")}}) == ErrorCode::BackupPlaceMissing);
}

TEST_CASE("which repositories are folders is read from restic's names for them", "[vault][backup]") {
  CHECK(vault::folderOfRepository("/mnt/disk") == Path("/mnt/disk"));
  CHECK(vault::folderOfRepository("local:/mnt/disk") == Path("/mnt/disk"));
  for (const char* other : {"s3:https://store.example/bucket", "sftp:host:/x", "rest:https://host/", "x", ""}) CHECK_FALSE(vault::folderOfRepository(other));
}

TEST_CASE("a newer backup that another computer makes meanwhile changes nothing about a restore", "[vault][backup][restic]") {
  ResticPractice clinic(40);
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  const Path other = clinic.practice.folder / "another computer";
  writeFile(other, asBytes("with nothing of this vault in it"));
  bool isMade = false;
  const auto back = vault::restoreFromRestic(clinic.practice.environment(), clinic.repository, clinic.practice.folder / "restored", {}, [&](const vault::BackupProgress&) {
    if (std::exchange(isMade, true)) return;
    const Instant later{clinic.practice.clock.now().milliseconds + 60'000};
    REQUIRE(vault::Restic::open(clinic.repository, {})->backUp({other}, {vault::setName(later, 99), vault::imagesTag(0)}, {}));
  });
  INFO((back ? "" : std::string(errorName(back.error().code)) + " " + back.error().detail));
  REQUIRE(back);
  CHECK(isMade);
  CHECK(back->missing.empty());
  CHECK(back->images == 40);
}

TEST_CASE("a restore from a repository that was stopped goes on where it was, with the set it began with", "[vault][backup][restic]") {
  ResticPractice clinic(40);
  const vault::Environment environment = clinic.practice.environment();
  const Path target = clinic.practice.folder / "restored";
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  const CancelToken cancel;
  std::uint64_t seen = 0;
  const auto stopped = vault::restoreFromRestic(
      environment, clinic.repository, target, {},
      [&](const vault::BackupProgress& progress) {
        CHECK(progress.objectsTotal == 40);
        seen = progress.objectsDone;
        cancel.cancel();
      },
      cancel);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::Cancelled);
  CHECK(seen > 0);
  CHECK(vault::isBeingRestored(*clinic.practice.files, target));
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "restored.from-restic"));
  {
    // Newer work is no part of what was begun.
    vault::Vault open = clinic.practice.open();
    clinic.add(open, 1);
    clinic.practice.clock.advance(86'400'000);
    REQUIRE(clinic.give(open));
  }
  const auto sets = vault::describeRepository(environment, clinic.repository);
  REQUIRE(sets);
  CHECK(vault::restoreFromRestic(environment, clinic.repository, target, sets->back().snapshot).error().code == ErrorCode::VaultExists);
  const auto back = clinic.bring(target);
  INFO((back ? "" : std::string(errorName(back.error().code)) + " " + back.error().detail));
  REQUIRE(back);
  CHECK(back->filesAlreadyThere > 0);
  CHECK(back->images == 40);
  CHECK_FALSE(vault::isBeingRestored(*clinic.practice.files, target));
  vault::Vault open = clinic.openAt(target);
  checkClean(open);
}

TEST_CASE("images that a repository has damaged are named, and everything else comes back", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
    clinic.add(open, 1, 400'000);  // in a pack of its own
    REQUIRE(clinic.give(open));
  }
  Path largest;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(clinic.repository.location + "/data"))
    if (entry.is_regular_file() && (largest.empty() || entry.file_size() > std::filesystem::file_size(largest))) largest = entry.path();
  std::filesystem::permissions(largest, std::filesystem::perms::owner_all);
  Bytes bytes = readFile(largest);
  const auto middle = bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2);  // of the image, which is nearly all of it
  std::fill(middle, middle + 1000, std::uint8_t{0x33});
  writeFile(largest, bytes);
  const auto back = clinic.bring(clinic.practice.folder / "restored");
  INFO((back ? "" : std::string(errorName(back.error().code)) + " " + back.error().detail));
  REQUIRE(back);
  CHECK(back->missing.size() == 1);
  CHECK(back->images == 2);
}

TEST_CASE("parts of a restore: the newest first, then whole folders, none larger than it must be", "[vault][backup]") {
  std::vector<vault::KeptObject> objects(500);
  std::vector<const vault::KeptObject*> wanted;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::array<std::uint8_t, 16> id{};
    id[0] = static_cast<std::uint8_t>(i / 256);
    id[1] = static_cast<std::uint8_t>(i);
    id[15] = static_cast<std::uint8_t>(i % 7);
    objects[i] = {{Uuid::fromBytes(id)}, 10, {}};
    wanted.push_back(&objects[i]);
  }
  const auto loads = vault::inLoads(wanted, 1000);
  REQUIRE(loads.size() > 2);
  CHECK(loads.front() == std::vector(wanted.begin(), wanted.begin() + 32));
  std::set<const vault::KeptObject*> seen;
  std::map<int, std::size_t> partOfFolder;
  for (std::size_t part = 0; part < loads.size(); ++part) {
    CHECK((loads[part].size() * 10 <= 1000 || part == 0));
    for (const vault::KeptObject* object : loads[part]) {
      CHECK(seen.insert(object).second);
      if (part > 0) CHECK(partOfFolder.emplace(object->id.uuid.view()[15], part).first->second == part);
    }
  }
  CHECK(seen.size() == 500);
  CHECK(vault::inLoads({}, 1000).empty());
  CHECK(vault::inLoads(wanted, 1).size() == 8);  // a folder is never torn
}
