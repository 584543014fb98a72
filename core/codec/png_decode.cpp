// PNG pixels by libpng. As in jpeg_decode.cpp, what can jump back stands alone with plain data.

#include <png.h>

#include <csetjmp>

#include "core/codec/png_file.h"

namespace safelight::codec {
namespace {

struct Reader {
  png_structp png = nullptr;
  png_infop info = nullptr;
  const std::uint8_t* next = nullptr;
  std::size_t left = 0;
  bool ranDry = false;

  ~Reader() {
    if (png) png_destroy_read_struct(&png, &info, nullptr);
  }
};

[[noreturn]] void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void keepQuiet(png_structp, png_const_charp) {}

void giveBytes(png_structp png, png_bytep to, png_size_t count) {
  Reader& reader = *static_cast<Reader*>(png_get_io_ptr(png));
  if (count > reader.left) {
    reader.ranDry = true;
    png_longjmp(png, 1);
  }
  std::memcpy(to, reader.next, count);
  reader.next += count;
  reader.left -= count;
}

bool readInfo(Reader& reader) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  png_set_read_fn(reader.png, &reader, giveBytes);
  png_set_user_limits(reader.png, 1u << 20, 1u << 20);
  png_set_chunk_cache_max(reader.png, 64);
  png_set_chunk_malloc_max(reader.png, 8u << 20);
  png_read_info(reader.png, reader.info);
  return true;
}

bool prepareRows(Reader& reader, bool grey, bool alpha) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  png_set_expand(reader.png);  // palettes to colours, low depths to eight bits, tRNS to alpha
  if (grey) {
    png_set_swap(reader.png);  // sixteen bits in machine order; without effect on eight
  } else {
    png_set_scale_16(reader.png);
    png_set_bgr(reader.png);
    if (!alpha) png_set_add_alpha(reader.png, 0xff, PNG_FILLER_AFTER);
  }
  png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  return true;
}

bool readAll(Reader& reader, png_bytepp rows) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  png_read_image(reader.png, rows);
  return true;
}

struct Head {
  std::uint32_t width = 0, height = 0;
  int depth = 8, type = 0;
  bool grey() const { return (type & (PNG_COLOR_MASK_COLOR | PNG_COLOR_MASK_PALETTE)) == 0; }
};

Result<void> open(Reader& reader, ByteView file, Head& head) {
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, keepQuiet);
  if (reader.png) reader.info = png_create_info_struct(reader.png);
  if (!reader.info) return fail(ErrorCode::DecoderOutOfMemory);
  reader.next = file.data();
  reader.left = file.size();
  // The size is checked by our own eyes first: libpng would only say that something is wrong.
  const ByteView start = file.size() >= 33 ? file.subspan(16, 8) : ByteView{};
  if (start.empty()) return fail(ErrorCode::FileTruncated);
  const auto number = [&](std::size_t i) {
    return static_cast<std::uint32_t>(start[i]) << 24 | start[i + 1] << 16 | start[i + 2] << 8 | start[i + 3];
  };
  if (number(0) > (1u << 20) || number(4) > (1u << 20)) return fail(ErrorCode::TooManyPixels);
  if (!pngHeadIsWhole(file)) return fail(ErrorCode::FileTruncated, "PNG chunk behind the end");
  if (!readInfo(reader)) return fail(reader.ranDry ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt, "PNG head");
  png_uint_32 width = 0, height = 0;
  png_get_IHDR(reader.png, reader.info, &width, &height, &head.depth, &head.type, nullptr, nullptr, nullptr);
  head.width = width;
  head.height = height;
  return ok();
}

unsigned storedBits(const Head& head) {
  const unsigned channels =
      head.type == PNG_COLOR_TYPE_PALETTE ? 1u : (head.grey() ? 1u : 3u) + ((head.type & PNG_COLOR_MASK_ALPHA) ? 1u : 0u);
  return channels * static_cast<unsigned>(head.depth);
}

Bytes profileOf(Reader& reader) {
  png_charp name = nullptr;
  png_bytep data = nullptr;
  png_uint_32 length = 0;
  int compression = 0;
  if (png_get_valid(reader.png, reader.info, PNG_INFO_sRGB) != 0) return {};
  if (png_get_iCCP(reader.png, reader.info, &name, &compression, &data, &length) == 0 || !data) return {};
  return Bytes(data, data + length);
}

Result<void> readRows(Reader& reader, std::uint8_t* memory, std::size_t stride, std::uint32_t height) {
  std::vector<png_bytep> rows(height);
  for (std::uint32_t y = 0; y < height; ++y) rows[y] = memory + y * stride;
  if (readAll(reader, rows.data())) return ok();
  return fail(reader.ranDry ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt, "PNG data");
}

/// Grey of any depth, transparent or not, into sixteen-bit samples.
Result<void> readGrey(Reader& reader, bool alpha, bool sixteen, RawPhoto& photo) {
  imaging::PixelImage& image = photo.image;
  const std::size_t count = static_cast<std::size_t>(image.width) * image.height;
  const std::size_t bytes = (alpha ? 2u : 1u) * (sixteen ? 2u : 1u);
  image.pixels.resize(2 * count);
  if (bytes == 2 && sixteen) return readRows(reader, image.pixels.data(), 2 * static_cast<std::size_t>(image.width), image.height);
  Bytes raw(count * bytes);
  TRY_VOID(readRows(reader, raw.data(), image.width * bytes, image.height));
  auto* out = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  const auto* words = reinterpret_cast<const std::uint16_t*>(raw.data());
  for (std::size_t i = 0; i < count; ++i) {
    if (!alpha)
      out[i] = raw[i];
    else if (sixteen)
      out[i] = static_cast<std::uint16_t>(overWhite(words[2 * i], words[2 * i + 1], 65535));
    else
      out[i] = static_cast<std::uint16_t>(overWhite(raw[2 * i], raw[2 * i + 1], 255));
  }
  return ok();
}

Result<void> readColour(Reader& reader, bool alpha, RawPhoto& photo) {
  imaging::PixelImage& image = photo.image;
  const std::size_t count = static_cast<std::size_t>(image.width) * image.height;
  image.pixels.resize(4 * count);
  TRY_VOID(readRows(reader, image.pixels.data(), 4 * static_cast<std::size_t>(image.width), image.height));
  if (!alpha) return ok();
  for (std::size_t i = 0; i < count; ++i) {
    std::uint8_t* pixel = image.pixels.data() + 4 * i;
    if (pixel[3] == 255) continue;
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(overWhite(pixel[c], pixel[3], 255));
    pixel[3] = 255;
  }
  return ok();
}

}  // namespace

Result<PhotoHead> pngHead(ByteView file) {
  Reader reader;
  Head png;
  TRY_VOID(open(reader, file, png));
  PhotoHead head;
  head.width = png.width;
  head.height = png.height;
  head.bits = static_cast<std::uint16_t>(png.depth);
  head.colour = !png.grey();
  head.channels = png.grey() ? 1 : 3;
  const ByteView exif = pngChunk(file, "eXIf");
  head.exif.assign(exif.begin(), exif.end());
  return head;
}

Result<RawPhoto> pngPixels(ByteView file, const Limits& limits) {
  Reader reader;
  Head head;
  TRY_VOID(open(reader, file, head));
  const bool grey = head.grey(), sixteen = grey && head.depth == 16;
  TRY_VOID(checkSize(head.width, head.height, storedBits(head), grey ? 2 : 4, file.size(), limits));
  const bool alpha = (head.type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(reader.png, reader.info, PNG_INFO_tRNS) != 0;
  RawPhoto photo;
  photo.bits = sixteen ? 16 : 8;
  photo.profile = profileOf(reader);
  const ByteView exif = pngChunk(file, "eXIf");
  photo.exif.assign(exif.begin(), exif.end());
  photo.image.width = head.width;
  photo.image.height = head.height;
  photo.image.format = grey ? imaging::PixelFormat::Gray16 : imaging::PixelFormat::Rgb32;
  if (!prepareRows(reader, grey, alpha)) return fail(ErrorCode::FileCorrupt, "PNG");
  const std::size_t expected = static_cast<std::size_t>(head.width) * (grey ? (alpha ? 2u : 1u) * (sixteen ? 2u : 1u) : 4u);
  if (png_get_rowbytes(reader.png, reader.info) != expected) return fail(ErrorCode::FormatUnsupported, "PNG layout");
  if (grey) {
    TRY_VOID(readGrey(reader, alpha, sixteen, photo));
  } else {
    TRY_VOID(readColour(reader, alpha, photo));
  }
  return photo;
}

}  // namespace safelight::codec
