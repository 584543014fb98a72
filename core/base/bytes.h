#pragma once
// Byte buffers and a bounds-checked little-endian writer and reader: the one encoding of every Safelight file and message.

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace safelight {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using MutableByteView = std::span<std::uint8_t>;

/// Views the bytes of a string; the string must outlive the view.
inline ByteView asBytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Copies bytes into a string, whatever they hold.
inline std::string toString(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal digits, two a byte.
std::string toHex(ByteView bytes);

/// Reads what toHex wrote (either case); InvalidArgument for anything else.
Result<Bytes> fromHex(std::string_view text);

/// Appends fixed-width little-endian numbers and length-prefixed strings to a buffer of its own.
class ByteWriter {
 public:
  void u8(std::uint8_t value) { m_bytes.push_back(value); }
  void u16(std::uint16_t value) { number(value); }
  void u32(std::uint32_t value) { number(value); }
  void u64(std::uint64_t value) { number(value); }
  void i32(std::int32_t value) { number(static_cast<std::uint32_t>(value)); }
  void i64(std::int64_t value) { number(static_cast<std::uint64_t>(value)); }
  void f64(double value) {
    std::uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    number(bits);
  }
  void flag(bool value) { u8(value ? 1 : 0); }
  /// The bytes as they are, without a length.
  void raw(ByteView bytes);  // out of line: inlined, g++ 12 warns of overflows that are none
  /// A 32-bit length, then the bytes.
  void blob(ByteView bytes) {
    u32(static_cast<std::uint32_t>(bytes.size()));
    raw(bytes);
  }
  void text(std::string_view value) { blob(asBytes(value)); }

  std::size_t size() const { return m_bytes.size(); }
  const Bytes& bytes() const& { return m_bytes; }
  Bytes take() && { return std::move(m_bytes); }

 private:
  template <class Unsigned>
  void number(Unsigned value) {
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) m_bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  Bytes m_bytes;
};

/// Reads what ByteWriter wrote, from bytes that may be hostile. A read past the end gives zero or empty and sets
/// `failed()` for good, so a caller reads a whole structure and checks once. The bytes must outlive the reader.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : m_rest(bytes) {}

  std::uint8_t u8() { return number<std::uint8_t>(); }
  std::uint16_t u16() { return number<std::uint16_t>(); }
  std::uint32_t u32() { return number<std::uint32_t>(); }
  std::uint64_t u64() { return number<std::uint64_t>(); }
  std::int32_t i32() { return static_cast<std::int32_t>(u32()); }
  std::int64_t i64() { return static_cast<std::int64_t>(u64()); }
  double f64() {
    const std::uint64_t bits = u64();
    double value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  bool flag() { return u8() != 0; }
  ByteView raw(std::size_t count) {
    if (count > m_rest.size()) {
      fail();
      return {};
    }
    const ByteView part = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return part;
  }
  ByteView blob() { return raw(u32()); }
  std::string text() { return toString(blob()); }
  /// A count of items that each take at least `smallestItem` bytes: one that cannot fit in the rest fails, so that a
  /// hostile count never sizes an allocation.
  std::uint32_t count(std::size_t smallestItem) {
    const std::uint32_t value = u32();
    if (static_cast<std::uint64_t>(value) * smallestItem > m_rest.size()) {
      fail();
      return 0;
    }
    return value;
  }

  bool failed() const { return m_failed; }
  bool atEnd() const { return m_rest.empty(); }
  std::size_t remaining() const { return m_rest.size(); }
  /// True when everything was read and nothing was missing.
  bool finished() const { return !m_failed && m_rest.empty(); }
  void fail() {
    m_failed = true;
    m_rest = {};
  }

 private:
  template <class Unsigned>
  Unsigned number() {
    const ByteView part = raw(sizeof(Unsigned));
    if (m_failed) return 0;
    Unsigned value = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) value = static_cast<Unsigned>(value | (static_cast<Unsigned>(part[i]) << (8 * i)));
    return value;
  }
  ByteView m_rest;
  bool m_failed = false;
};

}  // namespace safelight
