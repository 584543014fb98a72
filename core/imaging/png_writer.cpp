#include "core/imaging/png_writer.h"

#include <png.h>

namespace safelight::imaging {

namespace {

constexpr std::uint32_t kMaximumSide = 65'500;

/// 0xffRRGGBB words to bytes in PNG's order.
Bytes rgbBytes(const Rendered& picture) {
  Bytes rgb(static_cast<std::size_t>(picture.width) * picture.height * 3);
  const auto* words = reinterpret_cast<const std::uint32_t*>(picture.pixels.data());
  for (std::size_t i = 0; i < rgb.size() / 3; ++i) {
    rgb[3 * i] = static_cast<std::uint8_t>(words[i] >> 16);
    rgb[3 * i + 1] = static_cast<std::uint8_t>(words[i] >> 8);
    rgb[3 * i + 2] = static_cast<std::uint8_t>(words[i]);
  }
  return rgb;
}

}  // namespace

Result<Bytes> writePng(const Rendered& picture) {
  const std::uint64_t expected = static_cast<std::uint64_t>(picture.width) * picture.height * (picture.colour ? 4 : 1);
  const bool sidesFit = picture.width > 0 && picture.height > 0 && picture.width <= kMaximumSide && picture.height <= kMaximumSide;
  if (!sidesFit || picture.pixels.size() != expected) return fail(ErrorCode::InvalidArgument, "picture size");
  const Bytes rgb = picture.colour ? rgbBytes(picture) : Bytes();
  const std::uint8_t* pixels = picture.colour ? rgb.data() : picture.pixels.data();

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width;
  image.height = picture.height;
  image.format = picture.colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels, 0, nullptr) == 0) return fail(ErrorCode::Internal, "png");
  Bytes file(size);
  if (png_image_write_to_memory(&image, file.data(), &size, 0, pixels, 0, nullptr) == 0) return fail(ErrorCode::Internal, "png");
  file.resize(size);
  return file;
}

}  // namespace safelight::imaging
