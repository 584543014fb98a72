#include "dicom/pixel/j2k_frame.h"

#include <cstring>

#include "core/codec/jpeg2000.h"
#include "dicom/pixel/decoded_depth.h"

namespace safelight::dicom {

namespace {

/// Writes a plane's samples as unsigned words of `width` bytes, `step` samples apart; negative ones in two's complement.
template <class Word>
void pack(const codec::J2kPlane& plane, Bytes& out, std::size_t offset, std::size_t step) {
  auto* words = reinterpret_cast<Word*>(out.data()) + offset;
  for (const std::int32_t sample : plane.samples) {
    *words = static_cast<Word>(sample);
    words += step;
  }
}

}  // namespace

Result<RawFrame> decodeJ2k(ByteView bytes, const PixelDescription& layout) {
  TRY_ASSIGN(const codec::J2kHeader header, codec::readJ2kHeader(bytes));
  if (header.width != layout.width || header.height != layout.height) return fail(ErrorCode::FileCorrupt, "JPEG 2000 sizes contradict the data set");
  if (header.components < layout.samples) return fail(ErrorCode::FileCorrupt, "JPEG 2000 components contradict the data set");
  TRY_ASSIGN(const codec::J2kPicture picture, codec::decodeJpeg2000(bytes));
  PixelDescription out = layout;
  const codec::J2kPlane& first = picture.planes.front();
  out.bitsAllocated = first.precision <= 8 ? 8 : first.precision <= 16 ? 16 : 32;
  out.bitsStored = first.precision;
  out.highBit = static_cast<std::uint16_t>(out.bitsStored - 1);
  out.planar = false;
  if (layout.samples == 3) {
    if (picture.colourTransformUndone) out.colour = ColourModel::Rgb;
    else if (layout.colour != ColourModel::Rgb) out.colour = ColourModel::YbrFull;
  }
  const std::size_t wordBytes = out.bitsAllocated / 8u;
  Bytes pixels(static_cast<std::size_t>(layout.pixels()) * layout.samples * wordBytes);
  for (std::size_t i = 0; i < layout.samples; ++i) {
    const codec::J2kPlane& plane = picture.planes[i];
    if (plane.width != layout.width || plane.height != layout.height || plane.precision != first.precision)
      return fail(ErrorCode::FormatUnsupported, "JPEG 2000 components of different size");
    if (wordBytes == 1) pack<std::uint8_t>(plane, pixels, i, layout.samples);
    else if (wordBytes == 2) pack<std::uint16_t>(plane, pixels, i, layout.samples);
    else pack<std::uint32_t>(plane, pixels, i, layout.samples);
  }
  RawFrame frame = RawFrame::own(out, std::move(pixels));
  settleDepth(frame, layout);
  return frame;
}

}  // namespace safelight::dicom
