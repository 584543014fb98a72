// What a computer remembers of a receiver: who takes the last arrivals away, with the head that counts them, is found at the next unlock.

#include "core/vault/health/arrival_memory.h"

#include "core/seal/members_seen.h"
#include "core/vault/access/people.h"
#include "core/vault/internals.h"
#include "core/vault/receiving/inbox_keys.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::AdoptionStatus;

namespace {

/// Receives while it is locked, and remembers.
struct Locked {
  Locked() {
    practice.stationMemory = practice.folder / "memory";
    vault::Vault open = practice.open();
    addMarta(open);
    REQUIRE(vault::pairDevice(open, kPanoramicUnit));
    REQUIRE(vault::prepareReceiver(open, secretFile(), vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
    receiver.emplace(practice.path, secretFile(), practice.clock);
    key = **vault::namedReceiver(open.internals().catalogue);
    id = open.id();
  }
  Path secretFile() const { return practice.folder / "receiver-secret"; }
  Path head() const { return practice.path / "inbox" / "head"; }
  void remember() { vault::rememberArrivals(*practice.files, practice.path, practice.stationMemory); }
  std::optional<seal::InboxHead> recalled() { return vault::recallArrivals(*practice.files, practice.stationMemory, id, key); }
  Uuid store(const std::string& body) { return receiver->store(imageOf(kMartaInFiles, body)); }
  Adopted adopt() {
    vault::Vault open = practice.open();
    return adoptAll(practice, open);
  }

  VaultFixture practice;
  std::optional<ReceiverDouble> receiver;
  seal::SigningPublicKey key{};
  model::VaultId id;
};

}  // namespace

TEST_CASE("the last arrivals are missed although the head that counts them is gone or was put back", "[vault][receiving][memory]") {
  Locked clinic;
  clinic.store("1");
  const Bytes early = readFile(clinic.head());
  const Uuid second = clinic.store("2"), third = clinic.store("3");
  clinic.remember();
  for (const Uuid id : {second, third}) std::filesystem::remove(clinic.receiver->path(id));
  SECTION("gone") { std::filesystem::remove(clinic.head()); }
  SECTION("put back") {
    writeFile(clinic.head(), early);
    clinic.remember();  // which takes nothing back
  }
  const Adopted adopted = clinic.adopt();
  CHECK(adopted.with(AdoptionStatus::Filed) == 1);
  REQUIRE(adopted.with(AdoptionStatus::Missing) == 1);
  const auto missing = std::find_if(adopted.outcomes.begin(), adopted.outcomes.end(), [](const auto& one) { return one.status == AdoptionStatus::Missing; });
  CHECK(missing->missingFirst == 2);
  CHECK(missing->missingLast == 3);
  CHECK(clinic.adopt().with(AdoptionStatus::Missing) == 0);  // told once
}

TEST_CASE("what was taken in is not missed, nor what comes afterwards", "[vault][receiving][memory]") {
  Locked clinic;
  for (const char* body : {"1", "2"}) clinic.store(body);
  clinic.remember();
  CHECK(clinic.recalled()->number == 2);
  CHECK(clinic.adopt().with(AdoptionStatus::Filed) == 2);
  clinic.store("3");
  const Adopted later = clinic.adopt();
  CHECK(later.with(AdoptionStatus::Filed) == 1);
  CHECK(later.with(AdoptionStatus::Missing) == 0);
  CHECK(clinic.recalled()->number == 3);  // the vault remembers when it opens and closes
}

TEST_CASE("only the receiver's own word is remembered, and only where this computer was told who that is", "[vault][receiving][memory]") {
  Locked clinic;
  clinic.store("1");
  clinic.remember();
  const auto before = clinic.recalled();
  REQUIRE(before);
  Bytes forged = readFile(clinic.head());
  forged[forged.size() - 100] ^= 1;
  writeFile(clinic.head(), forged);
  clinic.remember();
  CHECK(clinic.recalled() == before);
  const Path elsewhere = clinic.practice.folder / "elsewhere";
  vault::rememberArrivals(*clinic.practice.files, clinic.practice.path, elsewhere);
  CHECK_FALSE(std::filesystem::exists(elsewhere));
  seal::SigningPublicKey other = clinic.key;
  other[0] ^= 1;
  CHECK_FALSE(vault::recallArrivals(*clinic.practice.files, clinic.practice.stationMemory, clinic.id, other));
  REQUIRE(vault::rememberReceiver(*clinic.practice.files, clinic.practice.stationMemory, clinic.id, other));
  CHECK_FALSE(clinic.recalled());
  for (const std::size_t length : {0u, 7u, 57u}) {
    writeFile(vault::arrivalMemoryPath(clinic.practice.stationMemory, clinic.id), Bytes(length, 0x53));
    CHECK_FALSE(clinic.recalled());
    clinic.remember();
  }
}

TEST_CASE("a computer where a vault receives knows how far its members have come, and goes back only when an owner accepts it", "[vault][receiving][memory]") {
  Locked clinic;
  const Path file = seal::membersSeenPath(vault::receiverSecretIn(clinic.practice.stationMemory, clinic.id));
  const auto seen = [&] { return seal::MembersSeen::parse(readFile(file)); };
  const auto inLog = [&] { return seal::MemberKeys::read(readFile(clinic.practice.path / "members"))->position(); };
  REQUIRE(seen());
  CHECK(seen()->vault == clinic.id.uuid);
  CHECK(seen()->position == inLog());
  const TemporaryFolder kept;
  std::filesystem::copy(clinic.practice.path, kept / "early", std::filesystem::copy_options::recursive);
  {
    vault::Vault open = clinic.practice.open();
    const auto people = vault::listPeople(open);
    const auto nurse = std::ranges::find(people, "nurse", &model::User::login);
    REQUIRE(nurse != people.end());
    REQUIRE(vault::changeRole(open, nurse->id, model::Role::Clinician));
  }
  const auto late = seen();
  CHECK(late->position == inLog());
  std::filesystem::remove_all(clinic.practice.path);
  std::filesystem::copy(kept / "early", clinic.practice.path, std::filesystem::copy_options::recursive);
  REQUIRE(clinic.practice.reopen().error().code == ErrorCode::VaultRolledBack);
  CHECK(seen() == late);
  REQUIRE(clinic.practice.reopen({vault::Opening::Older::Accept, {}}));
  CHECK(seen()->position == inLog());
  CHECK(seen() != late);
}
