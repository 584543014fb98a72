// The real restic on a repository in a folder. Left out where restic is not installed.

#include "core/vault/backup/restic.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <map>
#include <set>

#include "core/vault/backup/drill.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restore_source.h"
#include "core/vault/internals.h"
#include "tests/unit/core/vault/backup_fixture.h"
#include "tests/unit/core/vault/quick_repository.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr std::string_view kPassword = kRepositoryPassword;

vault::SecretText secret(std::string_view text) { return *vault::SecretText::copyOf(text); }

struct ResticPractice : BackupPractice {
  vault::ResticRepository repository{pathToUtf8(practice.folder / "repository"), secret(kPassword)};

  explicit ResticPractice(int count = 3) : BackupPractice(count) {
    if (!vault::findRestic()) SKIP("restic is not installed");
    makeRepository(pathFromUtf8(repository.location));
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
  CHECK_FALSE(holds(clinic.practice.folder / "repository", kPassword));
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

TEST_CASE("old snapshots go as old sets do, unless the storage keeps what is deleted", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  const Path folder = clinic.practice.folder.path();
  writeFile(folder / "password", asBytes(kPassword));
  writeFile(folder / "something", asBytes("of last year"));
  const auto made = [&](const char* host) {
    const std::string command = "restic -q -r '" + clinic.repository.location + "' --password-file '" + pathToUtf8(folder / "password") + "' backup --host " + host +
                                " --time '2024-01-01 12:00:00' '" + pathToUtf8(folder / "something") + "'";
    REQUIRE(std::system(command.c_str()) == 0);
  };
  const auto snapshots = [&] { return std::distance(std::filesystem::directory_iterator(folder / "repository" / "snapshots"), {}); };
  made("safelight");
  made("somebody-elses");
  REQUIRE(snapshots() == 3);
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = clinic.repository.location;
  place.deleting = vault::Deleting::Promised;
  place.id = *vault::setBackupPlace(open, place);
  vault::BackupOrder order;
  order.restic = clinic.repository;
  order.place = place.id;
  REQUIRE(vault::backUp(open, order));
  CHECK(snapshots() == 4);
  place.deleting = vault::Deleting::Possible;
  REQUIRE(vault::setBackupPlace(open, place));
  REQUIRE(vault::backUp(open, order));
  CHECK(snapshots() == 4);  // one more, and one less: not of others
  CHECK(clinic.bring(folder / "restored"));
}

TEST_CASE("whoever hears how a copy to restic goes hears nothing once the copy has ended, and the giving is told to its own listener", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  vault::BackupOrder order;
  order.restic = clinic.repository;
  const auto run = vault::BackupRun::start(open, order);
  REQUIRE(run);
  std::atomic<bool> isCopying = true;
  std::atomic<int> heard = 0, heardLate = 0, heardGiving = 0;
  REQUIRE((*run)->copy([&](const vault::BackupProgress&) { ++(isCopying ? heard : heardLate); }));
  isCopying = false;
  REQUIRE((*run)->sign(open));
  REQUIRE((*run)->store([&](const vault::BackupProgress&) { ++heardGiving; }));
  REQUIRE((*run)->note(open, {}));
  CHECK(heard > 0);
  CHECK(heardLate == 0);
  CHECK(heardGiving > 0);
}

TEST_CASE("a wrong repository password, and a backup that is stopped, change nothing", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  const CancelToken cancel;
  cancel.cancel();
  CHECK(clinic.give(open, cancel).error().code == ErrorCode::Cancelled);
  clinic.repository.password = secret("another one");
  CHECK(clinic.give(open).error().code == ErrorCode::BackupEngineFailed);
  CHECK(clinic.bring(clinic.practice.folder / "restored").error().code == ErrorCode::WrongCredentials);
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "restored"));
}

TEST_CASE("a repository that had backups and is gone is said, and not made anew until a person wants it", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = clinic.repository.location;
  place.secret = *vault::joinSecret(clinic.repository);
  place.id = *vault::setBackupPlace(open, place);
  vault::BackupOrder order;
  order.restic = *vault::repositoryAt(place);
  order.place = place.id;
  REQUIRE(vault::backUp(open, order));
  std::filesystem::remove_all(clinic.repository.location);
  CHECK(vault::backUp(open, order).error().code == ErrorCode::BackupEngineFailed);
  CHECK_FALSE(std::filesystem::exists(clinic.repository.location));
  CHECK(vault::backupPlaces(open)->front().failure);
  order.alarm = vault::BackupOrder::Alarm::Overrule;
  REQUIRE(vault::backUp(open, order));
  CHECK(clinic.bring(clinic.practice.folder / "restored"));
}

TEST_CASE("the weekly test restore takes from a repository no more than it needs", "[vault][backup][restic]") {
  ResticPractice clinic(6);
  vault::Vault open = clinic.practice.open();
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = clinic.repository.location;
  place.secret = *vault::joinSecret(clinic.repository);
  place.id = *vault::setBackupPlace(open, place);
  vault::BackupOrder order;
  order.restic = *vault::repositoryAt(place);
  order.place = place.id;
  CHECK_FALSE(*vault::placeForDrill(open));
  REQUIRE(vault::backUp(open, order));
  const auto due = vault::placeForDrill(open);
  REQUIRE((due && *due));
  CHECK((*due)->id == place.id);
  auto trial = *vault::drillOrderFor(**due);
  trial.scratch = clinic.practice.folder / "scratch";
  trial.atLeast = 2;
  const auto drilled = vault::drill(clinic.practice.environment(), trial, *vault::openAsMyself(open));
  INFO((drilled ? "" : std::string(errorName(drilled.error().code)) + " " + drilled.error().detail));
  REQUIRE(drilled);
  CHECK(drilled->images == 6);
  CHECK(drilled->outcome.objects == 2);
  CHECK(drilled->damaged.empty());
  CHECK_FALSE(std::filesystem::exists(trial.scratch));
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "scratch.from-restic"));
  REQUIRE(vault::noteDrill(open, place.id, vault::DrillKind::Weekly, drilled));
  CHECK(vault::backupAge(open)->lastDrill);
  // A damaged repository does not pass.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(clinic.practice.folder / "repository" / "data"))
    if (entry.is_regular_file()) {
      std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
      overwrite(entry.path(), 0x33);
    }
  CHECK_FALSE(vault::drill(clinic.practice.environment(), trial, *vault::openAsMyself(open)));
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "scratch.from-restic"));
}

TEST_CASE("a lock that somebody left keeps nobody from restoring", "[vault][backup][restic]") {
  ResticPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  // Not even one that cannot be read: it refuses every run that asks for locks.
  writeFile(Path(clinic.repository.location) / "locks" / std::string(64, 'a'), asBytes("no lock of restic's"));
  CHECK(clinic.bring(clinic.practice.folder / "restored"));
}

TEST_CASE("what a backup found out about its storage stands in the list, and counts as the copy that nobody here can delete", "[vault][backup]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = "s3:https://store.example/bucket";
  place.secret = *vault::joinSecret({place.location, secret("password"), {"ID", secret("SECRET")}});
  place.id = *vault::setBackupPlace(open, place);
  REQUIRE(vault::noteDeleting(open, place.id, vault::Deleting::Refused));
  auto listed = vault::backupPlaces(open)->front().place;
  CHECK(listed.deleting == vault::Deleting::Refused);
  CHECK(listed.checkedAt == clinic.practice.clock.now());
  CHECK(vault::repositoryAt(listed)->keys.secret == secret("SECRET"));
  CHECK_FALSE(vault::backupAge(open)->oneCannotBeDeleted);  // there is no copy yet
  vault::change::BackupFinished done;
  done.place = place.id;
  REQUIRE(vault::commit(open.internals(), {{{}, done}}));
  CHECK(vault::backupAge(open)->oneCannotBeDeleted);
  REQUIRE(vault::noteDeleting(open, place.id, vault::Deleting::Possible));
  CHECK_FALSE(vault::backupAge(open)->oneCannotBeDeleted);
  // Taken from the list meanwhile: nothing to say.
  REQUIRE(vault::removeBackupPlace(open, place.id));
  CHECK(vault::noteDeleting(open, place.id, vault::Deleting::Refused));
  CHECK(vault::backupPlaces(open)->empty());
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

TEST_CASE("restic's complaints come down to what a person can do something about", "[vault][backup][restic]") {
  const std::map<std::string, ErrorCode> expected{
      {"Fatal: wrong password or no key found", ErrorCode::WrongCredentials},
      {"Fatal: unable to open config file: stat /x/config: no such file or directory", ErrorCode::NotFound},
      {"Fatal: unable to open config file: Stat: The specified bucket does not exist.", ErrorCode::NotFound},
      {"Fatal: unable to open config file: Stat: The Access Key Id you provided does not exist in our records.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: Access Denied.", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: unexpected HTTP response (403): 403 Forbidden", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: stat /x/config: permission denied", ErrorCode::PermissionDenied},
      {"Fatal: unable to open config file: Stat: Get \"https://nohost.invalid/b/\": dial tcp: lookup nohost.invalid: no such host", ErrorCode::BackupPlaceMissing},
      {"Fatal: unable to open repository at sftp:nohost:/b: unable to start the sftp session, error: EOF", ErrorCode::BackupPlaceMissing},
      {"Fatal: parsing repository location failed: invalid backend", ErrorCode::InvalidArgument},
      {"Is there a repository at the following location?", ErrorCode::BackupEngineFailed}};
  for (const auto& [line, code] : expected) {
    INFO(line);
    CHECK(vault::complaintOf(line) == code);
  }
}

TEST_CASE("the list of snapshots is read without believing it: what is not named as a set is none", "[vault][backup][restic]") {
  const std::string id(64, 'a'), other(64, 'b');
  const std::string json = R"([{"time":"2026-11-22T19:55:54.1Z","tree":"5a69","paths":["/x","tags"],"hostname":"safelight","tags":["20261122T100703Z-42","images-5"],"id":")" + id +
                           R"(","short_id":"aaaa"},{"time":"2026-11-20T10:00:00Z","tags":["20261120T100000Z-7"],"id":")" + other +
                           R"("},{"time":"x","tags":["20261121T100000Z-9"],"id":"--help"},{"time":"x","tags":["images-9"],"id":")" + id + R"("},{"time":"x"])";
  const auto found = vault::readSnapshots(json);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == other);  // by time
  CHECK_FALSE(found[0].images);
  CHECK(found[1].set == "20261122T100703Z-42");
  CHECK(found[1].images == 5u);
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
  const auto older = vault::describeSnapshot(environment, clinic.repository, sets->front());
  REQUIRE(older);
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
  CHECK(trouble(pathToUtf8(folder / "nowhere"), kPassword) == ErrorCode::BackupPlaceMissing);
  std::filesystem::create_directories(folder / "empty");
  CHECK(trouble(pathToUtf8(folder / "empty"), kPassword) == ErrorCode::NotFound);
  CHECK(trouble("nosuchbackend:/x", kPassword) == ErrorCode::InvalidArgument);
  CHECK(trouble("rest:http://127.0.0.1:9/x", kPassword) == ErrorCode::BackupPlaceMissing);
  const vault::ResticRepository bucket{"s3:http://127.0.0.1:9/bucket", secret(kPassword), {"ID", secret("SECRET")}};
  CHECK(vault::describeRepository(environment, bucket).error().code == ErrorCode::BackupPlaceMissing);
  // Somebody else's, with nothing of ours in it.
  makeRepository(folder / "theirs");
  CHECK(trouble(pathToUtf8(folder / "theirs"), kPassword) == ErrorCode::BackupIncomplete);
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
