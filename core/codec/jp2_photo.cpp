// JPEG 2000 photographs: planes of any precision and subsampling to what the viewer shows.

#include <cmath>

#include "core/codec/jpeg2000.h"
#include "core/codec/raw_photo.h"

namespace safelight::codec {
namespace {

/// One sample in eight or sixteen bits, whatever precision and sign it was stored with.
class Sampler {
 public:
  Sampler(const J2kPlane& plane, unsigned bits) : m_plane(plane), m_full((1u << bits) - 1) {
    m_top = (std::int64_t{1} << plane.precision) - 1;
    m_shift = plane.isSigned ? std::int64_t{1} << (plane.precision - 1) : 0;
  }
  std::uint32_t at(std::uint32_t x, std::uint32_t y) const {
    const std::size_t column = std::min(x / m_plane.stepX, m_plane.width - 1), row = std::min(y / m_plane.stepY, m_plane.height - 1);
    const std::int64_t value = std::clamp<std::int64_t>(m_plane.samples[row * m_plane.width + column] + m_shift, 0, m_top);
    return m_top == m_full ? static_cast<std::uint32_t>(value) : static_cast<std::uint32_t>((value * m_full + m_top / 2) / m_top);
  }

 private:
  const J2kPlane& m_plane;
  std::int64_t m_full, m_top = 0, m_shift = 0;
};

std::uint32_t byteOf(double value) { return static_cast<std::uint32_t>(std::clamp(std::lround(value), 0l, 255l)); }

/// ITU-T T.871 (JFIF), which enumerated colour space 18 (sYCC) follows.
std::uint32_t fromYcc(double y, double cb, double cr) {
  cb -= 128;
  cr -= 128;
  return 0xff000000u | byteOf(y + 1.402 * cr) << 16 | byteOf(y - 0.344136 * cb - 0.714136 * cr) << 8 | byteOf(y + 1.772 * cb);
}

void fillGrey(const J2kPicture& picture, RawPhoto& photo) {
  const Sampler grey(picture.planes[0], photo.bits);
  const bool alpha = picture.planes.size() == 2;
  const Sampler cover(picture.planes[alpha ? 1 : 0], photo.bits);
  const std::uint32_t full = (1u << photo.bits) - 1;
  auto* out = reinterpret_cast<std::uint16_t*>(photo.image.pixels.data());
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      *out++ = static_cast<std::uint16_t>(alpha ? overWhite(grey.at(x, y), cover.at(x, y), full) : grey.at(x, y));
    }
  }
}

void fillColour(const J2kPicture& picture, RawPhoto& photo) {
  const Sampler first(picture.planes[0], 8), second(picture.planes[1], 8), third(picture.planes[2], 8);
  const bool alpha = picture.planes.size() >= 4;
  const Sampler cover(picture.planes[alpha ? 3 : 0], 8);
  const bool ycc = picture.colour == J2kColour::Sycc || (!picture.colourTransformUndone && picture.colour == J2kColour::Unspecified &&
                                                         picture.planes[1].stepX > picture.planes[0].stepX);
  auto* out = reinterpret_cast<std::uint32_t*>(photo.image.pixels.data());
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      std::uint32_t word = ycc ? fromYcc(first.at(x, y), second.at(x, y), third.at(x, y))
                               : 0xff000000u | first.at(x, y) << 16 | second.at(x, y) << 8 | third.at(x, y);
      if (alpha) {
        const std::uint32_t cut = cover.at(x, y);
        word = 0xff000000u | overWhite(word >> 16 & 255, cut, 255) << 16 | overWhite(word >> 8 & 255, cut, 255) << 8 |
               overWhite(word & 255, cut, 255);
      }
      *out++ = word;
    }
  }
}

}  // namespace

Result<PhotoHead> jp2Head(ByteView file) {
  TRY_ASSIGN(const J2kHeader j2k, readJ2kHeader(file));
  PhotoHead head;
  head.width = j2k.width;
  head.height = j2k.height;
  head.bits = j2k.precision;
  head.channels = static_cast<std::uint16_t>(j2k.components);
  head.colour = j2k.components >= 3;
  head.orientation = 1;
  return head;
}

Result<RawPhoto> jp2Pixels(ByteView file, std::uint32_t longSide, const Limits& limits) {
  TRY_ASSIGN(const J2kHeader j2k, readJ2kHeader(file));
  const bool wide = j2k.components < 3;
  TRY_VOID(checkExpansion(j2k.width, j2k.height, static_cast<std::uint64_t>(j2k.precision) * j2k.components, file.size(), limits));
  const std::uint32_t reduction = reductionFor(j2k.width, j2k.height, wide ? 2 : 4, longSide, limits);
  if (reduction == 0) return fail(ErrorCode::TooManyPixels);
  J2kLimits caps;
  if (reduction > 1) caps.longSide = (std::max(j2k.width, j2k.height) + reduction - 1) / reduction;
  TRY_ASSIGN(const J2kPicture picture, decodeJpeg2000(file, caps, J2kContainer::Honour));
  if (picture.planes.empty() || picture.width == 0 || picture.height == 0) return fail(ErrorCode::FileCorrupt, "JPEG 2000 planes");
  for (const J2kPlane& plane : picture.planes) {
    const bool usable = plane.width > 0 && plane.height > 0 && plane.stepX > 0 && plane.stepY > 0 && plane.precision >= 1 &&
                        plane.precision <= 31 && plane.samples.size() == static_cast<std::size_t>(plane.width) * plane.height;
    if (!usable) return fail(ErrorCode::FileCorrupt, "JPEG 2000 planes");
  }
  const bool grey = picture.planes.size() < 3;
  RawPhoto photo;
  photo.orientation = 1;
  photo.bits = grey && picture.planes[0].precision > 8 ? 16 : 8;
  photo.profile = picture.profile;
  photo.image.width = picture.width;
  photo.image.height = picture.height;
  photo.image.reduction = picture.reduction;
  photo.image.format = grey ? imaging::PixelFormat::Gray16 : imaging::PixelFormat::Rgb32;
  const std::uint64_t bytes = static_cast<std::uint64_t>(picture.width) * picture.height * bytesPerPixel(photo.image.format);
  if (bytes > limits.frameBytes) return fail(ErrorCode::TooManyPixels);
  photo.image.pixels.resize(bytes);
  if (grey) {
    fillGrey(picture, photo);
  } else {
    fillColour(picture, photo);
  }
  return photo;
}

}  // namespace safelight::codec
