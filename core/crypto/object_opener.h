#pragma once
// Opens sealed objects: whole, or any chunk alone.

#include <functional>

#include "core/crypto/secret_bytes.h"
#include "core/seal/object_envelope.h"

namespace safelight::crypto {

/// Reads `into.size()` bytes at an offset of the sealed file; short or failing reads are errors.
using SealedSource = std::function<Result<void>(std::uint64_t offset, MutableByteView into)>;

/// One sealed object, opened with its key. Every read is verified before a byte is returned; any change to the file gives
/// ObjectDamaged, another object's file under this name too.
class ObjectOpener {
 public:
  static Result<ObjectOpener> open(Uuid expectedId, const SecretBytes& objectKey, std::uint64_t fileBytes, SealedSource source);
  std::uint64_t originalBytes() const { return m_originalBytes; }
  Result<Bytes> metadata() const;
  Result<Bytes> readAll() const;
  /// `into` is filled from `offset` of the original; outside it is InvalidArgument.
  Result<void> readAt(std::uint64_t offset, MutableByteView into) const;

 private:
  ObjectOpener() = default;
  Result<void> openChunk(std::uint64_t counter, MutableByteView plain) const;
  seal::ObjectHeader m_header{};
  seal::ObjectLayout m_layout;
  seal::ChunkKeys m_keys;
  std::uint64_t m_originalBytes = 0;
  std::uint64_t m_fileBytes = 0;
  SealedSource m_source;
};

}  // namespace safelight::crypto
