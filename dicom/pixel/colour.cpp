#include "dicom/pixel/colour.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace safelight::dicom {

namespace {

std::uint32_t pixelOf(unsigned red, unsigned green, unsigned blue) { return 0xFF000000u | (red << 16) | (green << 8) | blue; }

unsigned clampByte(int value) { return static_cast<unsigned>(std::clamp(value, 0, 255)); }

/// PS3.3 C.7.6.3.1.2, full range, in 16-bit fixed point.
std::uint32_t fromYbr(int y, int cb, int cr) {
  cb -= 128;
  cr -= 128;
  constexpr int kHalf = 1 << 15;
  const int red = y + ((91881 * cr + kHalf) >> 16);
  const int green = y - ((22554 * cb + 46802 * cr + kHalf) >> 16);
  const int blue = y + ((116130 * cb + kHalf) >> 16);
  return pixelOf(clampByte(red), clampByte(green), clampByte(blue));
}

/// Studio range (16-235, 16-240) of the retired YBR_PARTIAL_422.
std::uint32_t fromPartialYbr(int y, int cb, int cr) {
  const double luma = 1.164383 * (y - 16);
  const double blue = cb - 128, red = cr - 128;
  const auto byte = [](double v) { return clampByte(static_cast<int>(std::lround(v))); };
  return pixelOf(byte(luma + 1.596027 * red), byte(luma - 0.391762 * blue - 0.812968 * red), byte(luma + 2.017232 * blue));
}

/// Reads one sample as eight bits, whatever its depth.
class Samples {
 public:
  explicit Samples(const RawFrame& frame) : m_bytes(frame.bytes.data()), m_width(frame.layout.bitsAllocated / 8u), m_bigEndian(frame.bigEndian) {
    const PixelDescription& layout = frame.layout;
    m_low = static_cast<unsigned>(layout.highBit + 1 - layout.bitsStored);
    m_bits = layout.bitsStored;
  }
  int at(std::size_t index) const {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < m_width; ++i) {
      const unsigned shift = 8 * (m_bigEndian ? m_width - 1 - i : i);
      value |= static_cast<std::uint32_t>(m_bytes[index * m_width + i]) << shift;
    }
    value >>= m_low;
    if (m_bits >= 8) return static_cast<int>((value >> (m_bits - 8)) & 0xFF);
    return static_cast<int>((value & ((1u << m_bits) - 1)) * 255 / ((1u << m_bits) - 1));
  }

 private:
  const std::uint8_t* m_bytes;
  unsigned m_width, m_low, m_bits;
  bool m_bigEndian;
};

std::uint32_t convert(ColourModel model, int a, int b, int c) {
  return model == ColourModel::Rgb ? pixelOf(static_cast<unsigned>(a), static_cast<unsigned>(b), static_cast<unsigned>(c)) : fromYbr(a, b, c);
}

void fullSamples(const RawFrame& frame, std::uint32_t* out) {
  const auto count = static_cast<std::size_t>(frame.layout.pixels());
  const ColourModel model = frame.layout.colour;
  const std::size_t step = frame.layout.planar ? 1 : 3, plane = frame.layout.planar ? count : 1;
  if (frame.layout.bitsAllocated == 8 && frame.layout.bitsStored == 8) {
    const std::uint8_t* in = frame.bytes.data();
    for (std::size_t i = 0; i < count; ++i) out[i] = convert(model, in[i * step], in[i * step + plane], in[i * step + 2 * plane]);
    return;
  }
  const Samples samples(frame);
  for (std::size_t i = 0; i < count; ++i) out[i] = convert(model, samples.at(i * step), samples.at(i * step + plane), samples.at(i * step + 2 * plane));
}

/// Two lumas, then the two chromas they share; rows of odd width end in a pair of which only the first shows.
void sharedChroma(const RawFrame& frame, std::uint32_t* out) {
  const Samples samples(frame);
  const std::uint32_t width = frame.layout.width, pairs = (width + 1) / 2;
  const bool partial = frame.layout.colour == ColourModel::YbrPartial422;
  for (std::uint32_t y = 0; y < frame.layout.height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const std::size_t group = (static_cast<std::size_t>(y) * pairs + x / 2) * 4;
      const int luma = samples.at(group + x % 2), cb = samples.at(group + 2), cr = samples.at(group + 3);
      out[static_cast<std::size_t>(y) * width + x] = partial ? fromPartialYbr(luma, cb, cr) : fromYbr(luma, cb, cr);
    }
  }
}

}  // namespace

Result<Bytes> toRgb32(const RawFrame& frame) {
  if (frame.layout.bitsAllocated % 8 != 0 || frame.layout.bitsAllocated > 32) return fail(ErrorCode::FormatUnsupported, "colour bits");
  if (frame.bytes.size() < nativeFrameBytes(frame.layout)) return fail(ErrorCode::FileTruncated, "colour frame");
  Bytes pixels(static_cast<std::size_t>(frame.layout.pixels()) * 4);
  auto* out = reinterpret_cast<std::uint32_t*>(pixels.data());
  if (frame.layout.colour == ColourModel::YbrFull422 || frame.layout.colour == ColourModel::YbrPartial422) sharedChroma(frame, out);
  else fullSamples(frame, out);
  return pixels;
}

}  // namespace safelight::dicom
