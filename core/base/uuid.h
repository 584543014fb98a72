#pragma once
// Identifiers: 128-bit UUIDs of version 7 (RFC 9562), and strong types around them.

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace safelight {

class Clock;
class Random;

/// A UUID as 16 bytes in network order. The nil UUID means "none".
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool isNil() const { return *this == Uuid{}; }
  ByteView view() const& { return bytes; }
  ByteView view() && = delete;  // into a UUID that is gone
  /// Lower-case 8-4-4-4-12 form.
  std::string toString() const;
  /// Reads the 8-4-4-4-12 form, either case; InvalidArgument otherwise.
  static Result<Uuid> parse(std::string_view text);
  /// Copies 16 bytes; `bytes` must hold that many.
  static Uuid fromBytes(ByteView bytes);
};

/// Makes a version 7 UUID: 48 bits of the clock's milliseconds, then random bits.
Uuid newUuid(const Clock& clock, Random& random);

/// A UUID that names one kind of thing only; ids of different kinds do not mix.
template <class Tag>
struct Id {
  Uuid uuid;
  auto operator<=>(const Id&) const = default;
  bool isNil() const { return uuid.isNil(); }
  std::string toString() const { return uuid.toString(); }
  static Result<Id> parse(std::string_view text) {
    TRY_ASSIGN(const Uuid uuid, Uuid::parse(text));
    return Id{uuid};
  }
};

}  // namespace safelight

template <>
struct std::hash<safelight::Uuid> {
  std::size_t operator()(const safelight::Uuid& uuid) const noexcept {
    std::size_t value;
    std::memcpy(&value, uuid.bytes.data() + 8, sizeof value);  // the random half
    return value;
  }
};
template <class Tag>
struct std::hash<safelight::Id<Tag>> {
  std::size_t operator()(const safelight::Id<Tag>& id) const noexcept { return std::hash<safelight::Uuid>{}(id.uuid); }
};
