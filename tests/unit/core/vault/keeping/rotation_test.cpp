// A new root: who left opens nothing new, everybody else everything, whatever breaks off in between.

#include "core/vault/access/people.h"
#include "core/vault/backup/backup.h"
#include "core/vault/backup/restore.h"
#include "core/vault/catalogue.h"
#include "core/vault/export/export.h"
#include "core/vault/images/open_image.h"
#include "core/vault/keeping/record_body.h"
#include "core/vault/keeping/rotation.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/inbox_keys.h"
#include "core/vault/receiving/receiving.h"
#include "tests/unit/core/vault/keeping_fixture.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// What somebody has who kept the root of an epoch, and the vault's files as they are now.
struct Leaver {
  explicit Leaver(vault::Vault& open) : vault(open.id()), epoch(open.internals().keys.epoch()) {
    auto copy = open.internals().keys.root().clone();
    REQUIRE(copy);
    root = std::move(*copy);
  }
  vault::KeyRing ring() const {
    auto copy = root.clone();
    REQUIRE(copy);
    auto made = vault::KeyRing::make(std::move(*copy), vault, epoch);
    REQUIRE(made);
    return std::move(*made);
  }
  model::VaultId vault;
  std::uint32_t epoch;
  crypto::SecretBytes root;
};

model::UserId nurseOf(const vault::Vault& open) {
  for (const model::User& user : vault::listPeople(open))
    if (user.login == "nurse") return user.id;
  return {};
}

/// How many of the vault's patient keys the ring opens, in either copy of the key file as it lies there.
int patientKeysOpened(const vault::KeyRing& ring, const VaultFixture& practice, model::VaultId id) {
  const store::Layout layout{practice.path};
  auto keys = store::KeyFile::open(*practice.files, layout.keys(), layout.keysCopy(), id);
  REQUIRE(keys);
  int opened = 0;
  seal::SodiumRandom random;
  REQUIRE(keys->read(0, [&](const store::KeyRecord& record) -> Result<void> {
    if (record.kind == store::KeyKind::Patient && ring.renewed(record, random)) ++opened;
    return {};
  }));
  return opened;
}

void checkWorks(VaultFixture& practice, vault::Vault& open, model::PatientId marta, model::ImageId before) {
  CHECK(vault::readOriginal(open, before));
  CHECK(vault::findPatient(open, marta));
  const model::ImageId fresh = takeIn(practice, open, "fresh.dcm", "fresh " + std::to_string(practice.clock.now().milliseconds));
  CHECK(vault::readOriginal(open, fresh));
}

}  // namespace

TEST_CASE("after a rotation everybody works on, and what was written before is read", "[keeping]") {
  VaultFixture practice;
  model::PatientId marta;
  model::ImageId image, waiting;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
    waiting = takeIn(practice, open, "w.dcm", "w", "|Zwiebelrost|Q.|1991-02-03");
    CHECK(vault::keyEpoch(open) == 1);
    CHECK_FALSE(vault::isRotationAdvised(open));
    REQUIRE(vault::rotateKeys(open));
    CHECK(vault::keyEpoch(open) == 2);
    checkWorks(practice, open, marta, image);
    CHECK(vault::readOriginal(open, waiting));
    checkClean(open);
  }
  {
    vault::Vault nurse = practice.open("nurse", kNursePassword);
    CHECK_FALSE(nurse.catalogueWasRebuilt());
    CHECK(vault::loadThumbnail(nurse, image));
    CHECK(vault::readOriginal(nurse, waiting));
    // The same bytes are known again, although they came in another epoch.
    const Path again = practice.writeImage("again.dcm", kMartaInFiles, "a");
    Acknowledged known;
    REQUIRE(importInto(practice, nurse, {again}, known));
    CHECK(known.begin()->first == image);
  }
  for (int turn = 0; turn < 2; ++turn) {
    vault::Vault open = practice.open();
    REQUIRE(vault::rotateKeys(open));
  }
  for (const char* name : {"catalogue.db", "thumbs.db"}) std::filesystem::remove(practice.path / name);
  vault::Vault open = practice.open();
  CHECK(vault::keyEpoch(open) == 4);
  checkWorks(practice, open, marta, image);
  checkClean(open);
}

TEST_CASE("the root of somebody who left opens nothing that comes after them", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open);
  takeIn(practice, open, "a.dcm", "a");
  const Leaver leaver(open);
  const vault::KeyRing old = leaver.ring();
  CHECK(patientKeysOpened(old, practice, open.id()) == 2);
  REQUIRE(vault::disablePerson(open, nurseOf(open)));
  CHECK(vault::isRotationAdvised(open));
  REQUIRE(vault::rotateKeys(open));
  CHECK_FALSE(vault::isRotationAdvised(open));
  const model::PatientId fresh = addCanary(open);
  const std::uint64_t from = open.internals().journal.end().sequence;
  REQUIRE(vault::changeRole(open, open.user().id, model::Role::Owner));
  takeIn(practice, open, "new.dcm", "new", kCanaryInFiles);
  // No patient key, old or new, is wrapped under the old root any more.
  CHECK(patientKeysOpened(old, practice, open.id()) == 0);
  CHECK(patientKeysOpened(open.internals().keys, practice, open.id()) == 3);
  // Nor do the databases open.
  CHECK_FALSE(store::Connection::open(practice.path / "catalogue.db", old.catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal));
  CHECK_FALSE(store::Connection::open(practice.path / "thumbs.db", old.thumbnailKey(), ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed));
  // Nor a record of the vault, nor one about a new patient.
  int tried = 0;
  vault::KeyRing ring = leaver.ring();
  auto empty = store::Connection::openInMemory(ErrorCode::CatalogueDamaged);
  REQUIRE(vault::prepareCatalogue(*empty));
  REQUIRE(open.internals().keyFile.read(0, [&](const store::KeyRecord& record) { return vault::projectKey(*empty, record); }));
  const auto scanned = store::Journal::scan(*practice.files, practice.path / "journal", open.id(), vault::signersOf(open.internals().members),
                                            [&](const store::JournalRecord& record) -> Result<void> {
                                              if (record.sequence < from) return {};
                                              ++tried;
                                              CHECK_FALSE(vault::openChange(ring, *empty, open.id(), record));
                                              return {};
                                            });
  CHECK(scanned);
  CHECK(tried >= 2);
  CHECK(vault::findPatient(open, fresh));
  CHECK(vault::findPatient(open, marta));
}

TEST_CASE("whoever kept an old root and an old copy of the key file reads on of patients who were there, and of nobody and nothing else", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open);
  takeIn(practice, open, "a.dcm", "a");
  const Leaver leaver(open);
  auto kept = store::Connection::openInMemory(ErrorCode::CatalogueDamaged);
  REQUIRE(vault::prepareCatalogue(*kept));
  REQUIRE(open.internals().keyFile.read(0, [&](const store::KeyRecord& record) { return vault::projectKey(*kept, record); }));
  REQUIRE(vault::disablePerson(open, nurseOf(open)));
  REQUIRE(vault::rotateKeys(open));
  const std::uint64_t from = open.internals().journal.end().sequence;
  takeIn(practice, open, "later.dcm", "later");
  REQUIRE(vault::notePatientOpened(open, marta));
  REQUIRE(vault::notePatientOpened(open, addCanary(open)));
  REQUIRE(vault::changeRole(open, open.user().id, model::Role::Owner));
  // A copy of today's key file brings them the keys of images, which the patients' keys of then open.
  REQUIRE(open.internals().keyFile.read(0, [&](const store::KeyRecord& record) { return record.kind == store::KeyKind::Object ? vault::projectKey(*kept, record) : ok(); }));
  vault::KeyRing ring = leaver.ring();
  int read = 0, closed = 0;
  REQUIRE(open.internals().journal.readOwn([&](const store::JournalRecord& record) -> Result<void> {
    if (record.sequence < from) return {};
    const auto change = vault::openChange(ring, *kept, open.id(), record);
    const bool isOpen = change && !std::holds_alternative<vault::change::Unreadable>(*change);
    CHECK(isOpen == (record.patient == marta));
    (isOpen ? read : closed) += 1;
    return {};
  }));
  CHECK(read == 2);
  CHECK(closed >= 3);
}

TEST_CASE("a signature made after its person was disabled counts for nothing", "[keeping]") {
  VaultFixture practice;
  std::optional<crypto::Identity> kept;
  model::UserId nurse;
  {
    const vault::Vault open = practice.open("nurse", kNursePassword);
    const auto secret = open.internals().identity.secret();
    REQUIRE(secret);
    auto copy = crypto::Identity::fromSecret(*secret);
    REQUIRE(copy);
    kept.emplace(std::move(*copy));
    nurse = open.user().id;
  }
  std::uint64_t end = 0;
  {
    vault::Vault open = practice.open();
    CHECK(vault::disablePerson(open, open.user().id).error().code == ErrorCode::LastOwner);
    REQUIRE(vault::disablePerson(open, nurse));
    end = open.internals().journal.end().sequence;
    // What she signed before still verifies, what she would sign now does not.
    const auto signers = vault::signersOf(open.internals().members);
    CHECK(signers(nurse, end - 1));
    CHECK_FALSE(signers(nurse, end));
    CHECK(signers(open.user().id, end));
    // She writes on, past the program, with the keys that she kept.
    std::vector<store::JournalRecord> forged(1);
    forged[0].author = nurse;
    forged[0].time = practice.clock.now();
    forged[0].changeClass = vault::change::VaultUnlocked::kClass;
    std::vector<store::JournalPosition> positions;
    const auto seal = [&](store::JournalRecord& record) -> Result<void> {
      TRY_ASSIGN(record.sealedBody, vault::sealRecord(open.internals().keys, open.internals().catalogue, open.id(), record, vault::change::VaultUnlocked{}, practice.random));
      return {};
    };
    REQUIRE(open.internals().journal.append(forged, *kept, seal, positions));
  }
  vault::Vault again = practice.open();
  std::uint64_t hers = 0;
  REQUIRE(store::Journal::scan(*practice.files, practice.path / "journal", again.id(), vault::signersOf(again.internals().members), [&](const store::JournalRecord& record) -> Result<void> {
    if (record.author == nurse && record.sequence >= end) ++hers;
    return {};
  }));
  CHECK(hers == 0);
  checkClean(again);
}

TEST_CASE("only an owner turns the epoch", "[keeping]") {
  VaultFixture practice;
  vault::Vault nurse = practice.open("nurse", kNursePassword);
  CHECK(vault::rotateKeys(nurse).error().code == ErrorCode::NotAllowed);
  CHECK(vault::keyEpoch(nurse) == 1);
}

TEST_CASE("a rotation that is cut at any call goes on at the next unlock, whoever comes", "[keeping][faults]") {
  VaultFixture practice;
  model::PatientId marta;
  model::ImageId image;
  const Path copy = practice.folder / "filled";
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
    takeIn(practice, open, "w.dcm", "w", "|Zwiebelrost|Q.|1991-02-03");
  }
  std::filesystem::copy(practice.path, copy, std::filesystem::copy_options::recursive);
  const auto system = store::systemFiles();
  int turned = 0, untouched = 0;
  for (const Fault fault : {Fault::Gone, Fault::InputOutput, Fault::ShortWrite}) {
    for (std::uint64_t call = 1;; ++call) {
      practice.files = store::systemFiles();
      std::filesystem::remove_all(practice.path);
      std::filesystem::copy(copy, practice.path, std::filesystem::copy_options::recursive);
      bool failed = false;
      {
        auto faulty = std::make_unique<FaultyFiles>(*system, practice.path);
        FaultyFiles& files = *faulty;
        practice.files = std::move(faulty);
        auto open = std::make_optional(practice.open());
        files.failCall(call, fault);
        [[maybe_unused]] const auto rotated = vault::rotateKeys(*open);
        failed = files.hasFailed();
        open.reset();
        practice.files = store::systemFiles();
      }
      INFO("call " << call);
      const bool byNurse = call % 2 == 0;
      {
        vault::Vault again = byNurse ? practice.open("nurse", kNursePassword) : practice.open();
        CHECK(vault::readOriginal(again, image));
        CHECK(vault::loadThumbnail(again, image));
        (vault::keyEpoch(again) == 2 ? turned : untouched) += 1;
        const auto head = store::readHead(*practice.files, practice.path / "head", again.internals().members);
        REQUIRE(head);
        CHECK(head->epoch == vault::keyEpoch(again));
        CHECK(patientKeysOpened(again.internals().keys, practice, again.id()) == 2);
        if (call % 4 == 0) checkClean(again);
      }
      if (!failed) break;
    }
  }
  CHECK(turned > 10);
  CHECK(untouched > 2);
}

TEST_CASE("a power cut at any moment of a rotation loses nothing", "[keeping][faults]") {
  VaultFixture practice;
  model::ImageId image;
  const Path copy = practice.folder / "filled";
  {
    vault::Vault open = practice.open();
    addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
  }
  std::filesystem::copy(practice.path, copy, std::filesystem::copy_options::recursive);
  const auto system = store::systemFiles();
  for (std::uint64_t moment = 0; moment < 20; ++moment) {
    practice.files = store::systemFiles();
    std::filesystem::remove_all(practice.path);
    std::filesystem::copy(copy, practice.path, std::filesystem::copy_options::recursive);
    DiskState state;
    bool reached = false;
    {
      auto faulty = std::make_unique<FaultyFiles>(*system, practice.path);
      FaultyFiles& files = *faulty;
      practice.files = std::move(faulty);
      vault::Vault open = practice.open();
      files.failCall(0, Fault::Gone);
      files.onEachCall([&](std::uint64_t done) {
        if (done != moment) return;
        state = files.state();
        reached = true;
      });
      REQUIRE(vault::rotateKeys(open));
      files.onEachCall({});
    }
    practice.files = store::systemFiles();
    if (!reached) break;
    afterPowerCut(state, practice.path, moment + 2);
    INFO("moment " << moment);
    vault::Vault again = practice.open();
    CHECK(vault::readOriginal(again, image));
    if (moment % 5 == 0) checkClean(again);
  }
}

TEST_CASE("a rotation gives the receiver an order of the new epoch, and what arrived under the old one is taken in", "[keeping]") {
  ReceivingPractice practice;
  practice.receiver->store(practice.pictureOfMarta("before"));
  const Bytes oldOrder = readFile(practice.practice.path / "inbox" / "inbox.key");
  const auto before = seal::parseOrder(oldOrder);
  REQUIRE(before);
  REQUIRE(vault::rotateKeys(practice.open));
  const auto after = seal::parseOrder(readFile(practice.practice.path / "inbox" / "inbox.key"));
  REQUIRE(after);
  CHECK(after->certificate.epoch == 2);
  CHECK(after->certificate.authority != before->certificate.authority);
  CHECK(after->issue > before->issue);
  const auto members = seal::MemberKeys::read(readFile(practice.practice.path / "members"));
  REQUIRE(members);
  CHECK(seal::openOrder(readFile(practice.practice.path / "inbox" / "inbox.key"), *members));
  CHECK_FALSE(seal::openOrder(oldOrder, *members));
  const Adopted adopted = practice.adopt();
  CHECK(adopted.with(vault::AdoptionStatus::Filed) == 1);
  checkClean(practice.open);
}

TEST_CASE("backups made before and after a rotation both come back", "[keeping]") {
  VaultFixture practice;
  model::ImageId image;
  const Path before = practice.folder / "before", after = practice.folder / "after";
  {
    vault::Vault open = practice.open();
    addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
    REQUIRE(vault::backUp(open, before));
    REQUIRE(vault::rotateKeys(open));
    REQUIRE(vault::backUp(open, after));
  }
  const auto password = secretOf(kOwnerPassword);
  std::uint32_t epoch = 1;
  for (const Path& backup : {before, after}) {
    const Path restored = practice.folder / ("restored" + std::to_string(epoch));
    REQUIRE(vault::restoreBackup(practice.environment(), backup, restored));
    auto open = vault::Vault::open(practice.environment(), restored, {"owner", password, practice.deviceSecret});
    REQUIRE(open);
    CHECK(vault::keyEpoch(*open) == epoch);
    CHECK(vault::readOriginal(*open, image));
    checkClean(*open);
    ++epoch;
  }
}

TEST_CASE("nobody disables themselves", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  REQUIRE(vault::changeRole(open, nurseOf(open), model::Role::Owner));
  CHECK(vault::disablePerson(open, open.user().id).error().code == ErrorCode::InvalidArgument);
  CHECK_FALSE(vault::listPeople(open).front().disabled);
}

TEST_CASE("a turn says how many patients have their new key, and then that the databases are written", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  addCanary(open);
  std::vector<vault::RotationProgress> told;
  REQUIRE(vault::rotateKeys(open, [&](const vault::RotationProgress& progress) { told.push_back(progress); }));
  REQUIRE(told.size() >= 4);
  CHECK(told.front().done == 0);
  const auto counted = told.end()[-2];
  CHECK(counted.step == vault::RotationProgress::Step::Patients);
  CHECK(counted.total == 2);
  CHECK(counted.done == counted.total);
  CHECK(told.back().step == vault::RotationProgress::Step::Databases);
}
