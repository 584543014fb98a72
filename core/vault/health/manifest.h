#pragma once
// What a vault's state was at one moment, signed (FORMAT.md, "Manifest"): in every set of a backup, and as the anchor that a computer keeps beside
// its device secret. Whoever has one can tell that the vault, or a part of it, was put back to an earlier state.

#include <span>

#include "core/crypto/signing.h"
#include "core/store/journal.h"
#include "core/store/members_log.h"

namespace safelight::vault {

/// Facts that only ever grow, and hashes that bind them. Nothing secret.
struct VaultState {
  model::VaultId vault;
  std::uint32_t epoch = 1;
  std::uint64_t memberRecords = 0;
  seal::Hash lastMember{};           // hash of the last record of `members`
  store::JournalPosition journal;
  std::uint64_t keyRecords = 0;      // the key file never gets shorter: erasing overwrites
  std::uint64_t images = 0;          // objects in `objectList`
  seal::Hash objectList{};           // objectListHash; zeros in an anchor
  Instant at;
};

/// One object file as a backup names it.
struct ListedObject {
  model::ImageId id;
  std::uint64_t bytes = 0;  // of the sealed file
};
/// BLAKE2b-256 over id and length of each, in the order of their ids; `objects` must be sorted by id.
seal::Hash objectListHash(std::span<const ListedObject> objects);

/// A state and who vouches for it.
struct Manifest {
  VaultState state;
  model::UserId signer;
};

inline constexpr std::size_t kManifestBytes = 258;

/// The bytes of a manifest, signed by one of the practice's people.
Bytes signManifest(const VaultState& state, model::UserId signer, const crypto::Identity& identity);
/// Reads without judging the signature. Errors: VaultTooNew, BackupDamaged.
Result<Manifest> parseManifest(ByteView bytes);
/// Reads and checks the signature against the practice's people. Errors: VaultTooNew, BackupDamaged, BackupOfAnotherVault, BackupForged (also when
/// the signer is nobody of this practice).
Result<Manifest> readManifest(ByteView bytes, const store::MembersLog& members);

}  // namespace safelight::vault
