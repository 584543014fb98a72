// A picture and nothing else: what leaves the practice must not tell where, when and with what it was taken.

#include "core/codec/colour_profile.h"
#include "core/codec/exif.h"
#include "core/codec/jpeg_file.h"
#include "core/codec/png_file.h"

namespace safelight::codec {
namespace {

constexpr int kQuality = 95;

Result<Bytes> asJpeg(ByteView file) {
  TRY_ASSIGN(const imaging::PixelImage image, decodePhoto(file, 0, 0, Limits{}));
  return encodeJpeg(imaging::renderDefault(image), kQuality);
}

Result<Bytes> asPng(ByteView file) {
  TRY_ASSIGN(const imaging::PixelImage image, decodePhoto(file, 0, 0, Limits{}));
  const bool deep = image.format == imaging::PixelFormat::Gray16 && image.tone.maximum > 255;
  return deep ? encodePng16(image) : encodePng(imaging::renderDefault(image));
}

}  // namespace

Result<Bytes> withoutMetadata(ByteView file) {
  switch (detect(file)) {
    case PhotoFormat::Jpeg: {
      TRY_ASSIGN(const JpegLayout layout, readJpegLayout(file));
      const bool upright = readExif(layout.exif).orientation == 1;
      if (!upright || !meansSrgb(layout.profile, layout.components != 1)) return asJpeg(file);
      if (const auto whole = jpegPixels(file, 1, Limits{}); !whole)
        return fail(whole.error());  // a damaged picture is not passed on; at an eighth this is quick
      return bareJpeg(file);
    }
    case PhotoFormat::Png: {
      TRY_ASSIGN(const RawPhoto photo, pngPixels(file, Limits{}));  // also proves that the kept chunks decode
      const bool colour = photo.image.format == imaging::PixelFormat::Rgb32;
      if (readExif(photo.exif).orientation == 1 && meansSrgb(photo.profile, colour)) return barePng(file);
      return asPng(file);
    }
    case PhotoFormat::Tiff: {
      TRY_ASSIGN(const PhotoHead head, tiffHead(file));
      if (head.pages > 1) return fail(ErrorCode::FormatUnsupported, "several pages");
      return asPng(file);
    }
    case PhotoFormat::Jpeg2000:
      return asPng(file);
    case PhotoFormat::Heic:
    case PhotoFormat::Avif:
    case PhotoFormat::WebP:
      return asJpeg(file);
    case PhotoFormat::Gif:
    case PhotoFormat::Bmp:
      return fail(ErrorCode::FormatUnsupported, "GIF or BMP");
    case PhotoFormat::Unknown:
      break;
  }
  return fail(ErrorCode::FormatUnknown);
}

}  // namespace safelight::codec
