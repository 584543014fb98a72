#include "core/imaging/thumbnail_codec.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
// jpeglib.h needs the two above before it.
#include <jpeglib.h>

#include "core/imaging/jpeg_writer.h"

namespace safelight::imaging {
namespace {

constexpr int kQuality = 85;
constexpr std::uint32_t kLongestSide = 4096;

struct Failure {
  jpeg_error_mgr base;
  std::jmp_buf back;
};

[[noreturn]] void leave(j_common_ptr info) { std::longjmp(reinterpret_cast<Failure*>(info->err)->back, 1); }
/// What compressThumbnail wrote gives no warning, so one means damage.
void leaveOnWarning(j_common_ptr info, int level) {
  if (level < 0) leave(info);
}

bool readHead(jpeg_decompress_struct& info, Failure& failure, ByteView jpeg) {
  if (setjmp(failure.back) != 0) return false;
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, jpeg.data(), static_cast<unsigned long>(jpeg.size()));
  if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return false;
  if (info.image_width > kLongestSide || info.image_height > kLongestSide) return false;
  if (info.jpeg_color_space != JCS_GRAYSCALE && info.jpeg_color_space != JCS_YCbCr) return false;
  info.out_color_space = info.jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_EXT_BGRA;
  return true;
}

/// Only plain data lives here: longjmp runs no destructor. `pixels` is large enough for the whole picture.
bool readRows(jpeg_decompress_struct& info, Failure& failure, std::uint8_t* pixels, std::size_t stride) {
  if (setjmp(failure.back) != 0) return false;
  jpeg_start_decompress(&info);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = pixels + info.output_scanline * stride;
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  return true;
}

}  // namespace

Result<Bytes> compressThumbnail(const Rendered& picture) {
  if (picture.width > kLongestSide || picture.height > kLongestSide) return fail(ErrorCode::InvalidArgument, "thumbnail too large");
  return writeJpeg(picture, kQuality, ChromaSampling::Half);
}

Result<Rendered> expandThumbnail(ByteView jpeg) {
  if (jpeg.empty()) return fail(ErrorCode::FileCorrupt, "thumbnail");
  Failure failure;
  jpeg_decompress_struct info;
  std::memset(&info, 0, sizeof info);
  info.err = jpeg_std_error(&failure.base);
  failure.base.error_exit = leave;
  failure.base.emit_message = leaveOnWarning;
  Rendered out;
  bool read = readHead(info, failure, jpeg);
  if (read) {
    out.width = info.image_width;
    out.height = info.image_height;
    out.colour = info.out_color_space != JCS_GRAYSCALE;
    const std::size_t stride = static_cast<std::size_t>(out.width) * (out.colour ? 4 : 1);
    out.pixels.resize(stride * out.height);
    read = readRows(info, failure, out.pixels.data(), stride);
  }
  jpeg_destroy_decompress(&info);
  if (!read) return fail(ErrorCode::FileCorrupt, "thumbnail");
  return out;
}

}  // namespace safelight::imaging
