#pragma once
// One original read in pieces and compared with what the catalogue says of it. Only core/vault includes this.

#include "core/seal/hash.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// Keeps the object's file open; outlives neither the vault nor its file system.
class OriginalReader {
 public:
  /// ImageNotFound (or deleted for good), ObjectMissing, ObjectDamaged, KeysDamaged.
  static Result<OriginalReader> open(Vault& vault, model::ImageId id);
  /// The same for an object's bytes that lie elsewhere, as `source` gives them: a copy in a backup.
  static Result<OriginalReader> openCopy(Vault& vault, model::ImageId id, std::uint64_t fileBytes, crypto::SealedSource source);
  /// Some megabytes more; false when all of it was read and is right.
  Result<bool> step();
  std::uint64_t bytes() const { return m_bytes; }

 private:
  OriginalReader(crypto::ObjectOpener object, std::uint64_t bytes, const seal::Hash& expected) : m_object(std::move(object)), m_bytes(bytes), m_expected(expected) {}
  crypto::ObjectOpener m_object;
  std::uint64_t m_bytes;
  seal::Hash m_expected;
  seal::Hasher m_hasher;
  std::uint64_t m_at = 0;
};

}  // namespace safelight::vault
