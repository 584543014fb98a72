#include "core/codec/photo.h"

#include <cstdlib>

#include "core/codec/colour_profile.h"
#include "core/codec/exif.h"
#include "core/codec/orientation.h"
#include "core/codec/raw_photo.h"

namespace safelight::codec {
namespace {

bool has(ByteView file, std::size_t place, std::string_view text) {
  return file.size() >= place + text.size() && std::memcmp(file.data() + place, text.data(), text.size()) == 0;
}

/// The brands of an ISO base media file (ISO/IEC 14496-12 4.3, 23008-12, AVIF).
PhotoFormat detectBrand(ByteView file) {
  const std::size_t length = std::min<std::size_t>({file.size(), static_cast<std::size_t>(file[2] * 256u + file[3]), 256});
  PhotoFormat found = PhotoFormat::Unknown;
  for (std::size_t place = 8; place + 4 <= length; place += place == 8 ? 8 : 4) {
    if (has(file, place, "avif") || has(file, place, "avis")) return PhotoFormat::Avif;
    for (const std::string_view brand : {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}) {
      if (has(file, place, brand)) found = PhotoFormat::Heic;
    }
  }
  return found;
}

Result<PhotoHead> readHead(ByteView file) {
  switch (detect(file)) {
    case PhotoFormat::Jpeg:
      return jpegHead(file);
    case PhotoFormat::Png:
      return pngHead(file);
    case PhotoFormat::Tiff:
      return tiffHead(file);
    case PhotoFormat::Heic:
    case PhotoFormat::Avif:
      return heifHead(file);
    case PhotoFormat::WebP:
      return webpHead(file);
    case PhotoFormat::Jpeg2000:
      return jp2Head(file);
    case PhotoFormat::Gif:
    case PhotoFormat::Bmp:
      return fail(ErrorCode::FormatUnsupported, "GIF or BMP");
    case PhotoFormat::Unknown:
      break;
  }
  return fail(ErrorCode::FormatUnknown);
}

Result<RawPhoto> readPixels(ByteView file, std::uint32_t page, std::uint32_t longSide, const Limits& limits) {
  const PhotoFormat format = detect(file);
  if (page > 0 && format != PhotoFormat::Tiff && format != PhotoFormat::Unknown) return fail(ErrorCode::FrameOutOfRange);
  switch (format) {
    case PhotoFormat::Jpeg:
      return jpegPixels(file, longSide, limits);
    case PhotoFormat::Png:
      return pngPixels(file, limits);
    case PhotoFormat::Tiff:
      return tiffPixels(file, page, limits);
    case PhotoFormat::Heic:
    case PhotoFormat::Avif:
      return heifPixels(file, limits);
    case PhotoFormat::WebP:
      return webpPixels(file, longSide, limits);
    case PhotoFormat::Jpeg2000:
      return jp2Pixels(file, longSide, limits);
    case PhotoFormat::Gif:
    case PhotoFormat::Bmp:
      return fail(ErrorCode::FormatUnsupported, "GIF or BMP");
    case PhotoFormat::Unknown:
      break;
  }
  return fail(ErrorCode::FormatUnknown);
}

void applyProfile(RawPhoto& photo) {
  if (photo.profile.empty()) return;
  imaging::PixelImage& image = photo.image;
  const bool grey = image.format == imaging::PixelFormat::Gray16;
  const SampleKind kind = !grey ? SampleKind::Bgra8 : photo.bits == 16 ? SampleKind::Gray16 : SampleKind::Gray8;
  const auto converter = ColourConverter::create(photo.profile, kind);
  if (converter) converter->convert(image.pixels.data(), image.pixels.data(), static_cast<std::size_t>(image.width) * image.height);
}

/// Grey photographs show their whole range. Sensors and scanners put 10 or 12 bits at the low end of sixteen, which would be
/// black: then the whole range is that of the bits in use.
void setTone(RawPhoto& photo) {
  imaging::PixelImage& image = photo.image;
  if (image.format != imaging::PixelFormat::Gray16 || image.pixels.empty()) return;
  const auto [least, most] = std::minmax_element(image.gray(), image.gray() + static_cast<std::size_t>(image.width) * image.height);
  image.tone.minimum = *least;
  image.tone.maximum = *most;
  unsigned bits = photo.bits;
  if (bits == 16 && *most < 4096) bits = *most < 256 ? 8 : *most < 1024 ? 10 : 12;
  const double range = static_cast<double>(1u << bits);
  image.tone.suggested = {range / 2, range, imaging::VoiFunction::Linear, {}};
  image.tone.windows = {image.tone.suggested};
}

}  // namespace

PhotoFormat detect(ByteView file) {
  if (has(file, 0, "\xff\xd8\xff")) return PhotoFormat::Jpeg;
  if (has(file, 0, "\x89PNG\r\n\x1a\n")) return PhotoFormat::Png;
  if (has(file, 0, std::string_view("II*\0", 4)) || has(file, 0, std::string_view("MM\0*", 4)) ||
      has(file, 0, std::string_view("II+\0", 4)) || has(file, 0, std::string_view("MM\0+", 4))) {
    return PhotoFormat::Tiff;
  }
  if (has(file, 0, "RIFF") && has(file, 8, "WEBP")) return PhotoFormat::WebP;
  if (has(file, 0, std::string_view("\0\0\0\x0cjP  \r\n\x87\n", 12)) || has(file, 0, "\xff\x4f\xff\x51")) return PhotoFormat::Jpeg2000;
  if (has(file, 4, "ftyp") && file.size() >= 16) return detectBrand(file);
  if (has(file, 0, "GIF87a") || has(file, 0, "GIF89a")) return PhotoFormat::Gif;
  if (has(file, 0, "BM") && file.size() >= 26 && file[15] == 0 && file[16] == 0 && file[17] == 0) return PhotoFormat::Bmp;
  return PhotoFormat::Unknown;
}

std::string mediaType(PhotoFormat format) {
  switch (format) {
    case PhotoFormat::Jpeg:
      return "image/jpeg";
    case PhotoFormat::Png:
      return "image/png";
    case PhotoFormat::Tiff:
      return "image/tiff";
    case PhotoFormat::Heic:
      return "image/heic";
    case PhotoFormat::Avif:
      return "image/avif";
    case PhotoFormat::WebP:
      return "image/webp";
    case PhotoFormat::Jpeg2000:
      return "image/jp2";
    case PhotoFormat::Gif:
      return "image/gif";
    case PhotoFormat::Bmp:
      return "image/bmp";
    case PhotoFormat::Unknown:
      break;
  }
  return {};
}

void prepare() {
  prepareHeif();
  // Little CMS dates the profiles it makes, and the first date reads the time zone's file.
  (void)ColourConverter::fromPrimaries(12);
  // glibc's qsort, which libtiff calls, asks for the size of memory the first time that it sorts more than a kilobyte.
  std::array<int, 1024> some{};
  std::qsort(some.data(), some.size(), sizeof some[0], [](const void*, const void*) { return 0; });
}

Result<model::ImageFacts> photoFacts(ByteView file) {
  TRY_ASSIGN(const PhotoHead head, readHead(file));
  if (head.width == 0 || head.height == 0) return fail(ErrorCode::FileCorrupt, "no width or height");
  const ExifFacts exif = readExif(head.exif);
  const unsigned orientation = head.orientation != 0 ? head.orientation : exif.orientation;
  model::ImageFacts facts;
  facts.kind = model::ImageKind::Photo;
  facts.mediaType = mediaType(detect(file));
  facts.modality = "XC";
  facts.width = turnsSideways(orientation) ? head.height : head.width;
  facts.height = turnsSideways(orientation) ? head.width : head.height;
  facts.frames = head.pages;
  facts.bitsStored = head.bits;
  facts.colour = head.colour;
  facts.capturedAt = exif.capturedAt ? exif.capturedAt : exifTime(head.captured);
  facts.device = !exif.device.empty() ? exif.device : deviceName(head.make, head.model);
  return facts;
}

std::vector<ExifRow> photoRows(ByteView file) {
  if (detect(file) == PhotoFormat::Tiff) return tiffRows(file);
  const auto head = readHead(file);
  return head ? exifRows(head->exif) : std::vector<ExifRow>{};
}

Result<imaging::PixelImage> decodePhoto(ByteView file, std::uint32_t page, std::uint32_t longSide, const Limits& limits) {
  TRY_ASSIGN(RawPhoto photo, readPixels(file, page, longSide, limits));
  applyProfile(photo);
  setUpright(photo.image, photo.orientation != 0 ? photo.orientation : readExif(photo.exif).orientation);
  setTone(photo);
  return std::move(photo.image);
}

}  // namespace safelight::codec
