#pragma once
// What the readers of the single formats share.

#include "core/codec/photo.h"

namespace safelight::codec {

/// What a format's head says, before any pixel is decoded. Sizes as stored.
struct PhotoHead {
  std::uint32_t width = 0, height = 0;
  std::uint16_t bits = 8;      // a sample
  std::uint16_t channels = 3;  // of the file, alpha included
  bool colour = true;
  std::uint32_t pages = 1;
  unsigned orientation = 0;  // EXIF 1-8; 0 = ask `exif`
  Bytes exif;                // a TIFF structure without the "Exif" head; empty when there is none
  /// For formats without EXIF of their own (TIFF): read by the format's reader.
  std::string make, model, captured;
};

/// Pixels as stored: not yet turned, not yet sRGB.
struct RawPhoto {
  imaging::PixelImage image;
  std::uint16_t bits = 8;    // of a grey sample
  Bytes profile;             // ICC of the samples in `image`; empty when none or already applied
  unsigned orientation = 0;  // as in PhotoHead
  Bytes exif;
};

/// TooManyPixels or CompressionBomb when a frame must not be allocated. `storedBits` is all samples' bits of a pixel in the file.
Result<void> checkSize(std::uint64_t width, std::uint64_t height, std::uint64_t storedBits, std::uint64_t outputBytesPerPixel,
                       std::size_t fileBytes, const Limits& limits);

/// The expansion alone, for formats that can decode at a fraction.
Result<void> checkExpansion(std::uint64_t width, std::uint64_t height, std::uint64_t storedBits, std::size_t fileBytes,
                            const Limits& limits);

/// The fraction (1, 2, 4, 8) to decode at, so that the frame fits the limits and does not waste more than `longSide` needs;
/// 0 when not even an eighth fits.
std::uint32_t reductionFor(std::uint64_t width, std::uint64_t height, std::uint64_t outputBytesPerPixel, std::uint32_t longSide,
                           const Limits& limits);

/// Composes one premultiplied-free sample over white: why white: what has transparency here are scans, drawings and cut-out
/// pictures made to lie on paper.
inline std::uint32_t overWhite(std::uint32_t sample, std::uint32_t alpha, std::uint32_t full) {
  return (sample * alpha + full * (full - alpha) + full / 2) / full;
}

// One pair a format. `...Head` reads sizes and metadata, `...Pixels` decodes.
Result<PhotoHead> jpegHead(ByteView file);
Result<RawPhoto> jpegPixels(ByteView file, std::uint32_t longSide, const Limits& limits);
Result<PhotoHead> pngHead(ByteView file);
Result<RawPhoto> pngPixels(ByteView file, const Limits& limits);
Result<PhotoHead> tiffHead(ByteView file);
Result<RawPhoto> tiffPixels(ByteView file, std::uint32_t page, const Limits& limits);
Result<PhotoHead> webpHead(ByteView file);
Result<RawPhoto> webpPixels(ByteView file, std::uint32_t longSide, const Limits& limits);
Result<PhotoHead> heifHead(ByteView file);
Result<RawPhoto> heifPixels(ByteView file, const Limits& limits);
Result<PhotoHead> jp2Head(ByteView file);
Result<RawPhoto> jp2Pixels(ByteView file, std::uint32_t longSide, const Limits& limits);

/// The TIFF tags of a bare TIFF as rows.
std::vector<ExifRow> tiffRows(ByteView file);

/// Registers the single-threaded HEVC and AV1 decoders with libheif and loads its plug-ins, once.
void prepareHeif();

}  // namespace safelight::codec
