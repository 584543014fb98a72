#pragma once
// Bodies of journal records, sealed and opened (FORMAT.md, "Records of images that wait"). Only core/vault includes this.

#include "core/vault/internals.h"

namespace safelight::vault {

/// A change as the body of `record`, whose head is complete: under the patient's key or the vault's, and inside it, when it is about one image,
/// under the image's own, so that it goes with the image. `objectKey` is that image's, where the caller holds it; else the catalogue is asked.
Result<Bytes> sealRecord(KeyRing& keys, store::Connection& catalogue, model::VaultId vault, const store::JournalRecord& record, const change::Any& change,
                         Random& random, const crypto::SecretBytes* objectKey = nullptr);

/// Records that no key opens, until it is sure that their keys were destroyed on purpose.
class UnreadableRecords {
 public:
  void note(const store::JournalRecord& record, const change::Any& change);
  bool empty() const { return m_patients.empty() && m_images.empty(); }
  /// How many records were noted.
  std::uint64_t count() const { return m_count; }
  /// Forgets those that the catalogue knows as erased or purged.
  Result<void> settle(store::Connection& catalogue);
  /// Those whom a tombstone in the vault names; then KeysDamaged when any is left.
  Result<void> finish(store::Connection& catalogue, store::FileSystem& files, const store::Layout& layout, const store::MembersLog& members);

 private:
  std::map<model::PatientId, std::uint64_t> m_patients;  // with the first record's number
  std::map<model::ImageId, std::uint64_t> m_images;
  std::uint64_t m_count = 0;
};

}  // namespace safelight::vault
