#include "core/seal/peers_seen.h"

#include "core/seal/read_array.h"

namespace safelight::seal {

namespace {

constexpr std::string_view kMagic = "SLINSEEN";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kSignatureBytes = sizeof(Signature);
constexpr std::size_t kSmallestPeer = 4 + 4 + 16 + 3 * 8 + 1 + 8 + 4 + 8 + 8;

}  // namespace

Bytes signPeersSeen(const PeersSeen& seen, const SignFunction& sign) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(seen.vault.view());
  const std::size_t count = std::min(seen.peers.size(), kMostPeersSeen);
  writer.u32(static_cast<std::uint32_t>(count));
  for (const PeerSeen& peer : std::span(seen.peers).first(count)) {
    writer.text(peer.aeTitle);
    writer.text(peer.address);
    writer.raw(peer.device.view());
    writer.i64(peer.first.milliseconds);
    writer.i64(peer.last.milliseconds);
    writer.u64(peer.calls);
    writer.u8(static_cast<std::uint8_t>(peer.verdict));
    writer.i64(peer.day);
    writer.u32(peer.imagesThatDay);
    writer.u64(peer.images);
    writer.i64(peer.lastImage.milliseconds);
  }
  writer.raw(sign(writer.bytes()));
  return std::move(writer).take();
}

Result<PeersSeen> openPeersSeen(ByteView bytes, const SigningPublicKey& receiver) {
  if (bytes.size() < kMagic.size() + 2 + kSignatureBytes || bytes.size() > kLargestPeersSeen) return fail(ErrorCode::ObjectDamaged, "length");
  const ByteView message = bytes.first(bytes.size() - kSignatureBytes);
  ByteReader reader(message);
  if (toString(reader.raw(kMagic.size())) != kMagic) return fail(ErrorCode::ObjectDamaged, "magic");
  const std::uint16_t version = reader.u16();
  if (version > kVersion) return fail(ErrorCode::VaultTooNew, "peers seen version " + std::to_string(version));
  if (version != kVersion) return fail(ErrorCode::ObjectDamaged, "version");
  ByteReader tail(bytes.last(kSignatureBytes));
  if (!verifies(receiver, message, readArray<kSignatureBytes>(tail))) return fail(ErrorCode::SignatureInvalid, "peers seen");
  PeersSeen seen;
  seen.vault = readUuid(reader);
  const std::uint32_t count = reader.count(kSmallestPeer);
  for (std::uint32_t i = 0; i < count; ++i) {
    PeerSeen peer;
    peer.aeTitle = reader.text();
    peer.address = reader.text();
    peer.device = readUuid(reader);
    peer.first.milliseconds = reader.i64();
    peer.last.milliseconds = reader.i64();
    peer.calls = reader.u64();
    peer.verdict = static_cast<PeerVerdict>(reader.u8());
    peer.day = reader.i64();
    peer.imagesThatDay = reader.u32();
    peer.images = reader.u64();
    peer.lastImage.milliseconds = reader.i64();
    seen.peers.push_back(std::move(peer));
  }
  if (!reader.finished()) return fail(ErrorCode::ObjectDamaged, "content");
  return seen;
}

}  // namespace safelight::seal
