#include <sodium.h>

#include <algorithm>

#include "core/seal/object_header.h"

namespace safelight::seal {

static_assert(kTagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kObjectKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

namespace {

struct Start {
  ObjectHeader header;
  ChunkKeys keys;
};

Result<Start> begin(Uuid id, ByteView objectKey, ByteView metadata, Random& random) {
  if (objectKey.size() != kObjectKeyBytes) return fail(ErrorCode::InvalidArgument, "object key length");
  if (metadata.size() > kMaximumMetadataBytes) return fail(ErrorCode::InvalidArgument, "metadata length");
  const auto salt = random.array<32>();
  Start start;
  start.header = makeObjectHeader(id, salt, static_cast<std::uint32_t>(metadata.size()));
  start.keys = deriveChunkKeys(objectKey, start.header);
  std::ranges::copy(start.keys.commit, start.header.begin() + kCommitOffset);
  return start;
}

/// `out` holds plain.size() + kTagBytes.
void sealInto(std::uint8_t* out, ByteView plain, const ObjectHeader& header, const ChunkKeys& keys, std::uint64_t counter, bool last) {
  const auto nonce = chunkNonce(keys, counter, last);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out, nullptr, plain.data(), plain.size(), header.data(), header.size(), nullptr, nonce.data(),
                                             keys.key.data());
}

}  // namespace

Result<ObjectSealer> ObjectSealer::start(Uuid id, ByteView objectKey, ByteView metadata, Random& random, Sink sink) {
  TRY_ASSIGN(const Start begun, begin(id, objectKey, metadata, random));
  ObjectSealer sealer;
  sealer.m_header = begun.header;
  sealer.m_keys = begun.keys;
  sealer.m_sink = std::move(sink);
  TRY_VOID(sealer.m_sink(sealer.m_header));
  TRY_VOID(sealer.sealChunk(metadata, false));
  sealer.m_pending.bytes.reserve(kChunkBytes);
  return sealer;
}

Result<void> ObjectSealer::sealChunk(ByteView plain, bool last) {
  m_sealed.resize(plain.size() + kTagBytes);
  sealInto(m_sealed.data(), plain, m_header, m_keys, m_counter++, last);
  return m_sink(m_sealed);
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

Result<Bytes> sealObject(Uuid id, ByteView objectKey, ByteView metadata, ByteView original, Random& random) {
  TRY_ASSIGN(const Start begun, begin(id, objectKey, metadata, random));
  Bytes sealed;
  sealed.reserve(sealedBytes(static_cast<std::uint32_t>(metadata.size()), original.size()));
  sealed.insert(sealed.end(), begun.header.begin(), begun.header.end());
  std::uint64_t counter = 0;
  // Growing chunk by chunk inside the reserved buffer zeroes memory that the cipher then finds in the cache.
  const auto append = [&](ByteView plain, bool last) {
    const std::size_t at = sealed.size();
    sealed.resize(at + plain.size() + kTagBytes);
    sealInto(sealed.data() + at, plain, begun.header, begun.keys, counter++, last);
  };
  append(metadata, false);
  while (original.size() > kChunkBytes) {
    append(original.first(kChunkBytes), false);
    original = original.subspan(kChunkBytes);
  }
  append(original, true);
  return sealed;
}

}  // namespace safelight::seal
