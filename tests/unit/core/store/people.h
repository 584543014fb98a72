#pragma once
// People, keys and journals for tests of the store: always the same ones.

#include "core/store/head_file.h"
#include "core/store/journal.h"
#include "core/store/members_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fixed_random.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

inline constexpr Instant kNow{1'795'000'000'000};

/// A person with keys, and a key slot that nothing opens (stretching a password takes its time).
struct Person {
  crypto::Identity identity;
  store::Member member;
};
Person makePerson(const std::string& login, model::Role role, Random& random);
model::VaultId vaultNamed(std::uint8_t number);

/// A folder with a membership log of an owner and a clinician.
struct Staff {
  Staff();
  TemporaryFolder folder;
  std::unique_ptr<store::FileSystem> files = store::systemFiles();
  FixedRandom random{7};
  model::VaultId vault = vaultNamed(1);
  Person owner, clinician;
  Path membersPath() const { return folder / "members"; }
  store::MembersLog create();
  /// With the clinician added.
  store::MembersLog createWithTwo();
};

/// A journal by the owner of a Staff. Bodies are "sealed" as they are: the store never opens them.
struct JournalBench : Staff {
  Path path() const { return folder / "journal"; }
  store::SignerLookup signers() const;
  /// One append of as many records.
  Result<void> append(store::Journal& journal, std::size_t records, std::size_t bodyBytes = 40, std::uint16_t changeClass = 28);
  /// Opens from `applied` and gives the sequences read.
  Result<std::vector<std::uint64_t>> open(const store::JournalPosition& applied = {});
  Result<std::vector<std::uint64_t>> scan();
  std::vector<store::JournalPosition> positions;
};

}  // namespace safelight::tests
