#include "core/store/members_log.h"

#include <catch2/catch_test_macros.hpp>

#include "core/crypto/key_wrap.h"
#include "core/seal/member_keys.h"
#include "tests/support/faulty_files.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;
using store::MembersLog;

TEST_CASE("the log says who there is, and the same after reading it again", "[store][members]") {
  Staff staff;
  staff.createWithTwo();
  const auto log = MembersLog::open(*staff.files, staff.membersPath());
  REQUIRE(log);
  CHECK(log->vault() == staff.vault);
  CHECK(log->members().practice() == "Harbour Dental");
  REQUIRE(log->members().all().size() == 2);
  const store::Member* clinician = log->members().byLogin("clinician");
  REQUIRE(clinician != nullptr);
  CHECK(clinician->user.displayName == "Dr clinician");
  CHECK(clinician->signingKey == staff.clinician.member.signingKey);
  CHECK(clinician->slots.at(0).sealedSecret == staff.clinician.member.slots.at(0).sealedSecret);
  CHECK(clinician->root.sealed == staff.clinician.member.root.sealed);
  CHECK(log->members().byLogin("nobody") == nullptr);
}

TEST_CASE("an owner may add, promote, disable and rename; nobody else may", "[store][members]") {
  Staff staff;
  MembersLog log = staff.createWithTwo();
  const model::UserId owner = staff.owner.member.user.id, clinician = staff.clinician.member.user.id;
  const Person third = makePerson("third", model::Role::Reception, staff.random);
  const std::vector<store::MemberChange> changes{store::MemberAdded{third.member}, store::RoleChanged{clinician, model::Role::Owner}, store::MemberDisabled{owner},
                                                 store::PracticeRenamed{"Mine now"}};
  for (const store::MemberChange& change : changes) {
    const Bytes before = readFile(staff.membersPath());
    CHECK(log.append(change, clinician, staff.clinician.identity, 1, kNow).error().code == ErrorCode::MembersDamaged);
    CHECK(readFile(staff.membersPath()) == before);
  }
  for (const store::MemberChange& change : {changes[0], changes[1], changes[3]}) CHECK(log.append(change, owner, staff.owner.identity, 1, kNow));
  // Promoted a moment ago.
  CHECK(log.append(changes[2], clinician, staff.clinician.identity, 1, kNow));
  // Disabled a moment ago.
  CHECK_FALSE(log.append(store::PracticeRenamed{"Back"}, owner, staff.owner.identity, 1, kNow));
  const auto again = MembersLog::open(*staff.files, staff.membersPath());
  REQUIRE(again);
  CHECK(again->members().practice() == "Mine now");
  CHECK(again->members().byId(owner)->user.disabled);
  CHECK(again->members().byId(clinician)->user.role == model::Role::Owner);
  CHECK(again->members().records() == 6);
}

TEST_CASE("a new key slot is signed by the person it belongs to, not by an owner", "[store][members]") {
  Staff staff;
  MembersLog log = staff.createWithTwo();
  const model::UserId owner = staff.owner.member.user.id, clinician = staff.clinician.member.user.id;
  crypto::KeySlot slot = staff.clinician.member.slots.at(0);
  slot.version = 2;
  CHECK_FALSE(log.append(store::SlotReplaced{clinician, slot}, owner, staff.owner.identity, 1, kNow));
  REQUIRE(log.append(store::SlotReplaced{clinician, slot}, clinician, staff.clinician.identity, 1, kNow));
  REQUIRE(log.members().byId(clinician)->slots.size() == 1);
  CHECK(log.members().byId(clinician)->slots[0].version == 2);
  slot.kind = crypto::SlotKind::Recovery;
  REQUIRE(log.append(store::SlotReplaced{clinician, slot}, clinician, staff.clinician.identity, 1, kNow));
  CHECK(log.members().byId(clinician)->slots.size() == 2);
}

TEST_CASE("logins and ids are given out once, and a second genesis is refused", "[store][members]") {
  Staff staff;
  MembersLog log = staff.createWithTwo();
  const model::UserId owner = staff.owner.member.user.id;
  Person twin = makePerson("clinician", model::Role::Clinician, staff.random);
  CHECK_FALSE(log.append(store::MemberAdded{twin.member}, owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(store::MemberAdded{staff.clinician.member}, owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(store::Genesis{"Other", staff.owner.member}, owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(store::RoleChanged{twin.member.user.id, model::Role::Owner}, owner, staff.owner.identity, 1, kNow));
}

TEST_CASE("a record written past the program by somebody who is no owner is refused", "[store][members]") {
  // Two logs with the same beginning; in the second one the clinician is an owner and adds an accomplice. Her record, put behind the
  // first log, fits in chain and signature, but she may not make it.
  Staff staff;
  const Bytes common = [&] {
    staff.createWithTwo();
    return readFile(staff.membersPath());
  }();
  auto log = MembersLog::open(*staff.files, staff.membersPath());
  REQUIRE(log);
  REQUIRE(log->append(store::RoleChanged{staff.clinician.member.user.id, model::Role::Owner}, staff.owner.member.user.id, staff.owner.identity, 1, kNow));
  const std::size_t promoted = readFile(staff.membersPath()).size();
  const Person accomplice = makePerson("accomplice", model::Role::Owner, staff.random);
  REQUIRE(log->append(store::MemberAdded{accomplice.member}, staff.clinician.member.user.id, staff.clinician.identity, 1, kNow));
  const Bytes all = readFile(staff.membersPath());
  Bytes forged = common;
  forged.insert(forged.end(), all.begin() + static_cast<std::ptrdiff_t>(promoted), all.end());
  writeFile(staff.membersPath(), forged);
  CHECK(MembersLog::open(*staff.files, staff.membersPath()).error().code == ErrorCode::MembersDamaged);
}

TEST_CASE("a record signed with another key than the person's is refused", "[store][members]") {
  Staff staff;
  MembersLog log = staff.create();
  // The program itself would not: it signs with whatever identity it is given, so the next reading finds it.
  REQUIRE(log.append(store::PracticeRenamed{"Stolen"}, staff.owner.member.user.id, staff.clinician.identity, 1, kNow));
  CHECK(MembersLog::open(*staff.files, staff.membersPath()).error().code == ErrorCode::MembersDamaged);
}

TEST_CASE("every flipped byte of the log is found", "[store][members]") {
  Staff staff;
  {
    MembersLog log = staff.createWithTwo();
    REQUIRE(log.append(store::MemberDisabled{staff.clinician.member.user.id}, staff.owner.member.user.id, staff.owner.identity, 1, kNow));
  }
  const Bytes whole = readFile(staff.membersPath());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const std::uint8_t flip : {0x01, 0x20, 0xff}) {
      Bytes changed = whole;
      changed[at] ^= flip;
      writeFile(staff.membersPath(), changed);
      INFO("byte " << at << " flip " << int{flip});
      // A longer length must not make the records behind it look like a torn write: a disabled person would be back.
      CHECK_FALSE(MembersLog::open(*staff.files, staff.membersPath()));
    }
  }
}

TEST_CASE("every length of a torn last record is left out, and the next one takes its place", "[store][members]") {
  Staff staff;
  staff.create();
  const std::size_t before = readFile(staff.membersPath()).size();
  {
    auto log = MembersLog::open(*staff.files, staff.membersPath());
    REQUIRE(log->append(store::MemberAdded{staff.clinician.member}, staff.owner.member.user.id, staff.owner.identity, 1, kNow));
  }
  const Bytes whole = readFile(staff.membersPath());
  for (std::size_t length = before; length < whole.size(); length += 7) {
    for (const bool grown : {false, true}) {  // the file may have its new length and zeros where data never arrived
      const std::size_t kept = grown ? std::max(before, length / 512 * 512) : length;
      Bytes torn(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(kept));
      if (grown) torn.resize(whole.size());
      writeFile(staff.membersPath(), torn);
      auto log = MembersLog::open(*staff.files, staff.membersPath());
      INFO("length " << length << (grown ? " with zeros" : ""));
      REQUIRE(log);
      REQUIRE(log->members().records() == 1);
    }
  }
  auto log = MembersLog::open(*staff.files, staff.membersPath());
  REQUIRE(log->append(store::MemberAdded{staff.clinician.member}, staff.owner.member.user.id, staff.owner.identity, 1, kNow));
  CHECK(MembersLog::open(*staff.files, staff.membersPath())->members().records() == 2);
}

TEST_CASE("a record that could not be made durable changes nothing", "[store][members]") {
  Staff staff;
  staff.create();
  FaultyFiles faulty(*staff.files, staff.folder.path());
  auto log = MembersLog::open(faulty, staff.membersPath());
  REQUIRE(log);
  for (std::uint64_t call = 1; call <= 3; ++call) {
    faulty.failCall(call, Fault::InputOutput);
    CHECK_FALSE(log->append(store::PracticeRenamed{"New"}, staff.owner.member.user.id, staff.owner.identity, 1, kNow));
    CHECK(log->members().practice() == "Harbour Dental");
    // Nor is it there for whoever opens the vault next.
    CHECK(MembersLog::open(*staff.files, staff.membersPath())->members().practice() == "Harbour Dental");
  }
  faulty.failCall(0, Fault::InputOutput);
  CHECK(log->append(store::PracticeRenamed{"New"}, staff.owner.member.user.id, staff.owner.identity, 1, kNow));
  CHECK(MembersLog::open(*staff.files, staff.membersPath())->members().practice() == "New");
}

TEST_CASE("a planted root key is noticed by its commitment", "[store][members]") {
  FixedRandom random;
  const auto root = crypto::newKey(random), other = crypto::newKey(random);
  REQUIRE((root && other));
  const auto commitment = store::rootCommitment(*root, vaultNamed(1), 1);
  CHECK(store::rootCommitment(*root, vaultNamed(1), 1) == *commitment);
  CHECK_FALSE(store::rootCommitment(*other, vaultNamed(1), 1) == *commitment);
  CHECK_FALSE(store::rootCommitment(*root, vaultNamed(2), 1) == *commitment);
  CHECK_FALSE(store::rootCommitment(*root, vaultNamed(1), 2) == *commitment);
}

TEST_CASE("a fingerprint is eight groups of four digits", "[store][members]") {
  seal::Hash hash{};
  hash[0] = 0x12, hash[1] = 0xab;
  CHECK(store::fingerprintText(hash) == "12ab 0000 0000 0000 0000 0000 0000 0000");
}

TEST_CASE("the public half reads the same owners out of the log, after every change", "[store][members]") {
  Staff staff;
  MembersLog log = staff.createWithTwo();
  const model::UserId owner = staff.owner.member.user.id, clinician = staff.clinician.member.user.id;
  const Person third = makePerson("third", model::Role::Owner, staff.random);
  const auto agree = [&] {
    const auto keys = seal::MemberKeys::read(readFile(staff.membersPath()));
    REQUIRE(keys);
    CHECK(keys->vault() == log.vault().uuid);
    CHECK(keys->genesis() == log.members().genesis());
    for (const store::Member& member : log.members().all()) {
      const bool activeOwner = member.user.role == model::Role::Owner && !member.user.disabled;
      const seal::MemberKey* key = keys->activeOwner(member.user.id.uuid);
      CHECK((key != nullptr) == activeOwner);
      if (key != nullptr) CHECK(key->signingKey == member.signingKey);
    }
  };
  agree();
  for (const store::MemberChange& change : std::vector<store::MemberChange>{store::RoleChanged{clinician, model::Role::Owner}, store::MemberAdded{third.member}, store::PracticeRenamed{"New"},
                                                                            store::SlotReplaced{owner, third.member.slots[0]}, store::RoleChanged{clinician, model::Role::Reception}, store::MemberDisabled{third.member.user.id}}) {
    REQUIRE(log.append(change, owner, staff.owner.identity, 1, kNow));
    agree();
  }
}

namespace {

/// A turn of the epoch for `people`, with a root that nobody needs to open here.
store::EpochTurned turnFor(const std::vector<model::UserId>& people, std::uint32_t epoch) {
  store::EpochTurned turned;
  turned.epoch = epoch;
  turned.commitment.fill(static_cast<std::uint8_t>(epoch));
  turned.previous.fill(0x5a);
  for (const model::UserId id : people) turned.sealed.emplace_back(id, Bytes(80, static_cast<std::uint8_t>(epoch)));
  return turned;
}

std::uint16_t versionOf(const Path& path) {
  const Bytes bytes = readFile(path);
  return ByteReader(ByteView(bytes).subspan(8, 2)).u16();
}

}  // namespace

TEST_CASE("a turned epoch gives everybody who works the new root and leaves the others theirs", "[store][members]") {
  Staff staff;
  MembersLog log = staff.createWithTwo();
  const model::UserId owner = staff.owner.member.user.id, clinician = staff.clinician.member.user.id;
  CHECK(log.members().epoch() == 1);
  CHECK(versionOf(staff.membersPath()) == 1);
  REQUIRE(log.append(turnFor({owner, clinician}, 2), owner, staff.owner.identity, 1, kNow));
  CHECK(versionOf(staff.membersPath()) == 2);
  REQUIRE(log.append(store::MemberDisabled{clinician, 17}, owner, staff.owner.identity, 2, kNow));
  REQUIRE(log.append(turnFor({owner}, 3), owner, staff.owner.identity, 2, kNow));
  const auto again = MembersLog::open(*staff.files, staff.membersPath());
  REQUIRE(again);
  CHECK(again->members().epoch() == 3);
  REQUIRE(again->members().turns().size() == 2);
  CHECK(again->members().turns()[1].previous == turnFor({}, 3).previous);
  CHECK(again->members().firstCommitment() == staff.owner.member.root.commitment);
  CHECK(again->members().byId(owner)->root.epoch == 3);
  CHECK(again->members().byId(clinician)->root.epoch == 2);
  CHECK(again->members().byId(clinician)->signsBefore == std::optional<std::uint64_t>(17));
  CHECK_FALSE(again->members().byId(owner)->signsBefore);
  // A receiver, which opens nothing, still knows who may sign.
  const auto keys = seal::MemberKeys::read(readFile(staff.membersPath()));
  REQUIRE(keys);
  CHECK(keys->activeOwner(owner.uuid) != nullptr);
}

TEST_CASE("an epoch is turned by an owner, by one, and for everybody who works", "[store][members]") {
  Staff staff;
  MembersLog log = staff.createWithTwo();
  const model::UserId owner = staff.owner.member.user.id, clinician = staff.clinician.member.user.id;
  const Bytes before = readFile(staff.membersPath());
  CHECK_FALSE(log.append(turnFor({owner, clinician}, 2), clinician, staff.clinician.identity, 1, kNow));
  CHECK_FALSE(log.append(turnFor({owner, clinician}, 3), owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(turnFor({owner}, 2), owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(turnFor({owner, owner}, 2), owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(turnFor({owner, model::UserId{Uuid{}}}, 2), owner, staff.owner.identity, 1, kNow));
  CHECK(readFile(staff.membersPath()) == before);
  REQUIRE(log.append(store::MemberDisabled{clinician, 4}, owner, staff.owner.identity, 1, kNow));
  CHECK_FALSE(log.append(turnFor({owner, clinician}, 2), owner, staff.owner.identity, 1, kNow));
  CHECK(log.append(turnFor({owner}, 2), owner, staff.owner.identity, 1, kNow));
  // Disabled twice is disabled from the first time on.
  REQUIRE(log.append(store::MemberDisabled{clinician, 40}, owner, staff.owner.identity, 2, kNow));
  CHECK(log.members().byId(clinician)->signsBefore == std::optional<std::uint64_t>(4));
}

TEST_CASE("every flipped byte of a log with turned epochs is found", "[store][members]") {
  Staff staff;
  {
    MembersLog log = staff.createWithTwo();
    const model::UserId owner = staff.owner.member.user.id;
    REQUIRE(log.append(store::MemberDisabled{staff.clinician.member.user.id, 9}, owner, staff.owner.identity, 1, kNow));
    REQUIRE(log.append(turnFor({owner}, 2), owner, staff.owner.identity, 1, kNow));
    REQUIRE(log.append(store::PracticeRenamed{"Harbour"}, owner, staff.owner.identity, 2, kNow));
  }
  const Bytes whole = readFile(staff.membersPath());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const std::uint8_t flip : {0x02, 0x40}) {
      Bytes changed = whole;
      changed[at] ^= flip;
      writeFile(staff.membersPath(), changed);
      const auto opened = MembersLog::open(*staff.files, staff.membersPath());
      INFO("byte " << at);
      // The last record may be taken for torn only where a whole sector of it is lost.
      CHECK_FALSE(opened);
    }
  }
}

TEST_CASE("a turn of the epoch that is cut at any call is not there, and is made again", "[store][members]") {
  for (const Fault fault : {Fault::InputOutput, Fault::ShortWrite, Fault::Gone}) {
    for (std::uint64_t call = 1;; ++call) {
      Staff staff;
      staff.createWithTwo();
      const model::UserId owner = staff.owner.member.user.id, clinician = staff.clinician.member.user.id;
      FaultyFiles faulty(*staff.files, staff.folder.path());
      auto log = MembersLog::open(faulty, staff.membersPath());
      REQUIRE(log);
      faulty.failCall(call, fault);
      const auto turned = log->append(turnFor({owner, clinician}, 2), owner, staff.owner.identity, 1, kNow);
      const bool failed = faulty.hasFailed();
      INFO("call " << call);
      REQUIRE(turned.has_value() != failed);
      auto again = MembersLog::open(*staff.files, staff.membersPath());
      REQUIRE(again);
      if (again->members().epoch() == 1) REQUIRE(again->append(turnFor({owner, clinician}, 2), owner, staff.owner.identity, 1, kNow));
      CHECK(MembersLog::open(*staff.files, staff.membersPath())->members().epoch() == 2);
      if (!failed) break;
    }
  }
}
