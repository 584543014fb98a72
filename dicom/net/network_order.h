#pragma once
// Big-endian numbers, as the upper layer writes them (PS3.8 9.3.1), in the manner of core/base/bytes.h.

#include "core/base/bytes.h"

namespace safelight::dicom::net {

/// Appends numbers and texts.
class NetworkWriter {
 public:
  void u8(std::uint8_t value) { m_bytes.push_back(value); }
  void u16(std::uint16_t value) {
    u8(static_cast<std::uint8_t>(value >> 8));
    u8(static_cast<std::uint8_t>(value));
  }
  void u32(std::uint32_t value) {
    u16(static_cast<std::uint16_t>(value >> 16));
    u16(static_cast<std::uint16_t>(value));
  }
  void raw(ByteView bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
  void text(std::string_view value) { raw(asBytes(value)); }
  /// A text after its 16-bit length, cut to what the length can say.
  void text16(std::string_view value) { blob16(asBytes(value)); }
  void blob16(ByteView value) {
    const ByteView kept = value.first(std::min<std::size_t>(value.size(), 0xFFFF));
    u16(static_cast<std::uint16_t>(kept.size()));
    raw(kept);
  }

  /// Begins a length of 16 or 32 bits that `end` fills in with what was written since.
  std::size_t begin16() {
    u16(0);
    return m_bytes.size();
  }
  void end16(std::size_t start) {
    const std::size_t size = m_bytes.size() - start;
    m_bytes[start - 2] = static_cast<std::uint8_t>(size >> 8);
    m_bytes[start - 1] = static_cast<std::uint8_t>(size);
  }
  std::size_t begin32() {
    u32(0);
    return m_bytes.size();
  }
  void end32(std::size_t start) {
    const std::size_t size = m_bytes.size() - start;
    for (std::size_t i = 0; i < 4; ++i) m_bytes[start - 4 + i] = static_cast<std::uint8_t>(size >> (24 - 8 * i));
  }

  const Bytes& bytes() const& { return m_bytes; }
  Bytes take() && { return std::move(m_bytes); }

 private:
  Bytes m_bytes;
};

/// Reads from bytes that may be hostile; past the end it gives zero or empty and has failed for good.
class NetworkReader {
 public:
  explicit NetworkReader(ByteView bytes) : m_rest(bytes) {}
  std::uint8_t u8() {
    const ByteView part = raw(1);
    return part.empty() ? std::uint8_t{0} : part[0];
  }
  std::uint16_t u16() {
    const ByteView part = raw(2);
    return part.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(part[0] << 8 | part[1]);
  }
  std::uint32_t u32() {
    const std::uint32_t high = u16();
    return high << 16 | u16();
  }
  ByteView raw(std::size_t count) {
    if (count > m_rest.size()) {
      m_failed = true;
      m_rest = {};
      return {};
    }
    const ByteView part = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return part;
  }
  ByteView blob16() { return raw(u16()); }
  ByteView rest() { return raw(m_rest.size()); }
  bool failed() const { return m_failed; }
  bool atEnd() const { return m_rest.empty(); }

 private:
  ByteView m_rest;
  bool m_failed = false;
};

}  // namespace safelight::dicom::net
