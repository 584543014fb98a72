#include "core/imaging/jpeg_writer.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
// jpeglib.h needs the two above before it.
#include <jpeglib.h>

namespace safelight::imaging {
namespace {

struct Failure {
  jpeg_error_mgr base;
  std::jmp_buf back;
};

[[noreturn]] void leave(j_common_ptr info) { std::longjmp(reinterpret_cast<Failure*>(info->err)->back, 1); }
void keepQuiet(j_common_ptr) {}

/// Only plain data lives here: longjmp runs no destructor.
bool writeRows(jpeg_compress_struct& info, Failure& failure, const Rendered& picture, int quality, ChromaSampling sampling,
               unsigned char** memory, unsigned long* size) {
  if (setjmp(failure.back) != 0) return false;
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, memory, size);
  info.image_width = picture.width;
  info.image_height = picture.height;
  info.input_components = picture.colour ? 4 : 1;
  info.in_color_space = picture.colour ? JCS_EXT_BGRX : JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  if (picture.colour && sampling == ChromaSampling::Full) info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&info, TRUE);
  const std::size_t stride = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(info.input_components);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(picture.pixels.data() + info.next_scanline * stride);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  return true;
}

}  // namespace

Result<Bytes> writeJpeg(const Rendered& picture, int quality, ChromaSampling sampling) {
  const std::uint64_t needed = static_cast<std::uint64_t>(picture.width) * picture.height * (picture.colour ? 4 : 1);
  if (needed == 0 || needed != picture.pixels.size() || picture.width > JPEG_MAX_DIMENSION || picture.height > JPEG_MAX_DIMENSION) {
    return fail(ErrorCode::InvalidArgument, "picture size");
  }
  Failure failure;
  jpeg_compress_struct info;
  std::memset(&info, 0, sizeof info);
  info.err = jpeg_std_error(&failure.base);
  failure.base.error_exit = leave;
  failure.base.output_message = keepQuiet;
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  const bool written = writeRows(info, failure, picture, std::clamp(quality, 1, 100), sampling, &memory, &size);
  Bytes out;
  if (written) out.assign(memory, memory + size);
  jpeg_destroy_compress(&info);
  std::free(memory);
  if (!written) return fail(ErrorCode::Internal, "JPEG encoder");
  return out;
}

}  // namespace safelight::imaging
