#include "core/seal/members_seen.h"

#include <algorithm>

#include "core/seal/read_array.h"

namespace safelight::seal {

namespace {

constexpr std::string_view kMagic = "SLMEMSEE";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kChecksumBytes = 8;

ByteView checksumOf(const Hash& hash) { return ByteView(hash).first(kChecksumBytes); }

}  // namespace

Bytes MembersSeen::encode() const {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(vault.view());
  writer.u64(position.records);
  writer.raw(position.last);
  writer.raw(checksumOf(hash(writer.bytes())));
  return std::move(writer).take();
}

std::optional<MembersSeen> MembersSeen::parse(ByteView file) {
  if (file.size() != kMembersSeenBytes) return std::nullopt;
  ByteReader reader(file);
  const bool isOurs = toString(reader.raw(kMagic.size())) == kMagic && reader.u16() == kVersion;
  MembersSeen seen;
  seen.vault = readUuid(reader);
  seen.position.records = reader.u64();
  seen.position.last = readArray<32>(reader);
  const bool isWhole = std::ranges::equal(reader.raw(kChecksumBytes), checksumOf(hash(file.first(file.size() - kChecksumBytes))));
  return isOurs && isWhole && reader.finished() ? std::optional(seen) : std::nullopt;
}

Path membersSeenPath(const Path& receiverSecret) {
  Path path = receiverSecret;
  return path += ".members";
}

}  // namespace safelight::seal
