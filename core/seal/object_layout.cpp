#include <sodium.h>

#include <algorithm>

#include "core/seal/hash.h"
#include "core/seal/object_header.h"

namespace safelight::seal {

namespace {

constexpr std::string_view kKeyContext = "safelight object key 1";
constexpr std::string_view kNonceContext = "safelight object nonce 1";
constexpr std::string_view kCommitContext = "safelight object commit 1";

}  // namespace

Result<ObjectLayout> ObjectLayout::parse(ByteView header) {
  if (header.size() < kObjectHeaderBytes) return fail(ErrorCode::ObjectDamaged, "header too short");
  ByteReader reader(header.first(kObjectHeaderBytes));
  if (toString(reader.raw(kObjectMagic.size())) != kObjectMagic) return fail(ErrorCode::ObjectDamaged, "magic");
  const std::uint16_t version = reader.u16();
  if (version > kObjectVersion) return fail(ErrorCode::VaultTooNew, "object version " + std::to_string(version));
  if (version != kObjectVersion) return fail(ErrorCode::ObjectDamaged, "version");
  if (reader.u8() != kChunkBits) return fail(ErrorCode::ObjectDamaged, "chunk size");
  if (reader.u8() != 0) return fail(ErrorCode::ObjectDamaged, "reserved byte");
  ObjectLayout layout;
  layout.metadataBytes = reader.u32();
  if (layout.metadataBytes > kMaximumMetadataBytes) return fail(ErrorCode::ObjectDamaged, "metadata length");
  layout.id = Uuid::fromBytes(reader.raw(16));
  std::ranges::copy(reader.raw(layout.salt.size()), layout.salt.begin());
  std::ranges::copy(reader.raw(layout.commit.size()), layout.commit.begin());
  return layout;
}

Result<std::uint64_t> ObjectLayout::originalBytes(std::uint64_t fileBytes) const {
  const std::uint64_t before = kObjectHeaderBytes + metadataBytes + kTagBytes;
  if (fileBytes < before + kTagBytes) return fail(ErrorCode::ObjectDamaged, "file too short");
  const std::uint64_t rest = fileBytes - before;
  const std::uint64_t sealedChunk = kChunkBytes + kTagBytes;
  const std::uint64_t chunks = (rest + sealedChunk - 1) / sealedChunk;
  const std::uint64_t lastChunk = rest - (chunks - 1) * sealedChunk;
  // Only an empty original has an empty last chunk.
  if (lastChunk < kTagBytes || (chunks > 1 && lastChunk == kTagBytes)) return fail(ErrorCode::ObjectDamaged, "file length");
  return rest - chunks * kTagBytes;
}

std::uint64_t sealedBytes(std::uint32_t metadataBytes, std::uint64_t originalBytes) {
  const std::uint64_t chunks = std::max<std::uint64_t>(1, (originalBytes + kChunkBytes - 1) / kChunkBytes);
  return kObjectHeaderBytes + metadataBytes + kTagBytes + originalBytes + chunks * kTagBytes;
}

ChunkKeys::~ChunkKeys() {
  sodium_memzero(key.data(), key.size());
  sodium_memzero(noncePrefix.data(), noncePrefix.size());
}

ChunkKeys deriveChunkKeys(ByteView objectKey, const ObjectHeader& header) {
  const ByteView bound = ByteView(header).first(kCommitOffset);
  ChunkKeys keys;
  keys.key = keyedHash(objectKey, {asBytes(kKeyContext), bound});
  const Hash prefix = keyedHash(objectKey, {asBytes(kNonceContext), bound});
  std::copy_n(prefix.begin(), keys.noncePrefix.size(), keys.noncePrefix.begin());
  keys.commit = keyedHash(objectKey, {asBytes(kCommitContext), bound});
  return keys;
}

std::array<std::uint8_t, 24> chunkNonce(const ChunkKeys& keys, std::uint64_t counter, bool last) {
  std::array<std::uint8_t, 24> nonce;
  std::ranges::copy(keys.noncePrefix, nonce.begin());
  for (std::size_t i = 0; i < 7; ++i) nonce[16 + i] = static_cast<std::uint8_t>(counter >> (8 * i));
  nonce[23] = last ? 1 : 0;
  return nonce;
}

ObjectHeader makeObjectHeader(Uuid id, ByteView salt, std::uint32_t metadataBytes) {
  ByteWriter writer;
  writer.raw(asBytes(kObjectMagic));
  writer.u16(kObjectVersion);
  writer.u8(kChunkBits);
  writer.u8(0);
  writer.u32(metadataBytes);
  writer.raw(id.view());
  writer.raw(salt);
  ObjectHeader header{};
  std::ranges::copy(writer.bytes(), header.begin());
  return header;
}

}  // namespace safelight::seal
