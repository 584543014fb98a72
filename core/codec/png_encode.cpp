#include <csetjmp>

#include <png.h>

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

bool write(png_structp png, png_infop info, Sink& sink, const imaging::Rendered& picture) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_write_fn(png, &sink, takeBytes, flushNothing);
  png_set_compression_level(png, 6);
  png_set_IHDR(png, info, picture.width, picture.height, 8, picture.colour ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  if (picture.colour) {
    png_set_bgr(png);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
  }
  const std::size_t stride = static_cast<std::size_t>(picture.width) * (picture.colour ? 4 : 1);
  for (std::uint32_t y = 0; y < picture.height; ++y) png_write_row(png, picture.pixels.data() + y * stride);
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

Result<Bytes> encodePng(const imaging::Rendered& picture) {
  const std::uint64_t needed = static_cast<std::uint64_t>(picture.width) * picture.height * (picture.colour ? 4 : 1);
  if (needed == 0 || needed != picture.pixels.size()) return fail(ErrorCode::InvalidArgument, "picture size");
  Sink sink;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, keepQuiet);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  const bool written = info && write(png, info, sink, picture);
  if (png) png_destroy_write_struct(&png, &info);
  if (!written) return fail(ErrorCode::Internal, "PNG encoder");
  return Bytes(sink.data, sink.data + sink.size);
}

Result<Bytes> encodeJpeg(const imaging::Rendered& picture, int quality) { return imaging::writeJpeg(picture, quality, imaging::ChromaSampling::Full); }

}  // namespace safelight::codec
