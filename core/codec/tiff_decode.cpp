// TIFF pixels: grey of 1, 8 and 16 bits by our own hands, so that no depth is lost; everything else by libtiff's RGBA reader.

#include "core/codec/tiff_file.h"

namespace safelight::codec {
namespace {

constexpr std::uint64_t kMostPixelBytes = 256ull << 20;

struct Page {
  std::uint32_t width = 0, height = 0;
  std::uint16_t bits = 1, samples = 1, photometric = 0, format = SAMPLEFORMAT_UINT, compression = COMPRESSION_NONE, orientation = 1,
                planar = PLANARCONFIG_CONTIG;
  bool tiled = false;

  bool plainGrey() const {
    return samples == 1 && (bits == 1 || bits == 8 || bits == 16) && (format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID) &&
           (photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE);
  }
};

/// The compressions that scanners, cameras and editors write; the rest is seldom met and often attacked.
bool isUsual(std::uint16_t compression) {
  switch (compression) {
    case COMPRESSION_NONE:
    case COMPRESSION_CCITTRLE:
    case COMPRESSION_CCITTRLEW:
    case COMPRESSION_CCITTFAX3:
    case COMPRESSION_CCITTFAX4:
    case COMPRESSION_LZW:
    case COMPRESSION_JPEG:
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE:
    case COMPRESSION_PACKBITS:
      return true;
    default:
      return false;
  }
}

Result<Page> readPage(const TiffMemory& memory, TIFF* tiff) {
  Page page;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &page.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &page.height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &page.bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &page.samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &page.format);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &page.compression);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &page.orientation);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &page.planar);
  if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &page.photometric) != 1)
    page.photometric = page.samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
  page.tiled = TIFFIsTiled(tiff) != 0;
  if (page.width == 0 || page.height == 0) return fail(memory.damage(), "no width or height");
  if (!isUsual(page.compression)) return fail(ErrorCode::FormatUnsupported, "TIFF compression");
  if (page.orientation < 1 || page.orientation > 8) page.orientation = 1;
  return page;
}

/// Copies one row of grey samples, `count` of them, to sixteen bits; MINISWHITE is turned over.
void widenRow(const Page& page, const std::uint8_t* from, std::uint16_t* to, std::size_t count) {
  const bool white = page.photometric == PHOTOMETRIC_MINISWHITE;
  for (std::size_t x = 0; x < count; ++x) {
    std::uint16_t value = 0, full = 255;
    if (page.bits == 1) {
      value = (from[x / 8] >> (7 - x % 8)) & 1 ? 255 : 0;
    } else if (page.bits == 8) {
      value = from[x];
    } else {
      std::memcpy(&value, from + 2 * x, 2);
      full = 65535;
    }
    to[x] = white ? static_cast<std::uint16_t>(full - value) : value;
  }
}

Result<void> readGreyRows(const TiffMemory& memory, TIFF* tiff, const Page& page, std::uint16_t* out) {
  const tmsize_t bytes = TIFFScanlineSize(tiff);
  const std::uint64_t needed = (static_cast<std::uint64_t>(page.width) * page.bits + 7) / 8;
  if (bytes <= 0 || static_cast<std::uint64_t>(bytes) < needed) return fail(ErrorCode::FileCorrupt, "TIFF row");
  Bytes row(static_cast<std::size_t>(bytes));
  for (std::uint32_t y = 0; y < page.height; ++y) {
    if (TIFFReadScanline(tiff, row.data(), y, 0) != 1) return fail(memory.damage(), "TIFF data");
    widenRow(page, row.data(), out + static_cast<std::size_t>(y) * page.width, page.width);
  }
  return ok();
}

Result<void> readGreyTiles(const TiffMemory& memory, TIFF* tiff, const Page& page, std::uint16_t* out) {
  std::uint32_t tileWidth = 0, tileHeight = 0;
  TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &tileWidth);
  TIFFGetField(tiff, TIFFTAG_TILELENGTH, &tileHeight);
  const tmsize_t bytes = TIFFTileSize(tiff);
  const std::uint64_t rowBytes = (static_cast<std::uint64_t>(tileWidth) * page.bits + 7) / 8;
  if (tileWidth == 0 || tileHeight == 0 || bytes <= 0 || static_cast<std::uint64_t>(bytes) > kMostPixelBytes ||
      rowBytes * tileHeight > static_cast<std::uint64_t>(bytes)) {
    return fail(ErrorCode::FileCorrupt, "TIFF tile");
  }
  Bytes tile(static_cast<std::size_t>(bytes));
  for (std::uint32_t top = 0; top < page.height; top += tileHeight) {
    for (std::uint32_t left = 0; left < page.width; left += tileWidth) {
      if (TIFFReadTile(tiff, tile.data(), left, top, 0, 0) < 0) return fail(memory.damage(), "TIFF tile");
      const std::uint32_t rows = std::min(tileHeight, page.height - top), columns = std::min(tileWidth, page.width - left);
      for (std::uint32_t y = 0; y < rows; ++y) {
        widenRow(page, tile.data() + y * rowBytes, out + static_cast<std::size_t>(top + y) * page.width + left, columns);
      }
      if (page.width - left <= tileWidth) break;
    }
    if (page.height - top <= tileHeight) break;
  }
  return ok();
}

Result<void> readRgba(const TiffMemory& memory, TIFF* tiff, imaging::PixelImage& image) {
  char reason[1024] = {};
  if (TIFFRGBAImageOK(tiff, reason) != 1) return fail(ErrorCode::FormatUnsupported, "TIFF layout");
  // Turning is done later, for all formats alike: say here that nothing is to turn.
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  auto* words = reinterpret_cast<std::uint32_t*>(image.pixels.data());
  if (TIFFReadRGBAImageOriented(tiff, image.width, image.height, words, ORIENTATION_TOPLEFT, 1) != 1)
    return fail(memory.damage(), "TIFF data");
  const std::size_t count = static_cast<std::size_t>(image.width) * image.height;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t word = words[i];
    const std::uint32_t rest = 255 - TIFFGetA(word);  // colours come already weakened by alpha
    const auto over = [&](std::uint32_t sample) { return std::min<std::uint32_t>(255, sample + rest); };
    words[i] = 0xff000000u | over(TIFFGetR(word)) << 16 | over(TIFFGetG(word)) << 8 | over(TIFFGetB(word));
  }
  return ok();
}

Bytes profileOf(TIFF* tiff) {
  std::uint32_t size = 0;
  void* data = nullptr;
  if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &data) != 1 || !data) return {};
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  return Bytes(bytes, bytes + size);
}

}  // namespace

Result<RawPhoto> tiffPixels(ByteView file, std::uint32_t pageNumber, const Limits& limits) {
  TiffMemory memory(file);
  TRY_ASSIGN(TIFF * tiff, memory.open(std::max(limits.frameBytes, kMostPixelBytes)));
  for (std::uint32_t i = 0; i < pageNumber; ++i) {
    if (TIFFReadDirectory(tiff) != 1) return fail(ErrorCode::FrameOutOfRange);
  }
  TRY_ASSIGN(const Page page, readPage(memory, tiff));
  const bool grey = page.plainGrey();
  // JPEG strips are counted as what they decode to: three bytes at most.
  TRY_VOID(checkSize(page.width, page.height, static_cast<std::uint64_t>(page.bits) * page.samples, grey ? 2 : 4, file.size(), limits));
  RawPhoto photo;
  photo.orientation = page.orientation;
  photo.bits = page.bits == 16 ? 16 : 8;
  photo.profile = profileOf(tiff);
  photo.image.width = page.width;
  photo.image.height = page.height;
  photo.image.format = grey ? imaging::PixelFormat::Gray16 : imaging::PixelFormat::Rgb32;
  photo.image.pixels.resize(static_cast<std::size_t>(page.width) * page.height * bytesPerPixel(photo.image.format));
  if (!grey) {
    if (page.photometric == PHOTOMETRIC_SEPARATED) photo.profile.clear();  // describes inks; the RGBA reader mixed them already
    TRY_VOID(readRgba(memory, tiff, photo.image));
    return photo;
  }
  auto* out = reinterpret_cast<std::uint16_t*>(photo.image.pixels.data());
  if (page.tiled) {
    TRY_VOID(readGreyTiles(memory, tiff, page, out));
  } else {
    TRY_VOID(readGreyRows(memory, tiff, page, out));
  }
  return photo;
}

}  // namespace safelight::codec
