#pragma once
// A practice of one owner, the same in every run: what hostile files are compared with, and whose signatures seeds carry.

#include <optional>

#include "core/seal/sodium_random.h"
#include "core/store/journal.h"
#include "core/store/key_file.h"
#include "core/store/members_log.h"
#include "tests/fuzz/memory_files.h"
#include "tests/fuzz/target.h"
#include "tests/support/fixed_random.h"
#include "tests/support/sample_values.h"

namespace safelight::fuzz {

struct SmallPractice {
  MemoryFiles files;
  tests::FixedRandom random{7};
  std::optional<crypto::Identity> owner;
  model::UserId id = tests::numbered<model::UserId>(4);
  std::optional<store::MembersLog> members;

  SmallPractice() {
    require(seal::startSodium().has_value());
    owner = std::move(*crypto::Identity::make(random));
    store::Member member;
    member.user = {id, "owner", "Dr Owner", model::Role::Owner, false};
    member.signingKey = owner->signingKey();
    member.boxKey = owner->boxKey();
    crypto::KeySlot slot;
    slot.sealedSecret.assign(104, 1);
    member.slots.push_back(slot);
    member.root.sealed.assign(80, 2);
    auto log = store::MembersLog::create(files, "members", tests::numbered<model::VaultId>(1), {"Harbour Dental", member}, *owner, Instant{1'795'000'000'000});
    require(log.has_value());
    members = std::move(*log);
  }

  model::VaultId vault() const { return members->vault(); }
  store::SignerLookup signers() const {
    return [this](model::UserId who, std::uint64_t) { return who == id ? std::optional(owner->signingKey()) : std::nullopt; };
  }

  /// A journal of `records` records in two segments, the bodies of which say nothing.
  store::Journal journal(MemoryFiles& into, std::size_t records) const {
    auto journal = store::Journal::create(into, "journal", vault());
    require(journal.has_value());
    std::vector<store::JournalPosition> positions;
    for (std::size_t i = 0; i < records; ++i) {
      if (i == records / 2) journal->startSegmentsAt(1);
      std::vector<store::JournalRecord> one(1);
      one[0].author = id;
      one[0].changeClass = static_cast<std::uint16_t>(i + 1);
      one[0].time = Instant{1'795'000'000'000 + static_cast<std::int64_t>(i)};
      const auto sealBody = [](store::JournalRecord& record) {
        record.sealedBody.assign(40, 9);
        return ok();
      };
      require(journal->append(one, *owner, sealBody, positions).has_value());
      journal->startSegmentsAt(store::Journal::kSegmentBytes);
    }
    return std::move(*journal);
  }

  store::KeyFile keys(MemoryFiles& into, std::size_t count) const {
    auto keys = store::KeyFile::create(into, "keys", "keys.copy", vault());
    std::vector<store::KeyRecord> records(count);
    for (std::size_t i = 0; i < count; ++i) records[i].id.bytes.fill(static_cast<std::uint8_t>(i + 1));
    require(keys && keys->append(records));
    return std::move(*keys);
  }
};

inline SmallPractice& smallPractice() {
  static SmallPractice one;
  return one;
}

}  // namespace safelight::fuzz
