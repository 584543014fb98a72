#pragma once
// The bit stream of a JPEG-LS scan (ITU-T T.87 A.1).

#include "core/base/bytes.h"

namespace safelight::dicom {

/// Bits of a scan; after a byte of ones the next byte gives seven (A.1). Past the end it gives zeros and remembers.
class Bits {
 public:
  explicit Bits(ByteView bytes) : m_bytes(bytes) {}

  std::uint32_t read(unsigned count) {
    if (count == 0) return 0;
    fill(count);
    m_count -= count;
    return static_cast<std::uint32_t>((m_cache >> m_count) & ((1ull << count) - 1));
  }
  bool bit() { return read(1) != 0; }
  /// Zeros before the next one, at most `most`; the one is taken, too.
  unsigned zeros(unsigned most) {
    unsigned count = 0;
    while (count < most && !bit()) {
      ++count;
      if (m_ended) break;
    }
    return count;
  }
  bool ended() const { return m_ended; }
  /// What nobody asked for yet.
  ByteView rest() const { return m_bytes.subspan(m_at); }

 private:
  void fill(unsigned wanted) {
    while (m_count < wanted) {
      if (m_at >= m_bytes.size()) {
        m_cache <<= 8;
        m_count += 8;
        // A few bits past the end may be asked for by a correct stream's last code; a frame of them may not.
        if (++m_past > 8) m_ended = true;
        continue;
      }
      const std::uint8_t byte = m_bytes[m_at++];
      const unsigned width = m_afterOnes ? 7 : 8;
      m_cache = (m_cache << width) | (byte & ((1u << width) - 1));
      m_count += width;
      m_afterOnes = byte == 0xFF;
    }
  }

  ByteView m_bytes;
  std::size_t m_at = 0;
  std::uint64_t m_cache = 0;
  unsigned m_count = 0, m_past = 0;
  bool m_afterOnes = false, m_ended = false;
};

}  // namespace safelight::dicom
