#include "tests/unit/core/store/people.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"

namespace safelight::tests {

Person makePerson(const std::string& login, model::Role role, Random& random) {
  REQUIRE(seal::startSodium());
  auto identity = crypto::Identity::make(random);
  REQUIRE(identity);
  Person person{std::move(*identity), {}};
  FakeClock clock(kNow);
  person.member.user = {{newUuid(clock, random)}, login, "Dr " + login, role, false};
  person.member.signingKey = person.identity.signingKey();
  person.member.boxKey = person.identity.boxKey();
  crypto::KeySlot slot;
  slot.salt = random.array<16>();
  const auto sealed = random.array<104>();
  slot.sealedSecret.assign(sealed.begin(), sealed.end());
  person.member.slots.push_back(slot);
  const auto root = random.array<80>();
  person.member.root.sealed.assign(root.begin(), root.end());
  person.member.root.commitment = random.array<32>();
  return person;
}

model::VaultId vaultNamed(std::uint8_t number) {
  model::VaultId id;
  id.uuid.bytes.fill(number);
  return id;
}

Staff::Staff() : owner(makePerson("owner", model::Role::Owner, random)), clinician(makePerson("clinician", model::Role::Clinician, random)) {}

store::MembersLog Staff::create() {
  auto log = store::MembersLog::create(*files, membersPath(), vault, {"Harbour Dental", owner.member}, owner.identity, kNow);
  REQUIRE(log);
  return std::move(*log);
}

store::MembersLog Staff::createWithTwo() {
  store::MembersLog log = create();
  REQUIRE(log.append(store::MemberAdded{clinician.member}, owner.member.user.id, owner.identity, 1, kNow));
  return log;
}

store::SignerLookup JournalBench::signers() const {
  return [this](model::UserId id, std::uint64_t) -> std::optional<crypto::SigningPublicKey> {
    if (id == owner.member.user.id) return owner.member.signingKey;
    return std::nullopt;
  };
}

Result<void> JournalBench::append(store::Journal& journal, std::size_t records, std::size_t bodyBytes, std::uint16_t changeClass) {
  std::vector<store::JournalRecord> batch(records);
  for (store::JournalRecord& record : batch) {
    record.author = owner.member.user.id;
    record.time = kNow;
    record.changeClass = changeClass;
  }
  return journal.append(batch, owner.identity, [&](store::JournalRecord& record) -> Result<void> {
    record.sealedBody.resize(bodyBytes);
    random.fill(record.sealedBody);
    return {};
  }, positions);
}

Result<std::vector<std::uint64_t>> JournalBench::open(const store::JournalPosition& applied) {
  std::vector<std::uint64_t> read;
  TRY_ASSIGN([[maybe_unused]] const auto journal, store::Journal::open(*files, path(), vault, applied, signers(), [&](const store::JournalRecord& record, const store::JournalPosition&) {
    read.push_back(record.sequence);
    return ok();
  }));
  return read;
}

Result<std::vector<std::uint64_t>> JournalBench::scan() {
  std::vector<std::uint64_t> read;
  TRY_ASSIGN([[maybe_unused]] const auto end, store::Journal::scan(*files, path(), vault, signers(), [&](const store::JournalRecord& record) {
    read.push_back(record.sequence);
    return ok();
  }));
  return read;
}

}  // namespace safelight::tests
