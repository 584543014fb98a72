#include <png.h>

#include <csetjmp>

#include "core/codec/photo.h"

namespace safelight::codec {
namespace {

/// Grows by malloc, so that nothing throws through libpng.
struct Sink {
  std::uint8_t* data = nullptr;
  std::size_t size = 0, room = 0;
  ~Sink() { std::free(data); }
};

[[noreturn]] void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void keepQuiet(png_structp, png_const_charp) {}
void flushNothing(png_structp) {}

void takeBytes(png_structp png, png_bytep from, png_size_t count) {
  Sink& sink = *static_cast<Sink*>(png_get_io_ptr(png));
  if (count > sink.room - sink.size) {
    const std::size_t room = std::max(sink.room * 2, sink.size + count + 65536);
    void* grown = std::realloc(sink.data, room);
    if (!grown) png_longjmp(png, 1);
    sink.data = static_cast<std::uint8_t*>(grown);
    sink.room = room;
  }
  std::memcpy(sink.data + sink.size, from, count);
  sink.size += count;
}

/// Rows in memory: grey of 8 or 16 bits in machine order, or 0xffRRGGBB words.
struct Rows {
  std::uint32_t width, height;
  int bits;
  bool colour;
  const std::uint8_t* data;
  std::size_t stride;
};

bool write(png_structp png, png_infop info, Sink& sink, const Rows& picture) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_write_fn(png, &sink, takeBytes, flushNothing);
  png_set_compression_level(png, 6);
  png_set_IHDR(png, info, picture.width, picture.height, picture.bits, picture.colour ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  if (picture.colour) {
    png_set_bgr(png);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
  }
  if (picture.bits == 16) png_set_swap(png);
  for (std::uint32_t y = 0; y < picture.height; ++y) png_write_row(png, picture.data + y * picture.stride);
  png_write_end(png, nullptr);
  return true;
}

Result<Bytes> encodeRows(const Rows& rows) {
  Sink sink;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, keepQuiet);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  const bool written = info && write(png, info, sink, rows);
  if (png) png_destroy_write_struct(&png, &info);
  if (!written) return fail(ErrorCode::Internal, "PNG encoder");
  return Bytes(sink.data, sink.data + sink.size);
}

}  // namespace

Result<Bytes> encodePng(const imaging::Rendered& picture) {
  const std::size_t stride = static_cast<std::size_t>(picture.width) * (picture.colour ? 4 : 1);
  if (stride == 0 || picture.height == 0 || stride * picture.height != picture.pixels.size())
    return fail(ErrorCode::InvalidArgument, "picture size");
  return encodeRows({picture.width, picture.height, 8, picture.colour, picture.pixels.data(), stride});
}

Result<Bytes> encodePng16(const imaging::PixelImage& image) {
  if (image.format != imaging::PixelFormat::Gray16 || image.pixels.empty() || !image.sizesAgree())
    return fail(ErrorCode::InvalidArgument, "not grey");
  return encodeRows({image.width, image.height, 16, false, image.pixels.data(), static_cast<std::size_t>(image.width) * 2});
}

Result<Bytes> encodeJpeg(const imaging::Rendered& picture, int quality) {
  return imaging::writeJpeg(picture, quality, imaging::ChromaSampling::Full);
}

}  // namespace safelight::codec
