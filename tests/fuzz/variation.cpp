#include "tests/fuzz/variation.h"

#include <algorithm>
#include <array>

namespace safelight::fuzz {
namespace {

constexpr std::size_t kLargest = 1u << 20;
constexpr std::array<std::uint32_t, 10> kNumbers{0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF};

std::size_t below(std::size_t limit, std::mt19937_64& random) { return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit); }

std::ptrdiff_t place(const Bytes& bytes, std::mt19937_64& random) { return static_cast<std::ptrdiff_t>(below(bytes.size(), random)); }

/// A number in two or four bytes, of either order.
void putNumber(Bytes& bytes, std::mt19937_64& random) {
  const std::uint32_t number = kNumbers[below(kNumbers.size(), random)];
  const std::size_t width = random() % 2 == 0 ? 2 : 4;
  if (bytes.size() < width) return;
  const std::size_t at = below(bytes.size() - width + 1, random);
  const bool bigEndian = random() % 2 == 0;
  for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<std::uint8_t>(number >> 8 * (bigEndian ? width - 1 - i : i));
}

void insertPiece(Bytes& bytes, const Bytes& from, std::mt19937_64& random) {
  const std::size_t start = below(from.size(), random);
  const std::size_t length = std::min<std::size_t>(from.size() - start, 1 + below(256, random));
  if (bytes.size() + length > kLargest) return;
  const Bytes piece(from.begin() + static_cast<std::ptrdiff_t>(start), from.begin() + static_cast<std::ptrdiff_t>(start + length));
  bytes.insert(bytes.begin() + place(bytes, random), piece.begin(), piece.end());
}

void change(Bytes& bytes, const std::vector<Bytes>& seeds, std::mt19937_64& random) {
  if (bytes.empty()) return bytes.push_back(static_cast<std::uint8_t>(random()));
  switch (random() % 7) {
    case 0: bytes[below(bytes.size(), random)] ^= static_cast<std::uint8_t>(1u << random() % 8); break;
    case 1: bytes[below(bytes.size(), random)] = static_cast<std::uint8_t>(random()); break;
    case 2:
    case 3: putNumber(bytes, random); break;
    case 4: {
      const std::ptrdiff_t at = place(bytes, random);
      const std::size_t length = std::min<std::size_t>(bytes.size() - static_cast<std::size_t>(at), 1 + below(64, random));
      bytes.erase(bytes.begin() + at, bytes.begin() + at + static_cast<std::ptrdiff_t>(length));
      break;
    }
    case 5: insertPiece(bytes, random() % 2 == 0 ? bytes : seeds[below(seeds.size(), random)], random); break;
    default: bytes.resize(below(bytes.size(), random)); break;
  }
}

}  // namespace

Bytes variationOf(const std::vector<Bytes>& seeds, std::mt19937_64& random) {
  Bytes bytes = seeds[below(seeds.size(), random)];
  for (std::uint64_t changes = 1 + random() % 4; changes > 0; --changes) change(bytes, seeds, random);
  return bytes;
}

}  // namespace safelight::fuzz
