// Who was erased does not come back out of an older set, and everybody else does.

#include "core/vault/access/people.h"
#include "core/vault/backup/restore.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/keeping/tombstone.h"
#include "tests/unit/core/vault/keeping_fixture.h"
#include "tests/unit/core/vault/quick_repository.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("an older set brings everybody back but who was erased since", "[vault][backup][keeping]") {
  VaultFixture practice;
  const Path place = practice.folder / "place", restored = practice.folder / "restored";
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    REQUIRE(vault::backUp(open, place));
    practice.clock.advance(86'400'000);
    vault::ErasureRequest request;
    request.patient = made.canary;
    request.reason = "she asked for it";
    request.retention = vault::ErasureRequest::Retention::Override;
    REQUIRE(vault::erasePatient(open, request));
    REQUIRE(vault::backUp(open, place));
  }
  const auto sets = vault::describeSets(*practice.files, place);
  REQUIRE(sets);
  REQUIRE(sets->size() == 2);
  CHECK((sets->back().erased == made.hers().size() && sets->back().lost == 0 && !sets->back().massChange));
  const auto report = vault::restoreBackup(practice.environment(), place, restored, {sets->front().name.name});
  INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
  REQUIRE(report);
  CHECK(report->erased == 2);  // and the record that was merged into hers
  for (const model::ImageId id : made.hers()) CHECK_FALSE(std::filesystem::exists(store::Layout{restored}.object(id)));
  practice.path = restored;
  vault::Vault open = practice.open();
  for (const model::ImageId id : made.hers()) CHECK_FALSE(vault::readOriginal(open, id));
  CHECK(vault::readOriginal(open, made.stays));
  CHECK(vault::readOriginal(open, made.moved));
  // A set from after it has nobody who is left out.
  const auto newest = vault::restoreBackup(practice.environment(), place, practice.folder / "newest");
  REQUIRE(newest);
  CHECK(newest->erased == 0);
  vault::PatientSearch search;
  search.text = kCanaryName;
  CHECK(vault::searchPatients(open, search)->total == 0);
}

TEST_CASE("an older set opens and forgets whom somebody erased who became an owner only after it", "[vault][backup][keeping]") {
  VaultFixture practice;
  const Path place = practice.folder / "place", restored = practice.folder / "restored";
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    REQUIRE(vault::backUp(open, place));
    REQUIRE(vault::changeRole(open, open.internals().members.members().byLogin("nurse")->user.id, model::Role::Owner));
  }
  practice.clock.advance(86'400'000);
  {
    vault::Vault open = practice.open("nurse", kNursePassword);
    REQUIRE(vault::erasePatient(open, orderOf(made.canary)));
    REQUIRE(vault::backUp(open, place));
  }
  const auto sets = vault::describeSets(*practice.files, place);
  REQUIRE(sets);
  REQUIRE(vault::restoreBackup(practice.environment(), place, restored, {sets->front().name.name}));
  practice.path = restored;
  {
    const auto opened = practice.reopen();
    INFO((opened ? "" : std::string(errorName(opened.error().code)) + " " + opened.error().detail));
    REQUIRE(opened);
  }
  vault::Vault open = practice.open();
  CHECK(vault::findPatient(open, made.canary).error().code == ErrorCode::PatientErased);
  CHECK(vault::readOriginal(open, made.stays));
  CHECK(std::distance(std::filesystem::directory_iterator(restored / "erased"), {}) == 1);
  checkClean(open);
}

TEST_CASE("an older snapshot of a repository brings everybody back but who was erased since", "[vault][backup][restic][keeping]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  VaultFixture practice;
  const Path restored = practice.folder / "restored", folder = practice.folder / "repository";
  makeRepository(folder);
  vault::BackupOrder order;
  order.restic = vault::ResticRepository{pathToUtf8(folder), *vault::SecretText::copyOf(kRepositoryPassword)};
  CanaryPractice made;
  {
    vault::Vault open = practice.open();
    made = fillPractice(practice, open);
    REQUIRE(vault::backUp(open, order));
    practice.clock.advance(86'400'000);
    REQUIRE(vault::erasePatient(open, orderOf(made.canary)));
    order.alarm = vault::BackupOrder::Alarm::Overrule;
    REQUIRE(vault::backUp(open, order));
  }
  const auto sets = vault::describeRepository(practice.environment(), *order.restic);
  REQUIRE(sets);
  REQUIRE(sets->size() == 2);
  // Hers were more than one in a hundred, and meant to go.
  CHECK((sets->back().erased == made.hers().size() && sets->back().lost == 0 && !sets->back().massChange));
  const auto report = vault::restoreFromRestic(practice.environment(), *order.restic, restored, sets->front().snapshot);
  INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
  REQUIRE(report);
  CHECK(report->erased == 2);
  for (const model::ImageId id : made.hers()) CHECK_FALSE(std::filesystem::exists(store::Layout{restored}.object(id)));
  practice.path = restored;
  vault::Vault open = practice.open();
  for (const model::ImageId id : made.hers()) CHECK_FALSE(vault::readOriginal(open, id));
  CHECK(vault::readOriginal(open, made.stays));
}

TEST_CASE("an image that was filed to the erased patient after the backup goes with her, whosever it was in the older set", "[vault][backup][keeping]") {
  VaultFixture practice;
  const Path place = practice.folder / "place", restored = practice.folder / "restored";
  model::ImageId wandered, stays;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    const model::PatientId canary = addCanary(open);
    wandered = takeIn(practice, open, "wandered.dcm", "wandered");
    stays = takeIn(practice, open, "stays.dcm", "stays");
    REQUIRE(vault::backUp(open, place));
    REQUIRE(vault::fileImages(open, {wandered}, canary));
    REQUIRE(vault::erasePatient(open, orderOf(canary)));
    practice.clock.advance(86'400'000);
    REQUIRE(vault::backUp(open, place));
  }
  const auto sets = vault::describeSets(*practice.files, place);
  REQUIRE(sets);
  REQUIRE(vault::restoreBackup(practice.environment(), place, restored, {sets->front().name.name}));
  CHECK_FALSE(std::filesystem::exists(store::Layout{restored}.object(wandered)));
  practice.path = restored;
  vault::Vault open = practice.open();
  CHECK_FALSE(vault::findImage(open, wandered));
  CHECK(vault::findImage(open, stays));
}

TEST_CASE("an image that was the erased patient's in the older set, and nobody's or another's since, leaves no file that nobody can open", "[vault][backup][keeping]") {
  VaultFixture practice;
  const Path place = practice.folder / "place", restored = practice.folder / "restored";
  model::ImageId wandered, unfiled, stays;
  {
    vault::Vault open = practice.open();
    const model::PatientId marta = addMarta(open), canary = addCanary(open);
    wandered = takeInAs(practice, open, "wandered.dcm", canary);
    unfiled = takeInAs(practice, open, "unfiled.dcm", canary);
    stays = takeIn(practice, open, "stays.dcm", "stays");
    REQUIRE(vault::backUp(open, place));
    REQUIRE(vault::fileImages(open, {wandered}, marta));
    REQUIRE(vault::unfileImages(open, {unfiled}));
    REQUIRE(vault::erasePatient(open, orderOf(canary)));
    practice.clock.advance(86'400'000);
    REQUIRE(vault::backUp(open, place));
  }
  const auto sets = vault::describeSets(*practice.files, place);
  REQUIRE(sets);
  // The older set knows them as hers alone: their keys went with hers.
  REQUIRE(vault::restoreBackup(practice.environment(), place, restored, {sets->front().name.name}));
  practice.path = restored;
  {
    vault::Vault open = practice.open();
    CHECK(vault::findImage(open, stays));
    CHECK_FALSE(vault::findImage(open, wandered));
    const auto report = vault::verifyVault(open, vault::Depth::Deep);
    REQUIRE(report);
    CHECK(report->findings.empty());
  }
  for (const model::ImageId id : {wandered, unfiled}) CHECK_FALSE(std::filesystem::exists(store::Layout{restored}.object(id)));
  // The newest set has them all.
  practice.path = practice.folder / "newest";
  REQUIRE(vault::restoreBackup(practice.environment(), place, practice.path));
  vault::Vault open = practice.open();
  for (const model::ImageId id : {wandered, unfiled, stays}) CHECK(vault::readOriginal(open, id));
}

TEST_CASE("an arrival that was taken in and then erased does not wait again in an older set", "[vault][backup][keeping]") {
  ReceivingPractice clinic;
  const Path place = clinic.practice.folder / "place";
  const Uuid hers = clinic.receiver->store(clinic.pictureOfMarta("hers"));
  const Uuid nobodys = clinic.receiver->store(imageOf("|||", "nobody's"));
  REQUIRE(vault::backUp(clinic.open, place));
  const auto sets = vault::describeSets(*clinic.practice.files, place);
  REQUIRE(sets);
  const auto restoredFrom = [&](const std::string& name) {
    const Path to = clinic.practice.folder / name;
    REQUIRE(vault::restoreBackup(clinic.practice.environment(), place, to, {sets->front().name.name}));
    return to / "inbox";
  };
  CHECK(std::filesystem::exists(restoredFrom("before") / hers.toString()));
  REQUIRE_FALSE(clinic.adopt().error);
  REQUIRE(vault::findImage(clinic.open, {hers})->patient == clinic.marta);
  REQUIRE(vault::erasePatient(clinic.open, orderOf(clinic.marta)));
  clinic.practice.clock.advance(86'400'000);
  REQUIRE(vault::backUp(clinic.open, place));
  const Path inbox = restoredFrom("after");
  CHECK_FALSE(std::filesystem::exists(inbox / hers.toString()));
  CHECK(std::filesystem::exists(inbox / nobodys.toString()));
}

namespace {

/// A practice whose nurse was an owner for a while, when the older of its two sets was written, and kept the key of then.
struct FormerOwner {
  VaultFixture practice;
  Path place = practice.folder / "place";
  CanaryPractice made;
  model::VaultId id;
  model::UserId nurse;
  std::optional<crypto::Identity> kept;

  void become(model::Role role) {
    vault::Vault open = practice.open();
    REQUIRE(vault::changeRole(open, nurse, role));
  }
  void backUp() {
    practice.clock.advance(86'400'000);
    vault::Vault open = practice.open();
    REQUIRE(vault::backUp(open, place));
  }
  FormerOwner() {
    {
      vault::Vault open = practice.open();
      made = fillPractice(practice, open);
      id = open.id();
      nurse = open.internals().members.members().byLogin("nurse")->user.id;
    }
    become(model::Role::Owner);
    {
      vault::Vault open = practice.open("nurse", kNursePassword);
      auto copy = crypto::Identity::fromSecret(*open.internals().identity.secret());
      REQUIRE(copy);
      kept.emplace(std::move(*copy));
    }
    backUp();
  }
  /// Into the place, dated when that was allowed.
  void leave(std::vector<model::PatientId> patients, std::vector<model::ImageId> images) {
    REQUIRE(vault::writeTombstone(*practice.files, place / "erased", {id, {1'795'000'000'000}, nurse, std::move(patients), std::move(images)}, *kept));
  }
  vault::Vault restored(std::size_t set) {
    const auto sets = vault::describeSets(*practice.files, place);
    REQUIRE(sets);
    const Path to = practice.folder / ("restored" + std::to_string(set) + toHex(practice.random.array<4>()));
    const auto report = vault::restoreBackup(practice.environment(), place, to, {sets->at(set).name.name});
    INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
    REQUIRE(report);
    const Path own = practice.path;
    practice.path = to;
    vault::Vault open = practice.open();
    practice.path = own;
    return open;
  }
};

}  // namespace

TEST_CASE("whoever was an owner once erases nobody by what they leave in the place of backups", "[vault][backup][keeping]") {
  FormerOwner clinic;
  clinic.become(model::Role::Assistant);
  clinic.backUp();
  SECTION("a patient") { clinic.leave({clinic.made.marta}, {clinic.made.stays}); }
  SECTION("an image, in the name of nobody that there ever was") { clinic.leave({{newUuid(clinic.practice.clock, clinic.practice.random)}}, {clinic.made.stays}); }
  for (const std::size_t set : {std::size_t(0), std::size_t(1)}) {
    INFO("set " << set);
    vault::Vault open = clinic.restored(set);
    CHECK(vault::findPatient(open, clinic.made.marta));
    CHECK(vault::readOriginal(open, clinic.made.stays));
    checkClean(open);
  }
}

TEST_CASE("nor when they also take the keys out of the newest set there", "[vault][backup][keeping]") {
  FormerOwner clinic;
  clinic.become(model::Role::Assistant);
  clinic.backUp();
  clinic.leave({clinic.made.marta}, {clinic.made.stays});
  const auto sets = vault::describeSets(*clinic.practice.files, clinic.place);
  REQUIRE(sets);
  const Path keys = clinic.place / "sets" / sets->back().name.name / "keys";
  Bytes bytes = readFile(keys);
  std::fill(bytes.begin() + 64, bytes.end(), std::uint8_t{0});
  std::filesystem::remove(keys);
  writeFile(keys, bytes);
  vault::Vault open = clinic.restored(0);
  CHECK(vault::findPatient(open, clinic.made.marta));
  CHECK(vault::readOriginal(open, clinic.made.stays));
}

TEST_CASE("whom an owner erased who left later stays erased", "[vault][backup][keeping]") {
  FormerOwner clinic;
  {
    vault::Vault open = clinic.practice.open("nurse", kNursePassword);
    REQUIRE(vault::erasePatient(open, orderOf(clinic.made.canary)));
  }
  SECTION("with a backup in between") { clinic.backUp(); }
  SECTION("without one") {}
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(vault::disablePerson(open, clinic.nurse));
  }
  clinic.backUp();
  vault::Vault open = clinic.restored(0);
  CHECK(vault::findPatient(open, clinic.made.canary).error().code == ErrorCode::PatientErased);
  for (const model::ImageId id : clinic.made.hers()) CHECK_FALSE(vault::readOriginal(open, id));
  CHECK(vault::readOriginal(open, clinic.made.stays));
  checkClean(open);
}
