#pragma once
// The sealed object file (FORMAT.md, "Object"): layout, and the side that only writes.
//
//   magic 8 | version u16 | log2 chunk u8 | reserved u8 | metadata length u32 | object id 16 | salt 32 | commit 32
//   chunk 0: the metadata (metadata length bytes + 16) | chunks 1..n: the original in pieces of 64 KiB (+ 16), the last one flagged
//
// Each chunk is XChaCha20-Poly1305 under a key derived from the object key, nonce = 16-byte prefix | 56-bit counter | last flag,
// associated data = the whole 96-byte header. `commit` binds the object key (plain AEADs do not commit to their key).

#include <array>
#include <cstdint>
#include <functional>

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/uuid.h"

namespace safelight::seal {

inline constexpr std::size_t kObjectHeaderBytes = 96;
inline constexpr std::size_t kChunkBytes = 65536;
inline constexpr std::size_t kTagBytes = 16;
inline constexpr std::size_t kObjectKeyBytes = 32;
inline constexpr std::size_t kMaximumMetadataBytes = 1u << 20;
inline constexpr std::uint16_t kObjectVersion = 1;

using ObjectHeader = std::array<std::uint8_t, kObjectHeaderBytes>;

/// Header fields, checked: magic, version (VaultTooNew when higher), chunk size, metadata length. Errors: ObjectDamaged.
struct ObjectLayout {
  Uuid id;
  std::array<std::uint8_t, 32> salt{};
  std::array<std::uint8_t, 32> commit{};
  std::uint32_t metadataBytes = 0;

  static Result<ObjectLayout> parse(ByteView header);
  /// Bytes of the original in a file of this length; ObjectDamaged when no original has that sealed length.
  Result<std::uint64_t> originalBytes(std::uint64_t fileBytes) const;
};
std::uint64_t sealedBytes(std::uint32_t metadataBytes, std::uint64_t originalBytes);

/// What a chunk is sealed with; derived from the object key and header (shared by sealer and opener).
struct ChunkKeys {
  std::array<std::uint8_t, 32> key{};
  std::array<std::uint8_t, 16> noncePrefix{};
  std::array<std::uint8_t, 32> commit{};
  ~ChunkKeys();  // wipes
};
/// `header` up to and including the salt counts; commit is derived, not read.
ChunkKeys deriveChunkKeys(ByteView objectKey, const ObjectHeader& header);
std::array<std::uint8_t, 24> chunkNonce(const ChunkKeys& keys, std::uint64_t counter, bool last);

/// A chunk that waits to be sealed; wiped when it goes.
struct PlainChunk {
  Bytes bytes;
  PlainChunk() = default;
  PlainChunk(PlainChunk&&) noexcept = default;
  PlainChunk& operator=(PlainChunk&&) noexcept = default;
  ~PlainChunk() { wipe(); }
  void wipe();  // all that it ever held, not only what it holds now
};

/// Seals one object as a stream. Not thread-safe; keeps at most one chunk.
class ObjectSealer {
 public:
  /// Takes sealed bytes in order; an error ends the sealing.
  using Sink = std::function<Result<void>(ByteView)>;

  /// Memory of the sink's for so many bytes, into which a chunk is sealed before the sink is given it; empty when the sealer shall use its own.
  using Room = std::function<MutableByteView(std::size_t)>;

  /// Writes header and metadata. `objectKey` holds 32 bytes.
  static Result<ObjectSealer> start(Uuid id, ByteView objectKey, ByteView metadata, Random& random, Sink sink, Room room = {});
  Result<void> write(ByteView original);
  /// Writes the last chunk; nothing may follow.
  Result<void> finish();

 private:
  ObjectSealer() = default;
  Result<void> sealChunk(ByteView plain, bool last);
  ObjectHeader m_header{};
  ChunkKeys m_keys;
  Sink m_sink;
  Room m_room;
  PlainChunk m_pending;
  Bytes m_sealed;
  std::uint64_t m_counter = 0;
};

}  // namespace safelight::seal
