#pragma once
// What a set consists of, file by file with hashes, signed (FORMAT.md, "list"): so that a backup proves itself without any key.

#include <vector>

#include "core/seal/hash.h"
#include "core/vault/health/manifest.h"

namespace safelight::vault {

/// A sealed file that all sets share: an object, or an arrival that waits.
struct KeptObject {
  model::ImageId id;
  std::uint64_t bytes = 0;
  seal::Hash hash{};  // BLAKE2b-256 of the sealed file
  bool operator==(const KeptObject&) const = default;
};

/// A file by its name: a closed segment, or a part of the set itself.
struct KeptFile {
  std::string name;
  std::uint64_t bytes = 0;
  seal::Hash hash{};
  bool operator==(const KeptFile&) const = default;
};

struct SetList {
  model::VaultId vault;
  model::ImageId verifiedUpTo;        // where the next run goes on reading old objects again
  std::vector<KeptFile> files;        // in the set's folder
  std::vector<KeptFile> segments;     // in journal/
  std::vector<KeptObject> arrivals;   // by id
  std::vector<KeptObject> objects;    // by id

  const KeptFile* file(std::string_view name) const;
  std::uint64_t bytes() const;        // of everything
  bool operator==(const SetList&) const = default;
};

/// The first of `objects` (sorted by id) with this id; nothing when there is none.
const KeptObject* findObject(const std::vector<KeptObject>& objects, model::ImageId id);
/// As the manifest counts them.
seal::Hash manifestHash(const std::vector<KeptObject>& objects);

Bytes signList(const SetList& list, model::UserId signer, const crypto::Identity& identity);
/// Reads and checks. Errors: VaultTooNew, BackupDamaged, BackupOfAnotherVault, BackupForged.
Result<SetList> readList(ByteView bytes, const store::MembersLog& members);
inline constexpr std::uint64_t kLargestList = 2'000'000'000;

}  // namespace safelight::vault
