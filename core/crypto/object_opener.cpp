#include "core/crypto/object_opener.h"

#include <sodium.h>

#include <algorithm>

namespace safelight::crypto {

using seal::kChunkBytes;
using seal::kObjectHeaderBytes;
using seal::kTagBytes;

namespace {

constexpr std::uint64_t kSealedChunkBytes = kChunkBytes + kTagBytes;

std::uint64_t chunkCount(std::uint64_t originalBytes) { return std::max<std::uint64_t>(1, (originalBytes + kChunkBytes - 1) / kChunkBytes); }

}  // namespace

Result<ObjectOpener> ObjectOpener::open(Uuid expectedId, const SecretBytes& objectKey, std::uint64_t fileBytes, SealedSource source) {
  if (objectKey.size() != seal::kObjectKeyBytes) return fail(ErrorCode::InvalidArgument, "object key length");
  if (fileBytes < kObjectHeaderBytes) return fail(ErrorCode::ObjectDamaged, "file too short");
  ObjectOpener opener;
  TRY_VOID(source(0, opener.m_header));
  TRY_ASSIGN(opener.m_layout, seal::ObjectLayout::parse(opener.m_header));
  if (opener.m_layout.id != expectedId) return fail(ErrorCode::ObjectDamaged, "another object's file");
  TRY_ASSIGN(opener.m_originalBytes, opener.m_layout.originalBytes(fileBytes));
  opener.m_keys = objectKey.read([&](ByteView key) { return seal::deriveChunkKeys(key, opener.m_header); });
  if (sodium_memcmp(opener.m_keys.commit.data(), opener.m_layout.commit.data(), opener.m_keys.commit.size()) != 0)
    return fail(ErrorCode::ObjectDamaged, "key commitment");
  opener.m_fileBytes = fileBytes;
  opener.m_source = std::move(source);
  return opener;
}

Result<void> ObjectOpener::openChunk(std::uint64_t counter, MutableByteView plain) const {
  const std::uint64_t metadataEnd = kObjectHeaderBytes + m_layout.metadataBytes + kTagBytes;
  const std::uint64_t offset = counter == 0 ? kObjectHeaderBytes : metadataEnd + (counter - 1) * kSealedChunkBytes;
  const bool last = counter != 0 && counter == chunkCount(m_originalBytes);
  // Ciphertext is read to where the plain text goes and opened in place; only the tag needs a place of its own.
  std::array<std::uint8_t, kTagBytes> tag;
  TRY_VOID(m_source(offset, plain));
  TRY_VOID(m_source(offset + plain.size(), tag));
  const auto nonce = seal::chunkNonce(m_keys, counter, last);
  std::uint8_t nothing = 0;  // libsodium wants an address for an empty chunk, too
  std::uint8_t* const text = plain.empty() ? &nothing : plain.data();
  if (crypto_aead_xchacha20poly1305_ietf_decrypt_detached(text, nullptr, text, plain.size(), tag.data(), m_header.data(), m_header.size(),
                                                          nonce.data(), m_keys.key.data()) != 0) {
    sodium_memzero(plain.data(), plain.size());
    return fail(ErrorCode::ObjectDamaged, "chunk " + std::to_string(counter));
  }
  return ok();
}

Result<Bytes> ObjectOpener::metadata() const {
  Bytes bytes(m_layout.metadataBytes);
  TRY_VOID(openChunk(0, bytes));
  return bytes;
}

Result<Bytes> ObjectOpener::readAll() const {
  Bytes bytes;
  bytes.reserve(m_originalBytes);
  for (std::uint64_t counter = 1; counter <= chunkCount(m_originalBytes); ++counter) {
    const std::size_t at = bytes.size();
    bytes.resize(at + static_cast<std::size_t>(std::min<std::uint64_t>(kChunkBytes, m_originalBytes - at)));
    TRY_VOID(openChunk(counter, MutableByteView(bytes).subspan(at)));
  }
  return bytes;
}

Result<void> ObjectOpener::readAt(std::uint64_t offset, MutableByteView into) const {
  if (offset > m_originalBytes || into.size() > m_originalBytes - offset) return fail(ErrorCode::InvalidArgument, "outside the object");
  Bytes chunk;
  while (!into.empty()) {
    const std::uint64_t index = offset / kChunkBytes;
    const std::uint64_t begin = index * kChunkBytes;
    const std::size_t length = static_cast<std::size_t>(std::min<std::uint64_t>(kChunkBytes, m_originalBytes - begin));
    const std::size_t skipped = static_cast<std::size_t>(offset - begin);
    const std::size_t taken = std::min(length - skipped, into.size());
    if (skipped == 0 && taken == length) {
      TRY_VOID(openChunk(index + 1, into.first(taken)));
    } else {
      chunk.resize(length);
      TRY_VOID(openChunk(index + 1, chunk));
      std::copy_n(chunk.begin() + static_cast<std::ptrdiff_t>(skipped), taken, into.begin());
    }
    offset += taken;
    into = into.subspan(taken);
  }
  return ok();
}

}  // namespace safelight::crypto
