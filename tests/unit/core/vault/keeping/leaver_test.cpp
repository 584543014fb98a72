// What somebody who left, or is no owner any more, can do who kept their keys and may write into the vault's folder: nothing that is believed.

#include "core/crypto/recovery_code.h"
#include "core/vault/access/people.h"
#include "core/vault/access/unlock.h"
#include "core/vault/catalogue.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/images/open_image.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
#include "core/vault/keeping/tombstone.h"
#include "core/vault/receiving/inbox_keys.h"
#include "tests/unit/core/vault/keeping_fixture.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// What somebody has who kept the root of their time and copies of the key file, an old one and today's.
struct Leaver {
  explicit Leaver(vault::Vault& open) : kept(std::move(*store::Connection::openInMemory(ErrorCode::CatalogueDamaged))) {
    auto root = open.internals().keys.root().clone();
    REQUIRE(root);
    auto made = vault::KeyRing::make(std::move(*root), open.id(), vault::keyEpoch(open));
    REQUIRE(made);
    ring.emplace(std::move(*made));
    REQUIRE(vault::prepareCatalogue(kept));
    REQUIRE(open.internals().keyFile.read(0, [&](const store::KeyRecord& record) { return vault::projectKey(kept, record); }));
  }
  /// With the keys of images out of today's copy.
  bool opens(const vault::Vault& open, model::ImageId image) {
    REQUIRE(open.internals().keyFile.read(0, [&](const store::KeyRecord& record) { return record.kind == store::KeyKind::Object ? vault::projectKey(kept, record) : ok(); }));
    return ring->objectKey(image, kept).has_value();
  }
  std::optional<vault::KeyRing> ring;
  store::Connection kept;
};

constexpr const char* kNobodysImage = "|Unknown|U.|1971-02-03";

}  // namespace

TEST_CASE("what waits in the Inbox after new keys is closed to whoever kept the root and the keys of before", "[keeping]") {
  VaultFixture practice;
  model::ImageId before, after, later;
  std::optional<Leaver> leaver;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    before = takeIn(practice, open, "before.dcm", "before", kNobodysImage);
    leaver.emplace(open);
    CHECK(leaver->opens(open, before));
    REQUIRE(vault::rotateKeys(open));
    after = takeIn(practice, open, "after.dcm", "after", kNobodysImage);
    CHECK_FALSE(leaver->opens(open, after));
    REQUIRE(vault::rotateKeys(open));
    later = takeIn(practice, open, "later.dcm", "later", kNobodysImage);
    CHECK_FALSE(leaver->opens(open, later));
    for (const model::ImageId id : {before, after, later}) CHECK(vault::readOriginal(open, id));
  }
  for (const char* name : {"catalogue.db", "thumbs.db"}) std::filesystem::remove(practice.path / name);
  vault::Vault open = practice.open();
  for (const model::ImageId id : {before, after, later}) CHECK(vault::readOriginal(open, id));
  const model::PatientId canary = addCanary(open);
  REQUIRE(vault::fileImages(open, {before, after, later}, canary));
  REQUIRE(vault::unfileImages(open, {before}));
  for (const model::ImageId id : {before, after, later}) CHECK(vault::readOriginal(open, id));
  checkClean(open);
}

TEST_CASE("a patient's key that somebody who left brings in under the root of their time is nobody's key", "[keeping]") {
  VaultFixture practice;
  const store::Layout layout{practice.path};
  const Bytes oldHead = readFile(layout.head());
  std::optional<Leaver> leaver;
  model::PatientId canary;
  model::VaultId id;
  {
    vault::Vault open = practice.open();
    id = open.id();
    leaver.emplace(open);
    REQUIRE(vault::rotateKeys(open));
    canary = addCanary(open);
  }
  // The patient is new, and nothing is sealed with their key yet: nobody would miss it.
  const auto planted = leaver->ring->makePatientKey(canary, practice.random);
  REQUIRE(planted);
  REQUIRE(vault::projectKey(leaver->kept, *planted));
  for (const bool withOldHead : {false, true}) {
    INFO((withOldHead ? "with an old head" : "alone"));
    {
      auto keys = store::KeyFile::open(*practice.files, layout.keys(), layout.keysCopy(), id);
      REQUIRE(keys);
      REQUIRE(keys->append({*planted}));
    }
    if (withOldHead) writeFile(layout.head(), oldHead);
    vault::Vault open = practice.open();
    const model::ImageId image = takeIn(practice, open, withOldHead ? "b.dcm" : "a.dcm", withOldHead ? "b" : "a", kCanaryInFiles);
    CHECK(vault::findImage(open, image)->patient == canary);
    CHECK_FALSE(leaver->opens(open, image));
    CHECK(vault::readOriginal(open, image));
    checkClean(open);
  }
}

TEST_CASE("a catalogue that somebody who left made, and an old head put back, are not believed", "[keeping]") {
  VaultFixture practice;
  model::PatientId marta, canary;
  model::ImageId image;
  const Path forged = practice.folder / "forged.db";
  const Bytes oldHead = readFile(practice.path / "head");
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    canary = addCanary(open);
    image = takeIn(practice, open, "a.dcm", "a");
    auto root = open.internals().keys.root().clone();
    REQUIRE(root);
    const auto ring = vault::KeyRing::make(std::move(*root), open.id(), vault::keyEpoch(open));
    REQUIRE(ring);
    REQUIRE(vault::disablePerson(open, open.internals().members.members().byLogin("nurse")->user.id));
    REQUIRE(vault::rotateKeys(open));
    REQUIRE(vault::notePatientOpened(open, marta));
    // All that a row says can be guessed or was known; only the file's key is needed, and they have that of their time.
    REQUIRE(open.internals().catalogue.exportTo(forged, ring->catalogueKey()));
    auto theirs = store::Connection::open(forged, ring->catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal);
    REQUIRE(theirs);
    REQUIRE(vault::prepareCatalogue(*theirs));
    REQUIRE(vault::loadGuard(*theirs));
    auto transaction = store::Transaction::begin(*theirs);
    REQUIRE(transaction);
    auto update = theirs->prepare("UPDATE image SET patient = ?");
    REQUIRE(update);
    REQUIRE((*update)->begin().bindBlob(canary.uuid.view()).run());
    REQUIRE(vault::writeApplied(*theirs, *vault::readApplied(*theirs)));
    REQUIRE(transaction->commit());
  }
  writeFile(practice.path / "head", oldHead);
  std::filesystem::rename(forged, practice.path / "catalogue.db");
  vault::Vault open = practice.open();
  CHECK(vault::findImage(open, image)->patient == marta);
  checkClean(open);
}

TEST_CASE("whoever was an owner and is none any more, or left, erases nobody out of a vault in use", "[keeping]") {
  VaultFixture practice;
  model::PatientId marta;
  model::ImageId image;
  model::UserId nurse;
  std::optional<crypto::Identity> kept;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
    nurse = open.internals().members.members().byLogin("nurse")->user.id;
    REQUIRE(vault::changeRole(open, nurse, model::Role::Owner));
  }
  {
    const vault::Vault open = practice.open("nurse", kNursePassword);
    auto copy = crypto::Identity::fromSecret(*open.internals().identity.secret());
    REQUIRE(copy);
    kept.emplace(std::move(*copy));
  }
  const store::Layout layout{practice.path};
  for (const bool leaves : {false, true}) {
    INFO((leaves ? "left" : "demoted"));
    model::VaultId id;
    {
      vault::Vault open = practice.open();
      id = open.id();
      if (leaves) REQUIRE(vault::disablePerson(open, nurse));
      else REQUIRE(vault::changeRole(open, nurse, model::Role::Assistant));
    }
    // Put there while nobody looks, and made to look as if a session had died.
    REQUIRE(vault::writeTombstone(*practice.files, layout.erased(), {id, practice.clock.now(), nurse, {marta}, {image}}, *kept));
    writeFile(layout.session(), {});
    vault::Vault open = practice.open();
    CHECK(vault::findPatient(open, marta));
    CHECK(vault::readOriginal(open, image));
  }
}

TEST_CASE("what an earlier failure left is still looked for after new keys, or an erasure", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  open.internals().leavesTraces = true;
  REQUIRE(vault::rotateKeys(open));
  CHECK(open.internals().leavesTraces);
  REQUIRE(vault::erasePatient(open, orderOf(addMarta(open))));
  CHECK(open.internals().leavesTraces);
}

TEST_CASE("an order that somebody who left signed does not drive the counting of orders to its end", "[keeping]") {
  ReceivingPractice clinic;
  const Path path = clinic.practice.path / "inbox" / "inbox.key";
  auto order = seal::parseOrder(readFile(path));
  REQUIRE(order);
  const std::uint64_t issue = order->issue;
  const auto seed = clinic.open.internals().keys.derived("safelight inbox authority");
  REQUIRE(seed);
  const auto authority = seed->read([](ByteView bytes) { return seal::SigningKey::fromSeed(bytes); });
  REQUIRE(authority);
  CHECK(authority->publicKey() == order->certificate.authority);
  REQUIRE(vault::rotateKeys(clinic.open));
  for (const std::uint64_t claimed : {UINT64_MAX, UINT64_MAX - 1, std::uint64_t{1} << 40}) {
    order->issue = claimed;
    const auto forged = seal::signOrder(*order, [&](ByteView message) { return authority->sign(message); });
    REQUIRE(forged);
    writeFile(path, *forged);
    REQUIRE(vault::changeReceivingSettings(clinic.open, vault::receivingSettings(clinic.open)));
    const auto next = seal::parseOrder(readFile(path));
    REQUIRE(next);
    CHECK(next->issue > issue);
    CHECK(next->issue < issue + 100);
  }
}

TEST_CASE("a kit that was replaced still opens today's files past the program, until its owner works under a new login and the keys are new", "[keeping]") {
  VaultFixture practice;
  std::string code;
  for (const std::string& group : practice.kit.groups) code += group;
  const auto typed = crypto::readRecoveryCode(code);
  REQUIRE(typed);
  const Bytes before = readFile(practice.path / "members");
  vault::Vault open = practice.open();
  REQUIRE(vault::renewKit(open));
  // The log that is here today begins with the slot of then.
  const Bytes today = readFile(practice.path / "members");
  REQUIRE(today.size() > before.size());
  CHECK(std::equal(before.begin(), before.end(), today.begin()));
  writeFile(practice.folder / "beginning", before);
  const auto beginning = store::MembersLog::open(*practice.files, practice.folder / "beginning");
  REQUIRE(beginning);
  const model::UserId owner = open.user().id;
  const auto unlocked = vault::unlockMember(*beginning, *beginning->members().byId(owner), crypto::SlotKind::Recovery, *typed, crypto::SecretBytes{});
  REQUIRE(unlocked);
  const auto opensToday = [&] {
    const auto log = store::MembersLog::open(*practice.files, practice.path / "members");
    REQUIRE(log);
    const auto root = vault::openRoot(*log->members().byId(owner), unlocked->identity, open.id());
    return root && root->equals(open.internals().keys.root());
  };
  CHECK(opensToday());
  REQUIRE(vault::changeRole(open, open.internals().members.members().byLogin("nurse")->user.id, model::Role::Owner));
  { const vault::Vault closed = std::move(open); }
  open = practice.open("nurse", kNursePassword);
  REQUIRE(vault::disablePerson(open, owner));
  REQUIRE(vault::rotateKeys(open));
  CHECK_FALSE(opensToday());
}
