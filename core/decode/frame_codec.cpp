// A frame with its tone: the part of the protocol in which sizes must multiply out.

#include <cmath>

#include "core/decode/clean_text.h"
#include "core/decode/protocol.h"

namespace safelight::decode {

namespace {

constexpr std::uint32_t kWindows = 64;
constexpr std::uint32_t kLuts = 32;
constexpr std::uint32_t kLutValues = 65536;
constexpr std::uint32_t kLargestReduction = 64;

void encodeWindow(ByteWriter& writer, const imaging::Window& window) {
  writer.f64(window.centre);
  writer.f64(window.width);
  writer.u8(static_cast<std::uint8_t>(window.function));
  writer.text(window.explanation);
}

imaging::Window readWindow(ByteReader& reader) {
  imaging::Window window;
  window.centre = reader.f64();
  window.width = reader.f64();
  const std::uint8_t function = reader.u8();
  window.explanation = reader.text();
  if (!std::isfinite(window.centre) || !std::isfinite(window.width) || !(window.width > 0) || function > 2 ||
      !isCleanText(window.explanation)) {
    reader.fail();
    return {};
  }
  window.function = static_cast<imaging::VoiFunction>(function);
  return window;
}

void encodeLut(ByteWriter& writer, const imaging::VoiLut& lut) {
  writer.i32(lut.firstMapped);
  writer.u16(lut.bits);
  writer.text(lut.explanation);
  writer.u32(static_cast<std::uint32_t>(lut.values.size()));
  for (const std::uint16_t value : lut.values) writer.u16(value);
}

imaging::VoiLut readLut(ByteReader& reader) {
  imaging::VoiLut lut;
  lut.firstMapped = reader.i32();
  lut.bits = reader.u16();
  lut.explanation = reader.text();
  const std::uint32_t count = reader.count(2);
  if (count < 1 || count > kLutValues || lut.bits < 1 || lut.bits > 16 || !isCleanText(lut.explanation)) {
    reader.fail();
    return {};
  }
  lut.values.resize(count);
  for (std::uint16_t& value : lut.values) value = reader.u16();
  return lut;
}

void encodeTone(ByteWriter& writer, const imaging::Tone& tone) {
  writer.f64(tone.slope);
  writer.f64(tone.intercept);
  writer.flag(tone.inverse);
  writer.u32(static_cast<std::uint32_t>(tone.windows.size()));
  for (const imaging::Window& window : tone.windows) encodeWindow(writer, window);
  writer.u32(static_cast<std::uint32_t>(tone.luts.size()));
  for (const imaging::VoiLut& lut : tone.luts) encodeLut(writer, lut);
  encodeWindow(writer, tone.suggested);
  writer.flag(tone.suggestedIsLut);
  writer.flag(tone.suggestedFromHistogram);
  writer.u16(tone.minimum);
  writer.u16(tone.maximum);
  writer.flag(tone.hasPadding);
  writer.u16(tone.paddingFirst);
  writer.u16(tone.paddingLast);
  writer.text(tone.units);
}

imaging::Tone readTone(ByteReader& reader) {
  imaging::Tone tone;
  tone.slope = reader.f64();
  tone.intercept = reader.f64();
  tone.inverse = reader.flag();
  const std::uint32_t windows = reader.count(21);
  if (windows > kWindows) reader.fail();
  for (std::uint32_t i = 0; i < windows && !reader.failed(); ++i) tone.windows.push_back(readWindow(reader));
  const std::uint32_t luts = reader.count(14);
  if (luts > kLuts) reader.fail();
  for (std::uint32_t i = 0; i < luts && !reader.failed(); ++i) tone.luts.push_back(readLut(reader));
  tone.suggested = readWindow(reader);
  tone.suggestedIsLut = reader.flag();
  tone.suggestedFromHistogram = reader.flag();
  tone.minimum = reader.u16();
  tone.maximum = reader.u16();
  tone.hasPadding = reader.flag();
  tone.paddingFirst = reader.u16();
  tone.paddingLast = reader.u16();
  tone.units = reader.text();
  const bool sound = std::isfinite(tone.slope) && tone.slope != 0 && std::isfinite(tone.intercept) && tone.minimum <= tone.maximum &&
                     tone.paddingFirst <= tone.paddingLast && (!tone.suggestedIsLut || !tone.luts.empty()) && isCleanText(tone.units, 64);
  if (!sound) reader.fail();
  return tone;
}

}  // namespace

Bytes encodeFrameHead(const imaging::PixelImage& image) {
  ByteWriter writer;
  writer.u8(static_cast<std::uint8_t>(image.format));
  writer.u32(image.width);
  writer.u32(image.height);
  writer.u32(image.reduction);
  writer.text(image.directions.right);
  writer.text(image.directions.down);
  encodeTone(writer, image.tone);
  return std::move(writer).take();
}

std::optional<imaging::PixelImage> parseFrame(ByteView bytes) {
  ByteReader reader(bytes);
  imaging::PixelImage image;
  const std::uint8_t format = reader.u8();
  if (format != static_cast<std::uint8_t>(imaging::PixelFormat::Gray16) && format != static_cast<std::uint8_t>(imaging::PixelFormat::Rgb32)) {
    return std::nullopt;
  }
  image.format = static_cast<imaging::PixelFormat>(format);
  image.width = reader.u32();
  image.height = reader.u32();
  image.reduction = reader.u32();
  image.directions.right = reader.text();
  image.directions.down = reader.text();
  image.tone = readTone(reader);
  if (reader.failed() || image.width == 0 || image.height == 0 || image.reduction < 1 || image.reduction > kLargestReduction ||
      !model::agree(image.directions)) {
    return std::nullopt;
  }
  // 2^32 * 2^32 * 4 does not fit 64 bits: bound the area first.
  const std::uint64_t area = static_cast<std::uint64_t>(image.width) * image.height;
  if (area > Limits::kFrameBytes / imaging::bytesPerPixel(image.format)) return std::nullopt;
  if (area * imaging::bytesPerPixel(image.format) != reader.remaining()) return std::nullopt;
  const ByteView pixels = reader.raw(reader.remaining());
  image.pixels.assign(pixels.begin(), pixels.end());
  return image;
}

}  // namespace safelight::decode
