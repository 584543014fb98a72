#include <sodium.h>

#include <algorithm>

#include "core/seal/object_header.h"

namespace safelight::seal {

static_assert(kTagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kObjectKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

Result<ObjectSealer> ObjectSealer::start(Uuid id, ByteView objectKey, ByteView metadata, Random& random, Sink sink, Room room) {
  if (objectKey.size() != kObjectKeyBytes) return fail(ErrorCode::InvalidArgument, "object key length");
  if (metadata.size() > kMaximumMetadataBytes) return fail(ErrorCode::InvalidArgument, "metadata length");
  const auto salt = random.array<32>();
  ObjectSealer sealer;
  sealer.m_header = makeObjectHeader(id, salt, static_cast<std::uint32_t>(metadata.size()));
  sealer.m_keys = deriveChunkKeys(objectKey, sealer.m_header);
  std::ranges::copy(sealer.m_keys.commit, sealer.m_header.begin() + kCommitOffset);
  sealer.m_sink = std::move(sink);
  sealer.m_room = std::move(room);
  TRY_VOID(sealer.m_sink(sealer.m_header));
  TRY_VOID(sealer.sealChunk(metadata, false));
  sealer.m_pending.bytes.reserve(kChunkBytes);
  return sealer;
}

Result<void> ObjectSealer::sealChunk(ByteView plain, bool last) {
  const std::size_t bytes = plain.size() + kTagBytes;
  MutableByteView sealed = m_room ? m_room(bytes) : MutableByteView{};
  if (sealed.size() != bytes) {
    m_sealed.resize(bytes);
    sealed = m_sealed;
  }
  const auto nonce = chunkNonce(m_keys, m_counter++, last);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), m_header.data(), m_header.size(), nullptr, nonce.data(),
                                             m_keys.key.data());
  return m_sink(sealed);
}

Result<void> ObjectSealer::write(ByteView original) {
  // A full chunk waits until more comes: only then is it known not to be the last.
  Bytes& pending = m_pending.bytes;
  while (!original.empty()) {
    if (pending.size() == kChunkBytes) {
      TRY_VOID(sealChunk(pending, false));
      pending.clear();
    }
    if (pending.empty() && original.size() > kChunkBytes) {
      TRY_VOID(sealChunk(original.first(kChunkBytes), false));
      original = original.subspan(kChunkBytes);
      continue;
    }
    const std::size_t taken = std::min(kChunkBytes - pending.size(), original.size());
    pending.insert(pending.end(), original.begin(), original.begin() + static_cast<std::ptrdiff_t>(taken));
    original = original.subspan(taken);
  }
  return ok();
}

void PlainChunk::wipe() {
  bytes.resize(bytes.capacity());
  sodium_memzero(bytes.data(), bytes.size());
  bytes.clear();
}

Result<void> ObjectSealer::finish() {
  auto sealed = sealChunk(m_pending.bytes, true);
  m_pending.wipe();
  return sealed;
}

}  // namespace safelight::seal
