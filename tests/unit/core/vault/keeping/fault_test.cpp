// Every call that changes the disk fails, or is the last one, while a patient is erased. The next session finishes it, and nobody else loses
// anything.

#include "core/vault/keeping/tombstone.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// The practice once filled, to be copied for each fault: filling takes far longer than erasing.
struct Filled {
  VaultFixture practice;
  CanaryPractice made;
  Path copy;

  Filled() : copy(practice.folder / "filled") {
    {
      vault::Vault open = practice.open();
      made = fillPractice(practice, open);
    }
    std::filesystem::copy(practice.path, copy, std::filesystem::copy_options::recursive);
  }
  FaultyFiles& useFaulty(store::FileSystem& system) {
    auto faulty = std::make_unique<FaultyFiles>(system, practice.path);
    FaultyFiles& used = *faulty;
    practice.files = std::move(faulty);
    return used;
  }
  /// As it was before, on sound files.
  void reset() {
    practice.files = store::systemFiles();
    std::filesystem::remove_all(practice.path);
    std::filesystem::copy(copy, practice.path, std::filesystem::copy_options::recursive);
  }
};

/// True when she is gone; else she is whole.
bool checkGoneOrWhole(Filled& filled, vault::Vault& open) {
  const bool isGone = !vault::findPatient(open, filled.made.canary);
  if (isGone) checkSheIsGone(filled.practice, open, filled.made);
  else
    for (const model::ImageId id : filled.made.hers()) CHECK(vault::readOriginal(open, id));
  checkOthersAreThere(open, filled.made);
  return isGone;
}

}  // namespace

TEST_CASE("an erasure that fails at any call is finished by the next session or never began", "[keeping][faults]") {
  Filled filled;
  const auto system = store::systemFiles();
  int finished = 0, untouched = 0;
  for (const Fault fault : {Fault::InputOutput, Fault::Gone}) {
    for (std::uint64_t call = 1;; ++call) {
      filled.reset();
      bool failed = false;
      {
        FaultyFiles& faulty = filled.useFaulty(*system);
        auto open = std::make_optional(filled.practice.open());
        faulty.failCall(call, fault);
        const auto erased = vault::erasePatient(*open, orderOf(filled.made.canary));
        failed = faulty.hasFailed();
        INFO("call " << call);
        CHECK((erased.has_value() || failed));
        open.reset();
      }
      filled.practice.files = store::systemFiles();
      vault::Vault again = filled.practice.open();
      INFO("call " << call);
      (checkGoneOrWhole(filled, again) ? finished : untouched) += 1;
      if (call % 5 == 0) checkClean(again);
      if (!failed) break;
    }
  }
  CHECK(finished > 10);
  CHECK(untouched > 2);
}

TEST_CASE("a power cut at any moment of an erasure leaves her whole or gone, and everybody else whole", "[keeping][faults]") {
  Filled filled;
  const auto system = store::systemFiles();
  for (std::uint64_t moment = 0; moment < 24; ++moment) {
    filled.reset();
    DiskState state;
    bool reached = false;
    {
      FaultyFiles& faulty = filled.useFaulty(*system);
      vault::Vault open = filled.practice.open();
      faulty.failCall(0, Fault::Gone);
      faulty.onEachCall([&](std::uint64_t done) {
        if (done != moment * 2) return;
        state = faulty.state();
        reached = true;
      });
      REQUIRE(vault::erasePatient(open, orderOf(filled.made.canary)));
      faulty.onEachCall({});
    }
    if (!reached) break;
    filled.practice.files = store::systemFiles();
    afterPowerCut(state, filled.practice.path, moment + 2);
    vault::Vault again = filled.practice.open();
    INFO("moment " << moment);
    checkGoneOrWhole(filled, again);
    if (moment % 6 == 0) checkClean(again);
  }
}

TEST_CASE("a tombstone erases her out of an older copy of the vault", "[keeping]") {
  Filled filled;
  const Path tombstones = filled.practice.folder / "tombstones";
  {
    vault::Vault open = filled.practice.open();
    REQUIRE(vault::erasePatient(open, orderOf(filled.made.canary)));
    std::filesystem::copy(filled.practice.path / "erased", tombstones);
  }
  filled.reset();  // an older backup comes back
  const auto system = store::systemFiles();
  const store::Layout layout{filled.practice.path};
  {
    const auto members = store::MembersLog::open(*system, layout.members());
    REQUIRE(members);
    const auto applied = vault::applyTombstones(*system, tombstones, layout, *members);
    REQUIRE(applied);
    CHECK(applied->patients == 2);
    CHECK(applied->keys > 5);
    CHECK(applied->refused.empty());
    CHECK(vault::applyTombstones(*system, tombstones, layout, *members)->keys == 0);
  }
  for (const char* name : {"catalogue.db", "thumbs.db"}) std::filesystem::remove(filled.practice.path / name);
  {
    vault::Vault open = filled.practice.open("nurse", kNursePassword);  // whoever comes first
    checkSheIsGone(filled.practice, open, filled.made);
    for (const model::ImageId id : {filled.made.stays, filled.made.moved}) CHECK(vault::readOriginal(open, id));
  }
  vault::Vault owner = filled.practice.open();
  checkClean(owner);
  CHECK(vault::listErased(owner)->size() == 2);
}

TEST_CASE("a tombstone that an owner did not sign, of another vault, or changed in any byte erases nobody", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open);
  const vault::Vault::Internals& internals = open.internals();
  const vault::Tombstone tombstone{open.id(), practice.clock.now(), open.user().id, {marta}, {numbered<model::ImageId>(3)}};
  const Bytes sound = vault::signTombstone(tombstone, internals.identity);
  REQUIRE(vault::parseTombstone(sound, internals.members));
  for (std::size_t at = 0; at < sound.size(); ++at) {
    Bytes changed = sound;
    changed[at] ^= 0x10;
    INFO("byte " << at);
    CHECK_FALSE(vault::parseTombstone(changed, internals.members));
    CHECK_FALSE(vault::parseTombstone(ByteView(sound).first(at), internals.members));
  }
  vault::Tombstone other = tombstone;
  other.vault = numbered<model::VaultId>(4);
  CHECK(vault::parseTombstone(vault::signTombstone(other, internals.identity), internals.members).error().code == ErrorCode::BackupForged);
  other = tombstone;
  other.signer = internals.members.members().byLogin("nurse")->user.id;
  CHECK(vault::parseTombstone(vault::signTombstone(other, internals.identity), internals.members).error().code == ErrorCode::BackupForged);
  other = tombstone;
  other.patients = {model::PatientId{}};
  CHECK(vault::parseTombstone(vault::signTombstone(other, internals.identity), internals.members).error().code == ErrorCode::BackupForged);
  const Path folder = practice.folder / "forged";
  std::filesystem::create_directories(folder);
  Bytes changed = sound;
  changed.back() ^= 1;
  writeFile(folder / marta.toString(), changed);
  const auto applied = vault::applyTombstones(*practice.files, folder, store::Layout{practice.path}, internals.members);
  REQUIRE(applied);
  CHECK(applied->keys == 0);
  CHECK(applied->refused == std::vector<std::string>{marta.toString()});
}

TEST_CASE("an image that was about to be filed with somebody keeps its key when they are erased", "[keeping][faults]") {
  Filled filled;
  const auto system = store::systemFiles();
  // The calls of filing: both copies of the key file are written and synced, then the journal is. It dies at each.
  for (std::uint64_t call = 1; call < 12; ++call) {
    INFO("call " << call);
    filled.reset();
    bool failed = false;
    {
      FaultyFiles& faulty = filled.useFaulty(*system);
      vault::Vault open = filled.practice.open();
      faulty.failCall(call, Fault::Gone);
      static_cast<void>(vault::fileImages(open, {filled.made.stays}, filled.made.canary));
      failed = faulty.hasFailed();
    }
    if (!failed) break;
    filled.practice.files = store::systemFiles();
    vault::Vault again = filled.practice.open();
    if (vault::findImage(again, filled.made.stays)->patient != filled.made.marta) continue;  // it was filed all the same
    REQUIRE(vault::erasePatient(again, orderOf(filled.made.canary)));
    checkSheIsGone(filled.practice, again, filled.made);
    checkOthersAreThere(again, filled.made);
    checkClean(again);
  }
}
