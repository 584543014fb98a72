#include "core/base/uuid.h"

#include "core/base/clock.h"
#include "core/base/random.h"

namespace safelight {

std::string Uuid::toString() const {
  const std::string hex = toHex(bytes);
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' + hex.substr(20);
}

Result<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
    return fail(ErrorCode::InvalidArgument, "not a UUID");
  std::string hex;
  for (const char c : text)
    if (c != '-') hex.push_back(c);
  TRY_ASSIGN(const Bytes bytes, fromHex(hex));
  if (bytes.size() != 16) return fail(ErrorCode::InvalidArgument, "not a UUID");
  return fromBytes(bytes);
}

Uuid Uuid::fromBytes(ByteView source) {
  Uuid uuid;
  std::memcpy(uuid.bytes.data(), source.data(), uuid.bytes.size());
  return uuid;
}

Uuid newUuid(const Clock& clock, Random& random) {
  Uuid uuid;
  random.fill(uuid.bytes);
  const auto milliseconds = static_cast<std::uint64_t>(clock.now().milliseconds);
  for (int i = 0; i < 6; ++i) uuid.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(milliseconds >> (8 * (5 - i)));
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0f) | 0x70);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3f) | 0x80);
  return uuid;
}

}  // namespace safelight
