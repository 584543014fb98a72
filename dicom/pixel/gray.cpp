#include "dicom/pixel/gray.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace safelight::dicom {

namespace {

std::uint16_t* words(Bytes& bytes) { return reinterpret_cast<std::uint16_t*>(bytes.data()); }

std::uint16_t swapped(std::uint16_t value) { return static_cast<std::uint16_t>((value << 8) | (value >> 8)); }

/// How stored bits become an unsigned number: shift down, mask, and for signed samples flip the sign bit, which adds the bias.
struct Unpacking {
  unsigned shift = 0;
  std::uint32_t mask = 0xFFFF, flip = 0;
  explicit Unpacking(const PixelDescription& layout) {
    shift = static_cast<unsigned>(layout.highBit + 1 - layout.bitsStored);
    mask = layout.bitsStored >= 32 ? 0xFFFFFFFF : (1u << layout.bitsStored) - 1;
    flip = layout.isSigned ? 1u << (layout.bitsStored - 1) : 0;
  }
};

/// Samples are worked on in blocks of fixed size: compilers turn loops of known length into vector code at every level of optimisation.
constexpr std::size_t kBlock = 1024;

void from16(const RawFrame& frame, std::size_t first, std::size_t count, std::uint16_t* out) {
  const Unpacking how(frame.layout);
  const auto shift = how.shift;
  const auto mask = static_cast<std::uint16_t>(how.mask), flip = static_cast<std::uint16_t>(how.flip);
  const bool foreign = frame.bigEndian != (std::endian::native == std::endian::big);
  const bool asStored = shift == 0 && mask == 0xFFFF && flip == 0;
  if (asStored && !foreign) {
    std::memcpy(out, frame.bytes.data() + first * 2, count * 2);
    return;
  }
  std::array<std::uint16_t, kBlock> block{};  // the last, shorter part is followed by what the one before left
  for (std::size_t at = 0; at < count; at += kBlock) {
    const std::size_t part = std::min(kBlock, count - at);
    std::memcpy(block.data(), frame.bytes.data() + (first + at) * 2, part * 2);
    if (foreign)
      for (std::uint16_t& value : block) value = swapped(value);
    if (!asStored)
      for (std::uint16_t& value : block) value = static_cast<std::uint16_t>(((value >> shift) & mask) ^ flip);
    std::memcpy(out + at, block.data(), part * 2);
  }
}

void from8(const RawFrame& frame, std::size_t first, std::size_t count, std::uint16_t* out) {
  const Unpacking how(frame.layout);
  const std::uint8_t* in = frame.bytes.data() + first;
  for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<std::uint16_t>(((in[i] >> how.shift) & how.mask) ^ how.flip);
}

void from1(const RawFrame& frame, std::size_t count, std::uint16_t* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t bit = i + frame.firstBit;
    out[i] = (frame.bytes[bit / 8] >> (bit % 8)) & 1;
  }
}

/// ACR-NEMA packs two 12-bit samples into three bytes, in 16-bit words from the low end.
void from12(const RawFrame& frame, std::size_t count, std::uint16_t* out) {
  const Unpacking how(frame.layout);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = i / 2 * 3 + i % 2;
    const unsigned low = frame.bytes[at], high = at + 1 < frame.bytes.size() ? frame.bytes[at + 1] : 0;
    const unsigned value = i % 2 == 0 ? low | ((high & 0x0F) << 8) : (low >> 4) | (high << 4);
    out[i] = static_cast<std::uint16_t>(((value >> how.shift) & how.mask) ^ how.flip);
  }
}

template <class Word>
Word wordAt(const RawFrame& frame, std::size_t index) {
  Word value;
  std::memcpy(&value, frame.bytes.data() + index * sizeof value, sizeof value);
  if (frame.bigEndian == (std::endian::native == std::endian::big)) return value;
  Word turned = 0;
  for (std::size_t i = 0; i < sizeof value; ++i) turned = static_cast<Word>(turned | (((value >> (8 * i)) & 0xFF) << (8 * (sizeof value - 1 - i))));
  return turned;
}

/// Spreads values over 16 bits. `value(i)` gives sample i as a number; what is no number counts as the smallest.
template <class Value>
GrayPixels spread(std::size_t count, bool whole, Value value) {
  double low = 0, high = 0;
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) {
    const double v = value(i);
    if (!std::isfinite(v)) continue;
    low = any ? std::min(low, v) : v;
    high = any ? std::max(high, v) : v;
    any = true;
  }
  GrayPixels out;
  out.pixels.resize(count * 2);
  out.offset = low;
  const double range = high - low;
  out.scale = whole && range <= 65535 ? 1 : range > 0 && std::isfinite(range) ? range / 65535 : 1;
  std::uint16_t* pixel = words(out.pixels);
  for (std::size_t i = 0; i < count; ++i) {
    const double v = value(i);
    pixel[i] = std::isfinite(v) ? static_cast<std::uint16_t>(std::clamp((v - low) / out.scale + 0.5, 0.0, 65535.0)) : 0;
  }
  return out;
}

GrayPixels from32(const RawFrame& frame, std::size_t count) {
  const Unpacking how(frame.layout);
  const double bias = frame.layout.isSigned ? std::ldexp(1.0, frame.layout.bitsStored - 1) : 0;
  return spread(count, true, [&](std::size_t i) { return ((wordAt<std::uint32_t>(frame, i) >> how.shift & how.mask) ^ how.flip) - bias; });
}

}  // namespace

Result<GrayPixels> toGray16(const RawFrame& frame) {
  const PixelDescription& layout = frame.layout;
  const auto count = static_cast<std::size_t>(layout.pixels());
  if (layout.kind == SampleKind::Float) return spread(count, false, [&](std::size_t i) { return std::bit_cast<float>(wordAt<std::uint32_t>(frame, i)); });
  if (layout.kind == SampleKind::Double) return spread(count, false, [&](std::size_t i) { return std::bit_cast<double>(wordAt<std::uint64_t>(frame, i)); });
  if (layout.bitsAllocated == 32) return from32(frame, count);
  GrayPixels out;
  out.pixels.resize(count * 2);
  switch (layout.bitsAllocated) {
    case 1: from1(frame, count, words(out.pixels)); break;
    case 8: from8(frame, 0, count, words(out.pixels)); break;
    case 12: from12(frame, count, words(out.pixels)); break;
    case 16: from16(frame, 0, count, words(out.pixels)); break;
    default: return fail(ErrorCode::FormatUnsupported, "bits allocated");
  }
  out.offset = grayOffset(layout);
  return out;
}

bool isReadInParts(const PixelDescription& layout) {
  return layout.kind == SampleKind::Integer && (layout.bitsAllocated == 8 || layout.bitsAllocated == 16);
}

void grayPart(const RawFrame& frame, std::size_t first, std::size_t count, std::uint16_t* out) {
  if (frame.layout.bitsAllocated == 8) from8(frame, first, count, out);
  else from16(frame, first, count, out);
}

double grayOffset(const PixelDescription& layout) { return layout.isSigned ? -std::ldexp(1.0, layout.bitsStored - 1) : 0; }

}  // namespace safelight::dicom
